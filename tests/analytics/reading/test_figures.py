"""The numbers of an overview, each from sessions made for it."""

import pytest

from bot.analytics.cost import Prices
from bot.analytics.reading import reading
from bot.analytics.reading.figures import ACTIVE_SECONDS
from bot.analytics.reading.query import BadQuery
from bot.analytics.reading.reading import KEPT_SECONDS
from tests.analytics.reading.shelf import NOW, OURS, THEIRS, Shelf, told

HOUR, DAY = 3600, 86_400


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def play(shelf: Shelf, session_id: str, began: float, *steps: tuple[str, float, str]) -> None:
    """Keep a conversation about a site: of each step the type, seconds since it began, ending."""
    shelf.keep(
        *(
            told(session_id, number, kind, began + after, source="ux", ending=ending)
            for number, (kind, after, ending) in enumerate(steps, 1)
        )
    )


def fill(shelf: Shelf) -> None:
    """Five conversations that came differently far, four of them over."""
    started, shown = ("CONVERSATION_STARTED", 0, "open"), ("PREVIEW_SHOWN", 5, "open")
    confirmed = ("CONFIRMED", 15, "open")
    done = [told("done", 4, "PULL_REQUEST_OPENED", NOW - DAY + 45, outcome="form_completed")]
    play(shelf, "done", NOW - DAY, started, shown, confirmed)
    shelf.keep(done[0]._replace(source="ux", ending="completed"))
    play(shelf, "failed", NOW - DAY, started, shown, ("CONFIRMED", 35, "open"))
    shelf.keep(told("failed", 4, "FAILED", NOW - DAY + 60, source="ux", ending="failed"))
    play(shelf, "cancelled", NOW - HOUR, started, shown, ("CANCELLED", 20, "cancelled"))
    play(shelf, "expired", NOW - 5 * HOUR, started, ("EXPIRED", 0, "expired"))
    play(shelf, "open", NOW - 60, started, shown)


def test_sessions_are_counted_by_their_ending(shelf: Shelf) -> None:
    fill(shelf)
    found = shelf.reading.summary(OURS, "7d")
    assert (found["sessions"], found["active"]) == (5, 1)
    assert (found["confirmed"], found["cancelled"]) == (2, 1)
    assert found["endings"] == {
        "open": 1,
        "completed": 1,
        "cancelled": 1,
        "expired": 1,
        "refused": 0,
        "failed": 1,
    }


def test_rates_and_means_are_of_what_is_over(shelf: Shelf) -> None:
    fill(shelf)
    found = shelf.reading.summary(OURS, "7d")
    assert found["completion_rate"] == 0.25
    assert found["average_duration_seconds"] == (45 + 60 + 20 + 0) / 4


def test_the_funnel_counts_who_came_so_far(shelf: Shelf) -> None:
    fill(shelf)
    assert shelf.reading.summary(OURS, "7d")["funnel"] == [
        {"step": "CONVERSATION_STARTED", "sessions": 5},
        {"step": "PREVIEW_SHOWN", "sessions": 4},
        {"step": "CONFIRMED", "sessions": 2},
        {"step": "PULL_REQUEST_OPENED", "sessions": 1},
    ]


def test_whoever_came_further_came_so_far_too(shelf: Shelf) -> None:
    shelf.keep(told("a", 1, "CONFIRMED", NOW, source="ux"))
    shelf.keep(told("b", 1, "LINK_CLICKED", NOW, source="ux", outcome="form_completed"))
    funnel = shelf.reading.summary(OURS)["funnel"]
    assert [step["sessions"] for step in funnel] == [2, 2, 2, 1]


def test_the_funnel_is_of_conversations_about_a_site(shelf: Shelf) -> None:
    shelf.session(1, event_type="FORM_COMPLETED", source="widget")
    shelf.session(2, event_type="PAYMENT_COMPLETED", source="payment")
    funnel = shelf.reading.summary(OURS)["funnel"]
    assert [step["sessions"] for step in funnel] == [0, 0, 0, 0]


