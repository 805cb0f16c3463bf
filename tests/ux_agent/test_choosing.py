"""Which repositories a server may choose."""

import pytest

from bot.ux_agent.choosing import allowed, may_choose

RULES = {"500": ("ada/site", "bakers/*"), "*": ("club/*",)}


@pytest.mark.parametrize(
    ("guild_id", "given", "rules", "patterns"),
    [
        ("500", "ada/site", RULES, ("ada/site", "bakers/*")),
        ("501", "ada/site", RULES, ("club/*",)),
        ("501", "ada/site@main", {}, ("ada/*",)),
        ("501", "", {}, ()),
        ("501", "/srv/site", {}, ()),
        ("501", "ada/site", {"501": ()}, ()),
    ],
)
def test_a_servers_own_rule_comes_first_then_that_for_all_then_its_owners_repositories(
    guild_id: str, given: str, rules: dict[str, tuple[str, ...]], patterns: tuple[str, ...]
) -> None:
    assert allowed(guild_id, given, rules) == patterns


@pytest.mark.parametrize(
    ("site", "may"),
    [
        ("ada/site", True),
        ("ada/site@dev", True),
        ("Ada/Site", True),
        ("ada/site2", False),
        ("ada/other", False),
        ("bakers/bread", True),
        ("bakers/bread@main", True),
        ("bakers2/bread", False),
        ("exact/one@main", True),
        ("exact/one@Main", False),
        ("exact/one", False),
        ("/srv/given", True),
        ("/srv/other", False),
        ("/srv/given/..", False),
        ("", False),
        ("bakers/..", False),
    ],
)
def test_what_a_server_may_choose(site: str, may: bool) -> None:
    patterns = ("ada/site", "bakers/*", "exact/one@main", "/srv/other")
    assert may_choose(site, "/srv/given", patterns) is may
