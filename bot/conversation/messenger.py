"""The port through which the worker talks to the person who waits."""

from typing import Protocol

from bot.conversation.job import Job
from bot.conversation.reply import Card


class Gone(Exception):
    """The message cannot be reached any more by any way open to us; retrying is useless."""


class Messenger(Protocol):
    """Turns the message that a job belongs to into a card."""

    def show(self, job: Job, card: Card, *, file: tuple[str, str] | None = None) -> None:
        """Show the card in place of what the job's interaction showed; repeatable.

        `file` is the name and the text of a file to show with it.

        Raises Gone when it can never be shown, bot.errors.TransientError when a later try may do.
        """
        ...
