"""Headers of every answer: a page may load only what this server gives, and nothing may frame it.

The site's own files (below /playground/site/) come in a sandbox without an origin instead, so that
a script of the site reaches nothing of the playground. What people uploaded (below /cdn/) runs no
script at all.
"""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SITE_PATH: Final = "/playground/site/"

PAGE_POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'"
)
SITE_POLICY = "sandbox allow-scripts; frame-ancestors 'self'"
FILE_PATH: Final = "/cdn/"
FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"


class SecureHeaders:
    """ASGI middleware that adds the headers to what `app` answers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = _policy(str(scope["path"]))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault(
                    "Content-Security-Policy", policy
                )  # the chat function has its own
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
                headers.setdefault("Referrer-Policy", "same-origin")
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _policy(path: str) -> str:
    if path.startswith(SITE_PATH):
        return SITE_POLICY
    return FILE_POLICY if path.startswith(FILE_PATH) else PAGE_POLICY
