"""Work on what strangers wrote is ended, in time and in memory, and nothing else is."""

import itertools
import re
import resource
import signal
import threading
import time
from contextlib import suppress

import pytest

from bot.errors import Failed, UserError
from bot.ux_agent.work.bounds import Bounds, TooMuch, in_words

ROOM = 64 * 1024**2
ENDLESS = re.compile("(a|a)*b")


def test_work_that_goes_on_and_on_is_ended() -> None:
    with pytest.raises(TooMuch), Bounds(0.05, ROOM):
        sum(1 for _ in itertools.count())


def test_a_pattern_that_never_ends_is_ended() -> None:
    with pytest.raises(TooMuch), Bounds(0.05, ROOM):
        ENDLESS.match("a" * 60)


def test_one_that_was_swallowed_is_raised_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.ux_agent.work.bounds._AGAIN", 0.05)

    def twice() -> None:
        with suppress(TooMuch):
            ENDLESS.match("a" * 60)
        ENDLESS.match("a" * 60)

    with pytest.raises(TooMuch), Bounds(0.05, ROOM):
        twice()


def test_memory_past_the_room_cannot_be_had() -> None:
    with pytest.raises(MemoryError), Bounds(5, ROOM):
        bytearray(4 * ROOM)


def test_work_within_its_bounds_is_done() -> None:
    with Bounds(5, ROOM):
        assert len(bytearray(ROOM // 4)) == ROOM // 4


def test_what_is_done_away_is_not_ended() -> None:
    with Bounds(0.02, ROOM) as bounds, bounds.away():
        time.sleep(0.06)
        held = bytearray(4 * ROOM)
    assert held


def test_after_being_away_the_bounds_hold_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.ux_agent.work.bounds._AGAIN", 0.05)
    bounds = Bounds(0.02, ROOM)

    def work() -> None:
        with bounds.away():
            time.sleep(0.06)
        ENDLESS.match("a" * 60)

    with pytest.raises(TooMuch), bounds:
        work()


def test_what_was_had_away_takes_of_the_room() -> None:
    bounds = Bounds(5, ROOM)

    def work() -> bytearray:
        with bounds.away():
            held = bytearray(ROOM)
        return held + bytearray(ROOM // 2)

    with pytest.raises(MemoryError), bounds:
        work()


def test_afterwards_everything_is_as_before() -> None:
    before = signal.getsignal(signal.SIGALRM), resource.getrlimit(resource.RLIMIT_DATA)
    with pytest.raises(TooMuch), Bounds(0.02, ROOM):
        ENDLESS.match("a" * 60)
    after = signal.getsignal(signal.SIGALRM), resource.getrlimit(resource.RLIMIT_DATA)
    assert after == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_beside_the_main_thread_work_goes_on_unbounded() -> None:
    done: list[int] = []

    def work() -> None:
        with Bounds(0.01, ROOM):
            time.sleep(0.03)
            done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done


def test_F68_what_takes_too_long_is_said_in_one_line() -> None:
    with (
        pytest.raises(Failed, match=r"^a site takes more than 0 seconds to look at\.$"),
        in_words("a site", 0.05),
    ):
        ENDLESS.match("a" * 60)


def test_F68_what_takes_too_much_memory_is_said_in_one_line() -> None:
    with (
        pytest.raises(Failed, match=r"^a site takes more than 64 MB to look at\.$"),
        in_words("a site", room=ROOM),
    ):
        bytearray(4 * ROOM)


def test_F68_what_nests_too_deep_is_said_in_one_line() -> None:
    def deeper() -> None:
        deeper()

    with (
        pytest.raises(Failed, match=r"^a site holds what nests deeper than can be read\.$"),
        in_words("a site"),
    ):
        deeper()


def test_F68_what_nobody_foresaw_is_said_in_one_line_that_tells_where() -> None:
    with (
        pytest.raises(Failed, match=r"^.* \(ZeroDivisionError at test_bounds\.py, line \d+\)\.$"),
        in_words("a site"),
    ):
        1 // 0  # noqa: B018


def test_what_is_said_already_stays_as_it_is() -> None:
    with pytest.raises(UserError, match="as it is"), in_words("a site"):
        raise UserError("as it is")
