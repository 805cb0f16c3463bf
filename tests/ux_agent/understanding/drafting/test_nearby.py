"""A text that is told by what it stands beside is that one, never what is beside it."""

import pytest

from tests.ux_agent.scanning.proposed import plain
from tests.ux_agent.understanding.reading import changes, said

PAGE = plain(
    "<header><a class=brand href=/>Ferry</a>"
    "<nav><a href=#hire>Boats</a><a href=#fees>Fees</a></nav></header><main>"
    "<section class=hero><h1>Out by noon</h1><p class=lead>Row to the isle</p>"
    "<a class=button href=/book>Book now</a></section>"
    "<section id=hire><h2>What floats</h2><p>Six dinghies</p></section>"
    "<section id=fees><h2>What we take</h2><h3>By the hour</h3><p>Cash</p></section></main>",
    ".hero {\npadding: 2rem;\n}\n.lead {\ncolor: #333;\n}\n.button {\ncolor: #fff;\n}\n",
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    "place",
    [
        *("text right under the headline", "text after the headline", "line above the button"),
        *("sentence just below the main headline", "words directly beneath the headline"),
        "text that is under the headline",
    ],
)
def test_the_text_that_stands_there_is_meant(place: str) -> None:
    assert changes(PAGE, f"change the {place} to Come along") == [
        ("home", "subtitle", "", "Come along")
    ]
    assert changes(PAGE, f"make the {place} nicer", "a fresh start") == [
        ("home", "subtitle", "", "a fresh start")
    ]
    assert changes(PAGE, f"make the {place} red") == [("home", "lead-color", "", "#ff0000")]


@pytest.mark.parametrize(
    "place",
    [
        *("text under the what floats heading", "line under “What floats”", "text below Boats"),
        *("text under the boats heading", "text after the hire heading"),
    ],
)
def test_below_a_heading_it_is_that_of_its_part(place: str) -> None:
    assert changes(PAGE, f"change the {place} to Six boats") == [
        ("home", "what-floats-text", "", "Six boats")
    ]


@pytest.mark.parametrize(
    "place",
    [
        *("line above the headline", "text next to the logo", "text near the headline"),
        *("text under the menu", "text beside the button", "text above the tagline"),
        *("text under the map", "text above the see the boats button"),
        *(
            "text under the gallery heading",
            "text under the red photo",
            "text below the Row heading",
        ),
    ],
)
@pytest.mark.parametrize(
    "wish", ["change the {} to Come along", "make the {} red", "make the {} bigger"]
)
def test_where_none_stands_it_is_asked(place: str, wish: str) -> None:
    assert said(PAGE, wish.format(place)).kind == "clarify"


def test_the_looks_of_a_text_that_has_none_of_its_own_are_asked_about() -> None:
    assert said(PAGE, "make the text under the what floats heading red").kind == "clarify"


BRAND = plain(
    "<header><a class=brand href=/><img src=/l.svg alt=Boat height=40><span class=word>Ferry"
    "</span></a></header><main><h1>Out</h1><h2>Next day trips</h2></main>",
    ".brand {\ntop: 0;\n}\n.word {\nfont-size: 20px;\ncolor: #111;\n}\n",
)._replace(is_scanned=True)


@pytest.mark.parametrize("said_", ["name next to", "site name right beside"])
def test_what_stands_beside_the_logo_is_the_name(said_: str) -> None:
    [(section, name, _, value)] = changes(BRAND, f"make the {said_} the logo bigger")
    assert (section, value) == ("header", "25px")
    assert "logo" not in name
