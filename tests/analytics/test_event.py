"""Events read from whoever sends them: what is kept, what is refused, and how each is named."""

import json
from typing import Any

import pytest

from bot.analytics.event import (
    DEEPEST,
    LARGEST,
    LAST_STEP,
    BadEvent,
    archive_key,
    as_json,
    as_text,
    in_order,
    other_key,
    parse,
    parse_json,
    sort_key,
    tenant_hash,
    ttl_of,
)
from tests.analytics.samples import TENANT, event, loose, raw


def nested(levels: int) -> dict[str, Any]:
    return {"in": nested(levels - 1)} if levels else {}


def test_an_event_comes_back_from_its_text() -> None:
    full = event(
        12,
        actor={"kind": "operator", "id": "c0ffee"},
        outcome="cta_clicked",
        ending="open",
        sample=True,
        question="header: background",
        started_at="2026-11-21T09:59:00Z",
        properties={"share": 0.5, "list": [1, None, "ä"]},
        unheard_of={"kept": True},
    )
    assert parse_json(as_text(full)) == full


def test_F54_unknown_fields_are_kept_under_their_names() -> None:
    actor = {"kind": "bot", "id": "b", "role": "helper"}
    kept = event(unheard_of=[1, 2], pk="no key of ours", actor=actor)
    assert as_json(kept)["actor"] == actor
    assert parse_json(as_text(kept)) == kept
    assert as_json(kept)["unheard_of"] == [1, 2]
    assert as_json(kept)["pk"] == "no key of ours"


@pytest.mark.parametrize(
    "told",
    [
        "2025-12-26T10:00:00.123Z",
        "2025-12-26T12:00:00.1239+02:00",
        "2025-W52-5T10:00:00.123Z",
        "2025-12-26 10:00:00.123",
        "20251226T100000.123Z",
    ],
)
def test_a_time_of_any_form_and_zone_becomes_utc_with_milliseconds(told: str) -> None:
    assert event(timestamp=told).timestamp == "2025-12-26T10:00:00.123Z"


@pytest.mark.parametrize(
    ("event_type", "counts", "outcome"),
    [
        ("MESSAGE_SENT", (1, 0), ""),
        ("MESSAGE_RECEIVED", (0, 1), ""),
        ("FORM_COMPLETED", (0, 0), "form_completed"),
        ("LINK_CLICKED", (0, 0), "link_clicked"),
        ("CTA_CLICKED", (0, 0), "cta_clicked"),
        ("WIDGET_OPENED", (0, 0), ""),
    ],
)
def test_the_documented_types_say_what_the_event_does_not(
    event_type: str, counts: tuple[int, int], outcome: str
) -> None:
    read = event(event_type=event_type)
    assert ((read.user_messages, read.bot_messages), read.outcome) == (counts, outcome)


