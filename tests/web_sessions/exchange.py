"""ASGI by hand: one request or websocket, with whatever headers, and all that is sent."""

from collections.abc import Iterable
from typing import Any

from bot.web_sessions.asgi import App, Message


async def ask(
    app: App,
    path: str = "/",
    *,
    cookies: Iterable[bytes] = (),
    body: bytes = b"",
    kind: str = "http",
    **scope: Any,
) -> list[Message]:
    """What the application sends; `cookies` are whole Cookie headers."""
    sent: list[Message] = []
    whole = {
        "type": kind,
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"cookie", cookie) for cookie in cookies],
        **scope,
    }
    received: list[Message] = [{"type": "websocket.connect"}] if kind == "websocket" else []
    received += [{"type": "http.request", "body": body}] if kind == "http" else []

    async def receive() -> Message:
        return received.pop(0) if received else {"type": f"{kind}.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(whole, receive, send)
    return sent


def status(sent: list[Message]) -> int:
    """The status of what was sent."""
    return int(sent[0]["status"])


def header(sent: list[Message], name: bytes, at: int = 0) -> list[bytes]:
    """The values of a header."""
    return [value for found, value in sent[at].get("headers", ()) if found == name]


def cookie_of(sent: list[Message], at: int = 0) -> bytes:
    """The pair that a Set-Cookie header sets, as a browser sends it back; b"" without one."""
    found = header(sent, b"set-cookie", at)
    return found[-1].split(b";")[0] if found else b""
