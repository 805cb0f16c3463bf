"""Bigger, darker and the like, from the current value."""

import pytest

from bot.ux_agent.understanding.placing import relative
from tests.ux_agent.understanding.reading import changes
from tests.ux_agent.understanding.scanned_page import PAGE
from tests.ux_agent.understanding.sites import target


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
