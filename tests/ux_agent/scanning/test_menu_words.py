"""A part of a page is called what the menu's link to it is called, too."""

import pytest

from bot.ux_agent.scanning.menu_words import menu_words
from bot.ux_agent.scanning.showing.seen import Seen, Shown
from tests.ux_agent.scanning.proposed import named, plain
from tests.ux_agent.scanning.test_asked import changed

NAV = "<nav><a href={}>Small print</a><a href=#fees>Money</a><a href=/>Home</a></nav>"
PAGE = (
    "<h1>Ferry</h1><section id=terms><h2>Read me first</h2><p>No dogs</p></section>"
    "<section id=fees><h2>What we take</h2><p>Cash</p></section>"
)
CSS = "h1 {\ncolor: navy;\n}\nh2 {\nfont-size: 1.6rem;\n}\n#fees {\npadding: 1rem;\n}\n"


@pytest.mark.parametrize("address", ["#terms", "/#terms", "index.html#terms", "./#terms"])
def test_the_heading_of_a_part_is_called_after_the_link_to_it(address: str) -> None:
    found = plain(NAV.format(address) + PAGE, CSS)

    assert "small print heading" in named(found, "home", "terms-title").aliases
    assert "small print heading size" in named(found, "home", "terms-heading-size").aliases
    assert "small print section" in named(found, "home", "terms-visibility").aliases


def test_the_label_alone_stays_the_link() -> None:
    found = plain(NAV.format("#terms") + PAGE, CSS)
    assert "small print" not in named(found, "home", "terms-visibility").aliases


@pytest.mark.parametrize(
    "nav",
    [
        NAV.format("about.html#terms"),  # a part of another page
        "<div><a href=#terms>Small print</a><a href=#fees>Money</a></div>",  # no menu
        NAV.format("#terms").replace("Money", "Small print"),  # which one?
        NAV.format("#terms").replace("Small print", "Read the small print before"),
        NAV.format("#terms").replace("Small print", "Home"),
    ],
)
def test_what_is_no_name_of_the_part_is_none(nav: str) -> None:
    title = named(plain(nav + PAGE, CSS), "home", "terms-title")
    assert not any("print" in alias or "home" in alias for alias in title.aliases)


def test_the_link_may_lead_to_the_heading_or_to_an_anchor_before_it() -> None:
    page = Seen("body", {})
    nav = Seen("nav", {})
    nav.append_to(page)
    for mark in ("above", "inside"):
        Seen("a", {"href": f"#{mark}"}).append_to(nav).texts.append(Shown(mark))
    part = Seen("section", {}).append_to(page)
    Seen("a", {"id": "above"}).append_to(part)
    Seen("h2", {"id": "inside"}).append_to(part)

    assert list(menu_words(part)) == ["above", "inside"]


def test_a_look_of_the_heading_is_that_of_the_part() -> None:
    body = (
        f"<html><link rel=stylesheet href=/a.css><body>{NAV.format('#terms')}{PAGE}</body></html>"
    )
    lines = changed({"index.html": body, "a.css": CSS}, "make the small print heading red")
    assert "+#terms h2 {" in lines
    assert "+  color: #ff0000;" in lines
