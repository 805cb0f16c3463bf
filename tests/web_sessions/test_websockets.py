"""`websocket.session` under Starlette and FastAPI."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from bot.adapters.memory_web_sessions import MemoryWebSessions
from bot.session_middleware import DynamoDBSessionMiddleware
from bot.web_sessions.asgi import App
from tests.web_sessions.exchange import ask, cookie_of, header


async def endpoint(websocket: WebSocket) -> None:
    """Counts the connections of a session, and marks their ends."""
    websocket.session["n"] = websocket.session.get("n", 0) + 1
    await websocket.accept(headers=[(b"x-own", b"1")])
    await websocket.send_json(websocket.session)
    websocket.session["closed"] = websocket.session["n"]
    await websocket.close()


def starlette() -> App:
    return Starlette(routes=[WebSocketRoute("/", endpoint)])


def fastapi() -> App:
    app = FastAPI()
    app.add_api_websocket_route("/", endpoint)
    return app


@pytest.mark.parametrize("make", [starlette, fastapi])
async def test_a_websockets_session_is_that_of_its_cookie(
    make: Callable[[], App], store: MemoryWebSessions
) -> None:
    app = DynamoDBSessionMiddleware(make(), store)
    first = await ask(app, kind="websocket")
    second = await ask(app, kind="websocket", cookies=[cookie_of(first)])
    assert second[1]["text"] == '{"n":2,"closed":1}'
    assert cookie_of(second) == cookie_of(first)
    assert header(second, b"x-own") == [b"1"]
    (stored,) = store.items.values()
    assert stored.text == '{"n":2,"closed":2}'
