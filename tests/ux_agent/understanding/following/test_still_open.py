"""What a question holds is not lost by what is said beside it."""

import pytest

from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.scanned_page import PAGE

ASKED = 'button text should be "Write to us"'


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ("and make it red", ("button-background", "#ff0000")),
        ("and make it rounder", ("radius", "5px")),
    ],
)
def test_a_look_told_beside_a_question_goes_where_the_answer_says(
    more: str, wanted: tuple[str, str]
) -> None:
    assert said(PAGE, ASKED, more).kind == "clarify"
    text, look = changes(PAGE, ASKED, more, "home")
    assert text == ("home", "cta-text", "", "Write to us")
    assert (look[1], look[3]) == wanted


def test_a_wish_for_another_place_leaves_the_question_open() -> None:
    intent = said(PAGE, ASKED, "make the footer black")
    assert intent.question is not None
    assert [(one.section, one.value) for one in intent.changes] == [("footer", "#000000")]
    assert said(PAGE, ASKED, "make the footer black", "home").changes[-1].value == "Write to us"


def test_a_wish_told_anew_takes_the_place_of_the_question() -> None:
    first = "make the testimonials navy"
    assert changes(PAGE, first, "make the kiln section navy")[0][1] == "kiln-background"


def test_how_many_people_are_no_size_of_letters() -> None:
    first = "change the headline size to 10 people"
    assert "10 people" in question(PAGE, first)
    assert said(PAGE, first, "12px").kind == "clarify"
