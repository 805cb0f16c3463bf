"""New words for those that stand on the site."""

import pytest

from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target

INN = site(
    {"home": (), "contact": ("contact page",), "footer": ()},
    target("home", "headline", "text", "Rooms by the sea"),
    target("home", "color", "color", "#223344"),
    target("contact", "parking-text", "text", "There is free parking behind the inn."),
    target("home", "parking", "text", "Where to leave the car"),
    target("contact", "way", "text", "We are next to the old cinema. Ring the bell."),
    target("footer", "text", "text", "Dogs are welcome in some rooms."),
    target("footer", "phone", "text", "01999 555010", aliases=("phone number",)),
)


@pytest.mark.parametrize(
    "say",
    [
        'where it says "next to the old cinema" put "opposite the lock"',
        "where it says next to the old cinema, put opposite the lock",
        "please where the site says next to the old cinema it should say opposite the lock",
        "where it says next to the old cinema write opposite the lock instead",
    ],
)
def test_what_it_says_gives_way_to_what_is_put(say: str) -> None:
    value = "We are opposite the lock. Ring the bell."
    assert changes(INN, say) == [("contact", "way", "", value)]


@pytest.mark.parametrize(
    ("say", "value"),
    [
        ("where it says welcome put allowed", "Dogs are allowed in some rooms."),
        ('where it says "welcome" put "Allowed"', "Dogs are Allowed in some rooms."),
        ("where it says dogs put Cats", "Cats are welcome in some rooms."),
    ],
)
def test_one_word_gives_way_to_another(say: str, value: str) -> None:
    assert changes(INN, say) == [("footer", "text", "", value)]


def test_what_begins_a_sentence_is_put_into_none_unasked() -> None:
    assert "“welcome”" in question(INN, "where it says welcome put Hello there")


@pytest.mark.parametrize(
    ("say", "value"),
    [
        ("change free parking to paid parking", "There is paid parking behind the inn."),
        ("replace the old cinema with the new cinema", ""),
        ("change some rooms to all rooms", "Dogs are welcome in all rooms."),
    ],
)
def test_words_that_one_text_alone_holds_need_no_quotes(say: str, value: str) -> None:
    (found,) = changes(INN, say)
    assert found[3] == (value or "We are next to the new cinema. Ring the bell.")


@pytest.mark.parametrize(
    "say",
    [
        "change the phone number to the mobile number",
        "change the rooms text to the sea text",
    ],
)
def test_what_is_only_called_so_is_asked_about(say: str) -> None:
    assert said(INN, say).kind == "clarify"


@pytest.mark.parametrize(
    "say",
    [
        "where it says Rooms by the sea put Beds by the sea, and set the footer to Dogs out",
        "the headline says Rooms by the sea, make it Beds by the sea and set the parking to Here",
    ],
)
def test_another_wish_is_no_part_of_the_new_words(say: str) -> None:
    found = said(INN, say)
    assert not [one for one in found.changes if " and " in str(one.value)]
