"""A look told by what has it is the value that this has."""

import pytest

from tests.ux_agent.understanding.list_sites import TRATTORIA
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.scanned_page import PAGE


@pytest.mark.parametrize(
    "wording",
    [
        "make the footer background the same colour as the announcement",
        "make the footer the same yellow as the announcement",
        "change the footer background to the same shade as the announcement please",
        "make the footer background the same as the announcement",
    ],
)
def test_the_same_colour_as_a_part_is_what_that_part_has(wording: str) -> None:
    assert changes(PAGE, wording) == [("footer", "background", "", "#fde68a")]


def test_the_same_size_as_a_text_is_what_that_text_has() -> None:
    wording = "make the footer the same size as the headline"
    assert changes(TRATTORIA, wording) == [("footer", "font-size", "", "48px")]


@pytest.mark.parametrize(
    "wording",
    [
        "make the footer the same blue as the announcement",
        "make the headline the same colour as the footer",
        "make the footer the same colour as the porch",
    ],
)
def test_another_hue_or_kind_or_an_unknown_part_is_asked_about(wording: str) -> None:
    assert said(PAGE, wording).kind == "clarify"


def test_a_text_of_the_same_words_stays_one() -> None:
    text = "The same colour as the footer"
    assert changes(PAGE, f'change the headline to "{text}"')[0][3] == text
    assert changes(PAGE, f"change the headline to {text}")[0][3] == text


@pytest.mark.parametrize(
    "answer", ["the same as the announcement", "same colour as the announcement"]
)
def test_an_answer_may_liken_too(answer: str) -> None:
    wanted = [("footer", "background", "", "#fde68a")]
    assert changes(PAGE, "change the footer background", answer) == wanted


def test_a_part_that_was_changed_before_is_what_it_became() -> None:
    then = "and the footer the same colour as the announcement"
    told = changes(PAGE, "make the announcement red", then)
    assert [one[3] for one in told] == ["#ff0000", "#ff0000"]
