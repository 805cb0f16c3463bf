"""Messages that name the text in which something is to be replaced."""

import pytest

from bot.ux_agent.understanding.read import understand
from tests.ux_agent.understanding.reading import changes
from tests.ux_agent.understanding.sites import site, target

HALL = site(
    {"home": (), "classes": ()},
    target("home", "notice", "text", "No class on Thursday 14 November."),
    target("home", "lead", "text", "A hall for everybody."),
    target("classes", "yoga-day", "text", "Thursday"),
    target("classes", "judo-day", "text", "Monday"),
)


def test_the_text_that_is_named_decides_where_a_word_is_replaced() -> None:
    assert changes(HALL, "change Thursday to Friday in the notice") == [
        ("home", "notice", "", "No class on Friday 14 November.")
    ]


@pytest.mark.parametrize(
    "say", ["change Monday to Friday in the notice", "change Bingo to Friday in the notice"]
)
def test_a_named_text_that_does_not_hold_the_word_is_asked_about(say: str) -> None:
    assert understand(say, HALL).kind == "clarify"


def test_without_a_named_text_the_whole_value_is_meant() -> None:
    assert changes(HALL, "change Thursday to Friday")[0][:2] == ("classes", "yoga-day")
