"""Shades of one colour."""

import pytest

from bot.ux_agent.understanding.following.shades import alike, amount, parts, present, way
from tests.ux_agent.understanding.sites import target

SIZE = target("home", "font-size", "size", None, computed="17px")
COLOUR = target("home", "color", "color", "var(--ink)", computed="#222222")


@pytest.mark.parametrize(
    ("one", "other"), [("#ff0000", "#8b0000"), ("#008000", "#134e1a"), ("#ffffff", "#202020")]
)
def test_shades_of_one_colour_are_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("#ff0000", "#0f766e"), ("#ff0000", "#ffffff"), ("", "#ffffff")]
)
def test_other_colours_are_not(one: str, other: str) -> None:
    assert not alike(one, other)


def test_reds_on_both_sides_of_the_circle_are_alike() -> None:
    assert alike("#ff0010", "#ff1000")


def test_a_colour_has_three_parts() -> None:
    assert parts("#0a10ff") == (10, 16, 255)
    assert parts("") == ()


def test_what_is_not_set_is_as_the_page_has_it() -> None:
    assert present(SIZE) == "17px"
    assert present(COLOUR) == "#222222"
    assert present(SIZE._replace(value="2rem")) == "2rem"


def test_more_and_less_than_what_the_site_has() -> None:
    assert [way(SIZE, one) for one in ("20px", "17px", "12px", "large")] == [1, 0, -1, 0]
    assert [way(COLOUR, one) for one in ("#ffffff", "#000000")] == [1, -1]
    assert amount("no colour", COLOUR) is None
