"""The place of a wish told by its words: "the one that says Hire it"."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.scanned_page import PAGE


def _words(section: str, name: str) -> str:
    target = PAGE.find(section, name)
    assert target is not None
    return target.value or ""


@pytest.mark.parametrize(
    "more",
    ["the one that says {}", "no, the heading that reads {}", 'the "{}" one', "sorry, the text {}"],
)
def test_a_new_text_goes_to_the_place_that_is_told_by_its_words(more: str) -> None:
    told = more.format(_words("home", "kiln-title"))
    if "text" in more:
        told = told.replace("the text", "the text that says")
    assert changes(PAGE, 'change the headline to "Hello"', told) == [
        ("home", "kiln-title", "", "Hello")
    ]


def test_a_colour_is_never_lost_where_it_cannot_be_given() -> None:
    told = f"the one that says {_words('home', 'kiln-title')}"
    intent = said(PAGE, "make the headline red", told)
    if intent.kind == "clarify":
        assert (intent.changes, intent.pending["value"]) == ((), "#ff0000")
    else:
        assert [one.value for one in intent.changes] == ["#ff0000"]


def test_words_that_stand_nowhere_point_at_nothing() -> None:
    intent = said(PAGE, "make the headline red", "the one that says gooseberry")
    assert all(one.property != "kiln-title" for one in intent.changes)
