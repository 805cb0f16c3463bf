"""Session events for tests: one a second, each with its step."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.analytics.event import Event, parse

TENANT = "a1b2c3d4e5f607"
OTHER = "b" * 14
BEGAN = datetime(2026, 11, 21, 10, tzinfo=UTC)
NOW = int(BEGAN.timestamp()) + 3600


def at(step: int) -> str:
    """The time of a step."""
    return f"{BEGAN + timedelta(seconds=step):%Y-%m-%dT%H:%M:%S.000Z}"


def raw(step: int = 1, **fields: Any) -> dict[str, Any]:
    """An event as JSON has it, a person's message unless said otherwise."""
    session = fields.get("session_id", "session-1")
    return {
        "event_id": f"{session}:{step}",
        "event_type": "MESSAGE_SENT",
        "session_id": session,
        "tenant_hash": TENANT,
        "timestamp": at(step),
        "step_number": step,
        **fields,
    }


def event(step: int = 1, **fields: Any) -> Event:
    """The event that this JSON is."""
    return parse(raw(step, **fields))


def loose(step: int, **fields: Any) -> Event:
    """An event that names no step, at the time of this one."""
    return event(step, step_number=None, **fields)
