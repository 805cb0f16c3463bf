"""Literals of JavaScript and TypeScript as the text that they stand for (ECMA-262, 12.9)."""

import re

from bot.ux_agent.kinds.document import Missing

_STRING = re.compile(
    r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.|\$(?!\{))*`", re.DOTALL
)
_PLAIN = re.compile(r"true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_ESCAPE = re.compile(
    r"\\(?:u\{(?P<long>[0-9a-fA-F]{1,6})\}|u(?P<four>[0-9a-fA-F]{4})|x(?P<two>[0-9a-fA-F]{2})"
    r"|(?P<line>\r?\n)|(?P<sign>.))",
    re.DOTALL,
)
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}


def decoded(raw: str) -> str:
    """The text of one string, number, true or false; raises Missing when it is anything else."""
    if _PLAIN.fullmatch(raw):
        return raw
    if not _STRING.fullmatch(raw):
        raise Missing("no single literal stands there")
    text = _ESCAPE.sub(_unescaped, raw[1:-1])
    try:
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        raise Missing("what stands there cannot be read") from None


def _unescaped(found: re.Match[str]) -> str:
    number = found["long"] or found["four"] or found["two"]
    if number:
        if int(number, 16) > 0x10FFFF:
            raise Missing("what stands there cannot be read")
        return chr(int(number, 16))
    return "" if found["line"] else _SIGNS.get(found["sign"], found["sign"])
