"""What people do at the small GitHub, and what is left when its process is gone."""

from pathlib import Path

import pytest

from bot.playground.github.hosted import Conflict, Hosted
from bot.playground.github.small_github import SmallGitHub
from tests.git_site import new_site
from tests.playground.github.octo import SITE, Octo


def test_a_push_moves_the_branch_and_keeps_the_rest(octo: Octo) -> None:
    pushed = octo.site.push({"css/site.css": None, "a/b.txt": b"new"}, message="By hand")
    assert octo.site.head() == pushed
    assert octo.site.files(pushed) == {"index.html": b"<h1>Hello</h1>\n", "a/b.txt": b"new"}
    assert octo.site.git.commit(pushed).parents == (octo.head,)


def test_a_push_is_told_to_who_listens(octo: Octo) -> None:
    heard: list[tuple[str, str, str]] = []

    def listen(_: Hosted, branch: str, before: str, after: str) -> None:
        heard.append((branch, before, after))

    octo.site.pushed = listen
    pushed = octo.site.push({"a.txt": b"a"})
    assert heard == [("main", octo.head, pushed)]


def test_a_merge_brings_both_sides_together(octo: Octo) -> None:
    octo.branch()
    octo.pull()
    octo.site.push({"new.txt": b"new"})
    record = octo.site.merge(1)
    head = str(octo.site.head())
    assert record["merge_sha"] == head
    assert octo.site.files(head) == {
        "index.html": b"<h1>Hello</h1>\n",
        "css/site.css": b"h1 { color: blue }\n",
        "new.txt": b"new",
    }
    assert octo.get("pulls/1").json()["merged"] is True


def test_a_merge_says_that_the_draft_is_ready(octo: Octo) -> None:
    octo.branch()
    octo.pull(draft=True)
    assert octo.site.merge(1)["draft"] is False


def test_a_merge_of_what_both_sides_changed_is_refused(octo: Octo) -> None:
    octo.branch()
    octo.pull()
    octo.site.push({"css/site.css": b"h1 { color: green }\n"})
    with pytest.raises(Conflict, match=r"both sides changed css/site\.css"):
        octo.site.merge(1)


def test_a_closed_one_is_not_merged(octo: Octo) -> None:
    octo.branch()
    octo.pull()
    octo.site.close(1)
    with pytest.raises(Conflict, match="is not open"):
        octo.site.merge(1)


@pytest.mark.parametrize("act", ["merge", "close", "reopen"])
def test_nobody_acts_on_one_that_is_not_there(octo: Octo, act: str) -> None:
    with pytest.raises(KeyError):
        getattr(octo.site, act)(9)


def test_the_difference_is_what_the_pull_request_changes(octo: Octo) -> None:
    octo.branch()
    octo.pull()
    octo.site.push({"new.txt": b"new"})
    diff = octo.site.diff(octo.site.pull_requests()[0])
    assert "+h1 { color: blue }" in diff
    assert "new.txt" not in diff


def test_a_branch_is_deleted(octo: Octo) -> None:
    octo.branch()
    octo.site.delete_branch("ux/a")
    assert list(octo.site.branches()) == ["main"]


def test_objects_and_pull_requests_outlast_the_process(octo: Octo) -> None:
    octo.branch()
    octo.pull()
    again = SmallGitHub(octo.github.folder).add_repository("octo/site", SITE)
    assert again.branches() == octo.site.branches()
    assert [one["title"] for one in again.pull_requests()] == ["Blue"]


def test_a_git_folder_is_copied_with_its_history(tmp_path: Path) -> None:
    source = new_site(tmp_path / "site", {"index.html": "<p>Hi</p>"})
    hosted = SmallGitHub(tmp_path / "github").add_repository("octo/site")
    assert hosted.files(hosted.import_folder(source)) == {"index.html": b"<p>Hi</p>"}
