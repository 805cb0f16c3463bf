"""The deployed functions' paths at the local stack's own address: passed on as they are.

What two functions have at the same path (their health, their OpenAPI document) is at the stack's
own, or the chat function's; the dashboard's are below /dashboard.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.page.playground import Playground

CHAT, DASHBOARD, CONSOLE = "ChatUrl", "DashboardUrl", "ConsoleEndpointUrl"
"""The outputs of template.yaml with the functions' addresses."""

DASHBOARD_APART: Final = "/dashboard"
PATHS: Final[Mapping[str, tuple[str, ...]]] = {
    CHAT: (
        "/chat",
        "/chat/sessions",
        "/chat/sessions/{session:path}",
        "/openapi.json",
        "/pay",
        "/pay/{rest:path}",
    ),
    DASHBOARD: (
        "/sessions/{rest:path}",
        "/conversations/{rest:path}",
        "/metrics/summary",
        "/events",
        f"{DASHBOARD_APART}/{{rest:path}}",
    ),
    CONSOLE: ("/console", "/console/{rest:path}"),
}
METHODS: Final = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
_MOST_BYTES = 1024 * 1024
_HOP = frozenset(
    {"connection", "content-length", "date", "host", "keep-alive", "server", "transfer-encoding"}
)


def routes(playground: Playground) -> Iterable[BaseRoute]:
    """Hand all that is asked there to the function behind it, and its answer back as it is."""
    for output, paths in PATHS.items():
        for path in paths:
            yield _route(playground, output, path)


def _route(playground: Playground, output: str, at: str) -> Route:
    async def forward(request: Request) -> Response:
        ask = playground.ask
        if ask is None:
            return JSONResponse(
                {"error": f"starting: {playground.step}"}, 503, {"Retry-After": "1"}
            )
        body = await _body(request)
        if body is None:
            return JSONResponse({"error": "too large"}, 413)
        sent = {name: value for name, value in request.headers.items() if name not in _HOP}
        try:
            told = await run_in_threadpool(
                ask, output, request.method, _target(request), body, sent
            )
        except OSError:
            return JSONResponse({"error": "the function does not answer"}, 502)
        except KeyError:
            return JSONResponse({"error": "that is not switched on"}, 404)
        answer = Response(told.body, told.status)
        for name, value in told.pairs:
            if name.lower() not in _HOP:
                answer.headers.append(name, value)
        return answer

    return Route(at, forward, methods=list(METHODS))


def _target(request: Request) -> str:
    """The path as it was written, with its query, as the function knows it."""
    raw = request.scope.get("raw_path", request.url.path.encode())
    path = str(raw.decode("latin-1")).removeprefix(DASHBOARD_APART)
    return f"{path or '/'}?{request.url.query}" if request.url.query else path or "/"


async def _body(request: Request) -> bytes | None:
    """The body, None when it is larger than any that is taken."""
    found = b""
    async for part in request.stream():
        found += part
        if len(found) > _MOST_BYTES:
            return None
    return found
