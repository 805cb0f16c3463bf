"""Wishes for space in a part of a page."""

import pytest

from bot.ux_agent.understanding.words.spacing import told


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("more space in the footer", "more padding in the footer"),
        ("please put a bit more room inside our header", "please a bit more padding in our header"),
        ("give the footer more room", "more padding in the footer"),
        (
            "make it green and give the header less space",
            "make it green and less padding in the header",
        ),
    ],
)
def test_the_space_in_a_part_is_its_padding(message: str, wanted: str) -> None:
    assert told(message) == wanted


@pytest.mark.parametrize(
    "message",
    [
        "put more space above the footer",
        "more space between the menu items",
        "change the tagline to More room in the garden",
        'the headline should say "More space in the city"',
        "the tagline should be there is more room in the barn",
    ],
)
def test_other_space_stays(message: str) -> None:
    assert told(message) == message
