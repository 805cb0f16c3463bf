"""`ux-agent undo`: what a merged pull request of a git folder changed goes back, or it says why."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.adapters.git_folder import GitFolder
from bot.ux_agent.code_host import NewCommit, Proposal
from tests.git_site import branches, git, save
from tests.ux_agent.work.test_looking import PAGE
from tests.ux_agent.work.workshop import ID, Workshop

HERO = "home page hero text: Good bread → Fresh bread"


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path / "site")


def pull(shop: Workshop, files: dict[str, str], title: str = "A change") -> int:
    """A pull request with these files, by nobody's plan; its number."""
    host = GitFolder(str(shop.folder), shop.clock)
    number = len(shop.pulls) + 1
    branch = f"ux/home-{ID}-{number:08x}"
    made = {path: text.encode() for path, text in files.items()}
    commit = host.commit(NewCommit(host.head(), made, title, shop.clock()))
    host.create_branch(branch, commit)
    return host.open_pull_request(Proposal(branch, commit, title, "body")).number


def merge(shop: Workshop) -> None:
    """What the last pull request holds becomes the site."""
    git(shop.folder, "merge", "-q", "--ff-only", shop.pulls[-1]["commit"])


def changed(shop: Workshop) -> dict[str, bytes]:
    """A merged change of the headline; the files as they were before."""
    before = contents(shop)
    pull(shop, {"index.html": PAGE.replace("Fresh bread", "Good bread")})
    merge(shop)
    return before


def contents(shop: Workshop) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in shop.folder.iterdir() if path.is_file()}


@pytest.fixture
def bakery(shop: Workshop) -> Workshop:
    save(shop.folder, {"index.html": PAGE})
    return shop


def undone(shop: Workshop, *arguments: str) -> int:
    return main(["undo", "--site", str(shop.folder), *arguments])


