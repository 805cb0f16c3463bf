"""The end of a server that a person stops: told at once, and over in the time that is told."""

import os
import threading
from collections.abc import Callable
from typing import Final

MOST_SECONDS: Final = 30.0
"""What people are told. All that is waited for takes less together; this is for what hangs."""

Say = Callable[[str], None]


class Stopping:
    """Says that it ends, and that it has; after `seconds` this process ends whatever hangs.

    Nothing outlives that: the local AWS has a keeper that sees to its end (stack/keeper.py).
    """

    def __init__(
        self, leave: Callable[[int], None] = os._exit, seconds: float = MOST_SECONDS
    ) -> None:
        self._leave = leave
        self._seconds = seconds
        self._timer: threading.Timer | None = None
        self._left = ""

    def begin(self, say: Say) -> None:
        """Say it, the first time."""
        if self._timer is not None:
            return
        say("stopping: half a minute at most")
        self._timer = threading.Timer(self._seconds, self._late, (say,))
        self._timer.daemon = True
        self._timer.start()

    def leaves(self, what: str) -> None:
        """Note what is still being removed, by itself, when all has ended."""
        self._left = what

    def finish(self, say: Say) -> None:
        """Say that all has ended."""
        if self._timer is not None:
            self._timer.cancel()
        still = f"{self._left} is still being removed, by itself" if self._left else ""
        say(f"stopped; {still or 'nothing is left running'}")

    def _late(self, say: Say) -> None:
        say("stopped, for it took too long; what is left ends by itself")
        self._leave(0)
