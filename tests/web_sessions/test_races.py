"""Requests at one moment: no signed-out session lives on, no chosen id works, no change is lost.

The store's twin is atomic as DynamoDB is; the requests run on real threads, let go together.
"""

import asyncio
import json
import random
import secrets
from collections.abc import Callable
from typing import Any

import pytest

from bot.adapters.memory import VirtualClock
from bot.adapters.memory_web_sessions import MemoryWebSessions
from bot.web_sessions.keeping import key_of, successor
from tests.web_sessions.exchange import ask, cookie_of
from tests.web_sessions.racing import SAVES, Change, application, reached, seen, sign_in, visitor

RACES = 2000
ATTEMPTS = 1000


async def test_F59_of_2000_saves_at_the_moment_of_a_sign_out_none_keeps_the_session(
    store: MemoryWebSessions, clock: VirtualClock
) -> None:
    app, chance = application(store, clock), random.Random(59)
    outcomes = set()
    for number in range(RACES):
        kind = list(SAVES)[number % len(SAVES)]
        cookie = await sign_in(app)
        if kind == "read alone":
            clock.advance(2400)
        barrier = asyncio.Barrier(2)
        both = [
            ask(app, cookies=[cookie], change=change, barrier=barrier)
            for change in (SAVES[kind], lambda session: session.clear())
        ]
        if chance.random() < 0.5:
            both.reverse()
        answers = await asyncio.gather(*both)
        assert store.items == {}, kind
        outcomes.add((kind, tuple(bool(cookie_of(answer)) for answer in answers)))
        for left in [cookie, *map(cookie_of, answers)]:
            assert await seen(app, left) == {}
    assert len(outcomes) > len(SAVES)  # both orders came about


@pytest.mark.parametrize("kind", SAVES)
async def test_F59_a_sign_out_that_began_before_a_save_ends_what_it_left(
    store: MemoryWebSessions, clock: VirtualClock, kind: str
) -> None:
    app = application(store, clock)
    cookie = await sign_in(app)
    barrier = asyncio.Barrier(2)
    signing_out = asyncio.create_task(
        ask(app, cookies=[cookie], change=lambda session: session.clear(), barrier=barrier)
    )
    await reached(barrier)
    cookies = [cookie]
    for change in (SAVES[kind], SAVES["a new id"]):
        cookies.append(
            cookie_of(await ask(app, cookies=cookies[-1:], change=change)) or cookies[-1]
        )
    await barrier.wait()
    assert cookie_of(await signing_out) == b"session_id=null"
    assert store.items == {}


@pytest.mark.parametrize("kind", SAVES)
async def test_F59_a_save_that_began_before_a_sign_out_writes_nothing(
    store: MemoryWebSessions, clock: VirtualClock, kind: str
) -> None:
    app = application(store, clock)
    cookie = await sign_in(app)
    clock.advance(2400)
    barrier = asyncio.Barrier(2)
    saving = asyncio.create_task(ask(app, cookies=[cookie], change=SAVES[kind], barrier=barrier))
    await reached(barrier)
    await ask(app, cookies=[cookie], change=lambda session: session.clear())
    await barrier.wait()
    assert cookie_of(await saving) in {b"", b"session_id=null"}
    assert store.items == {}


async def test_F58_of_1000_attempts_to_plant_an_id_none_sees_the_victims_session(
    store: MemoryWebSessions, clock: VirtualClock
) -> None:
    app, chance = application(store, clock), random.Random(58)
    for number in range(ATTEMPTS):
        store.items.clear()
        planted = PLANTS[number % len(PLANTS)](await visitor(app), chance)
        victim = cookie_of(
            await ask(app, cookies=[planted], change=lambda session: session.update(user="ana"))
        )
        assert victim not in {b"", planted}
        assert "user" not in await seen(app, planted)
        assert (await seen(app, victim))["user"] == "ana"
        assert "user" not in data_at(store, planted)


