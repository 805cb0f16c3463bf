"""How sites at GitHub are named: repository and branch, nothing that leads elsewhere."""

import pytest

from bot.site_name import site_name


@pytest.mark.parametrize(
    ("site", "parts"),
    [
        ("ada/site", ("ada/site", "")),
        ("ada/site@dev", ("ada/site", "dev")),
        ("Ada-1/my_site.io@feature/x@2", ("Ada-1/my_site.io", "feature/x@2")),
    ],
)
def test_a_site_names_its_repository_and_maybe_a_branch(site: str, parts: tuple[str, str]) -> None:
    assert site_name(site) == parts


@pytest.mark.parametrize(
    "site",
    ["", "ada", "ada/", "/site", "a/b/c", "a b/c", "a/b@", "a/b@x y", "a/..", "a?x/b", "a/b#1"],
)
def test_what_names_no_repository_is_none(site: str) -> None:
    assert site_name(site) is None


@pytest.mark.parametrize(
    "branch",
    ["../../../../../user", "x/../y", "./x", "/x", "x/", "x//y", "-x", "x.lock", "a@{1}", "a\\b"],
)
def test_F68_what_git_takes_for_no_branch_names_no_site(branch: str) -> None:
    """The client would make an address of another place at GitHub of the first."""
    assert site_name(f"ada/site@{branch}") is None