def test_what_the_event_says_itself_counts_more_than_its_type() -> None:
    read = event(user_messages=0, bot_messages=2, outcome="browsing")
    assert (read.user_messages, read.bot_messages, read.outcome) == (0, 2, "browsing")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"event_id": ""}, "wrong_value"),
        ({"event_id": "a/b"}, "wrong_value"),
        ({"event_id": "x" * 129}, "wrong_value"),
        ({"event_id": 7}, "wrong_type"),
        ({"event_type": "lower"}, "wrong_value"),
        ({"session_id": ""}, "wrong_value"),
        ({"session_id": "a#b"}, "wrong_value"),
        ({"tenant_hash": "short"}, "wrong_value"),
        ({"tenant_hash": None}, "wrong_type"),
        ({"timestamp": "yesterday"}, "wrong_value"),
        ({"timestamp": 1_700_000_000}, "wrong_type"),
        ({"timestamp": "1999-12-31T23:59:59Z"}, "wrong_value"),
        ({"timestamp": "0001-01-01T00:00:00+23:00"}, "wrong_value"),
        ({"started_at": "soon"}, "wrong_value"),
        ({"step_number": 1.0}, "wrong_type"),
        ({"step_number": True}, "wrong_type"),
        ({"step_number": -1}, "wrong_value"),
        ({"step_number": LAST_STEP + 1}, "wrong_value"),
        ({"source": "elsewhere"}, "wrong_value"),
        ({"actor": "Mia"}, "wrong_type"),
        ({"actor": {"kind": "cat"}}, "wrong_value"),
        ({"actor": {"id": 7}}, "wrong_type"),
        ({"user_messages": 0.5}, "wrong_type"),
        ({"bot_messages": -1}, "wrong_value"),
        ({"outcome": "won"}, "wrong_value"),
        ({"outcome": 3}, "wrong_value"),
        ({"ending": "happy"}, "wrong_value"),
        ({"sample": 1}, "wrong_type"),
        ({"question": 1}, "wrong_type"),
        ({"question": "x" * 4001}, "too_large"),
        ({"properties": [1]}, "wrong_type"),
        ({"properties": {"x": float("nan")}}, "unstorable"),
        ({"properties": {"x": float("inf")}}, "unstorable"),
        ({"properties": {"x": 1e300}}, "unstorable"),
        ({"properties": {"x": 10**38}}, "unstorable"),
        ({"properties": {"x": {1, 2}}}, "unstorable"),
        ({"properties": {"": 1}}, "unstorable"),
        ({"properties": {"x": "\ud800"}}, "unstorable"),
        ({"properties": {"x": ["y" * LARGEST]}}, "too_large"),
        ({"properties": nested(DEEPEST)}, "too_deep"),
    ],
    ids=str,
)
def test_F56_what_can_never_be_kept_is_refused_by_a_word(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(BadEvent) as refused:
        parse(raw(**fields))
    assert refused.value.code == code


@pytest.mark.parametrize(
    "name", ["event_id", "event_type", "session_id", "tenant_hash", "timestamp"]
)
def test_F56_a_field_that_must_be_there_is_missed(name: str) -> None:
    told = raw()
    del told[name]
    with pytest.raises(BadEvent) as refused:
        parse(told)
    assert refused.value.code == "missing"
    assert str(refused.value) == f"{name} is missing"


@pytest.mark.parametrize("body", ["", "{", "[1]", "null", '"text"', "[" * 100_000, "9" * 5000])
def test_F54_what_is_no_event_at_all_is_refused(body: str) -> None:
    with pytest.raises(BadEvent) as refused:
        parse_json(body)
    assert refused.value.code in {"unreadable", "wrong_type"}


def test_the_largest_event_can_still_be_read_from_the_archive() -> None:
    room = LARGEST - len(as_text(event(properties={"x": ""})).encode())
    largest = event(properties={"x": "ä" * (room // 2)})
    assert parse_json(as_text(largest)) == largest
    with pytest.raises(BadEvent):
        event(properties={"x": "ä" * (room // 2 + 1)})


def test_the_text_of_a_refusal_never_quotes_the_event() -> None:
    with pytest.raises(BadEvent) as refused:
        parse(raw(outcome="4242424242424242"))
    assert "4242" not in str(refused.value)


def test_steps_sort_by_number_below_and_above_a_thousand() -> None:
    steps = [0, 1, 9, 10, 99, 100, 101, 999, 1000, 1001, 10_000, LAST_STEP]
    keys = [sort_key(event(step)) for step in steps]
    assert keys == sorted(keys)
    assert (keys[1], keys[8]) == ("STEP#001", "STEP#~001000")


def test_F56_another_event_of_the_same_step_stands_between_it_and_the_next() -> None:
    for step in (5, 999, 1000):
        other = other_key(event(step, event_id="another"))
        assert sort_key(event(step)) < other < sort_key(event(step + 1))


def test_F56_events_without_a_step_have_keys_of_their_own() -> None:
    assert sort_key(loose(1)) != sort_key(loose(1, event_id="another"))
    assert sort_key(loose(1)).startswith("STEP#@")


def test_events_stand_in_the_order_of_their_steps_and_the_others_by_their_times() -> None:
    late = event(2, timestamp="2026-11-21T10:59:00Z")
    between, last = loose(4, event_id="between"), loose(3600, event_id="last")
    ordered = in_order([last, event(5), between, late, event(1)])
    names = [one.event_id for one in ordered]
    assert names == ["session-1:1", "between", "session-1:2", "session-1:5", "last"]


def test_the_archive_names_an_event_by_tenant_and_day() -> None:
    assert archive_key(event(3)) == f"tenant={TENANT}/date=2026-11-21/session-1:3.json"


def test_a_row_may_go_after_ninety_days() -> None:
    assert ttl_of("1970-01-02T00:00:00.000Z") == 86_400 + 90 * 86_400


def test_a_tenant_is_the_beginning_of_a_hash() -> None:
    assert tenant_hash("1") == "6b86b273ff34fc"


def test_the_documents_own_example_is_an_event() -> None:
    told = {
        "event_id": "test-session-001:1",
        "session_id": "test-session-001",
        "tenant_hash": "fo85e6a06dcdf4",
        "timestamp": "2025-12-26T10:00:00Z",
        "event_type": "WIDGET_OPENED",
    }
    assert parse_json(json.dumps(told)).timestamp == "2025-12-26T10:00:00.000Z"
