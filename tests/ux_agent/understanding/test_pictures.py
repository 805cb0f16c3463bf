"""Pictures of a request that are to give a colour or a file."""

import pytest

from bot.ux_agent.understanding import pictures
from tests.ux_agent.understanding.more_sites import SHOP
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target


@pytest.mark.parametrize(
    "wording",
    [
        "use the colour of image 1 for the footer",
        "make the footer the colour of this image",
        "take the footer background from the picture",
        "footer background: main color of the attached photo",
    ],
)
def test_a_picture_gives_a_colour(wording: str) -> None:
    assert changes(SHOP, wording) == [("footer", "background", "", "picture:1")]


@pytest.mark.parametrize(
    ("wording", "value"),
    [
        ("use this picture as the logo", "picture:1"),
        ("make image 2 the logo", "picture:2"),
        ("replace the logo with the second attached image", "picture:2"),
    ],
)
def test_a_picture_becomes_a_declared_image(wording: str, value: str) -> None:
    assert changes(SHOP, wording) == [("header", "logo", "", value)]


def test_a_picture_within_quotes_is_a_text() -> None:
    assert changes(SHOP, 'set the motto to "this picture"') == [
        ("header", "subtitle", "", "this picture")
    ]


def test_the_colour_of_a_picture_is_no_image() -> None:
    assert said(SHOP, "use the colour of image 1 as the logo").kind == "clarify"


@pytest.mark.parametrize("noun", ["picture", "photo", "pic"])
def test_any_word_for_a_picture_is_an_image_where_none_is_called_so(noun: str) -> None:
    assert pictures.told(f"change the {noun}", SHOP) == "change the image"
    said_so = f"please replace the {noun} on the home page"
    assert pictures.told(said_so, SHOP) == "please replace the image on the home page"


@pytest.mark.parametrize(
    "wording",
    ["change the picture description to Rows", 'change the title to "A new picture"', "the photo"],
)
def test_what_is_told_of_a_picture_stays(wording: str) -> None:
    assert pictures.told(wording, SHOP) == wording


def test_what_the_site_calls_a_photo_stays_one() -> None:
    studio = site({"home": ()}, target("home", "team-photo", "image", "/a.jpg"))
    assert pictures.told("change the photo", studio) == "change the photo"
    assert pictures.told("change the photo", site({"home": ()})) == "change the photo"
