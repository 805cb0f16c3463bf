"""An entry that goes and one that comes in its list."""

import pytest

from tests.ux_agent.understanding.reading import said
from tests.ux_agent.understanding.sites import link, links, site, target

CLUB = site(
    {"home": (), "navbar": ("menu",)},
    target("home", "headline", "text", "Play chess"),
    links("home", "coaches", link("Ann Lee", ""), link("Joe Poe", "")),
    links("navbar", "menu", link("Home", "/"), link("News", "/news")),
)


@pytest.mark.parametrize(
    "say",
    [
        "remove Joe Poe from the coaches and add Kim Ray",
        "take Joe Poe off the coaches, then add Kim Ray please",
        "delete Joe Poe and add Kim Ray",
    ],
)
def test_what_comes_goes_where_the_other_one_was(say: str) -> None:
    intent = said(CLUB, say)
    assert intent.changes[0][:2] == ("home", "remove")
    last = intent.pending or intent.changes[-1].to_data()
    assert (last["section"], last["op"], last["value"]["label"]) == ("home", "add", "Kim Ray")


@pytest.mark.parametrize(
    "say",
    [
        "the Joe Poe entry has to go, and put in a new one: Kim Ray",
        "remove Joe Poe, add another one: Kim Ray",
        "remove Joe Poe and add 'Kim in the Ray'",
    ],
)
def test_a_new_one_is_of_the_kind_of_what_goes(say: str) -> None:
    intent = said(CLUB, say)
    assert intent.changes[0][:2] == ("home", "remove")
    last = intent.pending or intent.changes[-1].to_data()
    assert (last["section"], last["op"]) == ("home", "add")
    assert last["value"]["label"] in {"Kim Ray", "Kim in the Ray"}


def test_a_list_of_its_own_is_where_it_comes() -> None:
    intent = said(CLUB, 'remove Joe Poe and add "Shop" linking to /shop to the menu')
    assert [(one.section, one.op) for one in intent.changes] == [
        ("home", "remove"),
        ("navbar", "add"),
    ]
