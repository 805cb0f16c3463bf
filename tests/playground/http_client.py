"""Requests to an ASGI application in this very process."""

import asyncio
from typing import Any

import httpx
from starlette.types import ASGIApp


class Http:
    """A client of one application; addresses are relative to `base`."""

    def __init__(self, app: ASGIApp, base: str = "http://127.0.0.1:8400/") -> None:
        self._app = app
        self._base = base

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send one request and wait for all of its answer."""
        return asyncio.run(self._request(method, path, options))

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.request("GET", path, **options)

    def post(self, path: str, **options: Any) -> httpx.Response:
        return self.request("POST", path, **options)

    def patch(self, path: str, **options: Any) -> httpx.Response:
        return self.request("PATCH", path, **options)

    def delete(self, path: str, **options: Any) -> httpx.Response:
        return self.request("DELETE", path, **options)

    async def _request(self, method: str, path: str, options: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(self._app)
        async with httpx.AsyncClient(
            transport=transport,
            base_url=self._base,
            verify=False,  # noqa: S501 - nothing leaves the process; certificates take long to load
        ) as client:
            return await client.request(method, path, **options)
