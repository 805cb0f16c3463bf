"""Templates made readable for a parser of HTML, byte for byte: what is code gets filled in."""

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

VOID_NAMES = frozenset(
    {
        *(b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input"),
        *(b"link", b"meta", b"param", b"source", b"track", b"wbr"),
    }
)
"""Elements without content (HTML, 13.1.2)."""

_NAME = re.compile(rb"[A-Za-z][^\s/>{}<=\"'`]*")
_IN_LINES = re.compile(rb"[^\r\n]")
_BETWEEN = re.compile(rb"(?:\s|/(?!>))*")
_EQUALS = re.compile(rb"\s*=\s*")
_UNQUOTED = re.compile(rb"[^\s>{`]+|[{`]")
_ATTRIBUTE = re.compile(rb"[^\s/>={]+|[{=]")
_QUOTED = {b'"': re.compile(rb'["{<]'), b"'": re.compile(rb"['{<]")}
_RAW_END = rb"</%s(?=[\s/>])"
_RAW = frozenset({b"script", b"style"})
_JOINED_BEFORE = b"-_:."
_JOINED_AFTER = b"-_:.="

Span: TypeAlias = tuple[int, int]


class Masked(NamedTuple):
    """A source as the parser sees it; `code` is what was filled in, `holes` tags that are none.

    `in_tags` is the code that stands between attributes.
    """

    data: bytes
    code: list[Span]
    holes: list[Span]
    in_tags: list[Span]


class Unreadable(Exception):
    """Its code or its tags do not end."""


CodeEnd: TypeAlias = Callable[["Walk", int], int]
"""Where the code that may begin at an offset ends; -1 where none begins."""


def nowhere(walk: "Walk", at: int) -> int:
    """No code."""
    return -1


class Syntax(NamedTuple):
    """What a language makes code of.

    `marks` finds where code, or a tag, may begin in a text. `in_text`, `in_tags` (between and as
    attributes), `in_quotes` (within their values) and `in_raw` (within script and style) tell where
    it ends. `has_components`: tags that begin with a capital letter are no elements of HTML.
    `has_fragments`: `<>` is a tag.
    """

    marks: re.Pattern[bytes]
    in_text: CodeEnd
    in_tags: CodeEnd
    in_quotes: CodeEnd
    in_raw: CodeEnd = nowhere
    has_components: bool = False
    has_fragments: bool = False


class Walk:
    """One way through a source, from the body's start; raises Unreadable."""

    def __init__(self, data: bytes, start: int, syntax: Syntax) -> None:
        self.data = data
        self.syntax = syntax
        self.is_literal_until = start
        self.code: list[Span] = []
        self.holes: list[Span] = []
        self.in_tags: list[Span] = []
        self._out = bytearray(data)
        self._start = start
        self._last: dict[bytes, int] = {}

    def masked(self) -> Masked:
        """The whole source, masked."""
        at = self._start
        while at < len(self.data):
            at, _ = self._step(at)
        return Masked(bytes(self._out), self.code, self.holes, self.in_tags)

    def element(self, at: int) -> int:
        """Where the element (or fragment, or comment) ends that begins there, within code."""
        depth = 0
        while at < len(self.data):
            at, change = self._step(at)
            depth += change
            if depth <= 0:
                return at
        raise Unreadable

    def fill(self, start: int, end: int, *, sign: bytes = b"x", keeps_lines: bool = True) -> None:
        """Put a sign in the place of every byte, but for the ends of lines."""
        code = self.data[start:end]
        self._out[start:end] = _IN_LINES.sub(sign, code) if keeps_lines else sign * len(code)

    def made(self, start: int, end: int) -> None:
        """Note code of a text."""
        if end > start:
            self.code.append((start, end))
            self.fill(start, end)

    def last(self, sign: bytes) -> int:
        """Where a sign is for the last time; asked once, as files may be full of its partners."""
        if sign not in self._last:
            self._last[sign] = self.data.rfind(sign)
        return self._last[sign]

    def noted(self) -> tuple[int, int, int]:
        """How much is noted by now."""
        return len(self.code), len(self.holes), len(self.in_tags)

    def forget(self, known: tuple[int, int, int]) -> None:
        """Take back what was noted since, as all of it is within one code."""
        for noted, count in zip((self.code, self.holes, self.in_tags), known, strict=True):
            del noted[count:]

    def _step(self, at: int) -> tuple[int, int]:
        """What begins there, or the text up to it: where it ends, and how it changes the depth."""
        data = self.data
        found = self.syntax.marks.search(data, at)
        if found is None:
            return len(data), 0
        at = found.start()
        if data.startswith(b"<!--", at):
            end = data.find(b"-->", at + 4)
            return (end + 3 if end >= 0 else len(data)), 0
        end = self.syntax.in_text(self, at)
        if end > at:
            return end, 0
        if data[at] != 0x3C:
            return at + 1, 0
        return self._tag(at)

    def _tag(self, at: int) -> tuple[int, int]:
        data = self.data
        is_closing = data.startswith(b"/", at + 1)
        name = _NAME.match(data, at + 2 if is_closing else at + 1)
        if name is None:
            return self._odd(at, is_closing=is_closing)
        self._component(name)
        end, is_self_closing = self._attributes(name.end())
        lower = name[0].lower()
        if is_closing:
            return end, -1
        if is_self_closing or (lower in VOID_NAMES and not self._is_component(name[0])):
            return end, 0
        if lower in _RAW and not self._is_component(name[0]):
            return self._raw(lower, end), 1
        return end, 1

    def _odd(self, at: int, *, is_closing: bool) -> tuple[int, int]:
        """A `<` that opens no element: of a fragment, a doctype, or a text."""
        data, size = self.data, 3 if is_closing else 2
        if self.syntax.has_fragments and data.startswith(b">", at + size - 1):
            self.holes.append((at, at + size))
            self.fill(at, at + size, sign=b" ")
            return at + size, -1 if is_closing else 1
        if data.startswith((b"!", b"?"), at + 1):
            end = data.find(b">", at)
            return (end + 1 if end >= 0 else len(data)), 0
        self.fill(at, at + 1)
        return at + 1, 0

    def _is_component(self, name: bytes) -> bool:
        return self.syntax.has_components and (name[:1].isupper() or b"." in name)

    def _component(self, name: re.Match[bytes]) -> None:
        """A name that the parser does not know, so that `<Base>` is not void and `<P>` nests."""
        if self._is_component(name[0]):
            known = b"x" + name[0][1:].lower().replace(b".", b"-")
            self._out[name.start() : name.end()] = known

    def _attributes(self, at: int) -> tuple[int, bool]:
        """Past the attributes of a tag and its `>`; whether it closes itself."""
        data = self.data
        at = self._name_code(at)
        while True:
            space = _BETWEEN.match(data, at)
            at = space.end() if space else at
            if at >= len(data):
                raise Unreadable
            if data.startswith(b"/>", at):
                return at + 2, True
            if data[at] == 0x3E:
                return at + 1, False
            end = self.syntax.in_tags(self, at)
            at = self._between(at, end) if end > at else self._attribute(at)

    def _name_code(self, at: int) -> int:
        """Code that is the rest of a tag's name: `<h{{ level }}>`, `<x-{{ name }}>`."""
        is_open = self.data[at - 1] in b"-:" or self.data[at - 2 : at].lower() in {b"<h", b"/h"}
        end = self.syntax.in_tags(self, at) if is_open else at
        if end > at:
            self.fill(at, end, keeps_lines=False)
            self.in_tags.append((at, end))
        return max(at, end)

    def _between(self, at: int, end: int) -> int:
        """Code between attributes, or as the start of a name."""
        self.in_tags.append((at, end))
        if self.data[end : end + 1] in {bytes([sign]) for sign in _JOINED_AFTER}:
            self.fill(at, end, keeps_lines=False)
            return self._attribute(end)
        self.fill(at, end, sign=b" ")
        return end

    def _attribute(self, at: int) -> int:
        data, start = self.data, at
        while (found := _ATTRIBUTE.match(data, at)) is not None:
            if found[0] == b"=" and at > start:
                break
            end = self.syntax.in_tags(self, at) if found[0] == b"{" else -1
            if end > at:
                is_joined = data[at - 1] in _JOINED_BEFORE
                if not is_joined:
                    break
                self.in_tags.append((at, end))
                self.fill(at, end, keeps_lines=False)
            at = max(end, found.end())
        equals = _EQUALS.match(data, at)
        return self._value(equals.end()) if equals else at

    def _value(self, at: int) -> int:
        data = self.data
        quote = data[at : at + 1]
        if quote not in _QUOTED:
            return self._unquoted(at)
        while (found := _QUOTED[quote].search(data, at + 1)) is not None:
            at = found.start()
            if found[0] == quote:
                return at + 1
            end = self.syntax.in_quotes(self, at)
            if end > at:
                self.code.append((at, end))
                self.fill(at, end)
                at = end - 1
        raise Unreadable

    def _unquoted(self, at: int) -> int:
        data, start = self.data, at
        spans: list[Span] = []
        while (found := _UNQUOTED.match(data, at)) is not None:
            end = self.syntax.in_tags(self, at) if found[0] in {b"{", b"`"} else -1
            if end > at:
                spans.append((at, end))
                self.fill(at, end, keeps_lines=False)
            at = max(end, found.end())
            if data[at - 1] == 0x2F and data.startswith(b">", at) and at - 1 > start and spans:
                at -= 1
                break
        self.code.extend(spans)
        if spans:
            # In quotes `/>` behind it ends the tag, as it does in the source.
            self.fill(start, at)
            self._out[start] = self._out[at - 1] = 0x22
        return at

    def _raw(self, name: bytes, at: int) -> int:
        """Past the inside of a script or style."""
        ending = re.compile(_RAW_END % name, re.IGNORECASE).search(self.data, at)
        end = ending.start() if ending else len(self.data)
        while at < end:
            found = self.syntax.marks.search(self.data, at, end)
            if found is None:
                return end
            at = found.start()
            stop = self.syntax.in_raw(self, at)
            if stop > at:
                self.code.append((at, stop))
                self.fill(at, stop)
            at = max(stop, at + 1)
        return max(end, at)
