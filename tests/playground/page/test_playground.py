"""What goes on behind the chat."""

from pathlib import Path

import pytest

from bot.playground.page.examples import SAMPLE
from bot.ux_agent.declared.indexing import SiteSource, build_index
from bot.ux_agent.plan import Edit
from bot.ux_agent.site import SiteIndex
from tests.git_site import git, new_site, save
from tests.playground.page.stage import CONVERSATION, DIGEST, FILES, Stage, preview, write_record


def test_a_message_tells_its_conversation_by_its_buttons(stage: Stage) -> None:
    stage.ask(preview())

    assert stage.state()["messages"][0]["conversation"] == CONVERSATION


def test_the_stored_item_is_shown_as_it_is_with_where_to_see_the_plan(stage: Stage) -> None:
    item = stage.keep()

    found = stage.http.get(f"playground/api/conversation/{CONVERSATION}").json()

    assert found["item"] == item
    assert found["pull"] is None
    after = f"plan-{CONVERSATION}-{DIGEST[:8]}"
    assert found["views"] == {"before": stage.head, "after": after, "kind": "plan"}


def test_a_shipped_conversation_is_shown_with_its_pull_request(stage: Stage) -> None:
    record = stage.pull()
    stage.keep(pr_number=1, phase="completed")

    found = stage.http.get(f"playground/api/conversation/{CONVERSATION}").json()

    assert found["pull"]["number"] == 1
    assert "+nav { background: #00008b }" in found["pull"]["diff"]
    assert found["views"] == {
        "before": record["base_sha"],
        "after": record["commit"],
        "kind": "branch",
    }


def test_a_merged_pull_request_is_shown_with_the_site_as_it_is_live(stage: Stage) -> None:
    record = stage.pull()
    git(stage.folder, "merge", "--quiet", "--no-ff", "-m", "Merge", record["branch"])
    write_record(stage.folder, {**record, "state": "merged"})
    stage.keep(pr_number=1, phase="completed")

    found = stage.http.get(f"playground/api/conversation/{CONVERSATION}").json()

    assert found["views"] == {"before": record["base_sha"], "after": stage.head, "kind": "merged"}
    assert stage.head != record["commit"]


def test_a_closed_pull_request_is_shown_with_the_site_as_it_stays(stage: Stage) -> None:
    record = stage.pull()
    write_record(stage.folder, {**record, "state": "closed"})
    stage.keep(pr_number=1, phase="completed")

    found = stage.http.get(f"playground/api/conversation/{CONVERSATION}").json()

    assert found["views"] == {"before": stage.head, "after": "", "kind": "closed"}


def test_ones_own_site_goes_by_its_manifests_name_else_by_its_folders(tmp_path: Path) -> None:
    manifest = "version: 1\nsite: {name: Bakery}\nsections: {}\n"
    named = new_site(tmp_path / "one", FILES | {".ux-agent.yml": manifest})

    assert Stage(named).playground.world()["guilds"][0]["name"] == "Bakery"
    assert Stage(new_site(tmp_path / "two", FILES)).playground.name() == "two"
    sample = Stage(new_site(tmp_path / "three", FILES), is_sample=True).playground
    assert sample.name() == "Sample site"


def test_a_conversation_that_is_gone_leaves_the_site_as_it_is(stage: Stage) -> None:
    found = stage.http.get("playground/api/conversation/none").json()

    assert found["item"] is None
    assert found["views"] == {"before": stage.head, "after": "", "kind": ""}


def test_the_pages_that_a_plan_changes_are_told_but_for_the_start_page(stage: Stage) -> None:
    item = stage.keep()
    for file, old, new in (("index.html", "Bread", "Cake"), ("about/index.html", "About", "Us")):
        start = FILES[file].index(old)
        edit = Edit(file, "0" * 40, start, start + len(old), old, new)
        item["plan"]["edits"].append(edit._asdict())

    assert stage.playground.planned_pages(CONVERSATION) == ["about/index.html"]
    assert stage.playground.planned_pages("A" * 22) == []


def test_before_the_stack_is_there_nothing_is_stored_and_nothing_runs(tmp_path: Path) -> None:
    playground = Stage(new_site(tmp_path / "site", FILES)).playground

    assert playground.conversation(CONVERSATION)["item"] is None
    assert playground.planned_file(CONVERSATION, "index.html") is None
    assert playground.containers() == []
    assert playground.recycle() == 0


def test_an_endpoint_that_discord_would_not_take_is_told_why(tmp_path: Path) -> None:
    stage = Stage(new_site(tmp_path / "site", FILES))
    stage.town.application.script.append({"type": 4, "data": {"content": "Hi"}})

    assert stage.playground.connect(stage.stack) == "the answer to a PING is not PONG"
    assert not stage.playground.is_ready


def test_the_sample_has_requests_of_its_own(tmp_path: Path) -> None:
    stage = Stage(new_site(tmp_path / "site", FILES), is_sample=True)

    assert stage.playground.examples() == SAMPLE


def test_a_site_that_declares_nothing_has_the_examples_of_a_look(stage: Stage) -> None:
    git(stage.folder, "rm", "--quiet", ".ux-agent.yml")
    save(stage.folder, {"note": "x"})

    assert "Bread worth getting up for" in stage.playground.examples()[0]


def test_a_site_of_which_a_look_tells_nothing_has_no_examples(stage: Stage) -> None:
    git(stage.folder, "rm", "--quiet", ".ux-agent.yml", "index.html")
    save(stage.folder, {"note": "x"})

    assert stage.playground.examples() == ()


def test_a_site_is_looked_at_once_as_long_as_it_stays_the_same(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []

    def look(name: str, source: SiteSource) -> SiteIndex:
        looks.append(name)
        return build_index(name, source)

    monkeypatch.setattr("bot.playground.page.playground.index_within", look)
    for _ in range(3):
        stage.playground.examples()
    assert len(looks) == 1
    save(stage.folder, {"note": "x"})
    stage.playground.examples()
    assert len(looks) == 2


def test_a_menu_entry_is_offered_to_be_renamed(stage: Stage) -> None:
    manifest = """\
version: 1
sections:
  navbar:
    items:
      menu: {at: {file: index.html, element: "nav a", repeat: true}, label: text, href: "attr:href"}
"""
    page = '<nav><a href="/">Home</a><a href="/visit">Visit</a></nav>'
    save(stage.folder, {".ux-agent.yml": manifest, "index.html": page})

    assert stage.playground.examples() == (
        'rename the "Visit" link to "Find us"',
        "change the background",
    )
