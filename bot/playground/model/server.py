"""The small Bedrock on a port of 127.0.0.1, in a thread of its own."""

import asyncio
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.playground.model.small_model import Raw, Refusal, SmallModel
from bot.playground.page.server import HOST, WebServer, reserve


class ModelServer(WebServer):
    """Serves a small model while it is entered; `port` 0 takes a free one."""

    def __init__(self, model: SmallModel, *, port: int = 0) -> None:
        self.model = model
        held = reserve(port)
        self.url = f"http://{HOST}:{held.getsockname()[1]}"
        route = Route("/model/{model:path}/converse", self._converse, methods=["POST"])
        super().__init__(Starlette(routes=[route]), held)

    async def _converse(self, request: Request) -> Response:
        authorization = request.headers.get("authorization", "")
        told = await run_in_threadpool(
            self.model.answer, request.path_params["model"], authorization, await request.body()
        )
        if isinstance(told, Refusal):
            headers = {"x-amzn-errortype": told.name}
            return JSONResponse({"message": told.message}, told.status, headers)
        if isinstance(told, Raw):
            length = {"content-length": str(len(told.body))}
            return StreamingResponse(_dripping(told), 200, length, "application/json")
        return JSONResponse(told.body)


async def _dripping(told: Raw) -> AsyncIterator[bytes]:
    size = -(-len(told.body) // told.pieces) or 1
    for start in range(0, len(told.body), size):
        await asyncio.sleep(told.pause)
        yield told.body[start : start + size]
