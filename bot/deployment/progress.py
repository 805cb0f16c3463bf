"""A bar for work that takes long: one line that grows on a terminal, a line a tenth elsewhere."""

from collections.abc import Callable
from typing import TextIO

_WIDTH = 32
_PARTS = " ▏▎▍▌▋▊▉█"


class Bar:
    """Shows how many of `total` things are done; `clock` gives seconds."""

    def __init__(
        self, out: TextIO, total: int, clock: Callable[[], float], *, is_live: bool
    ) -> None:
        self._out = out
        self._total = total
        self._clock = clock
        self._is_live = is_live
        self._began = clock()
        self._tenth = -1

    def show(self, done: int) -> None:
        """Say how far it is."""
        share = min(1.0, done / self._total) if self._total else 1.0
        if self._is_live:
            self._out.write(f"\r  {_drawn(share)} {self._told(done, share)}\033[K")
            self._out.flush()
        elif int(share * 10) > self._tenth:
            self._tenth = int(share * 10)
            self._out.write(f"  {self._told(done, share)}\n")

    def end(self) -> None:
        """Leave the line."""
        if self._is_live:
            self._out.write("\n")

    def _told(self, done: int, share: float) -> str:
        passed = self._clock() - self._began
        left = passed / share - passed if 0 < share < 1 else 0
        about = f", {_time(left)} left" if left > 1 else ""
        return f"{share:4.0%}  {done:,} of {self._total:,}{about}"


def _drawn(share: float) -> str:
    whole, part = divmod(round(share * _WIDTH * 8), 8)
    bar = "█" * whole + (_PARTS[part] if part else "")
    return f"{bar:<{_WIDTH}}"


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
