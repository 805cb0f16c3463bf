"""Bigger, darker and the like, from the current value."""

import pytest

from bot.ux_agent.understanding.placing import relative
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.scanned_page import PAGE
from tests.ux_agent.understanding.sites import site, target


@pytest.mark.parametrize(
    ("value", "wish", "reached"),
    [
        ("20px", "bigger", "25px"),
        ("20px", "bigger little", "22px"),
        ("20px", "bigger much", "30px"),
        ("20px", "smaller", "16px"),
        ("1rem", "bigger", "1.25rem"),
        ("18px 32px", "bigger x2", "36px 64px"),
        ("0 20px", "bigger x2", "0 40px"),
        ("20px", "bigger 4px", "24px"),
        ("20px", "smaller 4px", "16px"),
        ("20px", "smaller 25%", "15px"),
        ("20px", "bigger 4", "24px"),
        ("20px", "bigger 1rem", ""),
        ("20px", "smaller 30px", ""),
        ("var(--x)", "bigger", ""),
        ("", "bigger", ""),
    ],
)
def test_a_size_is_reached(value: str, wish: str, reached: str) -> None:
    assert relative.reached(target("a", "padding", "size", value or None), wish) == reached


@pytest.mark.parametrize(
    ("value", "wish", "reached"),
    [
        ("2px", "rounder", "6px"),
        ("2px", "rounder little", "4px"),
        ("0.125rem", "rounder", "0.38rem"),
        ("8px", "sharper", "4px"),
        ("2px", "sharper", "0px"),
        ("40px", "rounder", "50px"),
        ("4px", "rounder 1px", "5px"),
        ("10%", "rounder", "12%"),
        ("0", "rounder", "0"),
    ],
)
def test_corners_change_by_as_much_as_is_seen(value: str, wish: str, reached: str) -> None:
    assert relative.reached(target("a", "radius", "size", value), wish) == reached


@pytest.mark.parametrize(
    ("value", "wish", "reached"),
    [
        ("#808080", "darker", "#666666"),
        ("#808080", "lighter little", "#8d8d8d"),
        ("#808080", "darker 50%", "#404040"),
        ("#808080", "darker x2", ""),
        ("#808080", "warmer", ""),
        ("var(--x)", "darker", ""),
    ],
)
def test_a_colour_is_reached(value: str, wish: str, reached: str) -> None:
    assert relative.reached(target("a", "background", "color", value), wish) == reached


@pytest.mark.parametrize(
    ("values", "current", "wish", "reached"),
    [
        (("none", "sm", "md", "lg"), "md", "rounder", "lg"),
        (("none", "sm", "md", "lg"), "lg", "rounder", ""),
        (("lg", "sm", "md"), "md", "sharper", "sm"),
        (("0", "1", "2"), "1", "rounder", "2"),
        (("pink", "blue"), "pink", "rounder", ""),
    ],
)
def test_the_next_of_a_scale_is_reached(
    values: tuple[str, ...], current: str, wish: str, reached: str
) -> None:
    place = target("a", "radius", "enum", current, values=values)
    assert relative.reached(place, wish) == reached


def test_a_weight_is_bold_or_normal() -> None:
    weight = target("a", "font-weight", "weight", "400")
    assert relative.reached(weight, "bolder") == "bold"
    assert relative.reached(weight, "thinner") == "normal"


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("make the prices twice as big", "bigger x2"),
        ("double the padding", "bigger x2"),
        ("please halve the padding", "bigger x0.5"),
        ("three times as large", "bigger x3"),
        ("reduce the padding by half", "bigger x0.5"),
        ("double room from £40", ""),
        ("half a pound", ""),
        ("make it twice as tall", "taller x2"),
        ("three times as wide", "wider x3"),
    ],
)
def test_a_multiple_is_heard(said: str, wish: str) -> None:
    assert relative.multiple(said) == wish


def test_steps_are_offered_both_where_one_is_reached_and_where_it_differs() -> None:
    assert relative.steps(target("a", "padding", "size", "20px"), "bigger much") == (
        "22px",
        "25px",
        "30px",
    )


@pytest.mark.parametrize("wording", ["should be 10% smaller", "must be 10 percent smaller please"])
def test_a_percentage_with_a_comparative_is_no_text(wording: str) -> None:
    assert changes(PAGE, f"the headline {wording}") == [("home", "font-size", "", "2.88rem")]


def test_a_percentage_among_other_words_is_a_text() -> None:
    (change,) = changes(PAGE, "change the headline to 20% smaller portions")
    assert change[3] == "20% smaller portions"


