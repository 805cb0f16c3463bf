"""Where one wish ends and the next begins."""

import pytest

from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.words.clauses import split
from bot.ux_agent.understanding.words.vocabulary import vocabulary_of
from tests.ux_agent.understanding.scanned_page import PAGE


@pytest.mark.parametrize(
    ("said", "wishes"),
    [
        ("make the headline smaller and in red", 2),
        ("make the headline smaller, in red", 2),
        ("make the headline bigger in red", 2),
        ("make the headline bigger in the footer", 1),
        ("make the footer black and in the header white", 2),
    ],
)
def test_a_colour_behind_another_look_is_a_wish_of_its_own(said: str, wishes: int) -> None:
    assert len(split(vocabulary_of(PAGE).items(lift(said)), len(said))) == wishes
