"""The page's web server, in a thread of its own."""

import asyncio
import socket
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Literal, Self

import uvicorn
from starlette.types import ASGIApp

from bot.errors import ConfigurationError

HOST = "127.0.0.1"
_TURNS = 3
"""Of the loop, until idle connections are closed."""


def reserve(port: int) -> socket.socket:
    """A socket that listens on the port of 127.0.0.1; raises ConfigurationError if it is taken."""
    # asyncio turns off the waiting for more to send (40 ms a reply) only where TCP is named.
    held = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind((HOST, port))
        held.listen(128)
    except OSError as error:
        held.close()
        words = f"port {port} of {HOST} is taken ({error.strerror}): choose another with --port"
        words = f"{words} (of make: PORT=…)"
        raise ConfigurationError(words) from error
    return held


class _Server(uvicorn.Server):
    """Ends at once where nothing is under way; uvicorn's takes a fifth of a second each time."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._over = asyncio.Event()

    def end(self) -> None:
        """Have it end, from any thread."""
        self.should_exit = True
        if self._loop is not None:
            with suppress(RuntimeError):  # it has ended meanwhile
                self._loop.call_soon_threadsafe(self._over.set)

    async def main_loop(self) -> None:
        """Wait for the end; its own looks for it ten times a second, and tells the date."""
        self._loop = asyncio.get_running_loop()
        while not await self.on_tick(0):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._over.wait(), 1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close what is idle; give what is under way uvicorn's time to finish."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        if self.server_state.connections or self.server_state.tasks:
            await super().shutdown(sockets)


class WebServer:
    """Serves an application on a reserved socket while it is entered.

    `protocol` is the class of its connections, uvicorn's choice unless given; `has_sockets` where
    WebSockets are served.
    """

    def __init__(
        self,
        app: ASGIApp,
        held: socket.socket,
        *,
        protocol: type[asyncio.Protocol] | Literal["auto"] = "auto",
        has_sockets: bool = False,
    ) -> None:
        config = uvicorn.Config(
            app,
            access_log=False,
            http=protocol,
            lifespan="off",
            log_config=None,
            log_level="warning",
            timeout_graceful_shutdown=2,
            ws="websockets-sansio" if has_sockets else "none",
        )
        self._held = held
        self._server = _Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [held]}, name="page", daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        while not self._server.started and self._thread.is_alive():
            time.sleep(0.01)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.end()
        self._thread.join(timeout=5)
        self._held.close()
