"""Another text for the one written last."""

import pytest

from tests.ux_agent.understanding.list_sites import TRATTORIA
from tests.ux_agent.understanding.reading import changes
from tests.ux_agent.understanding.scanned_page import PAGE

FIRST = "change the headline to Put your feet up"


@pytest.mark.parametrize(
    "more",
    [
        "that sounds silly, use Come on in instead",
        "it's too long, make it Come on in",
        "I don't like it, try Come on in",
        "hmm, what about Come on in?",
        "let's make it Come on in then",
        'scrap that, use "Come on in"',
        "no, go with Come on in please",
    ],
)
def test_what_is_told_of_the_last_text_is_no_part_of_the_next(more: str) -> None:
    assert changes(PAGE, FIRST, more) == [("home", "hero-text", "", "Come on in")]


def test_another_name_for_an_entry_takes_the_place_of_the_last_one() -> None:
    found = changes(TRATTORIA, "rename Order to Order now", "hmm, go with Contact us")
    assert found == [("navbar", "link-label", "Order", "Contact us")]


def test_a_look_told_of_the_last_text_is_no_text() -> None:
    found = [(one[1], one[3]) for one in changes(PAGE, FIRST, "that's dull, make it bigger")]
    assert found == [("hero-text", "Put your feet up"), ("font-size", "4rem")]


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("it should be Put your feet up", "Put your feet up"),
        ("to Put your feet up", "Put your feet up"),
        ("Put your feet up please", "Put your feet up"),
        ("make it say Put your feet up, thanks", "Put your feet up"),
        ('how about "Put your feet up"?', "Put your feet up"),
        ("Please call us", "Please call us"),
        ("Put your feet up.", "Put your feet up."),
    ],
)
def test_an_answer_is_the_text_alone(answer: str, text: str) -> None:
    assert changes(PAGE, "change the headline", answer) == [("home", "hero-text", "", text)]
