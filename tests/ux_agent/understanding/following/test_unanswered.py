"""An answer that gives no words is never written as the words."""

import pytest

from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.scanned_page import PAGE


@pytest.mark.parametrize(
    "answer",
    ["leave it empty", "none", "no text please", "blank", "make it blank", "keep it empty"],
)
def test_a_text_that_is_to_be_empty_stays(answer: str) -> None:
    asked = question(PAGE, "change the subtitle", answer)
    assert asked.startswith("I cannot take that text away")
    assert question(PAGE, "change the subtitle", answer, answer) == asked
    found = changes(PAGE, "change the subtitle", answer, "Come and see")
    assert found == [("home", "subtitle", "", "Come and see")]


@pytest.mark.parametrize(
    "answer", ["skip", "skip it", "no idea yet", "I don't know", "later please"]
)
def test_what_is_not_known_yet_is_left_and_the_rest_is_kept(answer: str) -> None:
    assert said(PAGE, "change the subtitle", answer).kind == "refuse"
    both = "make the footer black and change the subtitle"
    assert [one[:2] for one in changes(PAGE, both, answer)] == [("footer", "background")]


@pytest.mark.parametrize(
    "answer",
    [
        "leave that",
        "just the rest then",
        "ok, never mind that one",
        "skip it",
        "do only the others",
    ],
)
def test_what_nobody_knows_is_left_out_and_the_rest_is_kept(answer: str) -> None:
    both = "make the footer black and make the flurble bigger"
    assert [one[:2] for one in changes(PAGE, both, answer)] == [("footer", "background")]
    assert said(PAGE, "make the flurble bigger", answer).kind != "edit"


def test_a_new_text_that_says_so_is_no_such_answer() -> None:
    both = "make the footer black and change the subtitle"
    assert changes(PAGE, both, "Leave that to us")[-1][3] == "Leave that to us"
    assert changes(PAGE, both, "The rest")[-1][3] == "The rest"


@pytest.mark.parametrize("answer", ["skip", "none", "no idea yet"])
def test_no_new_link_is_called_so(answer: str) -> None:
    intent = said(PAGE, "add a link to the footer", answer)
    assert not intent.changes
    assert answer not in str(intent.pending.get("value", ""))


@pytest.mark.parametrize(
    ("say", "answer"),
    [
        ("change the button text in the header", "Skip"),
        ("change the subtitle", '"none"'),
        ("change the subtitle", "Skip the queue"),
        ("change the subtitle", "No text can tell it"),
    ],
)
def test_words_that_may_be_meant_are_written(say: str, answer: str) -> None:
    assert [one[3] for one in changes(PAGE, say, answer)] == [answer.strip('"')]