def test_what_says_nothing_of_its_end_is_open_in_sums_and_lists_alike(shelf: Shelf) -> None:
    shelf.session(1)
    shelf.session(2, ending="open")
    assert shelf.reading.summary(OURS)["endings"]["open"] == 2
    listed = shelf.reading.sessions(OURS, {"ending": "open"})["sessions"]
    assert [one["ending"] for one in listed] == ["open"] * 2


def test_a_day_tells_how_its_sessions_went(shelf: Shelf) -> None:
    fill(shelf)
    days = shelf.reading.summary(OURS, "1d")["days"]
    assert days == [
        {"date": "2026-11-20", "sessions": 2, "completed": 1, "confirmed": 2, "cancelled": 0},
        {"date": "2026-11-21", "sessions": 3, "completed": 0, "confirmed": 0, "cancelled": 1},
    ]


def test_a_step_at_which_somebody_left_is_the_last_before_they_did(shelf: Shelf) -> None:
    fill(shelf)
    assert shelf.reading.summary(OURS, "7d")["drop_off"] == [
        {"step": "CONVERSATION_STARTED", "left": 1, "share": 0.5},
        {"step": "PREVIEW_SHOWN", "left": 1, "share": 0.5},
    ]


def test_nobody_left_where_a_job_failed(shelf: Shelf) -> None:
    shelf.session(1, event_type="FAILED", ending="failed")
    found = shelf.reading.summary(OURS)
    assert (found["drop_off"], found["endings"]["failed"]) == ([], 1)


def test_who_was_told_why_not_has_not_left_and_lowers_no_rate(shelf: Shelf) -> None:
    fill(shelf)
    rate = shelf.reading.summary(OURS, "7d")["completion_rate"]
    asked = ("CONVERSATION_STARTED", 0, "open")
    play(shelf, "refused", NOW - DAY, asked, ("REFUSED", 2, "refused"))
    found = shelf.reading.summary(OURS, "7d")
    assert found["completion_rate"] == rate
    assert (found["endings"]["refused"], found["endings"]["failed"]) == (1, 1)
    assert sum(step["left"] for step in found["drop_off"]) == 2


def test_the_median_time_to_confirm_is_from_the_preview_on(shelf: Shelf) -> None:
    fill(shelf)
    found = shelf.reading.summary(OURS, "7d")
    assert found["median_seconds_to_confirm"] == (10 + 30) / 2
    assert found["median_seconds_to_pull_request"] == 30


def test_what_nothing_says_is_null(shelf: Shelf) -> None:
    found = shelf.reading.summary(OURS)
    assert (found["range"], found["sessions"], found["is_complete"]) == ("30d", 0, True)
    names = (
        *("average_duration_seconds", "completion_rate"),
        *("median_seconds_to_confirm", "median_seconds_to_pull_request"),
    )
    assert [found[name] for name in names] == [None] * 4
    assert found["cost"] == {"total": 0.0, "per_session": None, "currency": "USD"}
    assert len(found["days"]) == 31


def test_a_session_is_active_for_an_hour_after_its_last_event(shelf: Shelf) -> None:
    shelf.session(1, ago=ACTIVE_SECONDS - 1)
    shelf.session(2, ago=ACTIVE_SECONDS)
    assert shelf.reading.summary(OURS)["active"] == 1


def test_whoever_reached_the_end_is_not_active(shelf: Shelf) -> None:
    shelf.session(1, event_type="FORM_COMPLETED")
    found = shelf.reading.summary(OURS)
    assert (found["active"], found["completion_rate"]) == (0, 1.0)


