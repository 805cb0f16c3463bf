"""What is offered where the thing that is named cannot take the look that is wanted."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.scanned_page import PAGE
from tests.ux_agent.understanding.sites import site, target


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


SALON = site(
    {"footer": ("bottom",)},
    target("footer", "opening-hours", "text", "Opening hours"),
    target("footer", "monday-time", "text", "9:00 – 17:30"),
    target("footer", "saturday-time", "text", "8:30 – 14:00"),
)


@pytest.mark.parametrize(
    "say", ["change the opening hours", "change our opening times", "update opening hours"]
)
def test_hours_that_are_to_change_are_the_rows_and_not_the_heading_above_them(say: str) -> None:
    intent = said(SALON, say)
    assert intent.question is not None
    offered = [value.rpartition(".")[2] for _, value in intent.question.choices]
    assert offered[:2] == ["monday-time", "saturday-time"]
    assert all("font" not in str(one) for one in intent.pending.values())


def test_the_heading_above_the_hours_takes_new_words() -> None:
    found = changes(SALON, 'change "Opening hours" to "When we are open"')
    assert found == [("footer", "opening-hours", "", "When we are open")]


def test_where_a_thing_cannot_be_hidden_nothing_else_is_offered_to_be() -> None:
    index = PAGE._replace(targets=tuple(one for one in PAGE.targets if one.section == "home"))
    intent = said(index, "hide the subtitle")
    assert (intent.kind, intent.changes) == ("clarify", ())
    assert intent.question is not None
    assert intent.question.choices
    for _, value in intent.question.choices:
        assert all(one.value != "hidden" for one in said(index, "hide the subtitle", value).changes)
