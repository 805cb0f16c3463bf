"""A function's door on a port of 127.0.0.1, as a browser or an HTTP client meets it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.playground.page.server import HOST, WebServer, reserve
from tests.lambda_interactions.web import web_event

METHODS = ["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE"]


@contextmanager
def serving_door(door: Callable[[object, str], Mapping[str, Any]]) -> Iterator[str]:
    """Serve what answers AWS's events; the address."""

    async def answer(request: Request) -> Response:
        body = (await request.body()).decode("utf-8", "surrogateescape")
        query = f"?{request.url.query}" if request.url.query else ""
        path = request.scope["raw_path"].decode("latin-1")
        event = web_event(request.method, f"{path}{query}", body or None, dict(request.headers))
        told = await run_in_threadpool(door, event, "")
        response = Response(told["body"], told["statusCode"], told["headers"])
        for cookie in told.get("cookies", ()):
            response.headers.append("set-cookie", cookie)
        return response

    held = reserve(0)
    app = Starlette(routes=[Route("/{path:path}", answer, methods=METHODS)])
    with WebServer(app, held):
        yield f"http://{HOST}:{held.getsockname()[1]}"
