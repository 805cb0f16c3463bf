"""Words that mean nothing on the site forbid to be sure."""

import pytest

from tests.ux_agent.understanding.more_sites import CAFE, GYM, SHOP
from tests.ux_agent.understanding.reading import changes, question
from tests.ux_agent.understanding.sites import site, target


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


def test_an_unknown_word_of_a_label_is_not_the_label() -> None:
    assert "glaze" in question(SHOP, 'change the glaze of "Moon pot" to "blue as the sea"')


def test_an_unknown_word_of_an_entry_is_what_stands_beside_it() -> None:
    assert changes(CAFE, 'change the answer of "Espresso" to "tiny"') == [
        ("drinks", "description", "Espresso", "tiny")
    ]


def test_a_switch_is_hidden_by_its_own_name() -> None:
    promo = site({"home": ()}, target("home", "promo", "bool", "visible"))
    assert changes(promo, "hide the promo") == [("home", "promo", "", "hidden")]
