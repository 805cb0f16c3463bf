"""Words that mean nothing on the site forbid to be sure."""

import pytest

from tests.ux_agent.understanding.more_sites import GYM, SHOP
from tests.ux_agent.understanding.reading import changes, question


@pytest.mark.parametrize(
    ("wording", "word"),
    [
        ("make the checkout button green", "checkout"),
        ("set the newsletter heading to X", "newsletter"),
        ("change the shipping text to Free", "shipping"),
        ("make the header sticky", "sticky"),
    ],
)
def test_a_word_that_was_not_understood_is_named(wording: str, word: str) -> None:
    assert word in question(SHOP, wording)


def test_a_part_that_the_site_lacks_is_named_once() -> None:
    text = question(GYM, "make the sidebar blue")
    assert text.count("sidebar") == 1


def test_words_of_the_place_itself_are_no_strangers() -> None:
    assert changes(SHOP, "change the pots page title to X") == [("site", "title", "", "X")]


def test_slips_in_words_that_name_nothing_are_no_strangers() -> None:
    assert changes(SHOP, "plese mkae teh footer black") == [("footer", "background", "", "#000000")]


@pytest.mark.parametrize("wording", ["make it green", "red please", "bold", "/trial"])
def test_a_look_without_a_place_is_asked_about_be_there_only_one(wording: str) -> None:
    assert question(GYM, wording)
