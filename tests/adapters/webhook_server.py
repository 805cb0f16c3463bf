"""A small Discord that answers webhook calls as told, over a real socket."""

import email
import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Call(NamedTuple):
    """One request as it arrived."""

    method: str
    path: str
    body: dict[str, Any]
    headers: dict[str, str]
    files: dict[str, tuple[str, bytes]]


class Answer(NamedTuple):
    """What is answered: a status with a JSON body, or raw bytes; `pause` seconds before."""

    status: int
    body: Mapping[str, Any] | bytes = {}
    headers: tuple[tuple[str, str], ...] = ()
    pause: float = 0


WELL = Answer(200, {"id": "1"})
UNKNOWN_WEBHOOK = Answer(404, {"message": "Unknown Webhook", "code": 10015})
UNKNOWN_MESSAGE = Answer(404, {"message": "Unknown Message", "code": 10008})
DEAD_TOKEN = Answer(401, {"message": "Invalid Webhook Token", "code": 50027})
BAD_FORM = Answer(400, {"message": "Invalid Form Body", "code": 50035, "errors": {"embeds": {}}})
BROKEN = Answer(502, b"<html>bad gateway</html>")


def limited(seconds: float) -> Answer:
    """A rate limit as Discord says it."""
    body = {"message": "You are being rate limited.", "retry_after": seconds, "global": False}
    return Answer(429, body, (("Retry-After", str(seconds)),))


class SmallDiscord:
    """Answers with `answers` in turn, then with WELL; keeps every call."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.calls: list[Call] = []
        self.base = ""

    def take(self, call: Call) -> Answer:
        """Keep a call and say what it gets."""
        self.calls.append(call)
        return self.answers.pop(0) if self.answers else WELL


def parted(kind: str, content: bytes) -> tuple[dict[str, Any], dict[str, tuple[str, bytes]]]:
    """A request's JSON, and its files by the name of their part."""
    if not kind.startswith("multipart/form-data"):
        return json.loads(content or b"{}"), {}
    body: dict[str, Any] = {}
    files: dict[str, tuple[str, bytes]] = {}
    message = email.message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + content)
    for part in message.walk():
        name = str(part.get_param("name", header="content-disposition"))
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            continue
        if name == "payload_json":
            body = json.loads(payload)
        else:
            files[name] = (str(part.get_filename()), payload)
    return body, files


@contextmanager
def small_discord() -> Iterator[SmallDiscord]:
    """A server on a free port of this machine."""
    discord = SmallDiscord()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def respond(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            kind = self.headers.get("Content-Type", "")
            body, files = parted(kind, self.rfile.read(length))
            answer = discord.take(Call(self.command, self.path, body, dict(self.headers), files))
            time.sleep(answer.pause)
            content = answer.body
            data = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_PATCH = do_POST = respond  # noqa: N815 - the names are http.server's

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the parent's name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    discord.base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield discord
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
