"""The small Discord's gateway as a WebSocket at /gateway."""

import asyncio
import json
import zlib
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket

from bot.playground.discord.gateway import Connection, Frame, Gateway, Hangup

PATH = "/gateway"
_ZLIB = "zlib-stream"


def gateway_route(gateway: Gateway) -> BaseRoute:
    """The route that bots connect to; frames are JSON, as text or in one zlib stream."""

    async def serve(socket: WebSocket) -> None:
        await socket.accept()
        loop = asyncio.get_running_loop()
        outbox: asyncio.Queue[Frame] = asyncio.Queue()

        def send(frame: Frame) -> None:
            loop.call_soon_threadsafe(outbox.put_nowait, frame)

        url = socket.url.replace(query="")
        connection = Connection(gateway, str(url), send)
        connection.greet()
        write = asyncio.create_task(_write(socket, outbox))
        try:
            code = await _read(socket, connection)
        finally:
            write.cancel()
        await run_in_threadpool(connection.leave, code)

    return WebSocketRoute(PATH, serve)


async def _read(socket: WebSocket, connection: Connection) -> int:
    """Take frames until the bot goes; the code that it goes with."""
    while True:
        came = await socket.receive()
        if came["type"] == "websocket.disconnect":
            return int(came["code"])
        await run_in_threadpool(connection.receive, came.get("text") or "")


async def _write(socket: WebSocket, outbox: asyncio.Queue[Frame]) -> None:
    encode = _encoder(is_packed=socket.query_params.get("compress") == _ZLIB)
    while True:
        frame = await outbox.get()
        if isinstance(frame, Hangup):
            await socket.close(frame.code)
            return
        packed = encode(json.dumps(frame, separators=(",", ":")))
        await (socket.send_bytes(packed) if isinstance(packed, bytes) else socket.send_text(packed))


def _encoder(*, is_packed: bool) -> Callable[[str], str | bytes]:
    """Frames as they are sent: text, or all in one zlib stream (docs: Transport Compression)."""
    if not is_packed:
        return lambda text: text
    stream = zlib.compressobj()
    return lambda text: stream.compress(text.encode()) + stream.flush(zlib.Z_SYNC_FLUSH)
