"""What a picture is to be described as, told in a sentence of its own."""

import pytest

from bot.ux_agent.understanding.linking import captions
from tests.ux_agent.understanding.placing.test_alts import ALBUM
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.record_site import STUDIO


@pytest.mark.parametrize(
    ("wording", "place"),
    [
        ("the picture of the seal should be described as New words", "home.tours-image-alt"),
        ("the team photo is now described as: New words.", "about.image-alt"),
        ('our pier picture must please be described by "New words"', "home.image-alt"),
        ("the seal image has no proper description, call it New words", "home.tours-image-alt"),
        (
            "the photo of the beach hasn't got an alt text yet. It should be New words",
            "about.image-alt",
        ),
        ("the bay photo is missing a description - please use “New words”", "home.image-alt"),
        ("the description of the bay picture should be: New words", "home.image-alt"),
        ("the bay photo needs a proper description for blind people: New words", "home.image-alt"),
        (
            "the seal photo has no alt text for screen readers, call it New words",
            "home.tours-image-alt",
        ),
    ],
)
def test_what_a_picture_is_described_as_is_its_alt_text(wording: str, place: str) -> None:
    section, name = place.split(".")
    assert changes(ALBUM, wording) == [(section, name, "", "New words")]


def test_the_picture_of_an_entry_is_described_and_not_replaced() -> None:
    wording = "the picture of Yin should be described as A candle"
    assert [one[1:] for one in changes(STUDIO, wording)] == [("yin-alt", "", "A candle")]


def test_what_else_is_wanted_is_no_part_of_the_description() -> None:
    wording = "the seal picture should be described as New words and make the header navy"
    assert [one[1] for one in changes(ALBUM, wording)] == ["tours-image-alt", "background"]


@pytest.mark.parametrize("thing", ["the logo", "our logo"])
@pytest.mark.parametrize(
    "form",
    ["{} should be described as New words", "{}'s description should be New words"],
)
def test_a_thing_that_is_a_picture_by_its_name_is_described_too(form: str, thing: str) -> None:
    assert changes(ALBUM, form.format(thing)) == [("header", "logo-alt", "", "New words")]


@pytest.mark.parametrize(
    "wording",
    [
        "our company should be described as friendly",
        "the page has no description, make it New words",
        "the seal picture is described as something else",
        "the logo is described as a ship, which is wrong",
        "the seal picture has no description. Please add one",
        "the bay photo needs an alt text, can you write something",
        "the bay photo needs a better description, make it longer",
        "the picture should be bigger",
        "the picture of the pier is too small, make it bigger",
    ],
)
def test_what_is_no_description_of_a_picture_is_left(wording: str) -> None:
    assert captions.told(wording) == wording
    assert not any(one.property.endswith("alt") for one in said(ALBUM, wording).changes)
