"""A printed page as elements that know their sources: by the place where each start tag is written.

Tags and template code do not nest (`{% if x %}<div>{% endif %}`, a list item without an end tag),
so the page is parsed as printed, and what a printed tag or text is in the sources is looked up.
"""

import html
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.depth import is_deep_page
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import VOID, Element
from bot.ux_agent.kinds.nodes import ELEMENTS, TAGS, attribute_range, is_text, tag_of
from bot.ux_agent.scanning.showing.dialling import SCHEMES
from bot.ux_agent.scanning.showing.printing import TooLong
from bot.ux_agent.scanning.showing.printout import UNTOLD, Printout, Segment
from bot.ux_agent.scanning.showing.seen import Seen, Shown, written
from bot.ux_agent.scanning.showing.value import Origin
from bot.ux_agent.scanning.showing.written_at import Written

Known: TypeAlias = dict[str, Written]
"""What stands where in the sources that were looked at, by their paths."""

_NO_TEXT = frozenset({"script", "style"})


def seen_in(out: Printout, known: Known) -> list[Seen]:
    """The elements of a printed page in its order; `known` keeps what stands where in sources.

    Raises TooLong for one that nests deeper than people write.
    """
    if is_deep_page(out.data):
        raise TooLong
    return list(_Reader(out, known).elements())


class _Run(NamedTuple):
    """Texts side by side in the printed page: a range of bytes."""

    start: int
    end: int


class _Reader:
    def __init__(self, out: Printout, known: Known) -> None:
        self._out = out
        self._page = Document("printed.html", bytes(out.data))
        self._known = known

    def elements(self) -> Iterator[Seen]:
        pending: list[tuple[Node, Seen | None]] = [
            (tree.parse("html", self._page.data).root_node, None)
        ]
        tops: list[Seen] = []
        while pending:
            node, parent = pending.pop()
            if node.type in ELEMENTS:
                seen = self._seen(node)
                if parent is not None:
                    seen.append_to(parent)
                else:
                    seen.previous = tops[-1] if tops else None
                    tops.append(seen)
                    seen.siblings = tops
                yield seen
                parent = seen if seen.tag not in VOID else parent
            pending.extend((part, parent) for part in reversed(node.children))

    def _seen(self, node: Node) -> Seen:
        tag = tag_of(node, self._page).lower()
        opening = tree.child(node, *TAGS)
        segment = next(self._out.within(node.start_byte, node.start_byte + 1), None)
        source = self._source(segment, node.start_byte, tag)
        seen = Seen(tag, {}, source)
        for part in reversed(opening.children if opening else []):
            if part.type == "attribute":
                name = self._page.node_text(part.children[0]).lower()
                seen.given[name] = self._attribute(name, part, source)
                seen.attributes[name] = html.unescape(self._page.text(*attribute_range(part)[:2]))
        seen.doubt = segment.doubt if segment else ""
        if tag not in _NO_TEXT and tag not in VOID:
            for run in self._runs(node):
                self._texts(run, seen)
        return seen

    def _source(self, segment: Segment | None, start: int, tag: str) -> Element | None:
        if segment is None or segment.document is None:
            return None
        found = self._written(segment.document).element(segment.at + start - segment.start)
        return found if found is not None and found.tag.lower() == tag else None

    def _written(self, document: Document) -> Written:
        if document.path not in self._known:
            self._known[document.path] = Written(document)
        return self._known[document.path]

    def _attribute(self, name: str, node: Node, source: Element | None) -> Shown:
        start, end, _ = attribute_range(node)
        value = html.unescape(self._page.text(start, end))
        parts = list(self._out.within(start, end))
        doubt = next((part.doubt for part in parts if part.doubt), "")
        if len(parts) == 1 and parts[0].document is None:
            is_whole = (parts[0].start, parts[0].end) == (start, end)
            return Shown(value, parts[0].origin if is_whole else None, doubt)
        if name == "href" and (dialled := self._dialled(parts, start, end)):
            return Shown(self._page.text(dialled.start, dialled.end), dialled.origin, doubt)
        is_own = source is not None and name in source.attributes
        if is_own and source is not None and all(part.document is not None for part in parts):
            is_same = html.unescape(source.attributes[name]) == value
            return Shown(value, written(source, f"attr:{name}") if is_same else None, doubt)
        return Shown(value, None, doubt)

    def _dialled(self, parts: Sequence[Segment], start: int, end: int) -> Segment | None:
        """The one value of data behind the scheme of an address: `tel:{{ site.phone_link }}`."""
        if len(parts) != 2 or self._page.text(start, parts[0].end) not in SCHEMES:
            return None
        last = parts[1]
        is_data = last.origin is not None and last.origin.kind in {"key", "object"}
        return last if is_data and last.end == end and last.document is None else None

    def _runs(self, node: Node) -> Iterator[_Run]:
        """The texts of an element; the parser puts a text after `<br>` into the br."""
        pending = list(reversed(node.children))
        run: _Run | None = None
        while pending:
            part = pending.pop()
            if is_text(part, self._page):
                run = _Run(run.start if run else part.start_byte, part.end_byte)
                continue
            if run is not None and part.type not in TAGS:
                yield run
                run = None
            if part.type == "element" and tag_of(part, self._page).lower() in VOID:
                pending.extend(reversed([one for one in part.children if one.type not in TAGS]))
        if run is not None:
            yield run

    def _texts(self, run: _Run, seen: Seen) -> None:
        """What an element says, each part with its own source; blanks are none."""
        begin: int = run.start
        before: Origin | None = None
        for start, end, origin, doubt in self._parts(run):
            if origin is None or origin != before:
                begin = start
            value = html.unescape(self._page.text(begin, end)).strip()
            if not value or (origin is None and value == UNTOLD):
                continue
            if origin is not None and origin == before:
                seen.texts.pop()
            seen.texts.append(Shown(value, origin, doubt if not seen.doubt else ""))
            before = origin

    def _parts(self, run: _Run) -> Iterator[tuple[int, int, Origin | None, str]]:
        for segment in self._out.within(run.start, run.end):
            start, end = max(segment.start, run.start), min(segment.end, run.end)
            if segment.document is None:
                is_whole = (start, end) == (segment.start, segment.end)
                yield start, end, segment.origin if is_whole else None, segment.doubt
            elif self._page.text(start, end).strip():
                at = segment.at + start - segment.start
                blanks = len(self._page.data[start:end]) - len(self._page.data[start:end].lstrip())
                yield start, end, self._written(segment.document).text(at + blanks), segment.doubt
