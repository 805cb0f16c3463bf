"""Looks told as a state."""

import pytest

from tests.ux_agent.understanding.more_sites import CAFE
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import BAKERY, site, target


@pytest.mark.parametrize(
    "request_",
    [
        "the title should be bigger on the home page",
        "the title must be a bit larger in the header please",
        "the title should be centered",
        "the title should be bold and italic",
        "the subtitle should be blue on mobile",
        "the subtitle should be a little smaller on phones",
        "the subtitle should be bigger than the title",
        "change the subtitle to smaller",
    ],
)
def test_no_text_comes_to_say_the_words_for_a_look(request_: str) -> None:
    intent = said(BAKERY, request_)
    assert not [one for one in intent.changes if one.property in {"title", "subtitle"}]
    assert intent.pending.get("nature") != "text"


def test_a_look_that_is_told_with_its_place_is_that_places_look() -> None:
    assert changes(BAKERY, "the header font size should be smaller, please") == [
        ("header", "font-size", "", "26px")
    ]


def test_words_that_begin_in_a_capital_are_a_text() -> None:
    assert changes(BAKERY, "the subtitle should be Smaller loaves, bigger taste") == [
        ("header", "subtitle", "", "Smaller loaves, bigger taste")
    ]


def test_a_look_that_nothing_declares_is_said_to_be_none() -> None:
    asked = question(BAKERY, "the subtitle should be underlined")
    assert asked == "I cannot give “underlined” as a look. What should change in the header?"


def test_a_look_for_some_screens_alone_is_asked_about() -> None:
    asked = question(CAFE, "make the footer darker on mobile")
    assert asked.startswith("What I change holds everywhere, not for “mobile” alone.")


def test_a_shorter_headline_is_one_of_fewer_words() -> None:
    assert question(BAKERY, "the title should be shorter").endswith("say?")


def test_what_is_to_stand_out_is_asked_how() -> None:
    asked = question(BAKERY, "make the subtitle stand out more")
    assert asked == "I cannot give “stand out” as a look. What should change in the header?"


def test_a_look_that_is_a_command_is_none_either() -> None:
    asked = question(BAKERY, "center the subtitle")
    assert asked == "I cannot give “center” as a look. What should change in the header?"


def test_a_look_told_with_a_place_at_the_end_is_of_what_was_named_first() -> None:
    index = site(
        {"home": (), "footer": ()},
        target("home", "subtitle", "text", "Baked today", aliases=("tagline",)),
        target("home", "subtitle-size", "size", "20px", aliases=("tagline size",)),
        target("home", "subtitle-color", "color", "#333333", aliases=("tagline color",)),
        target("home", "background", "color", "#eeeeee"),
    )._replace(is_scanned=True)

    assert changes(index, "the tagline should be white and a bit bigger on the home page") == [
        ("home", "subtitle-color", "", "#ffffff"),
        ("home", "subtitle-size", "", "22px"),
    ]


@pytest.mark.parametrize(
    "wording", ["it needs to pop more", "the headline needs to stand out a bit more"]
)
def test_what_is_to_pop_is_asked_about_as_a_look(wording: str) -> None:
    assert "say" not in question(BAKERY, wording)
    assert "become" not in question(BAKERY, wording)


@pytest.mark.parametrize("name", ["the title", "the subtitle"])
def test_the_same_look_as_something_is_no_text(name: str) -> None:
    intent = said(BAKERY, f"{name} should be the same colour as the footer")
    assert (intent.kind, intent.pending.get("nature", "")) == ("clarify", "")
