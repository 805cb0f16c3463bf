"""The deployed chat function's paths at the local stack's own address."""

from collections.abc import Iterable
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.page.playground import Playground

PATHS: Final = (
    "/chat",
    "/chat/sessions",
    "/chat/sessions/{session:path}",
    "/openapi.json",
    "/pay",
    "/pay/{rest:path}",
)
METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
_MOST_BYTES = 64 * 1024
_HOP = frozenset(
    {"connection", "content-length", "date", "host", "keep-alive", "server", "transfer-encoding"}
)


def routes(playground: Playground) -> Iterable[BaseRoute]:
    """Hand all that is asked there to the chat function, and its answer back as it is."""

    async def forward(request: Request) -> Response:
        ask = playground.chat
        if ask is None:
            return JSONResponse(
                {"error": f"starting: {playground.step}"}, 503, {"Retry-After": "1"}
            )
        body = await _body(request)
        if body is None:
            return JSONResponse({"error": "too large"}, 413)
        query = f"?{request.url.query}" if request.url.query else ""
        path = request.scope.get("raw_path", request.url.path.encode()).decode("latin-1")
        sent = {name: value for name, value in request.headers.items() if name not in _HOP}
        try:
            told = await run_in_threadpool(ask, request.method, f"{path}{query}", body, sent)
        except OSError:
            return JSONResponse({"error": "the chat function does not answer"}, 502)
        status, headers, content = told
        kept = {name: value for name, value in headers.items() if name not in _HOP}
        return Response(content, status, kept)

    return [Route(path, forward, methods=list(METHODS)) for path in PATHS]


async def _body(request: Request) -> bytes | None:
    """The body, None when it is larger than any that is taken."""
    found = b""
    async for part in request.stream():
        found += part
        if len(found) > _MOST_BYTES:
            return None
    return found
