"""A template cut into text and code, and the code's blocks put one into another."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.dialect import Dialect
from bot.ux_agent.scanning.showing.token import (
    Body,
    Call,
    Capture,
    Case,
    Define,
    Each,
    Else,
    End,
    If,
    Include,
    Macro,
    Maybe,
    Nothing,
    Token,
    Verbatim,
    When,
)


class Text(NamedTuple):
    """A part of the file that is shown as it is written, from `start` to `end` in bytes."""

    start: int
    end: int


class Code(NamedTuple):
    """What a piece of code says; the range is the piece's, with its delimiters."""

    token: Token
    start: int
    end: int


class Block(NamedTuple):
    """Code with what stands up to its end: the first branch is its own, then those of Else."""

    token: Token
    start: int
    end: int
    branches: "tuple[tuple[Token, tuple[Part, ...]], ...]"


Part: TypeAlias = Text | Code | Block


@lru_cache(maxsize=256)
def parts_of(document: Document, dialect: Dialect, start: int, end: int) -> tuple[Part, ...]:
    """The parts of a template's range; blocks that are not closed end with it."""
    found, _ = _nested(list(_cut(document, dialect, start, end)), 0, is_top=True)
    return tuple(found)


def has_body(token: Token) -> bool:
    """Whether what follows up to an End belongs to it."""
    if isinstance(token, Body):
        return token.has_default
    if isinstance(token, Include):
        return token.has_body
    return isinstance(token, Each | If | Case | Define | Capture | Macro | Call | Maybe)


def _cut(document: Document, dialect: Dialect, start: int, end: int) -> Iterator[Text | Code]:
    data, at = document.data, start
    for found in dialect.code.finditer(data, start, end):
        first, last = found.span()
        piece = found[0].decode()
        text_end = first
        if piece[2:3] == "-":
            text_end = at + len(data[at:first].rstrip())
        if text_end > at:
            yield Text(at, text_end)
        token = dialect.read(piece)
        if isinstance(token, Verbatim):
            yield Text(first + token.start, first + token.end)
        elif not isinstance(token, Nothing):
            yield Code(token, first, last)
        at = last
        if piece[-3:-2] == "-":
            at += len(data[at:end]) - len(data[at:end].lstrip())
    if end > at:
        yield Text(at, end)


def _nested(flat: list[Text | Code], at: int, *, is_top: bool = False) -> tuple[list[Part], int]:
    """The parts from here up to what ends or branches the block that they stand in."""
    found: list[Part] = []
    while at < len(flat):
        part = flat[at]
        if isinstance(part, Code) and isinstance(part.token, Else | When | End):
            if not is_top:
                return found, at
            at += 1
            continue
        if isinstance(part, Code) and has_body(part.token):
            block, at = _block(flat, at)
            found.append(block)
            continue
        found.append(part)
        at += 1
    return found, at


def _block(flat: list[Text | Code], at: int) -> tuple[Block, int]:
    """The block that begins here, and what follows its end."""
    begin = flat[at]
    token: Token = begin.token if isinstance(begin, Code) else Nothing()
    first = token
    branches: list[tuple[Token, tuple[Part, ...]]] = []
    while True:
        inside, at = _nested(flat, at + 1)
        branches.append((token, tuple(inside)))
        if at >= len(flat):
            return Block(first, begin.start, flat[-1].end, tuple(branches)), at
        last = flat[at]
        token = last.token if isinstance(last, Code) else Nothing()
        if isinstance(token, End):
            return Block(first, begin.start, last.end, tuple(branches)), at + 1
