"""A clock that runs and can be set forward."""

import time
from threading import Lock


class Clock:
    """Seconds since the epoch; tests move it instead of waiting."""

    def __init__(self, start: float | None = None) -> None:
        self._stopped_at = start
        self._ahead = 0.0
        self._lock = Lock()

    def now(self) -> float:
        """The time in epoch seconds; stands still when a start was given."""
        with self._lock:
            base = time.time() if self._stopped_at is None else self._stopped_at
            return base + self._ahead

    def advance(self, seconds: float) -> None:
        """Set the clock forward."""
        with self._lock:
            self._ahead += seconds
