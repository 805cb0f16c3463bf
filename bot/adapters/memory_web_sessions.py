"""Web sessions kept in this process: atomic as DynamoDB's writes are, and counted."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal, TypeAlias

from bot.errors import TransientError
from bot.web_sessions.ports import Stored, Written

Fault: TypeAlias = Literal["refused", "reply lost"]
"""What befalls a request: not carried out, or carried out without its caller knowing."""


_SWEPT_EVERY = 1000  # new sessions


class MemoryWebSessions:
    """The port bot.web_sessions.ports.SessionStore; what has expired stays until `sweep`.

    With a `clock` the expired go by themselves, now and then. Faults in `faults` befall the next
    requests in turn, None sparing one; while `is_down` all are refused. `requests` counts them.
    """

    def __init__(self, clock: Callable[[], int] | None = None) -> None:
        self._clock = clock
        self.items: dict[str, Stored] = {}
        self.requests: Counter[str] = Counter()
        self.faults: list[Fault | None] = []
        self.is_down = False
        self._lock = threading.Lock()

    def get(self, key: str) -> Stored | None:
        with self._served("get"):
            return self.items.get(key)

    def create(self, key: str, session: Stored) -> bool:
        with self._served("create"):
            if key in self.items:
                return False
            if self._clock is not None and self.requests["create"] % _SWEPT_EVERY == 0:
                self.sweep(self._clock())
            self.items[key] = session
            return True

    def replace(self, key: str, session: Stored, *, now: int) -> Written:
        with self._served("replace"):
            there = self.items.get(key)
            if not _stands(there, session, now):
                return Written(is_done=False, there=there)
            self.items[key] = session
            return Written(is_done=True)

    def extend(self, key: str, ttl: int, *, now: int) -> bool:
        with self._served("extend"):
            there = self.items.get(key)
            if there is None or there.ttl <= now:
                return False
            self.items[key] = there._replace(ttl=ttl)
            return True

    def move(self, key: str, to: str, session: Stored, *, now: int) -> Written:
        with self._served("move"):
            there = self.items.get(key)
            if not _stands(there, session, now) or to in self.items:
                return Written(is_done=False, there=there)
            del self.items[key]
            self.items[to] = session
            return Written(is_done=True)

    def delete(self, key: str) -> bool:
        with self._served("delete"):
            return self.items.pop(key, None) is not None

    def sweep(self, now: int) -> None:
        """Delete what has expired, as the table does within days."""
        gone = [key for key, one in list(self.items.items()) if one.ttl <= now]
        for key in gone:
            self.items.pop(key, None)

    @contextmanager
    def _served(self, method: str) -> Iterator[None]:
        with self._lock:
            self.requests[method] += 1
            fault = self.faults.pop(0) if self.faults else None
            if self.is_down or fault == "refused":
                raise TransientError("the table refuses for now")
            yield
            if fault == "reply lost":
                raise TransientError("the table's reply was lost")


def _stands(there: Stored | None, following: Stored, now: int) -> bool:
    return there is not None and there.version == following.version - 1 and there.ttl > now
