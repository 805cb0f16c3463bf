"""An AWS on loopback that answers, byte by byte, what a test tells it to."""

import json
import socket
import ssl
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple, Self, TypeAlias

Move: TypeAlias = Callable[["Scripted", socket.socket], bool]
"""What is done with one request, on its connection; tells whether that goes on."""


class Asked(NamedTuple):
    """One request as it came."""

    headers: dict[str, str]
    body: bytes

    @property
    def operation(self) -> str:
        return self.headers["x-amz-target"].partition(".")[2]


class Scripted:
    """Makes the moves in `moves` one after the other, then answers {}; with TLS by a context."""

    def __init__(self, *moves: Move, tls: ssl.SSLContext | None = None) -> None:
        self.moves = list(moves)
        self.asked: list[Asked] = []
        self.connections = 0
        self.over = threading.Event()
        self._tls = tls
        self._host = "127.0.0.1"
        self._port = 0
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://{self._host}:{self._port}"

    def at(self, host: str, port: int = 0) -> Self:
        """Be known by this name of this machine, and by another's port."""
        self._host = host
        self._port = port or self._port
        return self

    def start(self) -> Self:
        """Listen, at the same port as before where there was one."""
        self.over.clear()
        self._listener = socket.create_server(("127.0.0.1", self._port))
        self._port = self._listener.getsockname()[1]
        self._begin(self._accept, self._listener)
        return self

    def wait_for(self, *, connections: int) -> None:
        """Wait until so many connections were made; they are noticed a little later."""
        end = time.monotonic() + 60
        while self.connections < connections:
            assert time.monotonic() < end, f"{self.connections} connections"
            time.sleep(0.005)

    def stop(self) -> None:
        """Close the listener and all connections."""
        self.over.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.hang_up()
        for thread in self._threads:
            thread.join(5)

    def hang_up(self) -> None:
        """Close the connections, as a server does that finds them idle."""
        for connection in self._open:
            with suppress(OSError):
                socket.socket.shutdown(connection, socket.SHUT_RDWR)  # TLS or not
        self._open.clear()

    def _begin(self, target: Callable[[socket.socket], None], argument: socket.socket) -> None:
        thread = threading.Thread(target=target, args=(argument,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        while not self.over.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            self.connections += 1
            self._begin(self._serve, connection)

    def _serve(self, plain: socket.socket) -> None:
        with suppress(OSError), self._secured(plain) as connection:
            while asked := _read(connection):
                self.asked.append(asked)
                move = self.moves.pop(0) if self.moves else says({})
                if not move(self, connection):
                    return

    @contextmanager
    def _secured(self, plain: socket.socket) -> Iterator[socket.socket]:
        with plain if self._tls is None else self._tls.wrap_socket(plain, server_side=True) as made:
            self._open.append(made)
            yield made


def _read(connection: socket.socket) -> Asked | None:
    """The next request; None at the end of the connection."""
    came = b""
    while b"\r\n\r\n" not in came:
        part = connection.recv(65_536)
        if not part:
            return None
        came += part
    head, _, body = came.partition(b"\r\n\r\n")
    pairs = (line.partition(": ") for line in head.decode().split("\r\n")[1:])
    headers = {name.lower(): value for name, _, value in pairs}
    while len(body) < int(headers["content-length"]):
        body += connection.recv(65_536)
    return Asked(headers, body)


def answer(body: bytes, status: int = 200, **headers: str) -> bytes:
    """An answer with its length and checksum, as DynamoDB gives it."""
    all_headers = {
        "content-length": str(len(body)),
        "x-amz-crc32": str(zlib.crc32(body)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in all_headers.items())
    return f"HTTP/1.1 {status} Whatever\r\n{lines}\r\n".encode() + body


def says(reply: Any, status: int = 200, **headers: str) -> Move:
    """Answer with this as JSON."""
    return sends(answer(json.dumps(reply).encode(), status, **headers))


def refuses(code: str, status: int = 400, **more: Any) -> Move:
    """Answer with this error."""
    return says({"__type": f"com.amazonaws.dynamodb.v20120810#{code}", **more}, status)


def sends(*pieces: bytes, pause: float = 0.0) -> Move:
    """Send these bytes, with this many seconds after each piece."""

    def move(server: Scripted, connection: socket.socket) -> bool:
        for piece in pieces:
            connection.sendall(piece)
            if pause and server.over.wait(pause):
                return False
        return True

    return move


def says_and_closes(reply: Any) -> Move:
    """Answer with this as JSON and close the connection without a word about it."""

    def move(server: Scripted, connection: socket.socket) -> bool:
        says(reply)(server, connection)
        return False

    return move


def closes(server: Scripted, connection: socket.socket) -> bool:
    """Close the connection without an answer."""
    return False


def resets(server: Scripted, connection: socket.socket) -> bool:
    """Reset the connection without an answer."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return False


def keeps_silent(server: Scripted, connection: socket.socket) -> bool:
    """Never answer."""
    server.over.wait()
    return False
