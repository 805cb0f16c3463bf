"""The port through which a conversation's end is scheduled."""

from typing import Protocol

from bot.conversation.job import Job


class Schedules(Protocol):
    """One-shot schedules, one per conversation; each hands its job to the worker once.

    Both operations may be repeated, and may come late. They raise bot.errors.TransientError when a
    later try may do, ConfigurationError when schedules cannot be used here.
    """

    def put(self, conversation_id: str, at: int, job: Job) -> None:
        """Have `job` delivered at epoch second `at`; an end only ever moves to a later moment."""
        ...

    def drop(self, conversation_id: str) -> None:
        """Have it not delivered; harmless when there is no schedule (any more)."""
        ...
