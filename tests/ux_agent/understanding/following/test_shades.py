"""Shades of one colour."""

import pytest

from bot.ux_agent.understanding.following.shades import alike, parts


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
