"""What Svelte's template code says (Svelte docs, Template syntax)."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import Piece
from bot.ux_agent.scanning.showing.parts import (
    Branch,
    Choice,
    Code,
    Fill,
    Gap,
    Mark,
    Named,
    Part,
    Repeat,
    Show,
    Span,
    Words,
)

_BLOCK = re.compile(r"\s*([#:/@])\s*([a-z]+)\b")
_COMMENT = re.compile(r"\s*(?:/\*.*\*/\s*|//[^\n]*\n\s*)?", re.DOTALL)
_AS = re.compile(r"\bas\b")
_THEN = re.compile(r"\bthen\b")
_IF = re.compile(r"\s*if\b")
_RENDER = re.compile(r"\s*(?:props\.)?([\w$]+)(?:\?\.)?\s*\(")
_NAMED = re.compile(r"\s*([\w$]+)\s*=(?!=)")
_SNIPPET = re.compile(r"\s*([\w$]+)\s*\(")
_KEY = re.compile(r"\(")


class Head(NamedTuple):
    """The word of a block tag (`#each`, `:else`, `/if`), and where its expression begins."""

    word: str
    code: Code
    at: int

    def span(self, start: int | None = None, end: int | None = None) -> Span:
        """The expression, or a part of it."""
        begin = self.at if start is None else start
        return self.code.span(begin, len(self.code.text) if end is None else end)


def parts_of(pieces: Sequence[Piece], document: Document) -> tuple[Part, ...]:
    """What the pieces of a component, or of an element in it, show."""
    return _Reader(pieces, document).parts()


class _Reader:
    """Reads pieces from left to right; blocks are read up to their end."""

    def __init__(self, pieces: Sequence[Piece], document: Document) -> None:
        self._pieces = pieces
        self._document = document
        self._at = 0
        self._stop: Head | None = None

    def parts(self) -> tuple[Part, ...]:
        """The parts up to the end, or to the next branch or end of the block."""
        found: list[Part] = []
        self._stop = None
        while self._at < len(self._pieces):
            piece = self._pieces[self._at]
            self._at += 1
            if piece.kind == "text":
                found.append(Words(piece.start, piece.end))
            elif piece.element is not None:
                found.append(Mark(piece.element))
            else:
                head = self._head(piece)
                if head is None:
                    found.extend(self._shown(piece))
                elif head.word[0] in ":/":
                    self._stop = head
                    return tuple(found)
                else:
                    found.extend(self._block(head))
        return tuple(found)

    def _head(self, piece: Piece) -> Head | None:
        code = self._inside(piece)
        found = _BLOCK.match(code.text)
        return Head(found[1] + found[2], code, found.end()) if found else None

    def _inside(self, piece: Piece) -> Code:
        return Code(self._document, piece.start + 1, piece.end - 1)

    def _shown(self, piece: Piece) -> list[Part]:
        code = self._inside(piece)
        return [] if _COMMENT.fullmatch(code.text) else [Show(code.span(0, len(code.text)))]

    def _block(self, head: Head) -> list[Part]:
        if head.word == "#if":
            return [Choice(self._branches(head))]
        if head.word == "#each":
            return [self._each(head)]
        if head.word == "#await":
            return self._await(head)
        if head.word == "#snippet":
            return self._snippet(head)
        if head.word == "#key":
            return list(self.parts())
        if head.word == "@render" and (found := _RENDER.match(head.code.text, head.at)):
            name = "" if found[1] == "children" else found[1]
            return [Gap(name, _arguments(head.code, found.end()))]
        if head.word == "@const" and (found := _NAMED.match(head.code.text, head.at)):
            return [Named(head.span(end=found.end(1)), head.span(found.end()))]
        return []

    def _branches(self, head: Head) -> tuple[Branch, ...]:
        found = [Branch(head.span(), self.parts())]
        while self._stop is not None and self._stop.word == ":else":
            stop = self._stop
            condition = _IF.match(stop.code.text, stop.at)
            span = stop.span(condition.end()) if condition else None
            found.append(Branch(span, self.parts()))
        return tuple(found)

    def _each(self, head: Head) -> Repeat:
        """`list as entry, index (key)`; the entry may be a pattern."""
        code, named = head.code, head.code.last(_AS, head.at)
        over, names = head.span(), tuple[Span, ...]()
        if named:
            key = code.last(_KEY, named.end())
            is_keyed = key is not None and code.text.rstrip().endswith(")")
            end = key.start() if key and is_keyed else len(code.text)
            over, names = head.span(end=named.start()), code.split(",", named.end(), end)
        parts = self.parts()
        otherwise = self.parts() if self._stop and self._stop.word == ":else" else ()
        return Repeat(over, names, parts, otherwise)

    def _await(self, head: Head) -> list[Part]:
        """What is shown while waiting, then, and where it fails: all of it may be seen."""
        then = head.code.last(_THEN, head.at)
        over = head.span(end=then.start() if then else None)
        found: list[Part] = [Named(head.span(then.end()), over)] if then else []
        found.extend(self.parts())
        while self._stop is not None and self._stop.word in {":then", ":catch"}:
            name = self._stop.span()
            if self._stop.word == ":then" and name.start < name.end:
                found.append(Named(name, over))
            found.extend(self.parts())
        return found

    def _snippet(self, head: Head) -> list[Part]:
        found = _SNIPPET.match(head.code.text, head.at)
        names = _arguments(head.code, found.end()) if found else ()
        parts = self.parts()
        return [Fill(found[1], parts, names)] if found else []


def _arguments(code: Code, at: int) -> tuple[Span, ...]:
    """What stands between brackets, the first of which is before `at`."""
    inside = code.text.rstrip()
    return code.split(",", at, len(inside) - 1) if inside.endswith(")") else ()
