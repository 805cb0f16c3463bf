"""SCSS made readable for a CSS parser, byte for byte, so that offsets stay what they are."""

import re

_FRONT_MATTER = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:.*?\r?\n)??---[ \t]*(?=\r?\n|\Z)", re.DOTALL
)
_STATEMENT = re.compile(
    rb"^[ \t]*(?:\$[\w-]+[ \t]*:|@(?:use|forward|include|extend|debug|warn|error)\b)[^;{}]*;",
    re.MULTILINE,
)
_COMMENT = re.compile(rb"(?:(?<=[\s;{}])|^)//([^\r\n]*)", re.MULTILINE)


def without_scss(data: bytes) -> bytes:
    """The sheet with front matter, variables and mixins blanked out, `//` turned to `/*`."""
    data = _FRONT_MATTER.sub(_blank, data)
    data = _COMMENT.sub(_comment, data)
    data = _STATEMENT.sub(_blank, data)
    return data.replace(b"$", b"_")


def _blank(found: re.Match[bytes]) -> bytes:
    return re.sub(rb"[^\r\n]", b" ", found[0])


def _comment(found: re.Match[bytes]) -> bytes:
    text = found[1]
    if len(text) < 2 or b"*/" in text:
        return _blank(found)
    return b"/*" + text[:-2] + b"*/"
