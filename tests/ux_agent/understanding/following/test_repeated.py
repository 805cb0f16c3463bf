"""The last words once more, where else the old ones stand."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import link, links, site, target

GYM = site(
    {"navbar": ("menu",), "home": ("hero",), "footer": ()},
    links("navbar", "menu", link("Coaches", "#coaches"), link("Prices", "#prices")),
    target("home", "hero-text", "text", "A strong gym", aliases=("headline", "hero heading")),
    target("home", "coaches-title", "text", "Meet the coaches", aliases=("coaches heading",)),
    target("home", "coaches-text", "text", "Our coaches are kind", aliases=("coaches text",)),
    target("footer", "text", "text", "All rights reserved"),
)._replace(is_scanned=True)
RENAMED = "rename Coaches to Team in the menu"


@pytest.mark.parametrize(
    "more", ["also in the heading", "and in the heading too", "in the title too"]
)
def test_new_words_take_the_place_of_the_old_ones_elsewhere_too(more: str) -> None:
    found = changes(GYM, RENAMED, more)
    assert found == [
        ("navbar", "link-label", "Coaches", "Team"),
        ("home", "coaches-title", "", "Meet the team"),
    ]


@pytest.mark.parametrize("more", ["also in the footer", "also in the tagline"])
def test_where_the_old_words_do_not_stand_nothing_is_put_in_their_place(more: str) -> None:
    intent = said(GYM, RENAMED, more)
    assert intent.kind == "clarify"
    assert [one.property for one in intent.changes] == ["link-label"]
