"""Memory in place of a table that cannot be used: decided once, by the first request."""

import threading
from collections.abc import Callable

import pytest

from bot.adapters.memory_web_sessions import MemoryWebSessions
from bot.errors import TransientError
from bot.web_sessions.beginning import FallingBack
from bot.web_sessions.ports import SessionStore, Stored

ONE = Stored("{}", "", 10, 1, "seed")
REQUESTS: dict[str, Callable[[SessionStore], object]] = {
    "get": lambda store: store.get("a"),
    "create": lambda store: store.create("a", ONE),
    "replace": lambda store: store.replace("a", ONE, now=0),
    "extend": lambda store: store.extend("a", 20, now=0),
    "move": lambda store: store.move("a", "b", ONE, now=0),
    "delete": lambda store: store.delete("a"),
}


@pytest.mark.parametrize("first", REQUESTS)
def test_whatever_is_asked_first_decides(first: str) -> None:
    table, memory = MemoryWebSessions(), MemoryWebSessions()
    table.is_down = True
    store = FallingBack(table, lambda: memory)
    REQUESTS[first](store)
    table.is_down = False
    for request in REQUESTS.values():
        request(store)
    assert table.requests == {first: 1}
    assert sum(memory.requests.values()) == 1 + len(REQUESTS)


@pytest.mark.parametrize("first", REQUESTS)
def test_F59_a_table_that_answered_is_never_left(first: str) -> None:
    table, memory = MemoryWebSessions(), MemoryWebSessions()
    store = FallingBack(table, lambda: memory)
    REQUESTS[first](store)
    table.is_down = True
    for request in REQUESTS.values():
        with pytest.raises(TransientError):
            request(store)
    assert not memory.requests


def test_requests_that_come_first_together_get_one_memory() -> None:
    made: list[MemoryWebSessions] = []
    table = MemoryWebSessions()
    table.is_down = True

    def memory() -> MemoryWebSessions:
        made.append(MemoryWebSessions())
        return made[-1]

    store = FallingBack(table, memory)
    meet = threading.Barrier(8)

    def create(key: str) -> None:
        meet.wait(10)
        store.create(key, ONE)

    threads = [threading.Thread(target=create, args=(str(number),)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert len(made[0].items) == 8


def test_memory_forgets_the_expired_now_and_then() -> None:
    now = [0]
    store = MemoryWebSessions(lambda: now[0])
    for number in range(999):
        store.create(str(number), ONE)
    now[0] = 10
    store.create("last", ONE._replace(ttl=20))
    assert list(store.items) == ["last"]
