"""Counts are those of the distinct events, whoever writes what, when, and how often."""

import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analytics.event import Event, archive_key
from bot.analytics.ports import Stored
from bot.analytics.tables import Tables
from bot.errors import ConfigurationError, TransientError
from tests.analytics.samples import OTHER, TENANT, at, event, loose
from tests.analytics.world import Away, Crash, Stopping, Troubled, World, records, world

MIXED = [
    event(1, started_at=at(0)),
    event(2, event_type="MESSAGE_RECEIVED"),
    event(2, event_id="same-step"),
    loose(3),
    event(4, outcome="form_completed"),
    event(5, ending="expired", timestamp=at(2)),
    event(1000),
    event(1, tenant_hash=OTHER),
    event(1, session_id="session-2"),
]


def tables(there: World, trouble: Callable[..., Any] | None = None) -> Tables:
    if trouble is None:
        return Tables(there.events, there.summaries)
    return Tables(Troubled(there.events, trouble), Troubled(there.summaries, trouble))


def archived(there: World, events: list[Event]) -> None:
    for one in events:
        there.archive.put(one)


def test_ten_events_of_a_session_are_put_together_again_in_order() -> None:
    there = world()
    events = [event(step) for step in range(1, 11)]
    assert tables(there).write(reversed(events)) == []
    assert there.events.of_session("session-1", TENANT) == events


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_F53_no_order_of_single_events_changes_a_count(order: tuple[int, ...]) -> None:
    there = world()
    events = [event(1), event(2, outcome="form_completed"), loose(3), event(2, event_id="other")]
    archived(there, events)
    for place in order:
        assert tables(there).write([events[place]]) == []
    assert there.is_exact(events)


@given(st.lists(st.lists(st.sampled_from(MIXED), min_size=1, max_size=5), max_size=12))
def test_F52_batches_of_whatever_came_before_change_no_count(batches: list[list[Event]]) -> None:
    there = world()
    distinct = {archive_key(one): one for batch in batches for one in batch}
    archived(there, list(distinct.values()))
    for batch in batches:
        unique = {archive_key(one): one for one in batch}
        assert tables(there).write(unique.values()) == []
    assert there.is_exact(distinct.values())


def test_F53_a_session_has_one_start_and_one_summary() -> None:
    there = world()
    tables(there).write([event(5)])
    tables(there).write([event(1)])
    (summary,) = there.summaries.page(TENANT, limit=5).rows
    assert (summary.started_at, summary.ended_at, summary.steps) == (at(5), at(5), 2)


def test_events_in_order_cost_one_write_a_summary_and_no_count() -> None:
    there, asked = world(), []

    def noted(name: str, call: Callable[[], Any]) -> Any:
        asked.append(name)
        return call()

    for step in (1, 3, 5):
        tables(there, noted).write([event(step), event(step + 1)])
    assert asked == ["begin", "add", "add", "add"] * 3


def crash_at_every_write(batches: list[list[Event]], *, after: bool) -> int:
    """How many writes there were; whatever ended in the middle is delivered again."""
    every = [one for batch in batches for one in batch]
    stops = 0
    while True:
        there, stop = world(), Stopping(stops + 1, after=after)
        crashed: list[list[Event]] = []
        for batch in batches:
            try:
                there.processor(stop, stop).process(records(batch))
            except Crash:
                crashed.append(batch)
        if not crashed:
            return stops
        for batch in crashed:
            assert not there.processor().process(records(batch))
        assert there.is_exact(every)
        stops += 1


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_F52_a_crash_at_any_write_changes_no_count(after: bool) -> None:
    in_order = [MIXED[:3], MIXED[3:6], MIXED[6:]]
    again = [MIXED[6:], MIXED[2:4], *in_order]
    assert crash_at_every_write(in_order, after=after) >= 20
    assert crash_at_every_write(again, after=after) >= 25


def test_F52_parallel_writers_of_one_session_lose_nothing() -> None:
    there = world()
    events = [event(step) for step in range(1, 61)]
    archived(there, events)
    batches = [[events[place] for place in range(start, 60, 12)] for start in range(12)]
    start = threading.Barrier(6)

    def write(seed: int) -> None:
        mine = batches.copy()
        random.Random(seed).shuffle(mine)
        start.wait()
        for batch in mine:
            assert tables(there).write(batch) == []

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(6)))
    assert there.is_exact(events)


