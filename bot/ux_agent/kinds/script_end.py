"""Where an expression in braces ends, by the tokens of ECMAScript (ECMA-262, 12)."""

import re
from collections.abc import Callable

from bot.ux_agent.kinds.masking import Unreadable

_TOKEN = re.compile(
    rb"(?P<space>\s+|//[^\n]*|/\*.*?\*/)|(?P<word>[\w$\x80-\xff]+)"
    rb"|(?P<string>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
    rb"|(?P<tick>`)|(?P<open>[({\[])|(?P<close>[)}\]])|(?P<sign>.)",
    re.DOTALL,
)
_REGEX = re.compile(rb"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
_IN_TICKS = re.compile(rb"\\.|\$\{|`", re.DOTALL)
_MARKUP = re.compile(rb"<(?:[A-Za-z>]|!--)")
_BEFORE_VALUES = frozenset(
    {
        *(b"return", b"case", b"default", b"typeof", b"in", b"of", b"await", b"yield", b"void"),
        *(b"else", b"do", b"instanceof", b"new", b"delete"),
    }
)
_PARTNERS = {b"(": b")", b"{": b"}", b"[": b"]"}

OnMarkup = Callable[[int], int]


def braces_end(data: bytes, at: int, on_markup: OnMarkup | None = None) -> int:
    """The offset after the `}` that closes the `{` there; raises Unreadable when there is none.

    `on_markup` is told of elements where a value may stand, and says where each ends.
    """
    stack = [b"}"]
    at, is_value_next = at + 1, True
    if on_markup is None and data[at : at + 1] in {b"#", b":", b"/", b"@"}:
        at += 0 if data.startswith((b"/*", b"//"), at) else 1  # of Svelte: {/if}
    while stack:
        token = _TOKEN.match(data, at)
        if token is None:
            raise Unreadable
        kind, text, start, at = token.lastgroup, token[0], at, token.end()
        if kind == "space":
            continue
        if kind == "tick":
            at, is_value_next = _ticks_end(data, at), False
        elif kind == "open":
            stack.append(_PARTNERS[text])
            is_value_next = True
        elif kind == "close":
            if stack.pop() != text:
                raise Unreadable
            is_value_next = False
        elif kind == "sign":
            at = _sign(data, start, is_value_next=is_value_next, on_markup=on_markup)
            is_value_next = at == start + 1 and text != b"."
        else:
            is_value_next = kind == "word" and text in _BEFORE_VALUES
    return at


def _sign(data: bytes, at: int, *, is_value_next: bool, on_markup: OnMarkup | None) -> int:
    """Past a sign; where a value may stand it may begin a regular expression, or an element."""
    if data[at : at + 1] in {b'"', b"'"}:
        raise Unreadable
    if not is_value_next:
        return at + 1
    if on_markup is not None and _MARKUP.match(data, at):
        return on_markup(at)
    regex = _REGEX.match(data, at)
    return regex.end() if regex else at + 1


def _ticks_end(data: bytes, at: int) -> int:
    """Past a template literal, whose first sign is before `at`."""
    while (found := _IN_TICKS.search(data, at)) is not None:
        if found[0] == b"`":
            return found.end()
        at = braces_end(data, found.end() - 1) if found[0] == b"${" else found.end()
    raise Unreadable


def ticks_end(data: bytes, at: int) -> int:
    """The offset after the template literal that begins there; raises Unreadable."""
    return _ticks_end(data, at + 1)
