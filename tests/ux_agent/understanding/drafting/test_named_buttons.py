"""Buttons called by what is written on them, by their colour, or all at once."""

import pytest

from bot.ux_agent.site import SiteIndex, Target
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target


def _look(section: str, name: str, value: str, *aliases: str, kind: str = "color") -> Target:
    return target(section, name, kind, value, aliases=aliases)


def _shop(*more: Target) -> SiteIndex:
    return site(
        {"header": (), "home": ("hero",), "footer": (), "site": ("whole site",)},
        target("header", "background", "color", "#f4a261"),
        target("home", "hero-text", "text", "Bread", aliases=("headline", "heading")),
        target(
            "home", "cta-text", "text", "Order a loaf", aliases=("button", "order a loaf button")
        ),
        target("home", "see-menu", "text", "See the menu", aliases=("see the menu button",)),
        target(
            "home",
            "gift-button",
            "text",
            "Buy a card",
            aliases=("gift button", "buy a card button"),
        ),
        _look("home", "see-the-menu-button-background", "#ffffff", "see the menu button colour"),
        _look("home", "see-the-menu-button-color", "#111111", "see the menu button text colour"),
        _look("home", "see-the-menu-radius", "4px", "see the menu button corners", kind="size"),
        target("home", "price-list", "text", "All prices", aliases=("price list",)),
        target("footer", "background", "color", "#222222"),
        *more,
    )._replace(is_scanned=True)


_SHARED = (
    _look("site", "button-background", "#e76f51", "button color", "button colour"),
    _look("site", "button-color", "#ffffff", "button text color", "button text colour"),
    _look("site", "radius", "6px", "button corners", "rounded corners", kind="size"),
)
_OWN = (
    _look("home", "button-background", "#e76f51", "button colour", "order a loaf button colour"),
)


@pytest.mark.parametrize(
    ("request_", "wanted"),
    [
        ("make the see the menu button rounder", ("home", "see-the-menu-radius", "", "8px")),
        ("make the “See the menu” button square", ("home", "see-the-menu-radius", "", "0")),
        (
            "change the colour of the See the menu button to blue",
            ("home", "see-the-menu-button-background", "", "#0000ff"),
        ),
        (
            "change the type colour of the See the menu button to red",
            ("home", "see-the-menu-button-color", "", "#ff0000"),
        ),
        ("make the menu button green", ("home", "see-the-menu-button-background", "", "#008000")),
        ("make all the buttons green", ("site", "button-background", "", "#008000")),
        ("give the buttons square corners", ("site", "radius", "", "0")),
        ("make the buttons rounder", ("site", "radius", "", "10px")),
        ("make the orange buttons purple", ("site", "button-background", "", "#800080")),
        ("change the text colour of the buttons to black", ("site", "button-color", "", "#000000")),
        ("make the red buttons a bit darker", ("site", "button-background", "", "#d06449")),
    ],
)
def test_a_button_that_is_named_gets_the_look_and_no_other(
    request_: str, wanted: tuple[str, str, str, str]
) -> None:
    assert changes(_shop(*_SHARED), request_) == [wanted]


def test_a_second_look_is_that_of_the_same_buttons() -> None:
    assert changes(_shop(*_SHARED), "make the buttons red and round with dark text") == [
        ("site", "button-background", "", "#ff0000"),
        ("site", "radius", "", "999px"),
        ("site", "button-color", "", "#212529"),
    ]


@pytest.mark.parametrize(
    "request_",
    [
        "make the order a loaf button green",
        "make the buy a card button rounder",
        "the button in the gift section should be yellow",
        "change the buttons in the price list to black",
        "make the blue buttons green",
    ],
)
def test_a_button_without_a_look_of_its_own_is_asked_about(request_: str) -> None:
    assert said(_shop(*_SHARED), request_).kind == "clarify"


def test_the_button_is_the_first_one_and_not_the_one_that_happens_to_have_a_colour() -> None:
    assert said(_shop(), "make the button green").kind == "clarify"
    assert changes(_shop(*_OWN), "make the hero button green") == [
        ("home", "button-background", "", "#008000")
    ]


def test_all_buttons_are_what_the_site_says_of_buttons_and_not_one_of_them() -> None:
    assert changes(_shop(*_OWN, *_SHARED), "make all the buttons green") == [
        ("site", "button-background", "", "#008000")
    ]


def test_a_button_is_asked_about_by_what_stands_on_it() -> None:
    assert "Buy a card" in question(_shop(*_SHARED), "make the gift button green")


def test_a_button_whose_words_are_parted_from_a_number_is_known_by_them() -> None:
    call = (
        target("home", "call-text", "text", "Call", aliases=("call button",)),
        _look("home", "call-089-button-background", "#cc0000", "call 089 12 button colour"),
    )
    assert changes(_shop(*_SHARED, *call), "make the call button navy") == [
        ("home", "call-089-button-background", "", "#000080")
    ]


def test_a_look_that_has_the_name_of_the_words_alone_is_that_buttons() -> None:
    own = target("home", "buy-a-card-radius", "size", "8px")
    assert changes(_shop(*_SHARED, own), "make the buy a card button rounder") == [
        ("home", "buy-a-card-radius", "", "12px")
    ]


def test_corners_that_are_as_round_as_can_be_are_not_reckoned_further() -> None:
    pill = _look("site", "radius", "999px", "button corners", kind="size")
    assert said(_shop(pill), "make all the buttons rounder").kind == "clarify"


@pytest.mark.parametrize(
    "wording",
    ["make the text on the buttons black", "the writing on the buttons should be black"],
)
def test_the_text_on_buttons_is_what_stands_on_them(wording: str) -> None:
    assert changes(_shop(*_SHARED), wording) == [("site", "button-color", "", "#000000")]


def test_the_size_of_what_stands_on_buttons_is_no_colour() -> None:
    size = _look("site", "button-size", "16px", "button text size", kind="size")
    assert changes(_shop(*_SHARED, size), "make the button text bigger") == [
        ("site", "button-size", "", "20px")
    ]
    assert "button size" in question(_shop(*_SHARED), "make the button text bigger")


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("the menu button should say Today's cakes", ("home", "see-menu")),
        ("change the loaf button to Buy bread", ("home", "cta-text")),
        ('change the text on the loaf button to "Buy bread"', ("home", "cta-text")),
    ],
)
def test_some_words_of_one_label_name_the_button_that_gets_new_ones(
    message: str, place: tuple[str, str]
) -> None:
    assert changes(_shop(), message)[0][:2] == place


def test_words_that_no_label_or_several_labels_have_name_no_button() -> None:
    assert "sourdough" in question(_shop(), "the sourdough button should say Buy bread")
    more = target("home", "print-it", "text", "Print a card", aliases=("print a card button",))
    assert question(_shop(more), "the card button should say Buy bread")
