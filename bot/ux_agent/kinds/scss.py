"""SCSS made readable for a CSS parser, byte for byte, so that offsets stay what they are.

What is Sass alone (variables, mixins, interpolation, control) is blanked out or turned into rules
of an unknown kind, whose insides are never taken for what holds everywhere.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_FRONT_MATTER = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:.*?\r?\n)??---[ \t]*(?=\r?\n|\Z)", re.DOTALL
)
_TOKEN = re.compile(
    rb"/\*.*?(?:\*/|\Z)|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|url\([^)\"'#$]*\)"
    rb"|(?<!:)//[^\r\n]*",
    re.DOTALL,
)
_PLAIN_AT = re.compile(
    rb"@(?:media|supports|layer|container|font-face|keyframes|-webkit-keyframes|page|property)\b"
)
_NESTED_PROPERTY = re.compile(rb"[\w-]+[ \t]*:\s*\Z")


class _Piece(NamedTuple):
    """A stretch that a `;`, `{` or `}` ends; `sign` is that one, or nothing."""

    start: int
    end: int
    sign: bytes


def without_scss(data: bytes) -> bytes:
    """The sheet as CSS of the same length."""
    data = _FRONT_MATTER.sub(_blank, data)
    data = _TOKEN.sub(_quiet, data)
    data = _without_interpolation(data)
    made = bytearray(data)
    for piece in _pieces(data):
        text = data[piece.start : piece.end]
        made[piece.start : piece.end] = _readable(text, piece.sign)
        if piece.sign == b";" and _is_statement(text):
            made[piece.end : piece.end + 1] = b" "
    return bytes(made)


def _quiet(found: re.Match[bytes]) -> bytes:
    """A comment of a line as one of CSS; strings and comments without what looks like Sass."""
    text = found[0]
    if not text.startswith(b"//"):
        return text
    inside = text[2:]
    if len(inside) < 2 or b"*/" in inside:
        return _blank(found)
    return b"/*" + inside[:-2] + b"*/"


def _blank(found: re.Match[bytes]) -> bytes:
    return _spaces(found[0])


def _spaces(text: bytes) -> bytes:
    return re.sub(rb"[^\r\n]", b" ", text)


def _without_interpolation(data: bytes) -> bytes:
    """With `#{…}` as a name of the same length, braces within braces included."""
    made = bytearray(data)
    for start, end in _interpolated(data):
        made[start:end] = re.sub(rb"[^\r\n]", b"_", data[start:end])
    return bytes(made)


def _interpolated(data: bytes) -> Iterator[tuple[int, int]]:
    at = data.find(b"#{")
    while at >= 0:
        depth, end = 1, at + 2
        while end < len(data) and depth:
            depth += {0x7B: 1, 0x7D: -1}.get(data[end], 0)
            end += 1
        yield at, end
        at = data.find(b"#{", end)


def _pieces(data: bytes) -> Iterator[_Piece]:
    """The statements, and what stands before blocks; brackets and strings hold no ends."""
    masked = _TOKEN.sub(_blank, data)
    start, depth = 0, 0
    for found in re.finditer(rb"[(){};]", masked):
        sign = found[0]
        if sign in {b"(", b")"}:
            depth = max(0, depth + (1 if sign == b"(" else -1))
            continue
        if depth and sign == b";":
            continue
        depth = 0
        yield _Piece(_begin(data, start), found.start(), sign)
        start = found.end()
    yield _Piece(_begin(data, start), len(data), b"")


def _begin(data: bytes, at: int) -> int:
    """Past white space and comments."""
    found = re.compile(rb"(?:\s+|/\*.*?\*/)*", re.DOTALL).match(data, at)
    return found.end() if found else at


def _is_statement(text: bytes) -> bool:
    return text.startswith((b"$", b"@"))


def _readable(text: bytes, sign: bytes) -> bytes:
    if sign == b"{":
        return _prelude(text)
    if _is_statement(text):
        return _spaces(text)
    text = re.sub(rb"(?<=[\w-])\.(?=\$|[\w-]+\()", b"_", text)
    return text.replace(b"$", b"_")


def _prelude(text: bytes) -> bytes:
    """What stands before a block: selectors that CSS knows, or the head of an unknown rule."""
    if text.startswith(b"@"):
        is_plain = _PLAIN_AT.match(text)
        return text.replace(b"$", b"_") if is_plain else b"@_" + _spaces(text[2:])
    if _NESTED_PROPERTY.fullmatch(text):
        return b"@_" + _spaces(text[2:])
    text = re.sub(rb"&(?=[\w-])", b".", text)
    text = re.sub(rb"(?<=[\s>+~])&(?=\s|,|\Z)", b"*", text)
    text = re.sub(rb"%(?=[A-Za-z_-])", b".", text)
    return text.replace(b"$", b"_")
