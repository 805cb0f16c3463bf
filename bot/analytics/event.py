"""One fact of a session's timeline: read from whoever sends it, and named where it is kept.

The types MESSAGE_SENT, FORM_COMPLETED and so on are those of the documented widget. What is not
known here is kept as it came.
"""

import hashlib
import json
import math
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from bot.analytics.outcome import ENDINGS, OF_TYPE, OUTCOMES
from bot.errors import BotError

LARGEST = 131_072
"""Bytes of JSON: whatever is in it, the row then stays below DynamoDB's 400 kB."""

LARGEST_MESSAGE = 262_144
"""Bytes of a message that every queue takes: what is not ASCII is escaped in it."""

DEEPEST = 16
LAST_STEP = 999_999
MOST_MESSAGES = 1000
TTL_DAYS = 90
SOURCES = ("ux", "payment", "widget")
ACTORS = ("user", "bot", "system", "operator")

_NAME = re.compile(r"[A-Za-z0-9._:~@+=-]{1,128}")
_ID = re.compile(r"[A-Za-z0-9._:~-]{1,128}")
_TYPE = re.compile(r"[A-Z][A-Z0-9_]{0,63}")
_TENANT = re.compile(r"[0-9a-z]{14}")
_FROM, _TO = 2000, 2100
_LONGEST_QUESTION = 4000
_LONGEST_NUMBER = 42
_OF_DEFAULTS = 1000
_SAID = {"MESSAGE_SENT": (1, 0), "MESSAGE_RECEIVED": (0, 1)}
_FEWEST, _MOST = 1e-100, 1e100


class BadEvent(BotError):
    """The event can never be kept; `code` is one word for the log, the text quotes nothing."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


class Actor(NamedTuple):
    """Who did it: `kind` is one of ACTORS, `id` a hash or ''; `extra` what is not known here."""

    kind: str = "user"
    id: str = ""
    extra: Mapping[str, Any] = {}


class Event(NamedTuple):
    """What happened; times are ISO 8601 in UTC with milliseconds.

    `question` is what the session asks, never a person's own words in sessions of ours; `extra`
    holds the fields that are not known here.
    """

    event_id: str
    event_type: str
    session_id: str
    tenant_hash: str
    timestamp: str
    step_number: int | None = None
    started_at: str = ""
    source: str = "widget"
    actor: Actor = Actor()
    user_messages: int = 0
    bot_messages: int = 0
    outcome: str = ""
    ending: str = ""
    sample: bool = False
    question: str = ""
    properties: Mapping[str, Any] = {}
    extra: Mapping[str, Any] = {}


_OWN = frozenset(Event._fields) - {"extra"}


def parse_json(body: str) -> Event:
    """The event in a message's body or an archived object; raises BadEvent."""
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadEvent("unreadable", "the body is not JSON") from error
    return parse(raw)


def parse(raw: object, *, is_kept: bool = False) -> Event:
    """The event in what JSON was read to; raises BadEvent on what can never be kept.

    Of what a table has (`is_kept`) the size is not asked: there 1e37 has 38 digits.
    """
    if not isinstance(raw, dict):
        raise BadEvent("wrong_type", "an event is a JSON object")
    most = _most_bytes(raw, 0)
    event = _event(raw)
    if (
        most > LARGEST - _OF_DEFAULTS and not is_kept
    ):  # else nobody need look: that takes as long as all the rest
        _check_size(event)
    return event


