"""Stands between the functions and the local AWS, and remembers what a role was denied."""

import http.client
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.deployment.serving import Serving

HOST = "127.0.0.1"
DENIED = re.compile(rb"is not authorized to perform: (\w+:\w+)")
_HOP = {"connection", "content-length", "keep-alive", "transfer-encoding", "date", "server"}


class Witness(Serving):
    """Hands requests on to the AWS at `port`; `denied` are the actions that it denied so far."""

    def __init__(self, port: int) -> None:
        self.denied: set[str] = set()
        server = ThreadingHTTPServer((HOST, 0), _handler(port, self.denied))
        super().__init__(server)
        self._port = server.server_port

    @property
    def endpoint(self) -> str:
        """The address for the functions."""
        return f"http://{HOST}:{self._port}"


def _handler(port: int, denied: set[str]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def hand_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            connection = http.client.HTTPConnection(HOST, port, timeout=30)
            connection.request(self.command, self.path, body, dict(self.headers))
            response = connection.getresponse()
            answer = response.read()
            connection.close()
            denied.update(found.decode() for found in DENIED.findall(answer))
            self.send_response(response.status)
            for name, value in response.getheaders():
                if name.lower() not in _HOP:
                    self.send_header(name, value)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST = do_PUT = do_DELETE = hand_on  # noqa: N815 - the names are http.server's

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
            """Nothing on standard error."""

    return Handler
