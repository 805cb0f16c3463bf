"""Days of the week as people name them."""

import pytest

from bot.ux_agent.understanding.figures import days

WEEK = frozenset(range(5))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("on saturdays", {5}),
        ("tue-fri", {1, 2, 3, 4}),
        ("Monday to Thursday", {0, 1, 2, 3}),
        ("Fri, Sat & Sun", {4, 5, 6}),
        ("friday and saturday", {4, 5}),
        ("weekdays", WEEK),
        ("at weekends", {5, 6}),
        ("sat to mon", {5, 6, 0}),
    ],
)
def test_days_are_named_alone_in_rows_and_in_ranges(said: str, meant: set[int]) -> None:
    assert [group.days for group in days.named(said)] == [frozenset(meant)]


def test_days_that_nothing_joins_are_two_groups() -> None:
    assert len(days.named("Mon 9-5 and then on Tue 10-6")) == 2


def test_words_that_begin_like_days_are_none() -> None:
    assert days.named("the sunny monster satisfied wednesday's friend")[1:] == []


def test_a_name_without_its_signs_may_be_a_row_or_a_range() -> None:
    assert days.in_name("tue thu") == {frozenset({1, 3}), frozenset({1, 2, 3})}
    assert days.in_name("opening hours") == frozenset()


@pytest.mark.parametrize(("said", "day"), [("Montag", 0), ("mercredi", 2), ("Zaterdag", 5)])
def test_days_are_known_in_the_languages_of_sites(said: str, day: int) -> None:
    assert [group.days for group in days.named(said)] == [frozenset({day})]


@pytest.mark.parametrize(
    ("said", "spelt"),
    [
        ("wendsdays 9 to 5", "wednesdays 9 to 5"),
        ("on teusday and Saterday", "on tuesday and saturday"),
        ("closed on thrusday", "closed on thursday"),
        (
            "a holiday, a birthday, today and yesterday",
            "a holiday, a birthday, today and yesterday",
        ),
        ("Monday to Fri", "Monday to Fri"),
    ],
)
def test_days_are_known_misspelt(said: str, spelt: str) -> None:
    assert days.respelled(said) == spelt
