"""What a component shows, in order: words, elements, values, choices and repetitions of these."""

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import Element

_SKIPPED = re.compile(
    r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|//[^\n]*|/\*.*?\*/", re.DOTALL
)
_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}")


class Span(NamedTuple):
    """The bytes of an expression or of a pattern in its file."""

    start: int
    end: int


class Words(NamedTuple):
    """Text as it is written."""

    start: int
    end: int


class Mark(NamedTuple):
    """An element or a component."""

    element: Element


class Show(NamedTuple):
    """The value of an expression; `elements` stand within it."""

    value: Span
    elements: tuple[Element, ...] = ()


class Branch(NamedTuple):
    """Parts that are shown when a condition holds (None: always)."""

    condition: Span | None
    parts: "tuple[Part, ...]"


class Choice(NamedTuple):
    """The first of several branches that holds."""

    branches: tuple[Branch, ...]


class Repeat(NamedTuple):
    """Parts once for each entry of a list; `names` are patterns for the entry and its index."""

    entries: Span
    names: tuple[Span, ...]
    parts: "tuple[Part, ...]"
    otherwise: "tuple[Part, ...]" = ()


class Named(NamedTuple):
    """From here on a name stands for a value."""

    name: Span
    value: Span


class Gap(NamedTuple):
    """What the user of the component puts there ('' is its content); `given` are handed to it."""

    name: str
    given: tuple[Span, ...] = ()


class Fill(NamedTuple):
    """Parts that are shown at a gap of this name; `names` are patterns for what is handed over."""

    name: str
    parts: "tuple[Part, ...]"
    names: tuple[Span, ...] = ()


Part: TypeAlias = Words | Mark | Show | Choice | Repeat | Named | Gap | Fill


class Code:
    """A stretch of a file as text whose signs count as its bytes do."""

    def __init__(self, document: Document, start: int, end: int) -> None:
        self.start = start
        self.text = document.data[start:end].decode("latin-1")

    def span(self, start: int, end: int) -> Span:
        """The bytes of a part of it, without blanks around it."""
        text = self.text[start:end]
        begin = start + len(text) - len(text.lstrip())
        return Span(self.start + begin, self.start + begin + len(text.strip()))

    @property
    def depth(self) -> int:
        """How many brackets it opens more than it closes."""
        signs = list(self._signs())
        return sum(sign in _OPENING for _, sign in signs) - sum(
            sign in _CLOSING for _, sign in signs
        )

    def outside(self, start: int = 0) -> Iterator[int]:
        """The offsets of the signs at the top level, those of its brackets included."""
        depth = 0
        for at, sign in self._signs(start):
            depth -= sign in _CLOSING
            if depth == 0:
                yield at
            depth += sign in _OPENING

    def _signs(self, at: int = 0) -> Iterator[tuple[int, str]]:
        """The signs that are in no string and no comment, with their offsets."""
        while at < len(self.text):
            skipped = _SKIPPED.match(self.text, at)
            if skipped is None:
                yield at, self.text[at]
            at = skipped.end() if skipped else at + 1

    def last(self, pattern: re.Pattern[str], start: int = 0) -> re.Match[str] | None:
        """The last match of a pattern at the top level."""
        found = [hit for at in self.outside(start) if (hit := pattern.match(self.text, at))]
        return found[-1] if found else None

    def split(self, sign: str, start: int, end: int) -> tuple[Span, ...]:
        """What stands between signs at the top level."""
        cuts = [at for at in self.outside(start) if at < end and self.text.startswith(sign, at)]
        begins = [start, *(at + len(sign) for at in cuts)]
        spans = [self.span(*pair) for pair in zip(begins, [*cuts, end], strict=True)]
        return tuple(span for span in spans if span.start < span.end)
