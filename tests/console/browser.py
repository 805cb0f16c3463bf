"""Somebody's browser: asks an application in this process, keeps cookies, follows nothing."""

import asyncio
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import httpx

ADDRESS = "http://testserver"


class Browser:
    """One browser; `cookies` are all that it keeps."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self.cookies = httpx.Cookies()

    def get(self, path: str, headers: Mapping[str, str] = {}, **query: str) -> httpx.Response:
        """GET a path."""
        address = f"{path}?{urlencode(query)}" if query else path
        return self.ask("GET", address, headers=headers)

    def post(
        self, path: str, data: Mapping[str, str], headers: Mapping[str, str] = {}
    ) -> httpx.Response:
        """POST a form."""
        return self.ask("POST", path, data=data, headers=headers)

    def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Any request."""
        return asyncio.run(self._asked(method, path, options))

    async def _asked(self, method: str, path: str, options: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(self._app)
        async with httpx.AsyncClient(
            transport=transport,
            base_url=ADDRESS,
            cookies=self.cookies,
            verify=False,  # noqa: S501 - nothing leaves the process; certificates take long to load
        ) as client:
            answer = await client.request(method, path, **options)
            self.cookies = client.cookies
            return answer
