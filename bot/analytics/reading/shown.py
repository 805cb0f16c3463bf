"""How sessions and events are shown: JSON with every field always there."""

from datetime import UTC, datetime
from typing import Any

from bot.analytics.cost import Prices
from bot.analytics.event import Event, as_json
from bot.analytics.summary import Summary

_SAID = (
    *("session_id", "started_at", "ended_at", "outcome", "source", "sample"),
    *("first_question", "message_count", "user_message_count", "bot_message_count"),
    *("write_units", "read_units"),
)
_OF_AN_EVENT = (
    *("event_id", "event_type", "timestamp", "source", "actor", "user_messages", "bot_messages"),
    *("outcome", "ending", "sample", "properties"),
)


def shown(row: Summary, prices: Prices) -> dict[str, Any]:
    """A session as it is listed; `cost` in dollars."""
    cost = prices.dollars(row.write_units, row.read_units, row.steps)
    return {
        **{name: getattr(row, name) for name in _SAID},
        "ending": row.stands,
        "duration_seconds": row.duration_ms / 1000,
        "event_count": row.steps,
        "last_event": row.last_type,
        "cost": round(cost, 9),
    }


def shown_event(event: Event) -> dict[str, Any]:
    """An event of a session's timeline."""
    told = as_json(event)
    return {**{name: told[name] for name in _OF_AN_EVENT}, "step_number": event.step_number}


def iso(at: int) -> str:
    """Epoch seconds as in events: ISO 8601 in UTC with milliseconds."""
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def epoch(at: str) -> float:
    """The inverse of iso."""
    return datetime.fromisoformat(at).timestamp()
