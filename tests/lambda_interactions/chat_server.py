"""The chat function's door on a port of 127.0.0.1, as a browser or an HTTP client meets it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.adapters.memory_payments import MemoryPaymentLimits
from bot.log import Log
from bot.payment.agent import Options
from bot.playground.page.server import HOST, WebServer, reserve
from lambda_interactions.chat_door import ChatDoor, ChatSessions
from tests.lambda_interactions.web import web_event
from tests.payment.world import World, world

MANY = 1_000_000
METHODS = ["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE"]


class Chat(NamedTuple):
    """Where it answers, what stands behind it, and what it logged."""

    address: str
    world: World
    lines: list[str]


@contextmanager
def serving_chat(
    *, publishable_key: str = "", most: int = MANY, sessions: ChatSessions | None = None
) -> Iterator[Chat]:
    """Serve payments in memory; `most` messages an hour from one address and in one session."""
    options = Options(takes_raw=not publishable_key, most_messages=most)
    behind = world(options, MemoryPaymentLimits(most))
    lines: list[str] = []
    door = ChatDoor(
        lambda: behind.agent,
        (lambda: sessions) if sessions else None,
        lambda: int(time.time()),
        Log(lines.append),
        publishable_key=publishable_key,
        is_plain=True,
    )

    async def answer(request: Request) -> Response:
        body = (await request.body()).decode("utf-8", "surrogateescape")
        query = f"?{request.url.query}" if request.url.query else ""
        path = request.scope["raw_path"].decode("latin-1")
        event = web_event(request.method, f"{path}{query}", body or None, dict(request.headers))
        told = await run_in_threadpool(door.answer, event, "")
        response = Response(told["body"], told["statusCode"], told["headers"])
        for cookie in told.get("cookies", ()):
            response.headers.append("set-cookie", cookie)
        return response

    held = reserve(0)
    app = Starlette(routes=[Route("/{path:path}", answer, methods=METHODS)])
    with WebServer(app, held):
        yield Chat(f"http://{HOST}:{held.getsockname()[1]}", behind, lines)
