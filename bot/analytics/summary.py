"""The aggregate of a session's events: its counts are the same in whichever order they came.

When the session began is what the first batch to be written told, for that names the summary's
place: where that batch lacked the earliest event, and no event named `started_at`, the session
begins later and lasts shorter here than it did, and tables that are made anew may tell another.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from bot.analytics.event import Event, in_order
from bot.analytics.outcome import (
    BROWSING,
    FORM_COMPLETED,
    GIVEN_UP,
    OPEN,
    REFUSED,
    bearing,
    rank,
)

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
_LONGEST_PHASE = 64
_PREVIEW = "awaiting_confirmation"
_OPERATOR = "operator"

_NOWHERE = ("absent", "failed")
"""Phases that say how a conversation left, and not how far it came."""


class Summary(NamedTuple):
    """A session; times as in events, `duration_ms` from the start to `ended_at`.

    That is the last event that is no operator's, for looking at a session and mending it makes it
    no longer; `latest_at` is the last of all.

    `steps` counts its events, `last_step` is -1 where none has a number, `last_type` the type of
    the last event. `previewed_at`, `confirmed_at` and `completed_at` are '' until the first such
    event; units are those that the events name. `reached` is how far it came: the last phase, or
    else type of event, that is no way to leave. `version` grows with each write.
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
    reached: str = ""
    latest_at: str = ""
    version: int = 0

    @property
    def stands(self) -> str:
        """How it ended, one of ENDINGS: what says nothing of its end is open."""
        return self.ending or OPEN


class Addition(NamedTuple):
    """Some events of a session as a summary of their own, and what a table is to be told of them.

    They may be added to what a table has where all of that is earlier than `first_step` and not
    later than `first_at`; `bearing` is what the last of them says of an unreached end, else ''.
    """

    summary: Summary
    first_step: int
    first_at: str
    bearing: str

    @property
    def decides(self) -> bool:
        """Whether the events say anything of how the session came out."""
        return bool(rank(self.summary.outcome) or self.bearing)


def fold(events: Iterable[Event], started_at: str) -> Summary:
    """The summary of all events of one session, of which there must be one at least."""
    ordered = in_order(events)
    first, last = ordered[0], ordered[-1]
    latest_at = max(event.timestamp for event in ordered)
    theirs = [event.timestamp for event in ordered if event.actor.kind != _OPERATOR]
    ended_at = max(theirs, default=latest_at)
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
        _first(event.timestamp for event in ordered if _is_preview(event)),
        _first(event.timestamp for event in ordered if event.event_type == "CONFIRMED"),
        _first(event.timestamp for event in ordered if event.outcome == FORM_COMPLETED),
        sum(_units(event, "write_units") for event in ordered),
        sum(_units(event, "read_units") for event in ordered),
        _last(_reached(event) for event in ordered),
        latest_at,
    )


def addition(events: Sequence[Event], started_at: str) -> Addition | None:
    """What some events of one session add; None where all of its events must be counted.

    That is where one of them has no step, or is an operator's.
    """
    steps = [event.step_number for event in events if event.step_number is not None]
    is_operated = any(event.actor.kind == _OPERATOR for event in events)
    if is_operated or len(steps) < len(events):
        return None
    earliest = min(event.timestamp for event in events)
    return Addition(fold(events, started_at), min(steps), earliest, _bearing(in_order(events)))


def may_add(there: Summary, addition: Addition) -> bool:
    """Whether adding to a summary comes to the same as counting its session's events again."""
    reached, more = rank(there.outcome), rank(addition.summary.outcome)
    is_later = there.last_step < addition.first_step and there.latest_at <= addition.first_at
    return is_later and (not addition.decides or reached <= more)


def added(there: Summary | None, addition: Addition) -> Summary:
    """The summary with some later events in it."""
    new = addition.summary
    if there is None:
        return new._replace(version=1)
    counts = {name: getattr(there, name) + getattr(new, name) for name in COUNTS}
    firsts = {name: getattr(there, name) or getattr(new, name) for name in FIRSTS}
    return new._replace(
        **counts,
        **firsts,
        outcome=new.outcome if addition.decides else there.outcome,
        ending=new.ending or there.ending,
        reached=new.reached or there.reached,
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


def _is_preview(event: Event) -> bool:
    return event.event_type == "PREVIEW_SHOWN" or event.properties.get("phase") == _PREVIEW


def _reached(event: Event) -> str:
    phase = event.properties.get("phase")
    if isinstance(phase, str) and phase and phase not in _NOWHERE:
        return phase[:_LONGEST_PHASE]
    return "" if event.ending in (*GIVEN_UP, REFUSED) else event.event_type


def _units(event: Event, name: str) -> int:
    units = event.properties.get(name, 0)
    return units if type(units) is int and units > 0 else 0


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def _last(texts: Iterable[str]) -> str:
    return _first(reversed(list(texts)))
