"""Where a conversation can be, and how long it lives."""

from enum import StrEnum


class Phase(StrEnum):
    """The stored place of a conversation in its life."""

    COLLECTING = "collecting"
    NEEDS_CLARIFICATION = "needs_clarification"
    AWAITING_CONFIRMATION = "awaiting_confirmation"
    CONFIRMED = "confirmed"
    EXECUTING = "executing"
    COMPLETED = "completed"
    FAILED = "failed"


BEFORE_CONFIRM = (Phase.COLLECTING, Phase.NEEDS_CLARIFICATION, Phase.AWAITING_CONFIRMATION)
ANSWERABLE = (Phase.NEEDS_CLARIFICATION, Phase.AWAITING_CONFIRMATION)
RUNNING = (Phase.CONFIRMED, Phase.EXECUTING)
TERMINAL = (Phase.COMPLETED, Phase.FAILED)

SLIDING_SECONDS = 3600
"""A conversation is open for this long after its last update."""

ABSOLUTE_SECONDS = 86_400
"""No update keeps a conversation open for longer than this after its start."""

KEPT_SECONDS = 30 * 86_400
"""How far Confirm moves the garbage collection, so that a running job is never deleted."""

MAX_ROUNDS = 5
"""Questions and changes that one conversation may go through."""

MAX_ATTEMPTS = 5
"""Leases that a job may use up before it has failed."""

SCHEMA_VERSION = 1
"""Version of the stored item's shape; a newer one is refused, never half-read."""


def open_until(now: int, created_at: int) -> int:
    """Epoch second at which a conversation touched at `now` ends: sliding, but bounded."""
    return min(now + SLIDING_SECONDS, created_at + ABSOLUTE_SECONDS)
