"""Several calls of one batch to the same place: once it cannot be reached, nobody waits again."""

from collections.abc import Callable
from typing import TypeVar

from bot.errors import BotError, TransientError

Done = TypeVar("Done")


class Unexpected(BotError):
    """A fault of ours in one of a batch's parts, which must not take its neighbours with it."""


class Contended(TransientError):
    """Others write the very same part, over and over: the place is there, and only this waits."""


class Breaker:
    """Gives each call's result, or why there is none."""

    def __init__(self) -> None:
        self._fault: TransientError | None = None

    def tried(self, act: Callable[[], Done]) -> Done | BotError:
        """What `act` gives or what it raised; what the first to reach nobody met, without a try."""
        if self._fault:
            return self._fault
        try:
            return act()
        except TransientError as fault:
            if not isinstance(fault, Contended):
                self._fault = fault
            return fault
        except BotError as fault:
            return fault
        except Exception as error:  # noqa: BLE001 - the caller logs it and goes on
            unexpected = Unexpected(type(error).__name__)
            unexpected.__cause__ = error
            return unexpected
