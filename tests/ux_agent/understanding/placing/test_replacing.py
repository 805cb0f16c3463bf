"""A look that some words of a text are to have is given to none unasked."""

import pytest

from tests.ux_agent.understanding.parlour import PARLOUR
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target


@pytest.mark.parametrize("look", ["bold", "red", "bigger", "a bit smaller"])
@pytest.mark.parametrize("words", ['"happy"', "“Clean”"])
def test_a_piece_of_a_text_has_no_look_of_its_own(words: str, look: str) -> None:
    intent = said(PARLOUR, f"make {words} {look}")

    assert intent.changes == ()
    assert intent.question
    assert "Only a whole text" in str(intent.question.text)


def test_the_whole_text_gets_the_look_where_that_is_meant() -> None:
    assert changes(PARLOUR, "make “Clean” bigger", "1") == [("home", "hero-size", "", "2.5rem")]


def test_a_whole_text_that_is_quoted_gets_the_look_and_no_new_words() -> None:
    grown = [("home", "hero-size", "", "2.25rem")]
    for wish in ("make “Clean and happy” bigger", 'make "clean and happy" a bit bigger'):
        assert [one[:3] for one in changes(PARLOUR, wish)] == [one[:3] for one in grown], wish


def test_a_text_may_be_told_by_how_it_begins() -> None:
    wish = "make “Free parking behind the” italic"

    assert "Only a whole text" not in question(PARLOUR, wish)


def test_which_of_several_texts_is_to_have_a_look_is_asked_without_the_look() -> None:
    assert "bold" not in question(PARLOUR, 'make "the" bold')


@pytest.mark.parametrize(
    ("say", "change"),
    [
        ('change "Fresh bred daily" to "Cakes daily"', ("home", "lead", "", "Cakes daily")),
        ('replace "Send mesage" with "Write to us"', ("home", "cta-text", "", "Write to us")),
    ],
)
def test_a_quoted_text_may_be_misspelt(say: str, change: tuple[str, str, str, str]) -> None:
    assert changes(MISSPELT, say) == [change]


@pytest.mark.parametrize("said_text", ["Fresh rolls daily", "Opn", "Cheap bread daily"])
def test_another_text_is_no_misspelt_one(said_text: str) -> None:
    assert said(MISSPELT, f'change "{said_text}" to "Cakes"').kind == "clarify"


MISSPELT = site(
    {"home": ("home page",), "footer": ()},
    target("home", "lead", "text", "Fresh bread daily"),
    target("home", "cta-text", "text", "Send message"),
    target("footer", "text", "text", "Open"),
)
