"""`POST /events`: events of a website's widget, from whoever has a tenant's key.

One event or a list of at most 25, all or none. Whose they are says the key alone; an event gets an
id of its session and the id it came with, or of all its content where it came with none, so that a
request sent again brings no second event. How much comes is bounded by the body's size (the door's)
and what the account runs at once: there is no other limit.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from hmac import compare_digest
from typing import Any, TypeAlias

from bot.analytics.event import LARGEST_MESSAGE, BadEvent, Event, as_message, parse
from bot.analytics.ports import EventQueue
from bot.errors import ConfigurationError, Refused, TransientError

Answer: TypeAlias = tuple[int, Mapping[str, Any], Mapping[str, str]]
"""Status, JSON body, headers."""

HEADER = "x-tenant-key"
MOST_EVENTS = 25
LEAST_KEY = 32
"""Bytes of a key."""

OLDEST = 30 * 86_400
FARTHEST = 300
"""Seconds: how old an event may be, and how far ahead the sender's clock."""

TYPES = (
    *("WIDGET_OPENED", "WIDGET_CLOSED", "MESSAGE_SENT", "MESSAGE_RECEIVED"),
    *("ACTION_CHIP_CLICKED", "CTA_CLICKED", "LINK_CLICKED"),
    *("FORM_VIEWED", "FORM_STARTED", "FORM_FIELD_SUBMITTED", "FORM_ABANDONED", "FORM_COMPLETED"),
)
"""The types of events that a widget may send."""

_TENANT = re.compile(r"[0-9a-z]{14}")
_TOO_LARGE = "too_large"


class Intake:
    """Takes events for one queue; `keys` gives the JSON of key to tenant hash."""

    def __init__(self, queue: EventQueue, keys: Callable[[], str]) -> None:
        self._queue = queue
        self._keys = keys

    def answer(self, headers: Mapping[str, str], body: object, now: int) -> Answer:
        """The answer to a request: lower-case header names, the body as JSON was read to.

        `now` is in epoch seconds. Raises ConfigurationError where keys or queue cannot be used.
        """
        try:
            tenant = tenant_of(headers.get(HEADER, ""), keys_of(self._keys()))
        except Refused:
            return 401, {"error": "unauthorized"}, {"www-authenticate": "TenantKey"}
        given = body if isinstance(body, list) else [body]
        if not given:
            return 400, {"error": "no events"}, {}
        if len(given) > MOST_EVENTS:
            return 413, {"error": f"at most {MOST_EVENTS} events in a request"}, {}
        events, faults = _read(given, tenant, now)
        if faults:
            status = 413 if any(fault["code"] == _TOO_LARGE for fault in faults) else 400
            return status, {"error": "events that cannot be taken", "events": faults}, {}
        try:
            self._queue.send(events)
        except TransientError:
            return 503, {"error": "not taken, please send it again"}, {"retry-after": "1"}
        taken = [{"event_id": one.event_id, "session_id": one.session_id} for one in events]
        return 202, {"accepted": taken}, {}


def keys_of(text: str) -> dict[str, str]:
    """Key to tenant hash; raises ConfigurationError on another shape and on too short a key."""
    try:
        keys = json.loads(text)
    except ValueError:
        keys = None
    if not isinstance(keys, dict) or not all(map(_is_tenant, keys.values())):
        raise ConfigurationError('EVENT_KEYS is not JSON of the form {"<key>": "<tenant hash>"}')
    if not keys or any(len(key.encode()) < LEAST_KEY for key in keys):
        raise ConfigurationError(f"EVENT_KEYS: a key has {LEAST_KEY} bytes at least")
    return keys


def _is_tenant(value: object) -> bool:
    return isinstance(value, str) and _TENANT.fullmatch(value) is not None


def tenant_of(key: str, keys: Mapping[str, str]) -> str:
    """The tenant of a key, looked for in a time that tells nothing; raises Refused."""
    given = hashlib.sha256(key.encode(errors="replace")).digest()
    found = ""
    for known, tenant in keys.items():
        if compare_digest(hashlib.sha256(known.encode()).digest(), given):
            found = tenant
    if not found:
        raise Refused("no key of a tenant")
    return found


def _read(
    given: Sequence[object], tenant: str, now: int
) -> tuple[list[Event], list[dict[str, Any]]]:
    """The events, and what is wrong with those that are none."""
    events: list[Event] = []
    faults: list[dict[str, Any]] = []
    for number, raw in enumerate(given):
        try:
            events.append(_event(raw, tenant, now))
        except BadEvent as fault:
            faults.append({"index": number, "code": fault.code, "error": str(fault)})
    return events, faults


def _event(raw: object, tenant: str, now: int) -> Event:
    if not isinstance(raw, dict):
        raise BadEvent("wrong_type", "an event is a JSON object")
    if "event_id" in raw and ":" in str(raw["event_id"]):
        raise BadEvent("wrong_value", "event_id: letters, digits and . _ ~ - only")
    ours = {"tenant_hash": tenant, "source": "widget"}
    event = parse({"event_id": "unnamed", **raw, **ours})
    if event.event_type not in TYPES:
        raise BadEvent("unknown_type", f"event_type is none of {', '.join(TYPES)}")
    _check_time("timestamp", event.timestamp, now)
    if event.started_at:
        _check_time("started_at", event.started_at, now)
    own = [event.session_id, event.event_id] if "event_id" in raw else raw
    event = event._replace(event_id=_named(own, tenant))
    if len(as_message(event)) > LARGEST_MESSAGE:  # no queue would ever take it
        raise BadEvent(_TOO_LARGE, f"more than {LARGEST_MESSAGE} bytes with its letters escaped")
    return event


def _check_time(name: str, text: str, now: int) -> None:
    ahead = datetime.fromisoformat(text).timestamp() - now
    if ahead > FARTHEST:
        until = datetime.fromtimestamp(now + FARTHEST, UTC)
        raise BadEvent("wrong_time", f"{name} lies ahead: it is {until:%Y-%m-%dT%H:%M}Z at most")
    if ahead < -OLDEST:
        raise BadEvent("wrong_time", f"{name} is more than {OLDEST // 86_400} days ago")


def _named(own: object, tenant: str) -> str:
    """32 hex digits of what makes an event its own, the same for the same of the same tenant."""
    text = json.dumps([tenant, own], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
