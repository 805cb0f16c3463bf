"""A sign-out, of more than clear() alone, whose session is given a new id at that moment."""

import json
from typing import Any

import pytest

from bot.adapters.memory import VirtualClock
from bot.adapters.memory_web_sessions import MemoryWebSessions
from bot.session_middleware import DynamoDBSessionMiddleware
from bot.web_sessions.asgi import Receive, Scope, Send
from bot.web_sessions.ports import Stored
from tests.web_sessions.exchange import ask, cookie_of
from tests.web_sessions.racing import (
    SAVES,
    START,
    Change,
    application,
    goodbye,
    raced,
    refill,
    seen,
    sign_in,
    visitor,
)

ROTATIONS = {
    "a new id": [SAVES["a new id"]],
    "another role": [SAVES["another role"]],
    "two new ids": [SAVES["a new id"], SAVES["another role"]],
    "and a key": [SAVES["a new id"], SAVES["another key"]],
}


@pytest.mark.parametrize("rotation", ROTATIONS)
async def test_F59_a_sign_out_that_leaves_a_word_ends_what_was_given_a_new_id(
    store: MemoryWebSessions, clock: VirtualClock, rotation: str
) -> None:
    app = application(store, clock)
    cookie = await sign_in(app)
    theirs, ours = await raced(app, cookie, ROTATIONS[rotation], goodbye)
    assert await seen(app, theirs) == {}
    assert ours not in {b"", cookie, theirs}
    assert await seen(app, ours) == {"flash": "Goodbye"}
    assert len(store.items) == 1


async def test_F59_a_sign_in_of_somebody_else_ends_what_was_given_a_new_id(
    store: MemoryWebSessions, clock: VirtualClock
) -> None:
    app = application(store, clock)
    cookie = await sign_in(app)

    def change(session: Any) -> None:
        session.clear()
        session.update(user="ben", cart=[])

    theirs, ours = await raced(app, cookie, ROTATIONS["a new id"], change)
    assert await seen(app, theirs) == {}
    assert await seen(app, ours) == {"user": "ben"}


@pytest.mark.parametrize("rotation", ROTATIONS)
async def test_F59_who_is_removed_is_removed_where_the_session_was_given_a_new_id(
    store: MemoryWebSessions, clock: VirtualClock, rotation: str
) -> None:
    app = application(store, clock)
    cookie = await sign_in(app)
    theirs, ours = await raced(
        app, cookie, ROTATIONS[rotation], lambda session: session.pop("user")
    )
    left = await seen(app, theirs)
    assert left.pop("seen", 1) == 1
    assert left == {"cart": []}
    assert ours == b""


async def test_F59_who_was_all_of_it_is_removed_with_it(
    store: MemoryWebSessions, clock: VirtualClock
) -> None:
    app = application(store, clock)
    cookie = cookie_of(await ask(app, change=lambda session: session.update(user="a", lang="de")))

    def change(session: Any) -> None:
        del session["user"]
        session["flash"] = "Goodbye"

    dropping: Change = lambda session: session.pop("lang")  # noqa: E731
    _, ours = await raced(app, cookie, [SAVES["a new id"], dropping], change)
    assert ours == b"session_id=null"
    assert store.items == {}


async def test_F58_who_knows_the_old_id_neither_learns_the_next_nor_puts_anything_in(
    store: MemoryWebSessions, clock: VirtualClock
) -> None:
    app = application(store, clock)
    planted = await visitor(app)

    def change(session: Any) -> None:
        del session["cart"]
        session["address"] = "the attacker's"

    signing_in: Change = lambda session: session.update(user="ana")  # noqa: E731
    victims, attackers = await raced(app, planted, [signing_in], change)
    assert attackers == b""
    assert await seen(app, victims) == {"user": "ana"}


async def test_F59_data_put_in_again_does_not_replace_what_was_given_a_new_id(
    store: MemoryWebSessions, clock: VirtualClock
) -> None:
    app = application(store, clock)
    cookie = await sign_in(app)
    theirs, ours = await raced(app, cookie, ROTATIONS["another role"], refill)
    assert (await seen(app, theirs), ours) == ({"user": "admin", "cart": []}, b"")


async def test_F59_a_sign_out_with_a_word_keeps_none_of_what_a_rotation_was_given(
    store: MemoryWebSessions, clock: VirtualClock
) -> None:
    app = application(store, clock)
    cookie = await visitor(app)
    signing_in: Change = lambda session: session.update(user="ana")  # noqa: E731
    theirs, ours = await raced(app, cookie, [signing_in], goodbye)
    assert (await seen(app, theirs), await seen(app, ours)) == ({}, {"flash": "Goodbye"})


async def test_F59_what_expired_under_its_new_id_is_not_written_again(
    store: MemoryWebSessions, clock: VirtualClock
) -> None:
    app = application(store, clock)
    cookie = await sign_in(app)

    def change(session: Any) -> None:
        del session["user"]
        clock.advance(3600)

    await raced(app, cookie, ROTATIONS["a new id"], change)
    assert store.requests == {"create": 1, "get": 4, "move": 1, "replace": 1}
    assert len(store.items) == 1


@pytest.mark.parametrize(("change", "left"), [(goodbye, []), (refill, [{"user": "ana"}])])
async def test_F59_after_the_response_began_a_sign_out_still_counts_and_its_word_is_lost(
    store: MemoryWebSessions, clock: VirtualClock, change: Change, left: list[object]
) -> None:
    async def late(scope: Scope, receive: Receive, send: Send) -> None:
        await send(dict(START))
        change(scope["session"])

    app = DynamoDBSessionMiddleware(late, store, clock=clock)
    signing_in: Change = lambda session: session.update(user="ana")  # noqa: E731
    cookie = cookie_of(await ask(application(store, clock), change=signing_in))
    await ask(app, cookies=[cookie])
    assert [json.loads(stored.text) for stored in store.items.values()] == left


class Moving(MemoryWebSessions):
    """Changes a session between another's reading it and its writing, once."""

    then: Change | None = None

    def get(self, key: str) -> Stored | None:
        stored, then = super().get(key), self.then
        if stored is not None and then is not None:
            self.then = None
            then(key)
        return stored


async def test_F59_a_sign_out_follows_what_changes_under_its_hands(clock: VirtualClock) -> None:
    store = Moving()
    app = application(store, clock)
    cookie = await sign_in(app)

    def change(session: Any) -> None:
        del session["user"]

        def then(key: str) -> None:
            there = store.items[key]
            text = json.dumps({**json.loads(there.text), "seen": 1})
            store.replace(key, there._replace(text=text, version=there.version + 1), now=0)

        store.then = then

    theirs, _ = await raced(app, cookie, ROTATIONS["a new id"], change)
    assert await seen(app, theirs) == {"cart": [], "seen": 1}
