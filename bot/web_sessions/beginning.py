"""A store whose first request decides: whether it can be used at all, or memory serves instead."""

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

from bot.errors import BotError
from bot.web_sessions.ports import SessionStore, Stored, Written

T = TypeVar("T")
_log = logging.getLogger(__name__)


class FallingBack:
    """The port SessionStore by `store`; by `memory()` for good where its first request fails.

    Once a request was answered nothing falls back: sessions that exist would seem to be gone.
    """

    def __init__(self, store: SessionStore, memory: Callable[[], SessionStore]) -> None:
        self._store = store
        self._memory = memory
        self._is_decided = False
        self._deciding = threading.Lock()

    def get(self, key: str) -> Stored | None:
        return self._first(lambda store: store.get(key))

    def create(self, key: str, session: Stored) -> bool:
        return self._first(lambda store: store.create(key, session))

    def replace(self, key: str, session: Stored, *, now: int) -> Written:
        return self._first(lambda store: store.replace(key, session, now=now))

    def extend(self, key: str, ttl: int, *, now: int) -> bool:
        return self._first(lambda store: store.extend(key, ttl, now=now))

    def move(self, key: str, to: str, session: Stored, *, now: int) -> Written:
        return self._first(lambda store: store.move(key, to, session, now=now))

    def delete(self, key: str) -> bool:
        return self._first(lambda store: store.delete(key))

    def _first(self, request: Callable[[SessionStore], T]) -> T:
        if not self._is_decided:
            with self._deciding:
                if not self._is_decided:
                    return self._decided(request)
        return request(self._store)

    def _decided(self, request: Callable[[SessionStore], T]) -> T:
        try:
            answer = request(self._store)
        except BotError as error:
            _log.warning("web sessions are kept in this process's memory: %s", error)
            self._store = self._memory()
            answer = request(self._store)
        self._is_decided = True
        return answer
