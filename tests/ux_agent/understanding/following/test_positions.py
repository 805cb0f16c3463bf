"""Another place in the row for the entry spoken of last."""

import pytest

from tests.ux_agent.understanding.reading import changes
from tests.ux_agent.understanding.sites import link, links, site, target

MENU = site(
    {"navbar": ("menu",), "header": ()},
    links("navbar", "menu", link("Home", "/"), link("Work", "/work"), link("Shop", "/shop")),
    target("header", "background", "color", "#ffffff"),
)


@pytest.mark.parametrize(
    ("more", "before"),
    [
        ("before Shop", "Shop"),
        ("after Home please", "Work"),
        ("actually first", "Home"),
        ("put it at the end", ""),
    ],
)
def test_a_new_entry_gets_the_place_that_is_told_behind_it(more: str, before: str) -> None:
    found = changes(MENU, "make the header black and add Blog to the menu, /blog", more)
    assert found[0] == ("header", "background", "", "#000000")
    assert found[1:] == [("navbar", "add-link", before, {"label": "Blog", "href": "/blog"})]


def test_a_place_for_what_moved_takes_the_place_of_the_first() -> None:
    found = changes(MENU, "put Shop first in the menu", "no, before Work")
    assert found == [("navbar", "order", "Shop", "Work")]
