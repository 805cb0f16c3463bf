"""Answers of HTTP/1.1, read from a connection that hands out bytes as they come.

Source: RFC 9112, sections 4, 6, 7 and 9.
"""

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from bot.adapters.aws.errors import NoAnswer

Receive: TypeAlias = Callable[[], bytes]
"""The next bytes of a connection, b'' at its end; raises NoAnswer when none come in time."""

MOST_HEAD = 65_536
MOST_BODY = 16 << 20
"""Bytes: DynamoDB answers with one megabyte at the most, SQS with a quarter."""

_STATUS = re.compile(rb"HTTP/1\.([01]) ([1-5]\d\d)(?: .*)?")
_LENGTH = re.compile(r"\d{1,12}")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,12})[ \t]*(?:;.*)?")


class Answer(NamedTuple):
    """One answer; header names in lower case. `keeps` says that the connection can go on."""

    status: int
    headers: dict[str, str]
    body: bytes
    keeps: bool


class Unread:
    """What has come of a connection and was not yet read."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._bytes = bytearray()

    def __bool__(self) -> bool:
        return bool(self._bytes)

    def line(self, most: int = MOST_HEAD) -> bytes:
        """One line without its end; raises NoAnswer when it is cut off or too long."""
        while (end := self._bytes.find(b"\n", 0, most)) < 0:
            if len(self._bytes) >= most:
                raise NoAnswer("the answer's head is too long")
            self._more()
        found = bytes(self._bytes[:end])
        del self._bytes[: end + 1]
        return found.removesuffix(b"\r")

    def exactly(self, count: int) -> bytes:
        """So many bytes; raises NoAnswer when they are cut off or too many."""
        if count > MOST_BODY:
            raise NoAnswer("the answer is too large")
        while len(self._bytes) < count:
            self._more()
        found = bytes(self._bytes[:count])
        del self._bytes[:count]
        return found

    def rest(self) -> bytes:
        """All there is until the connection ends; raises NoAnswer when it is too much."""
        while part := self._receive():
            self._bytes += part
            if len(self._bytes) > MOST_BODY:
                raise NoAnswer("the answer is too large")
        return bytes(self._bytes)

    def _more(self) -> None:
        part = self._receive()
        if not part:
            raise NoAnswer("the answer is cut off")
        self._bytes += part


def read_answer(receive: Receive) -> Answer:
    """The next answer; raises NoAnswer when it is cut off, too large, or no HTTP."""
    unread = Unread(receive)
    version, status, headers = _head(unread)
    while status < 200:
        version, status, headers = _head(unread)
    body, is_bounded = _body(unread, headers)
    keeps = is_bounded and not unread and _is_kept(version, headers)
    return Answer(status, headers, body, keeps)


def _head(unread: Unread) -> tuple[int, int, dict[str, str]]:
    """The minor version, the status and the headers; one named twice is joined by a comma."""
    start = _STATUS.fullmatch(unread.line())
    if start is None:
        raise NoAnswer("the answer is no HTTP")
    return int(start[1]), int(start[2]), _headers(unread)


def _headers(unread: Unread) -> dict[str, str]:
    headers: dict[str, str] = {}
    left = MOST_HEAD
    while line := unread.line(left):
        left -= len(line)
        name, _, value = line.decode("latin-1").partition(":")
        name, value = name.lower(), value.strip()
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def _body(unread: Unread, headers: dict[str, str]) -> tuple[bytes, bool]:
    """The body, and whether its end could be told without the end of the connection."""
    coding = headers.get("transfer-encoding")
    if coding is not None:
        if coding.lower() != "chunked":
            raise NoAnswer("the answer's coding is unknown")
        return _chunks(unread), True
    length = headers.get("content-length")
    if length is None:
        return unread.rest(), False
    if not _LENGTH.fullmatch(length):
        raise NoAnswer("the answer's length cannot be read")
    return unread.exactly(int(length)), True


def _chunks(unread: Unread) -> bytes:
    body = bytearray()
    while size := _chunk_size(unread.line()):
        if len(body) + size > MOST_BODY:
            raise NoAnswer("the answer is too large")
        body += unread.exactly(size)
        if unread.line():
            raise NoAnswer("a chunk has no end")
    _headers(unread)  # what may follow the last chunk
    return bytes(body)


def _chunk_size(line: bytes) -> int:
    found = _CHUNK.fullmatch(line)
    if found is None:
        raise NoAnswer("a chunk's size cannot be read")
    return int(found[1], 16)


def _is_kept(version: int, headers: dict[str, str]) -> bool:
    options = headers.get("connection", "").lower()
    return "close" not in options if version else "keep-alive" in options