def test_a_conversation_costs_its_units_and_its_events(shelf: Shelf) -> None:
    units = {"write_units": 3, "read_units": 2}
    shelf.keep(told("s1", 1, "A", NOW, properties=units), told("s2", 1, "A", NOW))
    prices = Prices()
    total = prices.dollars(3, 2, 2)
    cost = shelf.reading.summary(OURS)["cost"]
    assert cost["total"] == pytest.approx(total)
    assert cost["per_session"] == pytest.approx(total / 2)


def test_samples_are_told(shelf: Shelf) -> None:
    shelf.session(1, sample=True)
    shelf.session(2)
    assert shelf.reading.summary(OURS)["sampled"] == 1


def test_every_day_of_the_range_is_there(shelf: Shelf) -> None:
    shelf.session(1, ago=DAY, event_type="FORM_COMPLETED")
    shelf.session(2)
    assert shelf.reading.summary(OURS, "1d")["days"] == [
        {"date": "2026-11-20", "sessions": 1, "completed": 1, "confirmed": 0, "cancelled": 0},
        {"date": "2026-11-21", "sessions": 1, "completed": 0, "confirmed": 0, "cancelled": 0},
    ]


def test_a_session_of_a_clock_that_runs_ahead_has_a_day_too(shelf: Shelf) -> None:
    shelf.session(1, ago=-DAY)
    days = shelf.reading.summary(OURS, "1d")["days"]
    assert [(day["date"], day["sessions"]) for day in days][-1] == ("2026-11-22", 1)


def test_another_tenants_sessions_are_not_counted(shelf: Shelf) -> None:
    fill(shelf)
    assert shelf.reading.summary(THEIRS, "7d")["sessions"] == 0


def test_f57_of_very_many_sessions_the_newest_are_counted_and_that_is_said(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_COUNTED", 30)
    monkeypatch.setattr(reading, "_COUNTED_AT_ONCE", 20)
    for number in range(50):
        shelf.session(number, ago=number)
    found = shelf.reading.summary(OURS)
    assert (found["sessions"], found["is_complete"]) == (30, False)
    assert found["since"] == "2026-11-21T11:59:31.000Z"
    assert shelf.asked["pages"] == 2
    for number in range(30, 50):
        shelf.expire(f"s{number:05d}")
    shelf.now += KEPT_SECONDS
    assert shelf.reading.summary(OURS)["is_complete"] is True


def test_numbers_of_few_sessions_are_counted_each_time(shelf: Shelf) -> None:
    for wanted in (1, 2, 3):
        shelf.session(wanted)
        assert shelf.reading.summary(OURS)["sessions"] == wanted


def test_numbers_that_took_more_than_a_request_are_told_again_for_a_minute(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_COUNTED_AT_ONCE", 2)
    for number in range(3):
        shelf.session(number, ago=number)
    first = shelf.reading.summary(OURS)
    assert shelf.asked["pages"] == 2
    shelf.session(4)
    shelf.now += KEPT_SECONDS - 1
    assert shelf.reading.summary(OURS) == first
    assert not shelf.asked
    assert shelf.reading.summary(OURS, "7d")["sessions"] == 4
    assert shelf.reading.summary(THEIRS)["sessions"] == 0
    shelf.now += 1
    assert shelf.reading.summary(OURS)["sessions"] == 4


def test_not_more_is_remembered_than_a_hundred_tenants_ask_for(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_COUNTED_AT_ONCE", 1)
    monkeypatch.setattr(reading, "_MOST_KEPT", 2)
    for number in range(2):
        shelf.session(number, ago=number)
    for chosen in ("1d", "7d", "30d", "90d"):
        assert shelf.reading.summary(OURS, chosen)["range"] == chosen
    shelf.asked.clear()
    shelf.reading.summary(OURS, "90d")
    assert not shelf.asked
    shelf.reading.summary(OURS, "1d")
    assert shelf.asked


def test_another_range_is_refused(shelf: Shelf) -> None:
    with pytest.raises(BadQuery, match="range"):
        shelf.reading.summary(OURS, "2d")
