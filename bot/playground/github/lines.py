"""Connections that can be cut: uvicorn itself always answers."""

import asyncio
from collections.abc import Iterable
from typing import TypeAlias

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

_Ends: TypeAlias = tuple[tuple[object, ...], tuple[object, ...]]
_OPEN: dict[_Ends, asyncio.Transport] = {}


class Line(H11Protocol):
    """A connection that `Cut` can find by its two ends."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Remember the connection."""
        super().connection_made(transport)
        _OPEN[_ends(self.client, self.server)] = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        _OPEN.pop(_ends(self.client, self.server), None)
        super().connection_lost(exc)


class Cut(Response):
    """No answer: the connection ends. Needs a server whose connections are of class Line."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """End the connection, and wait until the server knows."""
        transport = _OPEN.get(_ends(scope.get("client"), scope.get("server")))
        if transport is None:
            raise ConnectionResetError("this connection cannot be cut otherwise")
        transport.abort()
        while (await receive())["type"] != "http.disconnect":
            pass


def _ends(client: Iterable[object] | None, server: Iterable[object] | None) -> _Ends:
    return tuple(client or ()), tuple(server or ())
