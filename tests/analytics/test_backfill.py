"""The tables made again of the archive: whole, from the middle, twice, and beside new events."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.analytics.backfill import PAGE, Backfill, Progress, Wanted, keys_of
from bot.analytics.event import Event, archive_key
from bot.analytics.summary import fold
from bot.analytics.tables import Tables
from bot.errors import TransientError
from tests.analytics.samples import NOW, OTHER, TENANT, at, event
from tests.analytics.world import Troubled, World, records, world

EVERYTHING = Wanted()


def filled(count: int = 30) -> tuple[World, list[Event]]:
    """An archive of sessions with ten events each."""
    there = world()
    events = [
        event(place % 10 + 1, session_id=f"session-{place // 10}", user_messages=place % 3)
        for place in range(count)
    ]
    for one in events:
        there.archive.put(one)
    return there, events


def backfill(there: World, wanted: Wanted = EVERYTHING, after: str = "") -> Progress:
    tables = Tables(there.events, there.summaries)
    return Backfill(there.archive, tables, NOW).run(wanted, after, lambda progress: None)


def test_both_tables_are_made_of_the_archive() -> None:
    there, events = filled(PAGE + 30)
    done = backfill(there)
    assert (done.seen, done.written, done.expired, done.unreadable) == (230, 230, 0, ())
    assert there.is_exact(events)


def test_done_twice_nothing_is_counted_twice() -> None:
    there, events = filled()
    backfill(there)
    backfill(there)
    assert there.is_exact(events)


def test_what_the_tables_have_wrong_is_mended() -> None:
    there, events = filled()
    there.processor().process(records(events[:10]))
    there.events.rows["session-0"].popitem()
    (summary,) = there.summaries.page(TENANT, limit=1).rows
    there.summaries.replace(summary._replace(steps=99, user_message_count=99), summary.version)
    backfill(there)
    assert there.is_exact(events)


def test_a_summary_that_tells_too_little_is_not_just_added_to() -> None:
    there = world()
    for one in [event(1), event(2)]:
        there.archive.put(one)
    little = fold([event(0)], there.events.begin("session-1", TENANT, at(0)))
    there.summaries.replace(little, 0)
    backfill(there)
    assert there.is_exact([event(1), event(2)])


def test_tenants_that_are_done_are_not_listed_again() -> None:
    there, asked = world(), []
    tenants = [f"{number:014d}" for number in range(5)]
    for tenant in tenants:
        there.archive.put(event(1, tenant_hash=tenant))

    def noted(name: str, call: Callable[[], Any]) -> Any:
        asked.append(name)
        return call()

    after = archive_key(event(1, tenant_hash=tenants[3]))
    assert len(list(keys_of(Troubled(there.archive, noted), EVERYTHING, after))) == 1
    assert asked == ["tenants", "keys", "keys"]


def test_stopped_in_the_middle_it_goes_on_from_the_page_that_was_noted() -> None:
    there, events = filled(3 * PAGE)
    noted: list[Progress] = []

    class Stopped(BaseException):
        pass

    def stop(progress: Progress) -> None:
        noted.append(progress)
        if len(noted) == 2:
            raise Stopped

    tables = Tables(there.events, there.summaries)
    with pytest.raises(Stopped):
        Backfill(there.archive, tables, NOW).run(EVERYTHING, "", stop)
    assert len(there.rows()) == 2 * PAGE
    assert backfill(there, after=noted[-1].after).seen == PAGE
    assert there.is_exact(events)


@pytest.mark.parametrize("away", ["read", "begin"])
def test_what_is_away_stops_it_before_the_page_is_noted(away: str) -> None:
    there, _ = filled()
    noted: list[Progress] = []

    def trouble(name: str, call: Callable[[], Any]) -> Any:
        if name == away:
            raise TransientError("away")
        return call()

    tables = Tables(Troubled(there.events, trouble), there.summaries)
    backfill = Backfill(Troubled(there.archive, trouble), tables, NOW)
    with pytest.raises(TransientError):
        backfill.run(EVERYTHING, "", noted.append)
    assert noted == []


def test_events_of_a_day_and_of_a_tenant_are_chosen_by_their_keys() -> None:
    there = world()
    days = ["2026-11-19", "2026-11-20", "2026-11-21"]
    events = [
        event(1, timestamp=f"{day}T10:00:00Z", tenant_hash=tenant)
        for tenant in (TENANT, OTHER)
        for day in days
    ]
    for one in events:
        there.archive.put(one)
    keys = [archive_key(one) for one in events]
    assert list(keys_of(there.archive, Wanted("2026-11-20"))) == [*keys[1:3], *keys[4:]]
    assert list(keys_of(there.archive, Wanted(tenant=OTHER))) == keys[3:]
    assert list(keys_of(there.archive, Wanted("2026-11-20"), keys[1])) == [keys[2], *keys[4:]]
    assert list(keys_of(there.archive, EVERYTHING, keys[3])) == keys[4:]


def test_old_events_stay_in_the_archive_and_objects_that_are_none_are_named() -> None:
    there, events = filled(10)
    there.archive.put(event(1, timestamp="2026-01-01T00:00:00Z"))
    there.archive.objects["tenant=x/date=2026-11-21/broken.json"] = "{"
    done = backfill(there)
    assert (done.seen, done.written, done.expired) == (12, 10, 1)
    assert done.unreadable == ("tenant=x/date=2026-11-21/broken.json",)
    assert there.rows() == set(map(archive_key, events))
