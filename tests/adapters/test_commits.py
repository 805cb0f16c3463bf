"""The names of branches and the paths that every code host refuses."""

import subprocess

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.adapters.commits import Entry, require_editable, require_new_branch, require_object
from bot.errors import Failed

TRICKY = st.text(st.sampled_from("a/.-@{}~^:?*[\\ \t\x7f\x01é"), min_size=1, max_size=8)
FILES = {"index.html": Entry("100644", "1" * 40), "a/link": Entry("120000", "2" * 40)}


def git_takes(name: str) -> bool:
    """Whether git would make a branch of that name."""
    asked = ["git", "check-ref-format", "--branch", name]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def is_taken(name: str) -> bool:
    try:
        return require_new_branch(name, "main") == name
    except Failed:
        return False


@given(st.one_of(TRICKY, st.just("a.lock"), st.just("a.lock/b"), TRICKY.map("x{}.lock".format)))
@example("ux/navbar-AbC_-1234567890123456-deadbeef")
@example("ux//x")
@example("a/.b")
@example("a./b")
@example("-a")
@example("a/-b")
@example("@")
@example("a@{b")
@example("a.")
@example(".a")
@example("/a")
@example("a/")
def test_a_branch_may_be_called_what_git_allows(name: str) -> None:
    assert is_taken(name) == git_takes(name)


@pytest.mark.parametrize("name", ["", "main", "HEAD", "a\x00b", "a\nb", "é~"])
def test_no_branch_takes_the_bases_name_or_one_that_cannot_be_said(name: str) -> None:
    assert not is_taken(name)


@pytest.mark.parametrize("path", ["index.html", "new.html", "a/new.html", "é.html", ".gitignore"])
def test_plain_paths_may_be_edited(path: str) -> None:
    require_editable(path, FILES)


@pytest.mark.parametrize("path", ["a/link", "a/link/x"])
def test_nothing_is_written_through_a_link(path: str) -> None:
    with pytest.raises(Failed, match="is a link"):
        require_editable(path, FILES)


@pytest.mark.parametrize("name", ["", "main", "1" * 39, "1" * 41, "A" * 40, "../" + "1" * 37])
def test_what_is_no_object_id_is_refused(name: str) -> None:
    with pytest.raises(Failed, match="no git object id"):
        require_object(name)


@pytest.mark.parametrize("length", [40, 64])
def test_both_lengths_of_object_ids_are_taken(length: int) -> None:
    assert require_object("a" * length)
