"""Answers that describe one of the choices by its place, its colour, its words."""

import pytest

from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target

PIER = site(
    {"navbar": ("menu",), "home": ("home page",), "tours": ("tours page",), "footer": ()},
    target("navbar", "cta-text", "text", "Call us", aliases=("button", "button text")),
    target("navbar", "call-us-button-background", "color", "#d62828"),
    target("home", "cta-text", "text", "Book a tour", aliases=("button", "button text")),
    target("home", "book-a-tour-button-background", "color", "#1d4ed8"),
    target("tours", "cta-text", "text", "See the boats", aliases=("button", "button text")),
    target("footer", "background", "color", "#ffffff"),
    target("footer", "color", "color", "#000000", aliases=("text colour",)),
)
FIRST = "change the text of the button"
NEW = ("navbar", "cta-text", "", "Ring now")


@pytest.mark.parametrize(
    "answer",
    [
        "the red one in the menu. It should say Ring now",
        "the one in the menu, it should say Ring now",
        "the red one: Ring now",
        "the call us button - make it say Ring now",
        "the one that says Call us. It must read Ring now",
    ],
)
def test_a_choice_is_described_and_its_new_text_told(answer: str) -> None:
    assert changes(PIER, FIRST, answer) == [NEW]


@pytest.mark.parametrize(
    ("answer", "section"),
    [("the blue one", "home"), ("the boats one", "tours"), ("the one on the tours page", "tours")],
)
def test_what_is_described_alone_is_picked(answer: str, section: str) -> None:
    intent = said(PIER, FIRST, answer)
    assert (intent.pending["section"], intent.question and intent.question.slot) == (
        section,
        "value",
    )


def test_a_new_text_keeps_its_first_word() -> None:
    assert changes(PIER, FIRST, "the menu one: Say hello")[0][3] == "Say hello"


@pytest.mark.parametrize("answer", ["the green one", "the blue one in the menu"])
def test_what_no_choice_is_asks_again_and_colours_nothing(answer: str) -> None:
    assert question(PIER, FIRST, answer) == question(PIER, FIRST)
    assert said(PIER, FIRST, answer).changes == ()


def test_what_tells_more_than_the_choice_is_not_the_choice() -> None:
    assert changes(PIER, "make it navy", "the text of the footer") == [
        ("footer", "color", "", "#000080")
    ]


def test_a_whole_request_is_no_description() -> None:
    found = changes(PIER, FIRST, "make the footer black")
    assert found == [("footer", "background", "", "#000000")]
