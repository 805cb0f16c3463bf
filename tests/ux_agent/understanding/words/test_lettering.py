"""Wishes about letters, in the words that the reading knows."""

import pytest

from bot.ux_agent.understanding.words.lettering import told


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("center the headline", "make centered the headline"),
        ("Please centre our headline", "Please make centered our headline"),
        ("make it red and center it", "make it red and make centered it"),
        ("underline the links in the menu", "make underlined the links in the menu"),
        ("italicise “Fresh bread”", "make italic “Fresh bread”"),
        ("don't underline the links", "make not underlined the links"),
        ("stop centering the headline", "make left aligned the headline"),
        ("align the footer text to the right", "make the footer text right aligned"),
        ("align the headline centre", "make the headline centered"),
        ("put the headline in the middle", "make the headline centered"),
        ("move the footer text to the right side", "make the footer text right aligned"),
        ("make the headline center", "make the headline centered"),
        ("make the headline in italics", "make the headline italic"),
        ("the headline should be in capital letters", "the headline should be uppercase"),
        ("the headline should be in the center", "the headline should be centered"),
        ("write the menu in all caps please", "write the menu uppercase please"),
        ("change the tagline to small letters", "change the tagline lowercase"),
        ("and centred", "and centered"),
        ("in italics please", "italic please"),
        ("make it bold italic", "make it bold and italic"),
        ("make the headline not italic any more", "make the headline upright"),
        ("the headline should not be underlined", "make the headline not underlined"),
        ("I don't want the menu in capitals any more", "make the menu normal case"),
        ("remove the underline from the menu links", "make the menu links not underlined"),
        ("take the italics off the tagline", "make the tagline upright"),
        ("remove the headline's underline", "make the headline not underlined"),
        ("undo the italics", "make it upright"),
        ("no underline", "make it not underlined"),
    ],
)
def test_a_wish_about_letters_is_one_like_bold(message: str, wanted: str) -> None:
    assert told(message) == wanted


@pytest.mark.parametrize(
    "message",
    [
        'change the headline to "In the center of town"',
        "change the headline to The center of town",
        "change the title to Community Center",
        "make the title Community Center",
        "make the community center section blue",
        "rename Community Center to Town Hall",
        "the phone number of the community center is 0113 496 0000",
        "move the contact link to the left",
        "put the logo on the left",
        "make the button on the right blue",
        "remove the text on the right",
        "make the text in the middle column red",
        "put the picture to the right of the headline",
        "make the headline the center of attention",
        "change the address to 5 Capital Street",
        "add Italics to the menu",
        "make the headline small caps",
        "remove the case studies link",
        "in case you wonder, make the menu green",
        "the headline should say Centered on you",
        "the headline should read in the middle of nowhere",
        "change the tagline to Justified coffee",
        "the rent is 40 percent",
    ],
)
def test_other_words_for_a_middle_or_a_side_stay(message: str) -> None:
    assert told(message) == message
