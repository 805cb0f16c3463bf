"""The aggregate of a session's events: the same whichever way and order they came in."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from bot.analytics.event import Event, in_order
from bot.analytics.outcome import BROWSING, bearing, rank

COUNTS = (
    "message_count",
    "user_message_count",
    "bot_message_count",
    "steps",
    "write_units",
    "read_units",
)
"""What grows by adding."""

FIRSTS = ("first_question", "source", "sample", "previewed_at", "confirmed_at", "completed_at")
"""What the first event to say something decides."""

_LONGEST_QUESTION = 200

_MARKS = {
    "PREVIEW_SHOWN": "previewed_at",
    "CONFIRMED": "confirmed_at",
    "FORM_COMPLETED": "completed_at",
    "PULL_REQUEST_OPENED": "completed_at",
}


class Summary(NamedTuple):
    """A session; times as in events, `duration_ms` from the start to the latest event.

    `steps` counts its events, `last_step` is -1 where none has a number, `last_type` the type of
    the last event. `previewed_at`, `confirmed_at` and `completed_at` are '' until the first such
    event; units are those that the events name. `version` grows with each write.
    """

    session_id: str
    tenant_hash: str
    started_at: str
    ended_at: str
    outcome: str
    ending: str
    first_question: str
    message_count: int
    user_message_count: int
    bot_message_count: int
    steps: int
    last_step: int
    last_type: str
    source: str
    sample: bool
    duration_ms: int
    previewed_at: str = ""
    confirmed_at: str = ""
    completed_at: str = ""
    write_units: int = 0
    read_units: int = 0
    version: int = 0


class Addition(NamedTuple):
    """Some events of a session as a summary of their own, and what a table is to be told of them.

    They may be added to what a table has where all of that is earlier than `first_step` and not
    later than `first_at`; `bearing` is what the last of them says of an unreached end, else ''.
    """

    summary: Summary
    first_step: int
    first_at: str
    bearing: str


def fold(events: Iterable[Event], started_at: str) -> Summary:
    """The summary of all events of one session, of which there must be one at least."""
    ordered = in_order(events)
    first, last = ordered[0], ordered[-1]
    ended_at = max(event.timestamp for event in ordered)
    user = sum(event.user_messages for event in ordered)
    bot = sum(event.bot_messages for event in ordered)
    return Summary(
        first.session_id,
        first.tenant_hash,
        started_at,
        ended_at,
        _outcome(ordered),
        _last(event.ending for event in ordered),
        _first(event.question for event in ordered)[:_LONGEST_QUESTION],
        user + bot,
        user,
        bot,
        len(ordered),
        max((event.step_number for event in ordered if event.step_number is not None), default=-1),
        last.event_type,
        first.source,
        any(event.sample for event in ordered),
        milliseconds(started_at, ended_at),
        _marked(ordered, "previewed_at"),
        _marked(ordered, "confirmed_at"),
        _marked(ordered, "completed_at"),
        sum(_units(event, "write_units") for event in ordered),
        sum(_units(event, "read_units") for event in ordered),
    )


def addition(events: Sequence[Event], started_at: str) -> Addition | None:
    """What some events of one session add; None where one has no step, for they must be counted."""
    steps = [event.step_number for event in events if event.step_number is not None]
    if len(steps) < len(events):
        return None
    earliest = min(event.timestamp for event in events)
    return Addition(fold(events, started_at), min(steps), earliest, _bearing(in_order(events)))


def may_add(there: Summary, addition: Addition) -> bool:
    """Whether adding to a summary comes to the same as counting its session's events again."""
    reached, more = rank(there.outcome), rank(addition.summary.outcome)
    is_later = there.last_step < addition.first_step and there.ended_at <= addition.first_at
    has_say = bool(more or addition.bearing)
    return is_later and (not has_say or reached <= more)


def added(there: Summary | None, addition: Addition) -> Summary:
    """The summary with some later events in it."""
    new = addition.summary
    if there is None:
        return new._replace(version=1)
    has_say = bool(rank(new.outcome) or addition.bearing)
    counts = {name: getattr(there, name) + getattr(new, name) for name in COUNTS}
    firsts = {name: getattr(there, name) or getattr(new, name) for name in FIRSTS}
    return new._replace(
        **counts,
        **firsts,
        outcome=new.outcome if has_say else there.outcome,
        ending=new.ending or there.ending,
        version=there.version + 1,
    )


def milliseconds(since: str, until: str) -> int:
    """From one time to another, never less than 0."""
    passed = datetime.fromisoformat(until) - datetime.fromisoformat(since)
    return max(0, round(passed.total_seconds() * 1000))


def _outcome(ordered: Sequence[Event]) -> str:
    best = max((event.outcome for event in ordered), key=rank)
    return best if rank(best) else _bearing(ordered) or BROWSING


def _bearing(ordered: Sequence[Event]) -> str:
    return _last(bearing(event.outcome, event.ending) for event in ordered)


def _marked(ordered: Sequence[Event], mark: str) -> str:
    return _first(event.timestamp for event in ordered if _MARKS.get(event.event_type) == mark)


def _units(event: Event, name: str) -> int:
    units = event.properties.get(name, 0)
    return units if type(units) is int and units > 0 else 0


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def _last(texts: Iterable[str]) -> str:
    return _first(reversed(list(texts)))
