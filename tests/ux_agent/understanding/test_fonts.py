"""Messages that name a font without saying that it is one."""

import pytest

from bot.ux_agent.understanding.fonts import told
from tests.ux_agent.understanding.reading import changes
from tests.ux_agent.understanding.sites import site, target

SITE = site(
    {"home": (), "site": ("whole site",)},
    target("home", "hero-text", "text", "Gentle care", aliases=("headline",)),
    target("home", "headline-font", "font", None, aliases=("headline font family",)),
    target("site", "font-family", "font", "Arial, sans-serif", aliases=("font",)),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("use Georgia", ("site", "font-family")),
        ("switch to Georgia please", ("site", "font-family")),
        ("use Georgia for the headline", ("home", "headline-font")),
        ("make the headline Georgia", ("home", "headline-font")),
        ("headline in Georgia", ("home", "headline-font")),
    ],
)
def test_a_font_is_set_where_it_is_named(message: str, place: tuple[str, str]) -> None:
    assert [(*one[:2], one[3]) for one in changes(SITE, message)] == [(*place, "Georgia")]


def test_other_words_are_left_as_they_are() -> None:
    assert told("set the font to Georgia") == ""
    assert told("we moved from Georgia to Ohio") == ""


@pytest.mark.parametrize(
    "name",
    ["Arial", "Times New Roman", "Open Sans", "Roboto", "Playfair Display", "Trebuchet MS", "Lato"],
)
def test_a_font_is_known_by_its_whole_name(name: str) -> None:
    assert str(changes(SITE, f"use {name}")[0][3]).strip('"') == name
