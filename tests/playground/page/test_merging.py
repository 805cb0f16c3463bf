"""Pull requests of a git folder, merged and closed by a person."""

import pytest

from bot.adapters.git_folder import GitFolder
from bot.playground.page.merging import FolderPulls, Refused
from tests.git_site import git, save
from tests.playground.discord.scripted import Json
from tests.playground.page.stage import Stage, write_record

PAGE = "playground/pulls/site/1"
OWN = {"Origin": "http://127.0.0.1:8400"}
BLUE = "nav { background: #00008b }\n"


def press(stage: Stage, act: str, **headers: str) -> int:
    return stage.http.post(f"{PAGE}/{act}", headers=headers or OWN).status_code


def pulls(stage: Stage) -> FolderPulls:
    return FolderPulls(stage.site, lambda: 1_800_000_500.0)


def found(stage: Stage) -> Json:
    record = stage.site.pull(1)
    assert record is not None
    return record


def sheet(stage: Stage) -> str:
    return (stage.folder / "css/site.css").read_text(encoding="utf-8")


def seen_by_the_bot(stage: Stage) -> list[str]:
    host = GitFolder(str(stage.folder), lambda: 1_800_000_000.0)
    return [pull.state for pull in host.pull_requests("ux/navbar")]


def test_what_is_merged_or_closed_has_the_bot_read_the_site_again(stage: Stage) -> None:
    readings: list[str] = []
    stage.playground.read_again = lambda: readings.append("read")
    stage.pull()

    press(stage, "merge")

    assert readings == ["read"]


def test_a_merge_is_a_commit_of_both_and_the_bot_sees_it(stage: Stage) -> None:
    record = stage.pull()
    assert "Merge pull request" in stage.http.get(PAGE).text

    assert press(stage, "merge") == 303

    assert git(stage.folder, "rev-parse", "main^1", "main^2").split() == [
        record["base_sha"],
        record["commit"],
    ]
    words = git(stage.folder, "log", "-1", "--format=%an: %s: %b", "main")
    assert words == "Playground: Merge pull request #1 from ux/navbar: navbar <b>blue</b>"
    assert seen_by_the_bot(stage) == ["merged"]
    page = stage.http.get(PAGE).text
    assert '<span class="badge merged">merged</span>' in page
    assert "/ux-undo" in page
    assert "Close pull request" not in page


def test_a_work_tree_without_changes_comes_along(stage: Stage) -> None:
    stage.pull()
    (stage.folder / "notes.txt").write_text("mine", encoding="utf-8")

    press(stage, "merge")

    assert sheet(stage) == BLUE
    assert git(stage.folder, "status", "--porcelain") == "?? notes.txt"


@pytest.mark.parametrize("is_staged", [False, True])
def test_a_work_tree_with_changes_is_left_alone_and_nothing_is_merged(
    stage: Stage, *, is_staged: bool
) -> None:
    stage.pull()
    before = stage.head
    (stage.folder / "index.html").write_text("my work", encoding="utf-8")
    if is_staged:
        git(stage.folder, "add", "index.html")
    changes = git(stage.folder, "status", "--porcelain")

    refused = stage.http.post(f"{PAGE}/merge", headers=OWN).text

    assert "has changes that are not committed" in refused
    assert "Merge pull request</button>" not in stage.http.get(PAGE).text
    assert (stage.head, git(stage.folder, "status", "--porcelain")) == (before, changes)
    assert (stage.folder / "index.html").read_text() == "my work"


def test_a_file_in_the_way_is_left_alone_and_nothing_is_merged(stage: Stage) -> None:
    record = stage.pull()
    git(stage.folder, "checkout", "--quiet", "ux/navbar")
    commit = save(stage.folder, {"new.txt": "theirs"})
    git(stage.folder, "checkout", "--quiet", "main")
    write_record(stage.folder, {**record, "commit": commit})
    (stage.folder / "new.txt").write_text("mine", encoding="utf-8")
    before = stage.head

    with pytest.raises(Refused, match="is in the way"):
        pulls(stage).merge(found(stage))

    assert stage.head == before
    assert (stage.folder / "new.txt").read_text() == "mine"
    assert git(stage.folder, "status", "--porcelain") == "?? new.txt"


def test_where_the_work_tree_cannot_come_along_the_branch_stays(stage: Stage) -> None:
    stage.pull()
    before = stage.head
    for name, program in (("clean", "cat"), ("smudge", "false"), ("required", "true")):
        git(stage.folder, "config", f"filter.own.{name}", program)
    (stage.folder / ".git/info").mkdir(exist_ok=True)
    (stage.folder / ".git/info/attributes").write_text("*.css filter=own\n", encoding="utf-8")

    with pytest.raises(Refused, match="is in the way"):
        pulls(stage).merge(found(stage))

    assert stage.head == before
    assert found(stage)["state"] == "open"


def test_a_linked_work_tree_at_the_base_branch_comes_along(stage: Stage) -> None:
    stage.pull()
    git(stage.folder, "checkout", "--quiet", "-b", "mine")
    linked = stage.folder.parent / "linked"
    git(stage.folder, "worktree", "add", "--quiet", str(linked), "main")

    pulls(stage).merge(found(stage))

    assert (linked / "css/site.css").read_text() == BLUE
    assert "#7a4a21" in sheet(stage)
    assert git(stage.folder, "status", "--porcelain") == ""
    assert git(linked, "status", "--porcelain") == ""


