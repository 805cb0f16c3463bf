"""Colours as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.colour_names import CSS_NAMES, NAMES


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("#FFF", "#ffffff"),
        ("#AbCdEf", "#abcdef"),
        ("#abcf", "#aabbcc"),
        ("#aabbccff", "#aabbcc"),
        ("#abc8", None),
        ("#12345", None),
        ("rgb(255, 0, 10)", "#ff000a"),
        ("rgb(100% 0% 50%)", "#ff0080"),
        ("rgb(300,-5,0)", "#ff0000"),
        ("rgba(1,2,3,1)", "#010203"),
        ("rgba(1,2,3,.5)", None),
        ("rgb(1,2)", None),
        ("rgb(a,b,c)", None),
        ("hsl(0, 100%, 50%)", "#ff0000"),
        ("hsl(240deg 100% 50%)", "#0000ff"),
        ("hsl(120, 100%, 25%)", "#008000"),
        ("Dark Blue", "#00008b"),
        ("dark-blue", "#00008b"),
        ("light grey", "#d3d3d3"),
        ("dark grey", "#4d4d4d"),
        ("darkgray", "#a9a9a9"),
        ("dark sea green", "#1c5334"),
        ("off-white", "#faf9f6"),
        ("navy blue", "#000080"),
        ("dark purple", "#4d004d"),
        ("pastel pink", "#ffe0e5"),
        ("blurple", None),
        ("dark", None),
        ("red wine", None),
        ("", None),
    ],
)
def test_a_colour_is_brought_to_six_digits(text: str, value: str | None) -> None:
    assert colours.parse(text) == value


def test_all_names_of_css_are_known() -> None:
    assert len(CSS_NAMES) == 148
    assert all(NAMES[name] == value for name, value in CSS_NAMES.items())


@given(st.text(max_size=30))
def test_any_text_is_a_colour_or_none(text: str) -> None:
    value = colours.parse(text)
    assert value is None or (len(value) == 7 and int(value[1:], 16) >= 0)


def test_a_transparent_colour_is_a_colour_yet() -> None:
    assert colours.is_colour("rgba(0,0,0,.5)")
    assert not colours.is_colour("url(x)")


def test_the_longest_name_counts() -> None:
    assert colours.match(["dark", "olive", "green", "navbar"]) == ("#556b2f", 3)


def test_a_shade_is_moved_towards_white_or_black() -> None:
    assert colours.shaded("#808080", 1.0) == "#ffffff"
    assert colours.shaded("#808080", -1.0) == "#000000"
