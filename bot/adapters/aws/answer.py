"""Answers of HTTP/1.1, read from a connection that hands out bytes as they come.

Source: RFC 9112, sections 4, 6, 7 and 9.
"""

from collections.abc import Callable
from typing import TypeAlias

from bot.adapters.aws.errors import NoAnswer
from bot.record import Record

Receive: TypeAlias = Callable[[], bytes]
"""The next bytes of a connection, b'' at its end; raises NoAnswer when none come in time."""

MOST_HEAD = 65_536
MOST_BODY = 16 << 20
"""Bytes: DynamoDB answers with one megabyte at the most, SQS with a quarter."""

_LINE = b"\r\n"
_VERSIONS = ("HTTP/1.0", "HTTP/1.1")
_DIGITS = frozenset("0123456789")
_HEX = frozenset("0123456789abcdefABCDEF")
_MOST_DIGITS = 9


class Answer(Record):
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

    def until(self, mark: bytes) -> str:
        """What comes before the mark, which is left out; raises NoAnswer when that is too much."""
        while (end := self._bytes.find(mark, 0, MOST_HEAD)) < 0:
            if len(self._bytes) >= MOST_HEAD:
                raise NoAnswer("the answer's head is too long")
            self._more()
        return self._taken(end + len(mark))[:end].decode("latin-1")

    def exactly(self, count: int) -> bytes:
        """So many bytes; raises NoAnswer when they are cut off or too many."""
        if count > MOST_BODY:
            raise NoAnswer("the answer is too large")
        while len(self._bytes) < count:
            self._more()
        return self._taken(count)

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

    def _taken(self, count: int) -> bytes:
        found = bytes(self._bytes[:count])
        del self._bytes[:count]
        return found


def read_answer(receive: Receive) -> Answer:
    """The next answer; raises NoAnswer when it is cut off, too large, or no HTTP."""
    unread = Unread(receive)
    version, status, headers = _head(unread)
    while status < 200:
        version, status, headers = _head(unread)
    body, is_bounded = _body(unread, headers)
    keeps = is_bounded and not unread and _is_kept(version, headers)
    return Answer(status, headers, body, keeps)


def _head(unread: Unread) -> tuple[str, int, dict[str, str]]:
    """The version, the status and the headers; one named twice is joined by a comma.

    A name with a blank before its colon could be taken for another header by somebody else.
    """
    head = unread.until(_LINE + _LINE).replace("\r\n ", " ").replace("\r\n\t", " ")  # folded lines
    start, *lines = head.split("\r\n")
    version, _, rest = start.partition(" ")
    status, _, _ = rest.partition(" ")
    if version not in _VERSIONS or len(status) != 3 or not _DIGITS.issuperset(status):
        raise NoAnswer("the answer is no HTTP")
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or name != name.strip():
            raise NoAnswer("the answer's head cannot be read")
        name, value = name.lower(), value.strip()
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return version, int(status), headers


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
    return unread.exactly(_number(length, _DIGITS, 10)), True


def _chunks(unread: Unread) -> bytes:
    body = bytearray()
    while size := _number(unread.until(_LINE).partition(";")[0].strip(), _HEX, 16):
        if len(body) + size > MOST_BODY:
            raise NoAnswer("the answer is too large")
        body += unread.exactly(size)
        if unread.until(_LINE):
            raise NoAnswer("a chunk has no end")
    while unread.until(_LINE):
        pass  # headers may follow the last chunk; none that matter do
    return bytes(body)


def _number(text: str, digits: frozenset[str], base: int) -> int:
    """A length as HTTP writes it: int() alone would take signs, spaces and underscores."""
    if not text or not digits.issuperset(text):
        raise NoAnswer("the answer's length cannot be read")
    if len(text) > _MOST_DIGITS:
        raise NoAnswer("the answer is too large")
    return int(text, base)


def _is_kept(version: str, headers: dict[str, str]) -> bool:
    options = headers.get("connection", "").lower()
    return "close" not in options if version == _VERSIONS[1] else "keep-alive" in options