def _event(raw: Mapping[str, Any]) -> Event:
    event_type = _match(raw, "event_type", _TYPE)
    user, bot = _SAID.get(event_type, (0, 0))
    properties = raw.get("properties") or {}
    if not isinstance(properties, dict):
        raise BadEvent("wrong_type", "properties is no object")
    return Event(
        _match(raw, "event_id", _ID),
        event_type,
        _match(raw, "session_id", _NAME),
        _match(raw, "tenant_hash", _TENANT),
        _time(raw, "timestamp"),
        _step(raw),
        _time(raw, "started_at") if raw.get("started_at") else "",
        _word(raw, "source", SOURCES) or "widget",
        _actor(raw),
        _count(raw, "user_messages", user),
        _count(raw, "bot_messages", bot),
        _word(raw, "outcome", OUTCOMES) or OF_TYPE.get(event_type, ""),
        _word(raw, "ending", ENDINGS),
        _flag(raw, "sample"),
        _question(raw),
        properties,
        {name: value for name, value in raw.items() if name not in _OWN},
    )


def as_json(event: Event) -> dict[str, Any]:
    """What parse reads back as the same event."""
    known = event._asdict()
    extra = known.pop("extra")
    kind, name, more = event.actor
    known["actor"] = {**more, "kind": kind, "id": name}
    absent = {"step_number"} if event.step_number is None else set()
    absent |= {name for name in ("started_at", "question") if not known[name]}
    return {**extra, **{name: value for name, value in known.items() if name not in absent}}


def as_text(event: Event) -> str:
    """The event as compact JSON, always the same for the same event."""
    told = as_json(event)
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_message(event: Event) -> str:
    """The event as JSON in ASCII: SQS refuses some characters that JSON may hold."""
    return json.dumps(as_json(event), separators=(",", ":"))


def tenant_hash(tenant_id: str) -> str:
    """The first 14 hex digits of the SHA-256 of a server's id."""
    return hashlib.sha256(tenant_id.encode()).hexdigest()[:14]


def archive_key(event: Event) -> str:
    """The event's name in the archive, which is what makes two events the same one."""
    return f"tenant={event.tenant_hash}/date={event.timestamp[:10]}/{event.event_id}.json"


def sort_key(event: Event) -> str:
    """The row's place in its session; a step above 999 stands behind all that have three digits.

    An event without a step is named by its time: it is put in place by whoever reads them.
    """
    step = event.step_number
    if step is None:
        return f"STEP#@{event.timestamp}#{event.tenant_hash}#{event.event_id}"
    return f"STEP#{step:03d}" if step <= 999 else f"STEP#~{step:06d}"


def other_key(event: Event) -> str:
    """The row's place where another event has the step: behind it, before the next one."""
    return f"{sort_key(event)}#{event.tenant_hash}#{event.timestamp[:10]}#{event.event_id}"


def in_order(events: Iterable[Event]) -> list[Event]:
    """By step; an event without one stands before the first step that is not earlier than it."""
    found = sorted(events, key=lambda event: (event.timestamp, event.event_id))
    placed = [event for event in found if event.step_number is not None]
    placed.sort(key=lambda event: event.step_number or 0)
    loose = [event for event in found if event.step_number is None]
    ordered: list[Event] = []
    for event in placed:
        while loose and loose[0].timestamp <= event.timestamp:
            ordered.append(loose.pop(0))
        ordered.append(event)
    return ordered + loose


def ttl_of(timestamp: str) -> int:
    """Epoch seconds, 90 days after a time, at which a row may be deleted."""
    return int(datetime.fromisoformat(timestamp).timestamp()) + TTL_DAYS * 86_400


def _check_size(event: Event) -> None:
    size = len(as_text(event).encode())
    if size > LARGEST:
        raise BadEvent("too_large", f"{size} bytes, more than {LARGEST}")


def _most_bytes(value: object, depth: int) -> int:
    """More than the bytes of a value as JSON.

    Raises BadEvent on what a table cannot hold: too deep, too long a number, an empty name.
    """
    if type(value) is str:  # as most are
        return _of_text(value)
    if depth > DEEPEST:
        raise BadEvent("too_deep", f"nested deeper than {DEEPEST} levels")
    if isinstance(value, dict):
        if not all(type(name) is str and name for name in value):
            raise BadEvent("unstorable", "a field without a name")
        own = sum(map(_of_text, value)) + 2
        return own + sum(_most_bytes(part, depth + 1) for part in value.values())
    if isinstance(value, list):
        return 2 + sum(_most_bytes(part, depth + 1) for part in value)
    if not _is_number(value):
        raise BadEvent("unstorable", "a value that a table cannot hold")
    return _LONGEST_NUMBER


