"""Batches: the archive first, the tables then, and only what failed comes again."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.analytics import repair
from bot.analytics.event import archive_key, as_text, parse_json
from bot.analytics.processing import Outside, Record
from bot.analytics.tables import Tables
from bot.errors import ConfigurationError, TransientError
from tests.analytics.samples import TENANT, event, raw
from tests.analytics.world import Away, Crash, Stopping, Troubled, World, records, repairs, world

GONE = TransientError("away")
POISON = {
    "no JSON": "{",
    "no event": "[]",
    "a wrong type": json.dumps(raw(step_number="1")),
    "a fraction of a step": json.dumps(raw(step_number=1.5)),
    "no number": json.dumps(raw(properties={"x": float("nan")})),
    "an empty id": json.dumps(raw(event_id="")),
    "too much": json.dumps(raw(properties={"x": "y" * 400_000})),
    "too deep": "[" * 10_000,
    "a repair of nothing": '{"repair": "all"}',
}


def batch(*bodies: str) -> list[Record]:
    return [Record(f"m{place}", body) for place, body in enumerate(bodies)]


def told(there: World) -> list[dict[str, Any]]:
    return [json.loads(line) for line in there.lines]


def measured(there: World) -> dict[str, Any]:
    (line,) = there.metrics
    there.metrics.clear()
    found: dict[str, Any] = json.loads(line)
    return {name: value for name, value in found.items() if name not in ("_aws", "Function")}


def test_events_go_to_the_archive_and_to_both_tables() -> None:
    there = world()
    events = [event(step) for step in range(1, 11)]
    assert there.processor().process(records(events)) == []
    assert there.is_exact(events)
    assert measured(there) == {
        "EventsProcessed": 10,
        "DynamoDBWriteFailures": 0,
        "DynamoDBWriteTime": 0.0,
    }


def test_without_tables_the_archive_is_all() -> None:
    there = world()
    processor = there.process_to(Outside(there.archive))
    assert processor.process(records([event(1)])) == []
    assert list(there.archive.objects) == [archive_key(event(1))]
    assert "DynamoDBWriteTime" not in measured(there)


@pytest.mark.parametrize("body", POISON.values(), ids=POISON)
def test_F54_one_poison_record_of_ten_is_named_alone_with_its_reason(body: str) -> None:
    there = world()
    good = [event(step) for step in range(1, 10)]
    bodies = [as_text(one) for one in good]
    bodies.insert(4, body)
    assert there.processor().process(batch(*bodies), "request") == ["m4"]
    assert there.is_exact(good)
    (line,) = [line for line in told(there) if line["outcome"] == "poison"]
    assert (line["reference"], line["level"], line["request_id"]) == ("m4", "ERROR", "request")
    assert line["kind"]
    assert line["error"]
    assert measured(there)["EventsRejected"] == 1


def test_F54_with_the_archive_away_every_record_comes_again_and_no_table_has_any() -> None:
    there = world()
    events = [event(step) for step in range(1, 4)]
    away = Away(GONE)
    assert there.processor(archive=away).process(records(events)) == ["m0", "m1", "m2"]
    assert (there.rows(), there.counted(), away.calls) == (set(), {}, 1)
    assert measured(there)["S3WriteFailures"] == 3


def test_F54_one_event_that_the_archive_refuses_takes_no_other_with_it() -> None:
    there = world()

    def refuse_once(name: str, call: Callable[[], Any]) -> Any:
        refused.append(name)
        if len(refused) == 1:
            raise ConfigurationError("not this one")
        return call()

    refused: list[str] = []
    events = [event(1), event(2)]
    assert there.processor(archive=refuse_once).process(records(events)) == ["m0"]
    assert there.is_exact(events[1:])


def test_F52_the_same_event_twice_in_a_batch_and_once_more_is_one_event() -> None:
    there = world()
    again = records([event(1), event(1), event(2)])
    assert there.processor().process(again) == []
    assert there.processor().process(again) == []
    assert there.is_exact([event(1), event(2)])
    assert json.loads(there.metrics[1])["EventsDuplicate"] == 2


def test_F52_of_two_events_with_one_id_the_archived_one_counts() -> None:
    there = world()
    first, second = event(1), event(7, event_id="session-1:1", user_messages=5)
    for one in (first, second):
        assert there.processor().process(records([one])) == []
    assert there.is_exact([first])


def test_both_records_of_an_event_come_again_when_it_could_not_be_archived() -> None:
    failed = world().processor(archive=Away(GONE)).process(records([event(1), event(1)]))
    assert failed == ["m0", "m1"]


def test_S3_up_with_DynamoDB_down_succeeds_and_F55_is_repaired_later() -> None:
    there, away = world(), Away(GONE)
    events = [event(step) for step in range(1, 4)]
    assert there.processor(tables=away).process(records(events)) == []
    assert there.repairs.sent == sorted(archive_key(one) for one in events)
    assert (set(there.archive.objects), there.rows()) == (set(map(archive_key, events)), set())
    assert measured(there)["DynamoDBWriteFailures"] == 3
    there.repair_all()
    assert there.is_exact(events)
    assert measured(there)["EventsRepaired"] == 3


def test_F55_a_repair_that_fails_comes_again_and_is_sent_to_nobody() -> None:
    there = world()
    there.archive.put(event(1))
    wanted = repairs([archive_key(event(1))])
    assert there.processor(tables=Away(GONE)).process(wanted) == ["r0"]
    assert there.repairs.sent == []


def test_F55_with_the_repair_queue_away_too_the_record_comes_again() -> None:
    there = world()

    def no_queue(name: str, call: Callable[[], Any]) -> Any:
        if name == "send":
            raise GONE
        return call()

    failed = there.processor(archive=no_queue, tables=Away(GONE)).process(records([event(1)]))
    assert failed == ["m0"]
    assert there.processor().process(records([event(1)])) == []
    assert there.is_exact([event(1)])


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_F55_a_crash_at_the_repair_queue_loses_nothing(after: bool) -> None:
    there, stop = world(), Stopping(2, after=after)
    processor = there.processor(archive=stop, tables=Away(GONE))
    with pytest.raises(Crash):
        processor.process(records([event(1)]))
    assert there.repairs.sent == [archive_key(event(1))] * after
    assert there.processor().process(records([event(1)])) == []
    there.repair_all()
    assert there.is_exact([event(1)])


def test_F55_without_a_repair_queue_the_record_comes_again() -> None:
    there = world()
    away = Away(GONE)
    tables = Tables(Troubled(there.events, away), Troubled(there.summaries, away))
    outside = Outside(there.archive, tables)
    assert there.process_to(outside).process(records([event(1)])) == ["m0"]


def test_with_the_tables_switched_off_repairs_wait() -> None:
    there = world()
    processor = there.process_to(Outside(there.archive))
    assert processor.process(repairs([archive_key(event(1))])) == ["r0"]
    assert told(there)[0]["error"] == "the tables are switched off"


@pytest.mark.parametrize("body", [None, "no event"], ids=["gone", "unreadable"])
def test_F55_what_the_archive_does_not_have_any_more_is_told_and_let_go(body: str | None) -> None:
    there = world()
    key = archive_key(event(1))
    if body:
        there.archive.objects[key] = body
    assert there.processor().process(repairs([key])) == []
    assert [line["reference"] for line in told(there) if "reference" in line] == [key]


def test_F55_a_repair_whose_event_cannot_be_read_now_comes_again() -> None:
    there = world()
    assert there.processor(archive=Away(GONE)).process(repairs(["tenant=x/y"])) == ["r0"]


def test_an_event_and_its_repair_in_one_batch_are_one_event() -> None:
    there = world()
    there.archive.put(event(1))
    both = records([event(1)]) + repairs([archive_key(event(1))])
    assert there.processor().process(both) == []
    assert there.is_exact([event(1)])
    failed = there.processor(tables=Away(GONE)).process(both)
    assert (failed, there.repairs.sent) == (["r0"], [archive_key(event(1))])


def test_an_event_older_than_its_row_would_live_is_archived_only() -> None:
    there = world()
    old = event(1, timestamp="2026-01-01T00:00:00Z")
    assert there.processor().process(records([old])) == []
    assert (list(there.archive.objects), there.rows()) == ([archive_key(old)], set())


def test_a_crash_after_the_archive_leaves_the_event_for_the_next_delivery() -> None:
    there = world()

    def crash(name: str, call: Callable[[], Any]) -> Any:
        raise Crash

    with pytest.raises(Crash):
        there.processor(tables=crash).process(records([event(1)]))
    assert there.rows() == set()
    assert there.processor().process(records([event(1)])) == []
    assert there.is_exact([event(1)])


def test_an_unreadable_object_under_an_events_key_does_not_stop_the_event() -> None:
    there = world()
    there.archive.objects[archive_key(event(1))] = "garbage"
    assert there.processor().process(records([event(1)])) == []
    assert there.rows() == {archive_key(event(1))}


def test_a_fault_of_ours_is_logged_with_where_it_was() -> None:
    there = world()
    fault = ZeroDivisionError("here")
    assert there.processor(archive=Away(fault)).process(records([event(1)])) == ["m0"]
    assert "ZeroDivisionError: here" in told(there)[0]["traceback"]


def test_a_repairs_body_names_its_keys_and_nothing_else_does() -> None:
    assert repair.keys_in(json.loads(repair.encode(["a", "b"]))) == ["a", "b"]
    others = [{"repair": [1]}, {"repair": "a"}, {"repair": ["a"], "more": 1}, raw(), ["repair"]]
    assert [repair.keys_in(other) for other in others] == [None] * 5


def test_what_is_archived_is_the_event_as_it_came() -> None:
    there = world()
    body = json.dumps(raw(unheard_of="kept"))
    there.processor().process(batch(body))
    assert there.archive.objects == {archive_key(event(1)): as_text(parse_json(body))}
    assert there.events.of_session("session-1", TENANT) == [parse_json(body)]