def test_F56_another_tenants_events_of_a_session_are_neither_shown_nor_counted() -> None:
    there = world()
    tables(there).write([event(1), event(1, tenant_hash=OTHER), event(2, tenant_hash=OTHER)])
    assert len(there.events.of_session("session-1", TENANT)) == 1
    assert there.summaries.page(TENANT, limit=5).rows[0].steps == 1
    assert there.summaries.page(OTHER, limit=5).rows[0].steps == 2


def test_F55_what_cannot_be_written_is_named_with_its_reason_and_can_be_written_again() -> None:
    there = world()
    events = [event(1), event(2)]
    archived(there, events)
    fault = TransientError("away")
    (unwritten,) = tables(there, Away(fault)).write(events)
    assert (unwritten.events, unwritten.error) == (events, fault)
    assert tables(there).write(events) == []
    assert there.is_exact(events)


def test_F55_once_a_table_is_away_no_other_call_waits_for_it() -> None:
    away = Away(TransientError("away"))
    events = [event(1, session_id=f"session-{number}") for number in range(20)]
    assert len(tables(world(), away).write(events)) == 20
    assert away.calls == 1


def test_what_a_table_refuses_of_one_session_leaves_the_others_alone() -> None:
    there = world()

    def refuse_once(name: str, call: Callable[[], Any]) -> Any:
        if name == "begin" and not refused:
            refused.append(name)
            raise ConfigurationError("not this one")
        return call()

    refused: list[str] = []
    (unwritten,) = tables(there, refuse_once).write([event(1), event(1, session_id="session-2")])
    assert [one.session_id for one in unwritten.events] == ["session-1"]
    assert list(there.counted()) == [f"{TENANT}/session-2"]


def test_F55_a_fault_of_ours_in_one_session_is_told_and_leaves_the_others_alone() -> None:
    there = world()

    def stumble(name: str, call: Callable[[], Any]) -> Any:
        if name == "add" and not stumbled:
            stumbled.append(name)
            raise ZeroDivisionError
        return call()

    stumbled: list[str] = []
    (unwritten,) = tables(there, stumble).write([event(1), event(1, session_id="session-2")])
    assert isinstance(unwritten.error.__cause__, ZeroDivisionError)
    assert list(there.counted()) == [f"{TENANT}/session-2"]


def test_whoever_loses_against_others_for_ever_comes_again_later() -> None:
    there = world()

    def contended(name: str, call: Callable[[], Any]) -> Any:
        return Stored(is_written=False, version=7) if name == "replace" else call()

    (unwritten,) = tables(there, contended).write([loose(1)])
    assert isinstance(unwritten.error, TransientError)


def test_F55_a_session_that_others_count_all_the_time_leaves_its_neighbours_alone() -> None:
    there = world()

    def contended(name: str, call: Callable[[], Any]) -> Any:
        return Stored(is_written=False, version=7) if name == "replace" else call()

    calm = [event(1, session_id=f"calm-{number}") for number in range(9)]
    archived(there, calm)
    (unwritten,) = tables(there, contended).write([loose(1), *calm])
    assert [one.session_id for one in unwritten.events] == ["session-1"]
    assert set(there.counted()) == {f"{TENANT}/calm-{number}" for number in range(9)}


def test_a_recount_mends_a_summary_that_tells_something_else() -> None:
    there = world()
    events = [event(1), event(2)]
    archived(there, [*events, event(3)])
    tables(there).write(events)
    (wrong,) = there.summaries.page(TENANT, limit=1).rows
    there.summaries.replace(wrong._replace(message_count=99), wrong.version)
    assert tables(there).write([event(3)], is_recount=True) == []
    assert there.is_exact([*events, event(3)])


def test_a_row_that_is_gone_before_it_is_counted_counts_nowhere() -> None:
    there = world()

    def gone(name: str, call: Callable[[], Any]) -> Any:
        return [] if name == "of_session" else call()

    assert tables(there, gone).write([loose(1)]) == []
    assert there.counted() == {}
