"""Where a text without quotes ends."""

import pytest

from bot.ux_agent.understanding.words.trim import (
    as_told,
    bare,
    cleared,
    parted,
    polished,
    sections_of,
)
from bot.ux_agent.understanding.words.vocabulary import Item


@pytest.mark.parametrize("text", ["M.O.T.", "the U.K.", "Ruth P.", "and so on..."])
def test_the_point_of_an_abbreviation_is_the_texts_own(text: str) -> None:
    assert parted(text) == (text, "")


def test_a_full_stop_may_be_that_of_the_sentence() -> None:
    assert parted("Big check.") == ("Big check", ".")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ('"We lift you."', "We lift you."),
        ("“We lift you.”, please", "We lift you."),
        ('"We lift you".', "We lift you"),
        ("We lift you.", "We lift you"),
    ],
)
def test_only_what_is_quoted_keeps_its_full_stop(said: str, text: str) -> None:
    assert as_told(said) == text


@pytest.mark.parametrize(
    "text",
    [
        "Closed until further notice",
        "Closed for the time being",
        "Book by tomorrow",
        "Come see us when you get a chance",
        "Join in if you can",
        "Prices ideally by card",
        "Cash, ideally by card",
        "We answer as soon as possible",
        "A place for me",
        "Thank you",
        "Say thank you",
        "Yes please",
        "Fresh bread. If you can",
    ],
)
def test_a_text_keeps_what_may_be_its_own(text: str) -> None:
    assert cleared(text) == text
    assert cleared(f"{text}, please") == text


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("dark green for the time being", "dark green"),
        ("a bit bigger until further notice", "a bit bigger"),
        ("9am - 5pm until further notice", "9am - 5pm"),
        ("£5 per person by tomorrow", "£5 per person"),
        ("20px when you get a chance", "20px"),
        ("Good hair days asap", "Good hair days"),
        ("Come and see us, if you can", "Come and see us"),
        ("Good hair days, ideally by Friday", "Good hair days"),
        ("Good hair days by the end of the week please", "Good hair days"),
        ("Come on in, thanks!", "Come on in"),
    ],
)
def test_what_is_surely_said_of_the_wish_is_taken_off(said: str, left: str) -> None:
    assert cleared(said) == left


def test_of_a_wish_that_is_no_text_all_courtesy_is_taken_off() -> None:
    assert polished("Hide the notice until further notice.", is_wish=True) == "Hide the notice"
    assert (
        polished("Hide the notice until further notice.") == "Hide the notice until further notice"
    )


def test_a_name_of_several_sections_is_that_of_the_one_right_before_it() -> None:
    start = Item("section", "home", 0, 10)
    banner = Item("section", "header home announcement", 11, 17)

    assert sections_of([start, banner]) == ["home"]
    assert sections_of([start, Item("and", "and", 11, 14), banner._replace(start=15)]) == [
        "home",
        "header home announcement",
    ]
    assert sections_of([start._replace(value="footer"), banner])[1] == banner.value


def test_how_long_somebody_is_called_so_is_no_part_of_the_name() -> None:
    for said, name in (
        ("Ivy Moss is called Ivy Fox now", "Ivy Fox"),
        ("the button should say Book Online now", "Book Online now"),
        ("it is called Book now", "Book now"),
    ):
        start = max(said.find(word) + len(word) for word in (" called ", " say ") if word in said)
        assert bare(said, start, len(said), []) == name
