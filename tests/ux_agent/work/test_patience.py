"""How long a job waits, by why it waits and how often it has."""

import pytest

from bot.adapters.sqs import LONGEST_VISIBILITY
from bot.conversation.job import Job
from bot.conversation.phase import MAX_ATTEMPTS
from bot.conversation.transition import PutOff
from bot.errors import TransientError
from bot.ux_agent.work.patience import LONGEST_ASKED, PAUSES, is_news, pause_of, put_off

NOW = 1_800_000_000
AWAY = TransientError("away")


def test_there_is_a_pause_between_all_attempts() -> None:
    assert len(PAUSES) == MAX_ATTEMPTS - 1


@pytest.mark.parametrize(
    ("attempts", "pause"), [(0, 5), (1, 5), (2, 30), (3, 120), (4, 480), (5, 480)]
)
def test_F42_pauses_grow_with_the_attempts(attempts: int, pause: int) -> None:
    assert pause_of(AWAY, attempts, asked=0) == pause


@pytest.mark.parametrize(
    ("wanted", "asked", "pause"),
    [
        (60.0, 0, 60),
        (60.2, 0, 61),
        (60.0, 2, 240),
        (60.0, 11, 3600),
        (3600.0, 0, 3600),
        (5000.0, 3, 5000),
        (0.5, 0, 5),
        (1e9, 0, LONGEST_ASKED),
        (float("inf"), 1000, LONGEST_ASKED),
    ],
)
def test_F43_what_is_asked_for_is_kept_and_doubled_but_bounded(
    wanted: float, asked: int, pause: int
) -> None:
    assert pause_of(TransientError("limit", wanted), 1, asked) == pause


def test_no_pause_is_longer_than_the_queue_can_hide_a_message() -> None:
    assert LONGEST_ASKED < LONGEST_VISIBILITY


@pytest.mark.parametrize(("attempts", "until"), [(2, 30 + 120 + 480), (3, 120 + 480), (5, 480)])
def test_the_promise_reaches_to_the_last_attempt(attempts: int, until: int) -> None:
    pause, later = put_off({"attempts": attempts}, AWAY, NOW)
    assert later == PutOff(NOW + pause, NOW + until, 0)


def test_waits_that_were_asked_for_promise_their_ends_and_are_counted() -> None:
    first = put_off({"attempts": 1}, TransientError("limit", 10), NOW)
    assert first == (10, PutOff(NOW + 10, NOW + 10, 1))
    item = {"attempts": 1, "put_off": PutOff(NOW, NOW, 1)._asdict()}
    assert put_off(item, TransientError("limit", 10), NOW) == (20, PutOff(NOW + 20, NOW + 20, 2))


def test_a_short_pause_of_our_own_promises_nothing() -> None:
    assert put_off({"attempts": 1}, AWAY, NOW) == (5, None)


def test_a_short_pause_is_no_news() -> None:
    job = Job("execute", "g", "c", sent_at=NOW)
    assert not is_news({}, PutOff(NOW + 19, NOW + 19, 1), job, NOW)
    assert is_news({}, PutOff(NOW + 20, NOW + 20, 1), job, NOW)
