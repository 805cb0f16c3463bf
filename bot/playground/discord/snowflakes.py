"""Discord's ids: 64 bits, the upper 42 of them milliseconds (docs: Reference, Snowflakes)."""

from collections.abc import Callable
from itertools import count
from threading import Lock

DISCORD_EPOCH_MS = 1_420_070_400_000
_SEQUENCE = 4096


class Snowflakes:
    """Makes ids, each greater than the one before."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._lock = Lock()
        self._numbers = count()

    def make(self) -> str:
        """A new id as the decimal text that Discord sends."""
        with self._lock:
            milliseconds = int(self._now() * 1000) - DISCORD_EPOCH_MS
            return str((milliseconds << 22) | (next(self._numbers) % _SEQUENCE))


def made_at(snowflake: str) -> float:
    """Epoch seconds at which an id was made."""
    return ((int(snowflake) >> 22) + DISCORD_EPOCH_MS) / 1000
