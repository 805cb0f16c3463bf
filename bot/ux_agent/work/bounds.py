"""Ends work on what strangers wrote when it takes too long or too much memory.

A site can ask for more than any count of steps foresees: aliases of aliases, texts that double,
patterns that never end. Signals reach the main thread alone (Python docs, signal), which is where
AWS Lambda runs a handler and a command its work; elsewhere nothing is bounded (see apart).
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from traceback import extract_tb
from types import FrameType
from typing import Any, Self

from bot.errors import BotError, Failed

LONGEST = 40.0
"""Seconds of a look, whatever a site makes of them; a worker's job has a minute."""

MOST_MEMORY = 320 * 1024**2
"""Bytes that a look may take beside what the worker has."""

AT_HAND = 1024**3
"""The same of a command on somebody's own machine."""

_AGAIN = 1.0
"""Seconds until it is raised once more, should something swallow it."""

_PAGE = 4096
_SIZES = Path("/proc/self/statm")


class TooMuch(Exception):
    """The work took longer than it may."""


def can_end() -> bool:
    """Whether a signal ends what runs here."""
    is_main = threading.current_thread() is threading.main_thread()
    return is_main and hasattr(signal, "setitimer")


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
        if can_end():
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


@contextmanager
def in_words(site: str, seconds: float | None = None, room: int = AT_HAND) -> Iterator[Bounds]:
    """Work within bounds (LONGEST seconds) that says in one line what a site made too much of it.

    Raises bot.errors.Failed for that, and for whatever else nobody foresaw.
    """
    seconds = LONGEST if seconds is None else seconds
    try:
        with Bounds(seconds, room) as bounds:
            yield bounds
    except BotError:
        raise
    except TooMuch as fault:
        raise _failed(f"{site} takes more than {seconds:.0f} seconds to look at") from fault
    except MemoryError as fault:
        raise _failed(f"{site} takes more than {room >> 20} MB to look at") from fault
    except RecursionError as fault:
        raise _failed(f"{site} holds what nests deeper than can be read") from fault
    except Exception as fault:
        last = extract_tb(fault.__traceback__)[-1]
        where = f"{type(fault).__name__} at {Path(last.filename).name}, line {last.lineno}"
        raise _failed(f"{site} holds what cannot be read ({where})") from fault


def _failed(reason: str) -> Failed:
    return Failed("scan_ended", f"{reason}.")