def test_it_shows_what_it_would_do_and_writes_nothing(
    bakery: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(bakery)
    now = contents(bakery)
    assert undone(bakery) == 0
    said = capsys.readouterr().out
    assert HERO in said
    assert "-<main><h1>Good bread</h1></main>\n+<main><h1>Fresh bread</h1></main>" in said
    assert "Nothing is written yet" in said
    assert contents(bakery) == now


def test_applied_the_bytes_are_as_they_were(
    bakery: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    before = changed(bakery)
    assert undone(bakery, "--apply") == 0
    assert contents(bakery) == before
    assert "Written: index.html" in capsys.readouterr().out


def test_a_change_that_came_later_elsewhere_stays(bakery: Workshop) -> None:
    changed(bakery)
    page = bakery.folder / "index.html"
    page.write_text("<!-- new -->\n" + page.read_text().replace("Since 1987", "Since 1988"))
    assert undone(bakery, "--apply") == 0
    text = page.read_text()
    assert ("Fresh bread" in text, "Since 1988" in text) == (True, True)


def test_it_can_be_opened_as_a_pull_request(
    bakery: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    before = changed(bakery)
    now = contents(bakery)
    assert undone(bakery, "--pull-request") == 0
    assert "Pull request: " in capsys.readouterr().out
    record = bakery.pulls[-1]
    assert (record["title"], record["number"]) == ("Undo: A change", 2)
    assert f"Undoes: #1 {bakery.pulls[0]['url']}" in record["body"]
    assert contents(bakery) == now
    merge(bakery)
    assert contents(bakery) == before


def test_opened_twice_there_is_one(bakery: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    changed(bakery)
    undone(bakery, "--pull-request")
    assert undone(bakery, "--pull-request") == 0
    assert len(bakery.pulls) == 2
    assert len([name for name in branches(bakery.folder) if "undo" in name]) == 1


def test_the_published_object_is_that_of_try(
    bakery: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(bakery)
    assert undone(bakery, "--json") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert sorted(found) == ["diff", "files", "kind", "questions", "section", "updates"]
    assert (found["kind"], found["section"]) == ("edit", "home")
    assert found["files"] == {"index.html": PAGE}
    (update,) = found["updates"]
    assert (update["property"], update["value"]) == ("hero-text", "Fresh bread")


@pytest.mark.parametrize("named", ["1", "#1", ID])
def test_a_change_is_named_by_number_or_conversation(bakery: Workshop, named: str) -> None:
    before = changed(bakery)
    later = PAGE.replace("Fresh bread", "Good bread").replace("Since 1987", "Since 1990")
    if named != ID:
        pull(bakery, {"index.html": later})
        merge(bakery)
    assert undone(bakery, named, "--apply") == 0
    assert b"Fresh bread" in contents(bakery)["index.html"]
    if named == ID:
        assert contents(bakery) == before


@pytest.mark.parametrize("arguments", [["7"], ["AbC_-123456789012345-x"], ["what?"]])
def test_a_change_that_there_is_not_is_told(
    bakery: Workshop, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    changed(bakery)
    assert undone(bakery, *arguments) == 1
    assert f"no pull request “{arguments[0]}”" in capsys.readouterr().err


def test_without_any_there_is_nothing_to_undo(
    bakery: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    assert undone(bakery) == 1
    assert "no pull request of mine" in capsys.readouterr().err


def test_one_that_is_open_is_no_change_yet(
    bakery: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    pull(bakery, {"index.html": PAGE.replace("Fresh", "Good")})
    assert undone(bakery) == 1
    assert "still open" in capsys.readouterr().err


def test_what_is_so_already_is_said(bakery: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    changed(bakery)
    undone(bakery, "--apply")
    capsys.readouterr()
    assert undone(bakery) == 0
    assert "as it was before" in capsys.readouterr().out


def test_a_site_that_moved_on_is_left_alone_with_the_reason(
    bakery: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(bakery)
    page = bakery.folder / "index.html"
    page.write_text(PAGE.replace("Fresh bread", "Best bread"))
    assert undone(bakery, "--apply") == 1
    assert "home page hero text is now “Best bread”" in capsys.readouterr().err
    assert "Best bread" in page.read_text()


def test_several_places_go_back_all_or_none(
    bakery: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(bakery)
    sheet = (bakery.folder / "site.css").read_text()
    new = {
        "index.html": PAGE.replace("Fresh", "Good").replace("1987", "1990"),
        "site.css": sheet.replace("#ffffff", "#000080"),
    }
    pull(bakery, new)
    merge(bakery)
    (bakery.folder / "site.css").write_text(sheet.replace("#ffffff", "#00ff00"))
    assert undone(bakery, "--apply") == 1
    assert "Good bread" in (bakery.folder / "index.html").read_text()
    (bakery.folder / "site.css").write_text(new["site.css"])
    assert undone(bakery, "--apply") == 0
    assert contents(bakery) == before


def test_a_site_that_declares_nothing_is_undone_too(bakery: Workshop) -> None:
    git(bakery.folder, "rm", "-q", ".ux-agent.yml")
    git(bakery.folder, "commit", "-q", "-m", "Declare nothing")
    before = changed(bakery)
    assert undone(bakery, "--apply") == 0
    assert contents(bakery) == before


def test_a_file_that_it_added_goes_unless_it_was_changed_since(bakery: Workshop) -> None:
    before = contents(bakery)
    pull(bakery, {"index.html": PAGE.replace("Fresh", "Good"), "logo.txt": "a picture\n"})
    merge(bakery)
    (bakery.folder / "logo.txt").write_text("another\n")
    assert undone(bakery, "--apply") == 0
    assert contents(bakery) == {**before, "logo.txt": b"another\n"}


def test_a_file_that_it_added_goes(bakery: Workshop) -> None:
    before = contents(bakery)
    pull(bakery, {"index.html": PAGE.replace("Fresh", "Good"), "logo.txt": "a picture\n"})
    merge(bakery)
    assert undone(bakery, "--apply") == 0
    assert contents(bakery) == before


def test_a_folder_without_git_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["undo", "--site", str(tmp_path)]) == 1
    assert "git" in capsys.readouterr().err


def test_what_is_shown_can_be_taken_back_by_the_bot_itself(bakery: Workshop) -> None:
    """The change is one that a conversation shipped, its branch named after it."""
    before = contents(bakery)
    bakery.perform(bakery.confirmed())
    merge(bakery)
    assert contents(bakery) != before
    assert undone(bakery, ID, "--apply") == 0
    assert contents(bakery) == before


def test_a_branch_of_that_name_that_is_somebodys_is_left_alone(
    bakery: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(bakery)
    undone(bakery, "--pull-request")
    branch = bakery.pulls[-1]["branch"]
    for record in (bakery.folder / ".git/ux-agent/pulls").glob("2.json"):
        record.unlink()
    git(bakery.folder, "update-ref", f"refs/heads/{branch}", "HEAD")
    capsys.readouterr()
    assert undone(bakery, "--pull-request") == 1
    assert branch in capsys.readouterr().err


def test_a_number_that_there_is_not_is_told_with_those_that_there_are(
    bakery: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(bakery)
    pull(bakery, {"index.html": PAGE.replace("Fresh bread", "Old bread")})
    assert undone(bakery, "99") == 1
    said = capsys.readouterr().err
    assert "no pull request “99”. Those that it has: #1 (merged), #2 (open);" in said


def test_without_pull_requests_it_says_what_takes_back_what_was_written(
    bakery: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    for named in ((), ("1",)):
        assert undone(bakery, *named) == 1
        said = capsys.readouterr().err
        assert "no pull request of mine" in said
        assert "What `ux-agent try --apply` wrote, `git restore` takes back." in said


def test_the_branch_of_the_pull_request_is_named_and_nothing_else_is_asked_for(
    bakery: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(bakery)
    for words in ("Its branch is", "It was open already, with the branch"):
        assert undone(bakery, "--pull-request") == 0
        said = capsys.readouterr().out
        assert "--apply writes it" not in said
        assert f"{words} {bakery.pulls[-1]['branch']};" in said