def data_at(store: MemoryWebSessions, cookie: bytes) -> Any:
    """What the table holds under the key of a cookie's id, whatever that looks like."""
    session_id = cookie.partition(b"=")[2].decode("latin-1").encode("ascii", "replace").decode()
    stored = store.items.get(key_of(session_id))
    return json.loads(stored.text) if stored else {}


PLANTS: list[Callable[[bytes, random.Random], bytes]] = [
    lambda own, chance: own,  # a session that exists
    lambda own, chance: b"session_id=" + secrets.token_urlsafe(32).encode(),  # our own form
    lambda own, chance: b"session_id=" + b"A" * 43,
    lambda own, chance: own + b"; session_id=" + b"B" * 43,  # behind, and before another
    lambda own, chance: b"session_id=" + b"B" * 43 + b"; " + own,
    lambda own, chance: b"session_id=" + key_of(own[11:].decode()).encode(),  # a key of the table
    lambda own, chance: b"session_id=" + chance.randbytes(chance.randrange(60)).hex().encode(),
    lambda own, chance: b"session_id=" + bytes(chance.choices(range(32, 256), k=43)),
    lambda own, chance: own[:-1],
    lambda own, chance: b"SESSION_ID=" + own[11:],
]


async def test_F58_the_next_id_follows_from_nothing_that_an_attacker_knows(
    store: MemoryWebSessions, clock: VirtualClock
) -> None:
    app = application(store, clock)
    old = (await visitor(app))[11:].decode()
    (seed,) = [stored.seed for stored in store.items.values()]
    change: Change = lambda session: session.update(user="ana")  # noqa: E731
    new = cookie_of(await ask(app, cookies=[b"session_id=" + old.encode()], change=change))
    assert new[11:].decode() == successor(old, seed)
    assert new[11:].decode() not in {successor(old, guess) for guess in ("", old, key_of(old))}


@pytest.mark.parametrize("writers", [2, 16])
async def test_F59_of_parallel_writers_each_keeps_its_keys(
    store: MemoryWebSessions, clock: VirtualClock, writers: int
) -> None:
    app = application(store, clock)
    for _ in range(20):
        cookie = await sign_in(app)
        barrier = asyncio.Barrier(writers)
        await asyncio.gather(
            *(
                ask(app, cookies=[cookie], change=setting(number), barrier=barrier)
                for number in range(writers)
            )
        )
        (stored,) = store.items.values()
        expected = {f"k{number}": number for number in range(writers)}
        assert json.loads(stored.text) == {"user": "ana", "cart": [], **expected}
        assert stored.version == writers + 1
        store.items.clear()


def setting(number: int) -> Change:
    """Sets a key of its own."""
    return lambda session: session.update({f"k{number}": number})


async def test_F59_of_parallel_rotations_one_goes_on_with_what_the_others_wrote(
    store: MemoryWebSessions, clock: VirtualClock
) -> None:
    app = application(store, clock)
    for _ in range(50):
        store.items.clear()
        cookie = await sign_in(app)
        barrier = asyncio.Barrier(3)
        changes: list[Change] = [SAVES["a new id"], SAVES["another role"], setting(1)]
        await asyncio.gather(
            *(ask(app, cookies=[cookie], change=one, barrier=barrier) for one in changes)
        )
        assert len(store.items) == 1
        assert data_at(store, cookie) == {}
        assert await seen(app, cookie) == {}


async def test_what_somebody_else_removed_last_leaves_nothing(
    store: MemoryWebSessions, clock: VirtualClock
) -> None:
    app = application(store, clock)
    cookie = cookie_of(await ask(app, change=lambda session: session.update(a=1, b=2)))
    barrier = asyncio.Barrier(2)
    removals: list[Change] = [lambda session: session.pop("a"), lambda session: session.pop("b")]
    await asyncio.gather(
        *(ask(app, cookies=[cookie], change=one, barrier=barrier) for one in removals)
    )
    assert store.items == {}
