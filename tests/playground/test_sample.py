"""The sample site as a git folder."""

from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.playground.sample import SAMPLE, TEA_HOUSE, fresh_copy
from tests.git_site import git


def test_a_copy_is_one_commit_and_always_the_same(tmp_path: Path) -> None:
    one, other = fresh_copy(tmp_path / "one"), fresh_copy(tmp_path / "other")

    assert git(one, "rev-list", "--count", "HEAD") == "1"
    assert git(one, "rev-parse", "HEAD") == git(other, "rev-parse", "HEAD")
    assert git(one, "status", "--porcelain") == ""
    assert git(one, "symbolic-ref", "--short", "HEAD") == "main"


def test_all_of_the_sample_is_in_it(tmp_path: Path) -> None:
    listed = git(fresh_copy(tmp_path / "site"), "ls-files").splitlines()

    files = [path for path in SAMPLE.rglob("*") if path.is_file()]
    assert sorted(listed) == sorted(str(path.relative_to(SAMPLE)) for path in files)


def test_what_was_there_before_goes(tmp_path: Path) -> None:
    site = fresh_copy(tmp_path / "site")
    (site / "left over.txt").write_text("x", encoding="utf-8")

    assert not (fresh_copy(site) / "left over.txt").exists()


def test_no_room_for_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(ConfigurationError, match="no room for the sample site"):
        fresh_copy(tmp_path / "file" / "site")


def test_another_site_is_made_of_it(tmp_path: Path) -> None:
    site = fresh_copy(tmp_path / "tea", TEA_HOUSE)

    assert "Tea House" in (site / "index.html").read_text(encoding="utf-8")
    for name, words in TEA_HOUSE.items():
        text = (site / name).read_text(encoding="utf-8")
        assert [old for old in words if old in text] == []
        assert [new for new in words.values() if new not in text] == []
