"""What is offered where the thing that is named cannot take the look that is wanted."""

import pytest

from tests.ux_agent.understanding.reading import said
from tests.ux_agent.understanding.scanned_page import PAGE


@pytest.mark.parametrize("say", ["make the See the prices link bold", 'make "Kiln hire" bold'])
def test_the_letters_of_another_text_of_the_page_are_never_offered(say: str) -> None:
    intent = said(PAGE, say)
    assert (intent.kind, intent.changes) == ("clarify", ())
    assert intent.question is not None
    offered = {value.rpartition(".")[2] for _, value in intent.question.choices}
    assert offered.isdisjoint({"font-weight", "font-size", "color"})


def test_the_letters_of_a_whole_part_are_offered() -> None:
    intent = said(PAGE, "make the announcement text bigger")
    assert intent.kind == "clarify"