def test_a_bare_repository_is_merged_too(stage: Stage) -> None:
    stage.pull()
    bare = stage.folder.parent / "bare.git"
    git(stage.folder, "clone", "--quiet", "--bare", ".", str(bare))
    (stage.folder / ".git/ux-agent").rename(bare / "ux-agent")
    site = type(stage.site)(bare)
    record = site.pull(1)
    assert record is not None

    FolderPulls(site, lambda: 0.0).merge(record)

    after = site.pull(1)
    assert after is not None
    assert after["state"] == "merged"


def test_changes_of_both_sides_in_one_file_are_merged(stage: Stage) -> None:
    lines = "\n".join(f"p{number} {{ color: red }}" for number in range(9))
    save(stage.folder, {"css/site.css": f"nav {{ background: #7a4a21 }}\n{lines}\n"})
    record = stage.pull()
    git(stage.folder, "checkout", "--quiet", "ux/navbar")
    commit = save(stage.folder, {"css/site.css": f"{BLUE}{lines}\n"})
    write_record(stage.folder, {**record, "commit": commit})
    git(stage.folder, "checkout", "--quiet", "main")
    save(stage.folder, {"css/site.css": f"nav {{ background: #7a4a21 }}\n{lines}\nfooter {{}}\n"})

    pulls(stage).merge(found(stage))

    assert sheet(stage) == f"{BLUE}{lines}\nfooter {{}}\n"


def test_the_same_lines_changed_by_both_are_a_conflict(stage: Stage) -> None:
    stage.pull()
    before = save(stage.folder, {"css/site.css": "nav { background: green }\n"})

    page = stage.http.get(PAGE).text

    assert "Both sides changed the same lines of css/site.css." in page
    assert "Merge pull request</button>" not in page
    assert "Close pull request" in page
    assert press(stage, "merge") == 200
    assert stage.head == before


def test_a_file_that_one_side_took_away_is_a_conflict(stage: Stage) -> None:
    stage.pull()
    git(stage.folder, "rm", "--quiet", "css/site.css")
    git(stage.folder, "commit", "--quiet", "-m", "Gone")
    assert "took it away" in pulls(stage).trouble(found(stage))


@pytest.mark.parametrize("base", ["HEAD", "gone"])
def test_without_its_base_branch_nothing_is_merged(stage: Stage, base: str) -> None:
    write_record(stage.folder, {**stage.pull(), "base": base})
    assert pulls(stage).trouble(found(stage)) == f"there is no branch {base} to merge into"


def test_a_history_of_its_own_is_not_merged(stage: Stage) -> None:
    record = stage.pull()
    git(stage.folder, "checkout", "--quiet", "--orphan", "alone")
    commit = save(stage.folder, {"index.html": "other"})
    git(stage.folder, "checkout", "--quiet", "main")
    write_record(stage.folder, {**record, "commit": commit})
    assert "nothing in common" in pulls(stage).trouble(found(stage))


def test_a_second_merge_is_refused_and_changes_nothing(stage: Stage) -> None:
    stage.pull()
    early = found(stage)
    pulls(stage).merge(early)
    after = stage.head

    with pytest.raises(Refused, match="it is merged already"):
        pulls(stage).merge(found(stage))

    assert stage.head == after


def test_a_closed_one_stays_closed_and_says_by_whom(stage: Stage) -> None:
    stage.pull()
    assert press(stage, "close") == 303
    pulls(stage).close(found(stage))
    page = stage.http.get(PAGE).text
    assert '<span class="badge closed">closed</span>' in page
    assert page.count("Closed on the playground") == 1
    assert "Merge pull request" not in page
    assert seen_by_the_bot(stage) == ["closed"]
    assert press(stage, "merge") == 200


@pytest.mark.parametrize("headers", [{"Origin": "https://example.com"}, {"Accept": "*/*"}])
@pytest.mark.parametrize("act", ["merge", "close"])
def test_a_foreign_page_cannot_press_anything(
    stage: Stage, headers: dict[str, str], act: str
) -> None:
    stage.pull()
    before = stage.head
    assert press(stage, act, **headers) == 403
    assert (stage.head, found(stage)["state"]) == (before, "open")


@pytest.mark.parametrize("path", ["site/1/approve", "site/9/merge", "other/1/merge"])
def test_nobody_presses_what_is_not_there(stage: Stage, path: str) -> None:
    stage.pull()
    assert stage.http.post(f"playground/pulls/{path}", headers=OWN).status_code == 404


def test_the_page_tells_where_a_merge_goes(stage: Stage) -> None:
    stage.pull()
    page = stage.http.get(PAGE).text
    assert f"<code>{stage.folder}</code>" in page


def test_a_merge_by_hand_is_seen_too(stage: Stage) -> None:
    stage.pull()
    git(stage.folder, "merge", "--quiet", "--no-ff", "-m", "By hand", "ux/navbar")
    assert [one["state"] for one in stage.site.pulls()] == ["merged"]
    assert found(stage)["state"] == "merged"
