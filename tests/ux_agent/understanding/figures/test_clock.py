"""Times as people and sites write them."""

import pytest

from bot.ux_agent.understanding.figures import clock


@pytest.mark.parametrize(
    ("said", "open_and_close"),
    [
        ("9 to 5", (540, 1020)),
        ("9-12", (540, 720)),
        ("8:30 – 15:00", (510, 900)),
        ("9am until 1.30pm", (540, 810)),
        ("9-5pm", (540, 1020)),
        ("17 till 24", (1020, 1440)),
        ("5pm to midnight", (1020, 1440)),
    ],
)
def test_a_range_means_an_opening_and_a_later_closing(
    said: str, open_and_close: tuple[int, int]
) -> None:
    assert clock.span(clock.ranges(f"saturday {said} please")[0]) == open_and_close


def test_of_two_halves_of_the_day_that_counts_which_is_nearer_to_what_stands_there() -> None:
    evening = clock.ranges("5 to 10")[0]

    assert clock.span(evening, (1020, 1320)) == (1020, 1320)
    assert clock.nearest(clock.times("at 7")[0], 1110) == 1140


@pytest.mark.parametrize("said", ["£9 to £12", "2026", "3.50", "12,50", "10%", "B12"])
def test_other_numbers_are_no_times(said: str) -> None:
    assert [time for time in clock.times(said) if time.is_clock and time.sign != "."] == []


@pytest.mark.parametrize(
    ("sample", "written"),
    [
        ("10:00–21:00", "09:30"),
        ("9am to 5pm", "9:30am"),
        ("8.00 AM - 5.30 PM", "9.30 AM"),
        ("8:30 – 16:00", "9:30"),
    ],
)
def test_a_time_is_written_as_the_site_writes_its_own(sample: str, written: str) -> None:
    how = clock.style([sample, "09:00" if sample == "10:00–21:00" else sample])
    assert how
    assert clock.written(570, how) == written


def test_a_full_stop_behind_a_time_is_no_part_of_it() -> None:
    assert clock.times("from 9 a.m. to 1pm.")[-1].end == len("from 9 a.m. to 1pm")


def test_what_shows_no_time_has_no_style() -> None:
    assert clock.style(["closed", "by arrangement"]) is None


def test_twelve_noon_is_one_time() -> None:
    (one,) = clock.ranges("9am – 12 noon")
    assert (one.last.start, one.last.end, one.last.minutes) == (6, 13, (720,))


def test_twelve_is_noon_where_nobody_closes_at_midnight() -> None:
    (one,) = clock.ranges("10 to 12")
    assert clock.span(one, (510, 1110)) == (600, 720)
    assert clock.span(one, (1200, 1440)) == (1320, 1440)


def test_hours_that_are_written_without_minutes_get_none() -> None:
    how = clock.style(["Emergencies only", "8:30am – 6:30pm", "9am – 12 noon"])
    assert how is not None
    assert clock.written(600, how) == "10am"
    assert clock.written(630, how) == "10:30am"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("we close at half past three", "we close 3:30"),
        ("from a quarter to nine until half past four", "from 8:45 until 4:30"),
        ("quarter past 1", "1:15"),
        ("a quarter to one", "12:45"),
        ("nine o'clock to half past three", "9:00 to 3:30"),
        ("half past nine to three", "9:30 to 3"),
        ("nine to half past three", "9 to 3:30"),
        ("two to three people", "two to three people"),
        ("the past three years", "the past three years"),
    ],
)
def test_times_that_are_told_in_words_are_digits(said: str, wanted: str) -> None:
    assert clock.spoken(said) == wanted
