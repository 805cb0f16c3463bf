"""HTML, or text on its way there, with the place in the sources of each of its parts."""

import html
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.joined import Joined, Markup, Plain
from bot.ux_agent.scanning.showing.sizes import TooLarge
from bot.ux_agent.scanning.showing.value import Origin, Value

UNTOLD = "…"
"""What is printed in place of a value that is not known."""


MOST_BYTES = 4 * 1024**2
MOST_SEGMENTS = 200_000
"""Of one page, or of a part that is printed aside; pages of people have a tenth of them."""


class Segment(NamedTuple):
    """A part of a printout from `start` to `end`, in bytes.

    One written in a `document` stands there from `at` on, byte by byte; otherwise it is the value
    with this `origin` as a whole, or nobody's. `doubt` says why it may not be shown.
    """

    start: int
    end: int
    document: Document | None = None
    at: int = 0
    origin: Origin | None = None
    doubt: str = ""


class Printout:
    """What templates have printed: `data` in UTF-8, its segments in order without gaps."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.segments: list[Segment] = []
        self._starts: list[int] = []

    def write(self, document: Document, start: int, end: int, doubt: str = "") -> None:
        """A part of a file as it is written there."""
        self._add(document.data[start:end], Segment(0, 0, document, start, doubt=doubt))

    def say(self, text: str, origin: Origin | None = None, doubt: str = "") -> None:
        """A text that a value, or nobody, holds; as it is."""
        self._add(text.encode(), Segment(0, 0, origin=origin, doubt=doubt))

    def print(self, value: Value, doubt: str = "", *, is_escaping: bool = True) -> None:
        """A value as a template prints it."""
        if isinstance(value.data, Joined) and value.origin is None:
            for part in value.data.parts:
                self.print(part, doubt, is_escaping=is_escaping)
            return
        text = value.text
        is_raw = not is_escaping and not isinstance(value.data, Plain)
        is_plain = is_raw or isinstance(value.data, Markup)
        is_markup = is_plain and "<" in text
        origin = None if is_markup else value.origin
        self.say(text if is_plain else html.escape(text), origin, doubt)

    def add(self, other: "Printout", doubt: str = "") -> None:
        """Another printout, all of it."""
        for part in other.segments:
            held = part._replace(doubt=part.doubt or doubt)
            self._add(bytes(other.data[part.start : part.end]), held)

    def copy(self, other: "Printout", start: int, end: int) -> None:
        """A part of another printout; of a value that is cut the origin is lost."""
        for part in other.within(start, end):
            first, last = max(part.start, start), min(part.end, end)
            is_whole = (first, last) == (part.start, part.end)
            held = part._replace(
                at=part.at + first - part.start, origin=part.origin if is_whole else None
            )
            self._add(bytes(other.data[first:last]), held)

    def within(self, start: int, end: int) -> Iterator[Segment]:
        """The segments that a range touches."""
        at = max(bisect_right(self._starts, start) - 1, 0)
        while at < len(self.segments) and self.segments[at].start < end:
            if self.segments[at].end > start:
                yield self.segments[at]
            at += 1

    def trim(self) -> None:
        """Drop the blanks at the end, as a tag with a sign for it does."""
        while self.segments and self.data[-1:].isspace():
            last = self.segments[-1]
            kept = len(bytes(self.data[last.start : last.end]).rstrip())
            del self.data[last.start + kept :]
            self._starts.pop()
            self.segments.pop()
            if kept:
                self.segments.append(last._replace(end=last.start + kept))
                self._starts.append(last.start)

    @property
    def text(self) -> str:
        """All of it."""
        return self.data.decode()

    def _add(self, data: bytes, segment: Segment) -> None:
        if not data:
            return
        start = len(self.data)
        if start + len(data) > MOST_BYTES or len(self.segments) > MOST_SEGMENTS:
            raise TooLarge("a page")
        self.data += data
        self.segments.append(segment._replace(start=start, end=start + len(data)))
        self._starts.append(start)
