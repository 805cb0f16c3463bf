"""Places called by the colour that they have now."""

import pytest

from bot.ux_agent.site import Place
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target

FAIR = site(
    {"alert": (), "header": (), "home": ("hero",), "footer": ()},
    target("alert", "text", "text", "Fair on Saturday"),
    target("alert", "background", "color", "#ffcf3f"),
    target("alert", "visibility", "bool", "visible"),
    target("header", "background", "color", "#ffffff"),
    target("home", "hero-text", "text", "Fair", aliases=("headline",)),
    target("home", "cta-text", "text", "Join", aliases=("button", "join button")),
    target("home", "visibility", "bool", "visible"),
    target("home", "background", "color", "#eeeeee"),
    target("site", "button-background", "color", "#ffb400", aliases=("button colour",)),
    target("site", "radius", "size", "4px", aliases=("button corners",)),
    target("site", "sunshine", "color", "#ffcf3f"),
    target("footer", "background", "color", "#222222"),
)._replace(is_scanned=True)


@pytest.mark.parametrize("name", ["banner", "bar", "strip at the top", "box"])
def test_a_part_is_hidden_by_its_colour(name: str) -> None:
    assert changes(FAIR, f"hide the yellow {name}") == [("alert", "visibility", "", "hidden")]
    assert said(FAIR, f"hide the purple {name}").kind == "clarify"


def test_a_bar_is_painted_by_its_colour_and_no_variable() -> None:
    assert changes(FAIR, "make the yellow bar red") == [("alert", "background", "", "#ff0000")]


@pytest.mark.parametrize(
    ("wording", "wanted"),
    [
        ("make the yellow buttons rounder", ("radius", "8px")),
        ("make the yellow button green", ("button-background", "#008000")),
    ],
)
def test_buttons_of_a_colour_get_any_look(wording: str, wanted: tuple[str, str]) -> None:
    assert [one[1::2] for one in changes(FAIR, wording)] == [wanted]


def test_buttons_of_a_colour_that_none_has_are_asked_about() -> None:
    assert said(FAIR, "make the purple buttons rounder").kind == "clarify"


def test_how_a_part_looks_now_is_no_unknown_word() -> None:
    assert changes(FAIR, "make the dark footer lighter")[0][:2] == ("footer", "background")


def test_one_place_by_two_names_is_no_question() -> None:
    place = Place("a.css", "css", 10, 17, 1, 0, "#3f5fa8")
    twice = [
        target("home", "button-background", "color", "#3f5fa8", aliases=("book button colour",)),
        target("shop", "button-background", "color", "#3f5fa8", aliases=("buy button colour",)),
    ]
    book = target("home", "cta-text", "text", "Book", aliases=("button", "book button"))
    buy = target("shop", "cta-text", "text", "Buy", aliases=("button", "buy button"))
    one_rule = [one._replace(places=(place,)) for one in twice]
    index = site({"home": (), "shop": ()}, book, buy, *one_rule)._replace(is_scanned=True)

    assert len(changes(index, "make the blue buttons green")) == 1
