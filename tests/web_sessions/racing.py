"""Requests that have read one session before any of them writes it, and what they do to it."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeAlias

from bot.adapters.memory import VirtualClock
from bot.session_middleware import DynamoDBSessionMiddleware
from bot.web_sessions.asgi import App, Receive, Scope, Send
from bot.web_sessions.ports import SessionStore
from tests.web_sessions.exchange import ask, cookie_of

Change: TypeAlias = Callable[[Any], object]

START = {"type": "http.response.start", "status": 200}


def goodbye(session: Any) -> None:
    """A sign-out that leaves a word."""
    session.clear()
    session["flash"] = "Goodbye"


def refill(session: Any) -> None:
    """A new session of the same data, as other frameworks' applications do it."""
    kept = dict(session)
    session.clear()
    session.update(kept)


SAVES: dict[str, Change] = {
    "another key": lambda session: session.update(seen=1),
    "nested": lambda session: session["cart"].append(1),
    "the same key": lambda session: session.pop("cart"),
    "an empty one": lambda session: session.clear(),
    "another role": lambda session: session.update(user="admin"),
    "a new id": lambda session: session.rotate(),
    "read alone": lambda session: None,
    "a goodbye": goodbye,
    "all of it put in again": refill,
}


def application(store: SessionStore, clock: VirtualClock) -> App:
    """Does to the session what its scope says, once all who wait at its barrier have read it."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        session = scope["session"]
        len(session)
        barrier = scope.get("barrier")
        if barrier is not None:
            await barrier.wait()
        scope["change"](session)
        await send(dict(START))

    return DynamoDBSessionMiddleware(app, store, clock=clock)


async def sign_in(app: App, **data: Any) -> bytes:
    """A session of somebody signed in; its cookie."""
    everything = {"user": "ana", "cart": [], **data}
    return cookie_of(await ask(app, change=lambda session: session.update(everything)))


async def visitor(app: App) -> bytes:
    """The cookie of an attacker's own session, which nobody is signed in to."""
    return cookie_of(await ask(app, change=lambda session: session.update(cart=[1])))


async def reached(barrier: asyncio.Barrier) -> None:
    """Until somebody waits at a barrier."""
    for _ in range(100):
        if barrier.n_waiting:
            return
        await asyncio.sleep(0.001)
    raise AssertionError("nobody came")


async def seen(app: App, cookie: bytes) -> Any:
    """What the holder of a cookie finds."""
    found: dict[str, Any] = {}
    await ask(app, cookies=[cookie], change=found.update)
    return found


async def raced(app: App, cookie: bytes, first: list[Change], change: Change) -> list[bytes]:
    """A change by a request that had read its session before the first ones were made, in a row.

    Gives the cookie that the first ones left, and that of the change's own response.
    """
    barrier = asyncio.Barrier(2)
    racing = asyncio.create_task(ask(app, cookies=[cookie], change=change, barrier=barrier))
    await reached(barrier)
    for one in first:
        cookie = cookie_of(await ask(app, cookies=[cookie], change=one)) or cookie
    await barrier.wait()
    return [cookie, cookie_of(await racing)]