def _of_text(text: str) -> int:
    try:
        return 6 * len(text if text.isascii() else text.encode()) + 4
    except UnicodeEncodeError as error:
        raise BadEvent("unstorable", "half a character") from error


def _is_number(value: object) -> bool:
    """Whether it is a number that a table can hold, or a flag, or nothing."""
    if isinstance(value, float):
        return value == 0 or (math.isfinite(value) and _FEWEST < abs(value) < _MOST)
    return value is None or (isinstance(value, int) and abs(value) < 10**38)


def _untold(raw: Mapping[str, Any], name: str) -> BadEvent:
    """What is wrong with a field that should be text."""
    if name in raw:
        return BadEvent("wrong_type", f"{name} is no text")
    return BadEvent("missing", f"{name} is missing")


def _match(raw: Mapping[str, Any], name: str, pattern: re.Pattern[str]) -> str:
    value = raw.get(name)
    if not isinstance(value, str):
        raise _untold(raw, name)
    if not pattern.fullmatch(value):
        raise BadEvent("wrong_value", f"{name} is not of its form")
    return value


def _time(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name)
    if not isinstance(value, str):
        raise _untold(raw, name)
    try:
        at = datetime.fromisoformat(value)
        at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise BadEvent("wrong_value", f"{name} is no time") from error
    if not _FROM <= at.year < _TO:
        raise BadEvent("wrong_value", f"{name} is of no likely year")
    if len(value) == 24 and value[7] + value[10] + value[19] + value[23] == "-T.Z":
        return value
    return f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}Z"


def _step(raw: Mapping[str, Any]) -> int | None:
    step = raw.get("step_number")
    if step is None:
        return None
    if type(step) is not int:
        raise BadEvent("wrong_type", "step_number is no whole number")
    if not 0 <= step <= LAST_STEP:
        raise BadEvent("wrong_value", f"step_number is not from 0 to {LAST_STEP}")
    return step


def _word(raw: Mapping[str, Any], name: str, words: tuple[str, ...]) -> str:
    value = raw.get(name)
    if value is None or value == "":
        return ""
    if not isinstance(value, str) or value not in words:
        raise BadEvent("wrong_value", f"{name} is none of {', '.join(words)}")
    return value


def _actor(raw: Mapping[str, Any]) -> Actor:
    actor = raw.get("actor")
    if actor is None:
        return Actor()
    if not isinstance(actor, dict) or not isinstance(actor.get("id", ""), str):
        raise BadEvent("wrong_type", "actor is no object of a kind and an id")
    more = {name: value for name, value in actor.items() if name not in ("kind", "id")}
    return Actor(_word(actor, "kind", ACTORS) or "user", actor.get("id", ""), more)


def _count(raw: Mapping[str, Any], name: str, default: int) -> int:
    value = raw.get(name)
    if value is None:
        return default
    if type(value) is not int:
        raise BadEvent("wrong_type", f"{name} is no whole number")
    if not 0 <= value <= MOST_MESSAGES:
        raise BadEvent("wrong_value", f"{name} is not from 0 to {MOST_MESSAGES}")
    return value


def _flag(raw: Mapping[str, Any], name: str) -> bool:
    value = raw.get(name)
    if value is not None and not isinstance(value, bool):
        raise BadEvent("wrong_type", f"{name} is neither true nor false")
    return bool(value)


def _question(raw: Mapping[str, Any]) -> str:
    value = raw.get("question")
    if value is not None and not isinstance(value, str):
        raise BadEvent("wrong_type", "question is no text")
    if value and len(value) > _LONGEST_QUESTION:
        raise BadEvent("too_large", f"question has more than {_LONGEST_QUESTION} characters")
    return value or ""
