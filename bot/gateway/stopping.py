"""How a person or the system ends the bot: SIGINT, SIGTERM or SIGHUP, once."""

import signal
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stop(BaseException):
    """Somebody wants this to end."""


class Stopping:
    """While it is entered, the first signal calls `tell`, which raises Stop unless it was set.

    Later signals wait for what the first one began. For the main thread only.
    """

    def __init__(self) -> None:
        self.is_wanted = False
        self.tell: Callable[[], None] = _raise
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        for number in _SIGNALS:
            self._before[number] = signal.signal(number, self._hear)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _hear(self, _: int, __: FrameType | None) -> None:
        if not self.is_wanted:
            self.is_wanted = True
            self.tell()


def _raise() -> None:
    raise Stop
