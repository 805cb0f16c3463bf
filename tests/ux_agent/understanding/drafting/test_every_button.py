"""Several buttons at once."""

import pytest

from bot.ux_agent.site import SiteIndex, Target
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target


def _shop(*more: Target) -> SiteIndex:
    return site(
        {"header": (), "home": ("hero",), "footer": ()},
        target("header", "background", "color", "#ffffff"),
        target("header", "cta-text", "text", "Call us", aliases=("button", "call us button")),
        target("home", "hero-text", "text", "Hair", aliases=("headline",)),
        target("home", "cta-text", "text", "Book", aliases=("button", "book button")),
        target("home", "cta-background", "color", "#eeeeee", aliases=("cta section", "cta box")),
        target("home", "padding", "size", "20px"),
        *more,
    )._replace(is_scanned=True)


_SMALL = (
    target(
        "header",
        "button-small-weight",
        "enum",
        None,
        aliases=("button small weight", "call us button weight"),
        values=("normal", "bold"),
    ),
    target("header", "button-small-size", "size", "14px", aliases=("call us button size",)),
)
_EACH = (
    target("header", "call-background", "color", "#111111", aliases=("call us button colour",)),
    target("home", "book-background", "color", "#222222", aliases=("book button colour",)),
)
_SHARED = (target("site", "button-background", "color", "#333333", aliases=("button colour",)),)


@pytest.mark.parametrize(
    "wording",
    ["make the buttons bold", "make the buttons bigger", "the buttons should have a bigger font"],
)
def test_a_look_of_one_button_stands_for_no_others(wording: str) -> None:
    assert said(_shop(*_SMALL, *_SHARED), wording).kind == "clarify"


def test_what_not_every_button_has_is_said() -> None:
    assert "button weight" in question(_shop(*_SMALL), "make the buttons bold")


@pytest.mark.parametrize("every", ["all buttons", "every button", "each button", "both buttons"])
def test_each_button_is_painted_where_all_are_wanted(every: str) -> None:
    assert changes(_shop(*_EACH), f"make {every} pink") == [
        ("header", "call-background", "", "#ffc0cb"),
        ("home", "book-background", "", "#ffc0cb"),
    ]


def test_one_without_a_look_of_its_own_gets_it_with_the_others() -> None:
    bare = target("home", "book-background", "color", None, aliases=("book button colour",))
    painted = changes(_shop(_EACH[0], bare), "make all buttons pink")
    assert [(one[0], one[1]) for one in painted] == [
        ("header", "call-background"),
        ("home", "book-background"),
    ]


def test_buttons_as_such_are_asked_about_where_each_has_its_own_colour() -> None:
    assert said(_shop(*_EACH), "make the buttons pink").kind == "clarify"


def test_both_buttons_are_two() -> None:
    assert said(_shop(_EACH[1]), "make both hero buttons pink").kind == "clarify"


def test_what_is_around_a_button_is_no_button() -> None:
    asked = said(_shop(*_SHARED), "make the hero button orange")

    assert asked.kind == "clarify"
    assert asked.question
    assert [value for _, value in asked.question.choices] == ["site.button-background"]
    assert said(_shop(), "make the hero button orange").kind == "clarify"


def test_a_second_look_of_the_buttons_is_no_other_ones() -> None:
    pill = target("home", "radius", "size", "6px", aliases=("book button corners",))
    both = target("header", "radius", "size", "4px", aliases=("call us button corners",))

    asked = said(_shop(*_SHARED, pill, both), "make the buttons green and rounder")
    assert asked.question
    assert len(asked.question.choices) == len((pill, both))
    assert said(_shop(*_SHARED, *_SMALL), "make the buttons green and bold").kind == "clarify"
