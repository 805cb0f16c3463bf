"""Messages that tell a date of a row of a table."""

import pytest

from bot.ux_agent.understanding.figures.dates import read
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target

TERMS = site(
    {"dates": ("dates page",), "home": ()},
    target("home", "notice", "text", "See you on 4 September"),
    target("dates", "term", "text", "Term"),
    target("dates", "half-term", "text", "Half term"),
    target("dates", "autumn-from", "text", "3 September 2024", aliases=("autumn terms",)),
    target("dates", "autumn-half", "text", "28 October to 1 November"),
    target("dates", "autumn-to", "text", "20 December 2024", aliases=("autumn terms",)),
    target("dates", "spring-from", "text", "6 Jan 2025", aliases=("spring terms",)),
)


@pytest.mark.parametrize(
    ("say", "name", "value"),
    [
        ("autumn term starts 4 September 2024", "autumn-from", "4 September 2024"),
        ("the autumn term begins on 5th sept", "autumn-from", "5 September 2024"),
        ("autumn term ends on 19 December instead", "autumn-to", "19 December 2024"),
        ("spring starts on 7 January", "spring-from", "7 Jan 2025"),
    ],
)
def test_the_date_of_the_row_that_is_named_is_written_as_the_old_one(
    say: str, name: str, value: str
) -> None:
    assert changes(TERMS, say) == [("dates", name, "", value)]


@pytest.mark.parametrize(
    "say",
    [
        "autumn half term ends 5 November",
        "term starts 4 September",
        "autumn term is 4 September",
        "autumn term starts after 4 September",
        "spring term ends 4 April",
        "autumn term starts 4 September or 5 September",
        'the notice should say "Term starts 4 September"',
        "does autumn term start 4 September?",
    ],
)
def test_what_names_no_one_date_is_not_taken_for_it(say: str) -> None:
    assert read(say, TERMS) is None


SPANS = site(
    {"dates": ("dates page",)},
    target("dates", "summer-term-text", "text", "Monday 20 April – Friday 10 July"),
    target("dates", "autumn-term-text", "text", "14th Sept to 11th Dec 2026"),
    target("dates", "summer-fair", "text", "Summer fair in July"),
)


@pytest.mark.parametrize(
    ("say", "name", "value"),
    [
        (
            "the summer term ends on Friday 17 July",
            "summer-term-text",
            "Monday 20 April – Friday 17 July",
        ),
        (
            "the summer term ends on Friday 17 July, not 10 July",
            "summer-term-text",
            "Monday 20 April – Friday 17 July",
        ),
        (
            "summer term starts on Monday 27 April",
            "summer-term-text",
            "Monday 27 April – Friday 10 July",
        ),
        (
            "the autumn term runs until Tuesday 22 December",
            "autumn-term-text",
            "14th Sept to 22nd Dec 2026",
        ),
    ],
)
def test_the_end_of_a_range_that_is_named_is_the_one_that_is_written(
    say: str, name: str, value: str
) -> None:
    assert changes(SPANS, say) == [("dates", name, "", value)]


@pytest.mark.parametrize(
    "say",
    [
        "summer term ends on 17 July",
        "summer term ends on Friday 17 July, not 11 July",
        "the summer term starts on Friday 17 July instead of 10 July",
    ],
)
def test_a_range_whose_new_end_is_not_sure_is_asked_about(say: str) -> None:
    assert said(SPANS, say).kind == "clarify"
    assert "summer term" in question(SPANS, say)
