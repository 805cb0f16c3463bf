"""`POST /events`: whose events they are, which are taken, and what is said of the others."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analytics.event import Event
from bot.analytics.intake import MOST_EVENTS, TYPES, Answer, Intake
from bot.analytics.ports import Unsent
from bot.errors import ConfigurationError

NOW = 1_800_000_000
KEY, OTHER_KEY = "k" * 32, "o" * 32
TENANT, OTHER = "fo85e6a06dcdf4", "0123456789abcd"
KEYS = json.dumps({KEY: TENANT, OTHER_KEY: OTHER})
AT = "2027-01-15T07:59:59.000Z"
OPENED: dict[str, Any] = {
    "event_id": "e-1",
    "event_type": "WIDGET_OPENED",
    "session_id": "test-session-001",
    "timestamp": AT,
}


class Queue:
    """The port EventQueue; `fault` befalls the next call."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.fault: Exception | None = None

    def send(self, events: Sequence[Event]) -> None:
        if self.fault:
            fault, self.fault = self.fault, None
            raise fault
        self.events += events


@pytest.fixture
def queue() -> Queue:
    return Queue()


def sent(queue: Queue, body: object, key: str = KEY) -> Answer:
    """The answer to a body."""
    return Intake(queue, lambda: KEYS).answer({"x-tenant-key": key}, body, NOW)


def faults(answer: Answer) -> list[tuple[int, str]]:
    """Index and code of what was not taken."""
    return [(one["index"], one["code"]) for one in answer[1]["events"]]


@pytest.mark.parametrize("event_type", TYPES)
def test_every_documented_event_is_taken(queue: Queue, event_type: str) -> None:
    status, body, _ = sent(queue, {**OPENED, "event_type": event_type})
    assert status == 202
    (event,) = queue.events
    told = {"event_id": event.event_id, "session_id": "test-session-001"}
    assert body == {"accepted": [told]}
    assert (event.event_type, event.tenant_hash, event.source) == (event_type, TENANT, "widget")


def test_a_message_counts_as_one_of_its_side(queue: Queue) -> None:
    types = ("MESSAGE_SENT", "MESSAGE_RECEIVED")
    sent(queue, [{**OPENED, "event_id": name, "event_type": name} for name in types])
    assert [(one.user_messages, one.bot_messages) for one in queue.events] == [(1, 0), (0, 1)]


def test_fields_that_nobody_knows_are_kept(queue: Queue) -> None:
    sent(queue, {**OPENED, "page": {"path": "/shop"}})
    assert queue.events[0].extra == {"page": {"path": "/shop"}}


def test_F19_whose_they_are_says_the_key_alone(queue: Queue) -> None:
    claimed = {**OPENED, "tenant_hash": OTHER, "source": "ux"}
    assert sent(queue, claimed)[0] == 202
    assert (queue.events[0].tenant_hash, queue.events[0].source) == (TENANT, "widget")
    sent(queue, OPENED, OTHER_KEY)
    assert queue.events[1].tenant_hash == OTHER


@pytest.mark.parametrize("key", ["", "k" * 31, "k" * 33, KEY.upper(), f"{KEY},{KEY}", "\ud800"])
def test_without_a_tenants_key_nothing_is_taken(queue: Queue, key: str) -> None:
    status, body, headers = sent(queue, OPENED, key)
    assert (status, body) == (401, {"error": "unauthorized"})
    assert headers == {"www-authenticate": "TenantKey"}
    assert Intake(queue, lambda: KEYS).answer({}, OPENED, NOW)[0] == 401
    assert queue.events == []


