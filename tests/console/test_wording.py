"""Numbers, times and fixed words as the console says them."""

import pytest

from bot.console.wording import dollars, iso, moment, number, percent, said, seconds


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "–"),
        (0, "0 s"),
        (0.25, "250 ms"),
        (5.0, "5 s"),
        (9.84, "9.8 s"),
        (30.4, "30 s"),
        (60, "1 min"),
        (62, "1 min 2 s"),
        (3600, "1 h"),
        (5400, "1 h 30 min"),
        (90_000, "1 d 1 h"),
    ],
)
def test_a_length_of_time_is_told_in_two_units(value: float | None, words: str) -> None:
    assert seconds(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "–"),
        (0, "$0.00"),
        (1234.5, "$1,234.50"),
        (0.5, "$0.50"),
        (0.0213, "$0.021"),
        (0.000023951, "$0.000024"),
    ],
)
def test_a_small_amount_keeps_two_digits_that_tell_something(
    value: float | None, words: str
) -> None:
    assert dollars(value) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [(None, "–"), (0, "0%"), (0.012, "1.2%"), (0.25, "25%"), (0.998, "99.8%"), (1, "100%")],
)
def test_a_share_is_never_rounded_to_none_or_all(share: float | None, words: str) -> None:
    assert percent(share) == words


def test_times_are_told_alike_from_either_form() -> None:
    assert moment("2027-01-15T08:00:00.000Z") == "15 Jan 2027, 08:00:00 UTC"
    assert moment(1_800_000_000) == "15 Jan 2027, 08:00:00 UTC"
    assert iso(1_800_000_000) == "2027-01-15T08:00:00Z"


def test_what_is_no_time_is_left_as_it_is() -> None:
    assert moment("soon") == "soon"
    assert moment(1e30) == "1e+30"


def test_known_words_have_a_name_and_others_are_made_readable() -> None:
    assert said("PULL_REQUEST_OPENED") == "Pull request opened"
    assert said("awaiting_confirmation") == "At the preview"
    assert said("WIDGET_OPENED") == "Widget opened"
    assert said("") == "Unknown"
    assert number(1234567) == "1,234,567"
