"""`request.session` as a dict: read when it is used, whatever uses it."""

import asyncio
import copy
import json
import pickle
import threading
from collections.abc import Callable
from typing import Any

import pytest

from bot.web_sessions.session import Held, Session

DATA = {"a": 1, "b": {"c": [1]}}


class Source:
    """What a session reads from; counts how often, and on which threads."""

    def __init__(self) -> None:
        self.threads: list[int] = []

    def __call__(self) -> tuple[Held | None, dict[str, Any]]:
        self.threads.append(threading.get_ident())
        return None, copy.deepcopy(DATA)


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def session(source: Source) -> Session:
    return Session(source)


USES: dict[str, tuple[Callable[[Session], object], object]] = {
    "[]": (lambda s: s["a"], 1),
    "iteration": (list, ["a", "b"]),
    "backwards": (lambda s: list(reversed(s)), ["b", "a"]),
    "length": (len, 2),
    "truth": (bool, True),
    "in": (lambda s: "a" in s, True),
    "==": (lambda s: s == DATA, True),
    "!=": (lambda s: s != DATA, False),
    "get": (lambda s: s.get("a"), 1),
    "keys": (lambda s: list(s.keys()), ["a", "b"]),
    "values": (lambda s: list(s.values()), [1, {"c": [1]}]),
    "items": (lambda s: list(s.items()), list(DATA.items())),
    "copy": (lambda s: s.copy(), DATA),
    "dict": (dict, DATA),
    "json": (json.dumps, json.dumps(DATA)),
    "json, indented": (lambda s: json.dumps(s, indent=1), json.dumps(DATA, indent=1)),
    "**": (lambda s: {**s}, DATA),
    "called with **": (lambda s: dict(**s), DATA),
    "|": (lambda s: s | {"d": 2}, {**DATA, "d": 2}),
    "| behind": (lambda s: {"d": 2} | s, {"d": 2, **DATA}),
    "format": ("{a}".format_map, "1"),
    "copy.copy": (copy.copy, DATA),
    "copy.deepcopy": (copy.deepcopy, DATA),
    "pickle": (lambda s: pickle.loads(pickle.dumps(s)), DATA),  # noqa: S301 - its own
    "pop": (lambda s: s.pop("a"), 1),
    "popitem": (lambda s: s.popitem(), ("b", {"c": [1]})),
    "setdefault": (lambda s: s.setdefault("a", 2), 1),
    "match": (lambda s: next(v for k, v in s.items() if k == "a"), 1),
}


@pytest.mark.parametrize("use", USES)
def test_whatever_uses_it_reads_it_once(session: Session, source: Source, use: str) -> None:
    act, expected = USES[use]
    assert act(session) == expected
    assert session.get("nothing") is None
    assert len(source.threads) == 1
    assert session.accessed


def test_looking_at_it_reads_nothing(session: Session, source: Source) -> None:
    session.mark_accessed()
    assert repr(session) == "<session, not read>"
    assert isinstance(session, dict)
    assert not source.threads
    assert not session.is_read


def test_its_copies_are_plain_dicts_that_nothing_is_kept_of(session: Session) -> None:
    before = copy.deepcopy(session)
    session["b"]["c"].append(2)
    assert type(before) is dict
    assert before == DATA


CHANGES: dict[str, tuple[Callable[[Session], object], bool]] = {
    "[]": (lambda s: s.__setitem__("a", 1), True),
    "del": (lambda s: s.__delitem__("a"), True),
    "clear": (lambda s: s.clear(), True),
    "update": (lambda s: s.update(a=1), True),
    "|=": (lambda s: s.__ior__({}), True),
    "popitem": (lambda s: s.popitem(), True),
    "pop of what is there": (lambda s: s.pop("a"), True),
    "pop of what is not": (lambda s: s.pop("x", None), False),
    "setdefault of what is there": (lambda s: s.setdefault("a"), False),
    "setdefault of what is not": (lambda s: s.setdefault("x"), True),
    "get": (lambda s: s.get("a"), False),
}


@pytest.mark.parametrize("change", CHANGES)
def test_modified_says_what_starlettes_says(session: Session, change: str) -> None:
    act, is_modified = CHANGES[change]
    act(session)
    assert session.modified is is_modified


def test_pop_and_del_of_what_is_not_there_raise_as_a_dicts_do(session: Session) -> None:
    with pytest.raises(KeyError):
        session.pop("x")
    with pytest.raises(KeyError):
        del session["x"]


async def test_loading_it_beforehand_reads_on_another_thread(
    session: Session, source: Source
) -> None:
    await session.load()
    await session.load()
    assert session["a"] == 1
    assert len(source.threads) == 1
    assert source.threads != [threading.get_ident()]


def test_without_a_loop_of_asyncio_it_is_read_where_it_is_used(
    session: Session, source: Source
) -> None:
    coroutine = session.load()
    with pytest.raises(StopIteration):
        coroutine.send(None)
    assert source.threads == [threading.get_ident()]


def test_a_read_that_fails_is_tried_again(source: Source) -> None:
    failures = [RuntimeError("away")]

    def read() -> tuple[Held | None, dict[str, Any]]:
        if failures:
            raise failures.pop()
        return source()

    session = Session(read)
    with pytest.raises(RuntimeError):
        session.get("a")
    assert not session.is_read
    assert asyncio.run(_read(session)) == 1


async def _read(session: Session) -> Any:
    await session.load()
    return session["a"]
