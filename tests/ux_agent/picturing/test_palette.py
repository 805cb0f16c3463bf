"""The colours that a picture is made of."""

import random

import pytest
from PIL import Image

from bot.ux_agent.picturing.palette import MOST, palette, square
from tests.ux_agent.picturing.drawing import BROWN, CREAM, GREEN, drawn


def test_the_colours_come_by_their_share_without_the_white_around_them() -> None:
    assert palette(drawn(BROWN, BROWN, GREEN)) == [BROWN, GREEN]


def test_a_picture_of_white_has_white() -> None:
    assert palette(drawn(ground="#ffffff")) == ["#ffffff"]


def test_light_colours_are_colours() -> None:
    assert palette(drawn(CREAM)) == [CREAM]


def test_shades_that_nobody_tells_apart_are_one() -> None:
    noise = random.Random(1)
    picture = Image.new("RGB", (60, 60))
    picture.putdata([(100 + noise.randrange(12), 60, 30) for _ in range(3600)])
    assert len(palette(picture)) == 1


def test_there_are_not_more_than_buttons() -> None:
    colours = ("#aa0000", "#00aa00", "#0000aa", "#aaaa00", "#00aaaa", "#aa00aa", "#555555")
    found = palette(drawn(*colours, size=(720, 200)))
    assert len(found) == MOST
    assert set(found) <= set(colours)


def test_what_cannot_be_seen_has_no_colour() -> None:
    picture = Image.new("RGBA", (40, 40), (200, 0, 0, 0))
    assert palette(picture) == []
    picture.paste((0, 0, 120, 255), (0, 0, 20, 40))
    assert palette(picture) == ["#000078"]


@pytest.mark.parametrize(
    ("code", "sign"), [("#cc1122", "🟥"), ("#111111", "⬛"), ("#fefefe", "⬜"), (GREEN, "🟩")]
)
def test_the_square_is_of_a_like_colour(code: str, sign: str) -> None:
    assert square(code) == sign
