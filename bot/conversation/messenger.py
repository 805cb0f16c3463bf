"""The ports through which the worker talks to the person who waits."""

from collections.abc import Callable
from typing import Protocol

from bot.conversation.job import Job
from bot.conversation.reply import Card
from bot.conversation.transition import Place


class Gone(Exception):
    """The message cannot be reached any more by any way open to us; retrying is useless."""


class Messenger(Protocol):
    """Turns messages into cards; every act may be repeated.

    All raise Gone when it can never be done, bot.errors.TransientError when a later try may do.
    """

    def show(self, job: Job, card: Card, *, file: tuple[str, str] | None = None) -> None:
        """Show the card in place of what the job's interaction showed.

        `file` is the name and the text of a file to show with it.
        """
        ...

    def turn(self, place: Place, card: Card, *, only_open: bool = False) -> None:
        """Turn the message at `place` into the card, whoever pressed what and when.

        With `only_open` a message that has nothing to press stays as it is.
        """
        ...

    def locate(self, place: Place) -> str:
        """The id of the message at `place`."""
        ...


class Progress(Protocol):
    """Shows how far a job is while it goes on, where that costs the job nothing."""

    def report(self, job: Job, card: Card, is_current: Callable[[], bool]) -> None:
        """Show the card soon, unless a newer one or `stop` comes first; never raises, never waits.

        `is_current` is asked just before: what is no longer so is not shown.
        """
        ...

    def stop(self) -> None:
        """Show nothing more: what is shown after this comes after all that was reported."""
        ...


class Silence:
    """A Progress that shows nothing."""

    def report(self, job: Job, card: Card, is_current: Callable[[], bool]) -> None:
        """Nothing."""

    def stop(self) -> None:
        """Nothing."""
