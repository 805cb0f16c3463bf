"""What a model has used up, counted in this process alone: on the command line and in tests."""

import itertools
import threading
from collections.abc import Callable

from bot.ux_agent.asking_model.budget import DAY_SECONDS, Reservation


class MemoryBudget:
    """The port bot.ux_agent.asking_model.budget.Budget, atomic; `clock` gives epoch seconds."""

    def __init__(self, most: int, clock: Callable[[], int]) -> None:
        self._most = most
        self._clock = clock
        self._lock = threading.Lock()
        self._ids = itertools.count(1)
        self._used: dict[int, int] = {}
        self._held: set[Reservation] = set()

    def reserve(self, tokens: int) -> Reservation | None:
        day = self._clock() // DAY_SECONDS
        with self._lock:
            used = self._used.get(day, 0) + tokens
            if used > self._most:
                return None
            held = Reservation(str(next(self._ids)), day, tokens)
            self._used[day] = used
            self._held.add(held)
            return held

    def settle(self, reservation: Reservation, used: int) -> None:
        with self._lock:
            if reservation in self._held:
                self._held.remove(reservation)
                self._used[reservation.day] += used - reservation.tokens

    def used(self) -> int:
        """The tokens that count today."""
        return self._used.get(self._clock() // DAY_SECONDS, 0)