@pytest.mark.parametrize(
    ("value", "wish", "reached"),
    [
        ("#b5651d", "darker blue", "#00008b"),
        ("#b5651d", "darker brown", "#915117"),
        ("#2b1f18", "darker brown", "#221913"),
        ("#b5651d", "darker red", "#8b0000"),
        ("#0000ff", "darker blue", "#0000cc"),
        ("#0a1628", "darker blue", "#081220"),
        ("#000000", "darker blue", "#00008b"),
        ("#0000ff", "darker blue little", "#0000e6"),
        ("#ffffff", "lighter green", "#90ee90"),
        ("#dddddd", "darker grey", "#b1b1b1"),
        ("#ffffff", "lighter grey", "#d3d3d3"),
        ("#dddddd", "darker white", "#b1b1b1"),
        ("#000000", "lighter black", "#333333"),
        ("var(--x)", "darker green", "#006400"),
    ],
)
def test_a_shade_of_a_hue_is_of_no_other_hue(value: str, wish: str, reached: str) -> None:
    assert relative.reached(target("a", "background", "color", value), wish) == reached


@pytest.mark.parametrize(
    ("name", "wish", "is_taken"),
    [
        ("font-size", "taller", False),
        ("card-radius", "wider", False),
        ("line-height", "taller", False),
        ("max-width", "narrower", True),
        ("min-height", "shorter", True),
        ("max-width", "taller", False),
        ("padding", "taller", True),
        ("font-size", "bigger", True),
    ],
)
def test_height_and_width_are_no_size_of_letters_or_corners(
    name: str, wish: str, is_taken: bool
) -> None:
    assert relative.takes(target("a", name, "size", "20px"), wish) is is_taken


@pytest.mark.parametrize(
    ("value", "wish", "reached"),
    [
        ("20px 16px", "taller", "25px 16px"),
        ("20px 16px", "wider", "20px 20px"),
        ("20px", "taller", "25px"),
        ("2rem 0", "wider", "2rem 0"),
        ("40px 8px 16px", "taller x2", "80px 8px 32px"),
    ],
)
def test_space_makes_a_part_taller_above_and_below(value: str, wish: str, reached: str) -> None:
    assert relative.reached(target("a", "padding", "size", value), wish) == reached


@pytest.mark.parametrize(
    "say",
    [
        "make the footer a darker blue",
        "make the footer darker blue",
        "a darker blue for the footer please",
        "make the footer a darker shade of blue",
        "change the footer background to a darker blue",
    ],
)
def test_a_comparative_and_a_colour_are_one_wish(say: str) -> None:
    assert changes(PAGE, say) == [("footer", "background", "", "#00008b")]


def test_each_part_gets_its_own_shade() -> None:
    said_both = "make the header a darker green and the footer a lighter green"
    assert changes(PAGE, said_both) == [
        ("header", "background", "", "#006400"),
        ("footer", "background", "", "#90ee90"),
    ]


@pytest.mark.parametrize(
    "say",
    ["make the footer taller", "wider cards", "make the hero twice as tall", "shorter footer"],
)
def test_what_has_no_height_or_width_is_asked_about(say: str) -> None:
    asked = said(PAGE, say)
    assert asked.kind == "clarify"
    assert not asked.changes


def test_the_space_of_a_part_makes_it_taller() -> None:
    page = site(
        {"footer": (), "header": ()},
        target("footer", "padding", "size", "20px 16px"),
        target("footer", "font-size", "size", "14px"),
        target("header", "font-size", "size", "14px"),
    )
    assert changes(page, "make the footer taller") == [("footer", "padding", "", "25px 16px")]
    assert said(page, "make the header taller").kind == "clarify"


BARE = site(
    {"header": (), "home": ("hero",)},
    target("header", "logo-size", "size", "40px"),
    target("header", "padding", "size", None),
    target("home", "padding", "size", "88px 0"),
)._replace(is_scanned=True)


def test_what_has_no_padding_is_not_made_taller_by_one_on_all_sides() -> None:
    asked = said(BARE, "make the header taller")
    assert asked.question
    assert "no height" in asked.question.text
    assert said(BARE, "make the header taller", "90px").kind == "clarify"


def test_a_height_told_next_is_no_padding() -> None:
    assert changes(BARE, "make the hero taller") == [("home", "padding", "", "110px 0")]
    assert said(BARE, "make the hero taller", "90px").kind == "clarify"
    assert said(BARE, "make the hero wider").kind == "clarify"


def test_a_size_of_what_a_part_lacks_is_no_other_size_of_it() -> None:
    only_logo = BARE._replace(targets=(BARE.targets[0], BARE.targets[2]))
    assert said(only_logo, "make the header padding bigger", "90px").kind == "clarify"
