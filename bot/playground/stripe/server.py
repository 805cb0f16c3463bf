"""The small Stripe on a port of 127.0.0.1, in threads of its own."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from bot.errors import ConfigurationError
from bot.playground.page.server import HOST
from bot.playground.stripe.small_stripe import Asked, SmallStripe

_MOST_BYTES = 100_000


class StripeServer:
    """Serves a small Stripe while it is entered; `port` 0 takes a free one."""

    def __init__(self, stripe: SmallStripe, *, port: int = 0) -> None:
        self.stripe = stripe
        self._over = threading.Event()
        over = self._over

        class Handler(_Handler):
            small, ended = stripe, over

        try:
            self._server = ThreadingHTTPServer((HOST, port), Handler)
        except OSError as error:
            words = f"port {port} of {HOST} is taken ({error.strerror})"
            raise ConfigurationError(words) from error
        self._server.daemon_threads = True
        self.url = f"http://{HOST}:{self._server.server_address[1]}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="stripe", daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._server.shutdown()
        self._thread.join(timeout=5)
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    """One connection; what is said there is logged nowhere."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    small: SmallStripe
    ended: threading.Event

    def do_GET(self) -> None:
        self._serve("")

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        self._serve(self.rfile.read(min(length, _MOST_BYTES)).decode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is called there
        """Nothing."""

    def _serve(self, body: str) -> None:
        scheme, _, key = self.headers.get("authorization", "").partition(" ")
        asked = Asked(key if scheme == "Bearer" else "", self.headers.get("idempotency-key", ""))
        form = dict(parse_qsl(body, keep_blank_values=True))
        told = self.small.answer(self.command, urlsplit(self.path).path, form, asked)
        self.ended.wait(told.wait)
        if told.reply is None:
            self.close_connection = True
            return
        content = json.dumps(told.reply.body).encode()
        self.send_response(told.reply.status)
        for name, value in told.reply.headers.items():
            self.send_header(name, value)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.send_header("request-id", "req_playground")
        self.end_headers()
        self.wfile.write(content)
