"""Somebody's own folder, read only."""

from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.playground.page.site_folder import SiteFolder
from tests.git_site import git, new_site, save
from tests.playground.page.stage import FILES, Stage, write_record


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="nowhere is no folder"):
        SiteFolder(tmp_path / "nowhere")


def test_a_folder_without_git_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no git repository: make it one with `git init`"):
        SiteFolder(tmp_path)


def test_a_repository_without_a_commit_is_told(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")

    with pytest.raises(ConfigurationError, match="has no commit yet"):
        SiteFolder(tmp_path)


def test_a_linked_work_tree_shares_the_repositorys_pull_requests(stage: Stage) -> None:
    stage.pull()
    linked = stage.folder.parent / "linked"
    git(stage.folder, "worktree", "add", "--quiet", str(linked), "-b", "other")

    assert [record["number"] for record in SiteFolder(linked).pulls()] == [1]


def test_the_manifest_at_head_counts(tmp_path: Path) -> None:
    folder = new_site(tmp_path / "site", {"index.html": "Hi"})
    assert not SiteFolder(folder).has_manifest()

    save(folder, {".ux-agent.yml": FILES[".ux-agent.yml"]})

    assert SiteFolder(folder).has_manifest()


def test_pull_requests_are_listed_newest_first_and_damaged_ones_left_out(stage: Stage) -> None:
    record = stage.pull()
    for number in (2, 10):
        write_record(stage.folder, {**record, "number": number})
    (stage.folder / ".git/ux-agent/pulls/3.json").write_text("{", encoding="utf-8")

    assert [one["number"] for one in stage.site.pulls()] == [10, 2, 1]
    assert stage.site.pull(3) is None


def test_reading_leaves_the_folder_as_it_is(stage: Stage) -> None:
    (stage.folder / "index.html").write_text("my work", encoding="utf-8")
    before = git(stage.folder, "status", "--porcelain"), stage.head

    stage.site.read(stage.head, "index.html")
    stage.site.diff(stage.head, stage.head)

    assert (git(stage.folder, "status", "--porcelain"), stage.head) == before
    assert (stage.folder / "index.html").read_text() == "my work"


@pytest.mark.parametrize("strange", ["--output=owned", "HEAD", "", "abc", "HEAD:index.html"])
def test_only_object_ids_of_a_record_reach_git(stage: Stage, strange: str) -> None:
    before, after = stage.head, save(stage.folder, {"index.html": "changed"})
    assert "+changed" in stage.site.diff(before, after)
    assert stage.site.diff(strange, after) == ""
    assert stage.site.diff(before, strange) == ""


def test_a_diff_starts_no_program_of_the_repository(stage: Stage) -> None:
    before = stage.head
    git(stage.folder, "config", "diff.own.textconv", "echo started #")
    (stage.folder / ".git/info").mkdir(exist_ok=True)
    (stage.folder / ".git/info/attributes").write_text("*.html diff=own\n", encoding="utf-8")
    after = save(stage.folder, {"index.html": "changed"})
    assert "+changed" in stage.site.diff(before, after)