@pytest.mark.parametrize(
    "keys", ["", "[]", "{}", '{"short": "fo85e6a06dcdf4"}', json.dumps({KEY: "no tenant"})]
)
def test_keys_that_cannot_be_used_are_the_operators(queue: Queue, keys: str) -> None:
    with pytest.raises(ConfigurationError, match="EVENT_KEYS"):
        Intake(queue, lambda: keys).answer({"x-tenant-key": KEY}, OPENED, NOW)


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no type": ({"event_type": None}, "wrong_type"),
    "an unknown type": ({"event_type": "MADE_UP"}, "unknown_type"),
    "a type of ours": ({"event_type": "PULL_REQUEST_OPENED"}, "unknown_type"),
    "no session": ({"session_id": ""}, "wrong_value"),
    "a session that is a number": ({"session_id": 7}, "wrong_type"),
    "a time that is none": ({"timestamp": "yesterday"}, "wrong_value"),
    "a time that is too far ahead": ({"timestamp": "2027-01-15T08:06:00Z"}, "wrong_time"),
    "a time that is too long ago": ({"timestamp": "2026-12-15T07:00:00Z"}, "wrong_time"),
    "a start that is too long ago": ({"started_at": "2026-12-15T07:00:00Z"}, "wrong_time"),
    "a step that is a text": ({"step_number": "1"}, "wrong_type"),
    "a negative step": ({"step_number": -1}, "wrong_value"),
    "an id as ours are": ({"event_id": "AbC_-123456789012345-z:2:1800000000"}, "wrong_value"),
    "an id that is null": ({"event_id": None}, "wrong_type"),
    "no number": ({"properties": {"share": float("nan")}}, "unstorable"),
    "too much once escaped": ({"properties": {"text": "é" * 60_000}}, "too_large"),
    "too much": ({"properties": {"text": "x" * 140_000}}, "too_large"),
    "too deep": ({"properties": json.loads('{"a":' * 20 + "1" + "}" * 20)}, "too_deep"),
}


@pytest.mark.parametrize("what", BAD)
def test_F56_what_cannot_be_kept_is_named_and_none_of_the_request_is_taken(
    queue: Queue, what: str
) -> None:
    changes, code = BAD[what]
    answer = sent(queue, [OPENED, {**OPENED, **changes}])
    assert answer[0] == (413 if code == "too_large" else 400)
    assert faults(answer) == [(1, code)]
    assert queue.events == []


@pytest.mark.parametrize("raw", [None, 7, "text", [[]], [None]])
def test_what_is_no_event_is_told(queue: Queue, raw: object) -> None:
    answer = sent(queue, raw)
    assert answer[0] == 400
    assert faults(answer) == [(0, "wrong_type")]


def test_a_time_is_needed_since_a_day_names_where_it_is_kept(queue: Queue) -> None:
    without = {name: value for name, value in OPENED.items() if name != "timestamp"}
    assert faults(sent(queue, without)) == [(0, "missing")]


def test_no_events_and_too_many_are_told(queue: Queue) -> None:
    assert sent(queue, [])[0] == 400
    assert sent(queue, [OPENED] * MOST_EVENTS)[0] == 202
    assert sent(queue, [OPENED] * (MOST_EVENTS + 1))[0] == 413
    assert len(queue.events) == MOST_EVENTS


def test_F52_an_event_without_an_id_gets_one_that_a_retry_gets_again(queue: Queue) -> None:
    nameless = {name: value for name, value in OPENED.items() if name != "event_id"}
    first = sent(queue, nameless)[1]["accepted"][0]["event_id"]
    assert sent(queue, dict(reversed(nameless.items())))[1]["accepted"][0]["event_id"] == first
    others = {sent(queue, {**nameless, "session_id": "other"})[1]["accepted"][0]["event_id"]}
    others.add(sent(queue, nameless, OTHER_KEY)[1]["accepted"][0]["event_id"])
    assert len(others | {first}) == 3


def test_F52_an_id_of_the_clients_is_one_event_in_its_session_and_another_in_the_next(
    queue: Queue,
) -> None:
    for session in ("one", "two"):
        for _ in range(2):
            sent(queue, {**OPENED, "event_id": "1", "session_id": session})
    sent(queue, {**OPENED, "event_id": "2", "session_id": "one"})
    sent(queue, {**OPENED, "event_id": "1", "session_id": "one", "page": "told otherwise"})
    names = [event.event_id for event in queue.events]
    assert names[0] == names[1] == names[5]
    assert names[2] == names[3]
    assert len(set(names)) == 3


def test_a_queue_that_is_away_loses_nothing_silently(queue: Queue) -> None:
    queue.fault = Unsent([])
    status, body, headers = sent(queue, OPENED)
    assert (status, headers) == (503, {"retry-after": "1"})
    assert "again" in body["error"]
    assert sent(queue, OPENED)[0] == 202


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
_FIELDS = st.sampled_from([*Event._fields, "other"])


@given(st.dictionaries(_FIELDS, _JSON))
def test_whatever_is_sent_is_answered(changes: dict[str, Any]) -> None:
    status, body, _ = sent(Queue(), {**OPENED, **changes})
    assert status in {202, 400, 413}
    json.dumps(body)
