"""Ends work on what strangers wrote when it takes too long or too much memory.

A site can ask for more than any count of steps foresees: aliases of aliases, texts that double,
patterns that never end. Signals reach the main thread alone (Python docs, signal), which is where
AWS Lambda runs a handler; elsewhere nothing is bounded.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, Self

_AGAIN = 1.0
"""Seconds until it is raised once more, should something swallow it."""

_PAGE = 4096
_SIZES = Path("/proc/self/statm")


class TooMuch(Exception):
    """The work took longer than it may."""


class Bounds:
    """While entered, work raises TooMuch after `seconds`, and MemoryError past `room` bytes more.

    The room is bounded where Linux tells what is taken (proc(5), /proc/pid/statm).
    """

    def __init__(self, seconds: float, room: int) -> None:
        self._seconds = seconds
        self._room = room
        self._is_away = False
        self._before: Any = None
        self._most = 0
        self._limits: tuple[int, int] | None = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
            self._before = signal.signal(signal.SIGALRM, self._end)
            signal.setitimer(signal.ITIMER_REAL, self._seconds, _AGAIN)
            self._narrow()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_away = True
        if self._before is not None:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)
        self._widen()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Not bounded meanwhile: a connection that is left half way serves nobody afterwards."""
        self._is_away = True
        self._widen()
        try:
            yield
        finally:
            if self._before is not None:
                self._narrow()
            self._is_away = False

    def _end(self, number: int, frame: FrameType | None) -> None:
        if not self._is_away:
            raise TooMuch

    def _narrow(self) -> None:
        with suppress(ImportError, OSError, ValueError):
            import resource  # noqa: PLC0415 - not every system has it

            self._most = self._most or self._room + _PAGE * int(_SIZES.read_text().split()[5])
            self._limits = resource.getrlimit(resource.RLIMIT_DATA)
            resource.setrlimit(resource.RLIMIT_DATA, (self._most, self._limits[1]))

    def _widen(self) -> None:
        if self._limits is not None:
            import resource  # noqa: PLC0415 - as above

            resource.setrlimit(resource.RLIMIT_DATA, self._limits)
            self._limits = None
