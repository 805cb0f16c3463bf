"""The writes of operators alone: T13 and T18 of transition.py's table."""

from bot.conversation.condition import Absent, Compare, Every, Exists
from bot.conversation.phase import KEPT_SECONDS, Phase
from bot.conversation.transition import READABLE, TOLD, Write
from bot.record import Record

REDRIVE_PREFIX = "redrive-"
"""How the id begins by which a job handed back knows its own write, as a click knows it by its."""


class Operator(Record):
    """Who acts from the console: a Discord id, and the epoch second of the act."""

    user_id: str
    now: int


def redrive(conversation_id: str, version: int, operator: Operator, *, confirm_id: str) -> Write:
    """T13: an operator hands a failed job back to the worker; keeps it as long as Confirm does.

    `confirm_id` takes the place of the click's: the answer to a repeated request tells by it that
    the write was this operator's own. Nothing closed is handed back.
    """
    condition = Every(
        (
            Compare("phase", "=", Phase.FAILED),
            Compare("version", "=", version),
            Exists("plan_digest"),
            Absent("abandoned_at"),
            READABLE,
        )
    )
    values = {
        "phase": Phase.CONFIRMED,
        "attempts": 0,
        "confirm_id": confirm_id,
        "redriven_by": operator.user_id,
        "redriven_at": operator.now,
        "ttl": operator.now + KEPT_SECONDS,
    }
    return Write("T13", "update", conversation_id, condition, values, removed=TOLD)


def abandon(conversation_id: str, version: int, operator: Operator) -> Write:
    """T18: an operator closes a failed job for good; it stays failed, and says who closed it."""
    condition = Every(
        (
            Compare("phase", "=", Phase.FAILED),
            Compare("version", "=", version),
            Absent("abandoned_at"),
            READABLE,
        )
    )
    values = {"abandoned_by": operator.user_id, "abandoned_at": operator.now}
    return Write("T18", "update", conversation_id, condition, values)
