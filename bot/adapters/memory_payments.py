"""The payment conversation's stores kept in this process: for tests, and for a bench."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bot.adapters.dynamodb.payments import decoded, encoded
from bot.adapters.dynamodb.wire import Wire
from bot.errors import TransientError
from bot.payment.limits import HOUR_SECONDS, MOST_MESSAGES, MOST_REFUSED, PAUSE_SECONDS
from bot.payment.ports import Conflict, Receipt, Wait
from bot.payment.session import Session


class MemoryPaymentSessions:
    """The port bot.payment.ports.PaymentSessions, atomic, with DynamoDB's semantics.

    Items are kept in wire format. Faults in `faults` befall the next calls in turn: "refused" is
    not carried out, "reply lost" is; None spares one.
    """

    def __init__(self) -> None:
        self.faults: list[str | None] = []
        self.calls: list[str] = []
        self._lock = threading.Lock()
        self._items: dict[str, dict[str, Wire]] = {}

    def create(self, session: Session, now: float) -> bool:
        with self._served("create"):
            held = self._held(session.session_id)
            if held is not None and held.ttl > now:
                return False
            self._items[session.session_id] = encoded(session)
            return True

    def read(self, session_id: str) -> Session | None:
        with self._served("read"):
            return self._held(session_id)

    def update(self, session: Session, expected_version: int) -> None:
        with self._served("update"):
            self._check(session.session_id, expected_version)
            self._items[session.session_id] = encoded(session)

    def finish(self, session_id: str, expected_version: int) -> None:
        with self._served("finish"):
            self._check(session_id, expected_version)
            del self._items[session_id]

    def items(self) -> list[dict[str, Wire]]:
        """All items, as they stand in wire format."""
        with self._lock:
            return list(self._items.values())

    def _check(self, session_id: str, expected_version: int) -> None:
        held = self._held(session_id)
        if held is None or held.version != expected_version:
            raise Conflict(held)

    def _held(self, session_id: str) -> Session | None:
        item = self._items.get(session_id)
        return None if item is None else decoded(item)

    @contextmanager
    def _served(self, name: str) -> Iterator[None]:
        with self._lock:
            self.calls.append(name)
            fault = self.faults.pop(0) if self.faults else None
            if fault == "refused":
                raise TransientError("the table refuses for now")
            yield
            if fault == "reply lost":
                raise TransientError("the table's reply was lost")


class MemoryPaymentLimits:
    """The port bot.payment.ports.PaymentLimits, atomic; `most` messages an hour by address."""

    def __init__(self, most: int = MOST_MESSAGES) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._said: dict[tuple[str, int], int] = {}
        self._refused: dict[tuple[str, str], tuple[int, float]] = {}
        self._paused: dict[tuple[str, str], int] = {}
        self.receipts: dict[str, Receipt] = {}
        self._given_up: dict[str, str] = {}

    def admit(self, address: str, now: float) -> Wait:
        hour = int(now) // HOUR_SECONDS
        with self._lock:
            pause = self._pause(("address", address), now)
            if pause.seconds:
                return pause
            count = self._said.get((address, hour), 0)
            if count >= self._most:
                return Wait((hour + 1) * HOUR_SECONDS - int(now))
            self._said[address, hour] = count + 1
            return Wait()

    def refuse(self, address: str, session_id: str, now: float) -> Wait:
        with self._lock:
            waits = [
                self._count(key, now) for key in (("address", address), ("session", session_id))
            ]
            return max(waits, key=lambda wait: wait.seconds)

    def left(self, session_id: str, now: float) -> tuple[Receipt | None, Wait]:
        with self._lock:
            receipt = self.receipts.get(session_id)
            alive = receipt if receipt and receipt.until > now else None
            return alive, self._pause(("session", session_id), now)

    def keep(self, session_id: str, receipt: Receipt) -> bool:
        with self._lock:
            if self._given_up.get(session_id) == receipt.token:
                return False
            self.receipts[session_id] = receipt
            return True

    def give_up(self, session_id: str, token: str, now: float) -> bool:
        with self._lock:
            receipt = self.receipts.get(session_id)
            if receipt and receipt.token == token:
                return False
            self._given_up[session_id] = token
            return True

    def _count(self, key: tuple[str, str], now: float) -> Wait:
        count, until = self._refused.get(key, (0, now))
        count = count + 1 if until > now else 1
        if count < MOST_REFUSED:
            self._refused[key] = (count, int(now) + HOUR_SECONDS)
            return Wait()
        del self._refused[key]
        self._paused[key] = int(now) + PAUSE_SECONDS
        return Wait(PAUSE_SECONDS, is_pause=True)

    def _pause(self, key: tuple[str, str], now: float) -> Wait:
        until = self._paused.get(key, 0)
        return Wait(until - int(now), is_pause=True) if until > now else Wait()


class MemoryOutcomes:
    """The port bot.payment.ports.Outcomes: what was told stands in `told`."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    def tell(self, session_id: str, outcome: str, session: Session) -> None:
        self.told.append((session_id, outcome))
