"""The elements of pages, templates and components, from the tree of the masked source."""

import html
import re
from bisect import bisect_left
from collections.abc import Iterator

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import COMPONENTS, Document, Missing
from bot.ux_agent.kinds.elements import SPREAD, VOID, Element, Markup, Piece, Written
from bot.ux_agent.kinds.masking import Span
from bot.ux_agent.kinds.nodes import ELEMENTS, TAGS, attribute_range, is_text
from bot.ux_agent.kinds.script_runs import number_of, shown, string_of
from bot.ux_agent.kinds.script_text import decoded
from bot.ux_agent.kinds.template_runs import address

_BOUND = re.compile(r"(?::|v-bind:)([\w:-]+)")
_SHORT = re.compile(rb"\{\s*([\w$]+)\s*\}")
_SPREAD = re.compile(rb"\{\s*\.\.\.")
_DIRECTIVE = re.compile(r"(?:on|bind|use|transition|in|out|animate|let|class|style):(?!list$)")
_TOKEN = re.compile(rb"[^\s\"']+")
_HOLES = frozenset({"comment", "doctype", "erroneous_end_tag"})


def read(document: Document) -> Markup:
    """The elements of a source and its top-level pieces."""
    return _Reader(document).read()


def _apart(node: Node) -> Node:
    """The same node without those below it that were made on the way: half of a page's memory."""
    return node.walk().node or node


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._in_tags = sorted(document.masked.in_tags)
        self._in_values = sorted(document.masked.code)
        self._marks = [Piece("code", *span) for span in document.masked.code]
        self._holes = set(document.masked.holes)
        self._keeps_case = document.suffix in COMPONENTS

    def read(self) -> Markup:
        document = self._document
        found: list[Element] = []
        top: list[Element] = []
        pending: list[tuple[Node, Element | None]] = [(document.page.root_node, None)]
        while pending:
            node, parent = pending.pop()
            if node.type in ELEMENTS:
                element = self._element(node, parent)
                element.join(parent.children if parent else top)
                found.append(element)
                parent = element
            elif self._is_hole(node):
                self._holes.add((node.start_byte, node.end_byte))
            inner = [part for part in node.children if part.type not in (*TAGS, "end_tag")]
            pending.extend((part, parent) for part in reversed(inner))
        self._marks = sorted({*self._marks, *(Piece("code", *hole) for hole in self._holes)})
        for element in found:
            element.pieces = list(self._pieces(element.children, element.inside))
            element.node = _apart(element.node)
        whole = (document.body, len(document.data))
        return Markup(found, list(self._pieces(top, whole)))

    def _is_hole(self, node: Node) -> bool:
        if node.type in _HOLES:
            return True
        if node.children or is_text(node, self._document):
            return False
        return node.type == "ERROR" or (node.parent is not None and node.parent.type == "ERROR")

    def _element(self, node: Node, parent: Element | None) -> Element:
        document, opening = self._document, node.children[0]
        name = tree.child(opening, "tag_name")
        tag = document.node_text(name) if name else ""
        tag_end = name.end_byte if name else opening.end_byte
        is_made = name is not None and self._has_code(self._in_tags, (name.start_byte, tag_end))
        is_component = self._keeps_case and (tag[:1].isupper() or "." in tag)
        tag = "" if is_made else tag if is_component else tag.lower()
        element = Element(document, node, parent, tag, tag_end)
        closing = tree.child(node, "end_tag")
        element.is_closed = closing is not None
        element.end = opening.end_byte if tag in VOID else node.end_byte
        inside_end = closing.start_byte if closing else element.end
        element.inside = (opening.end_byte, max(inside_end, opening.end_byte))
        for part in opening.children:
            if part.type == "attribute":
                self._attribute(element, part)
        self._between(element, (tag_end, opening.end_byte))
        element.classes = self._classes(element)
        return element

    def _classes(self, element: Element) -> list[str]:
        if "class" in element.attributes:
            return element.attributes["class"].split()
        document = self._document
        start, end = element.made.get("class", element.made.get("class:list", (0, 0)))
        if document.suffix == ".vue" or not end:
            return []
        if block := document.expressions.get(start) if self._keeps_case else None:
            texts = (document.text(run.start, run.end) for run in shown(block, document))
            return [name for text in texts for name in text.split()]
        spans = [name.span() for name in _TOKEN.finditer(document.masked.data, start, end)]
        plain = [span for span in spans if not self._has_code(self._in_values, span)]
        return [document.text(*span) for span in plain]

    def _attribute(self, element: Element, node: Node) -> None:
        document = self._document
        written = node.children[0]
        name = document.node_text(written)
        name = name if self._keeps_case else name.lower()
        start, end, quote = attribute_range(node)
        if quote and document.text(start - 1, start) != quote:
            start, end, quote = start - 1, end + 1, ""  # masking put it around code
        if name in element.attributes or name in element.made:
            return
        if self._has_code(self._in_tags, (written.start_byte, written.end_byte)):
            element.made.setdefault(SPREAD, (node.start_byte, node.end_byte))
            return
        bound = _BOUND.fullmatch(name) if document.suffix == ".vue" else None
        if bound or (name == "v-bind" and document.suffix == ".vue"):
            element.made.setdefault(bound[1] if bound else SPREAD, (start, end))
        elif self._has_code(self._in_values, (start, end)):
            if document.suffix == ".svelte" and _DIRECTIVE.match(name):
                element.attributes[name] = document.text(start, end)
            elif literal := self._literal((start, end), element):
                self._written(element, node, literal)
            else:
                element.made[name] = (start, end)
                self._address(element, name, node.end_byte)
        else:
            element.attributes[name] = html.unescape(document.text(start, end))
            has_value = tree.child(node, "=") is not None
            element.written[name] = Written(name, node.end_byte, (start, end), quote, has_value)

    def _literal(self, value: Span, element: Element) -> Node | None:
        """The one string that the code of an attribute is, or a component's one number."""
        code = self._document.expressions.get(value[0]) if self._keeps_case else None
        is_all = code is not None and code.end_byte in {value[1], value[1] + 1}
        if code is None or not is_all:
            return None
        return string_of(code) or (number_of(code) if element.is_component else None)

    def _written(self, element: Element, node: Node, literal: Node) -> None:
        document, name = self._document, self._document.node_text(node.children[0])
        text = document.node_text(literal)
        try:
            element.attributes[name] = decoded(text)
        except Missing:
            element.made[name] = (literal.start_byte, literal.end_byte)
            return
        is_number = literal.type == "number"
        inside = literal.start_byte + (not is_number), literal.end_byte - (not is_number)
        quote = "" if is_number else text[0]
        element.written[name] = Written(name, node.end_byte, inside, quote, is_script=True)

    def _address(self, element: Element, name: str, end: int) -> None:
        """An attribute whose code only makes an address of a string."""
        start, stop = element.made[name]
        run = None if self._keeps_case else address(self._document.text(start, stop), start)
        if run is not None:
            inside = run.start, run.end
            element.written[name] = Written(name, end, inside, run.quote, language=run.language)

    def _between(self, element: Element, tag: Span) -> None:
        """What code between the attributes makes, or decides about."""
        data, spans = self._document.data, self._within(self._in_tags, tag)
        for start, end in spans:
            short = _SHORT.fullmatch(data, start, end)
            if not self._keeps_case or _SPREAD.match(data, start):
                element.made.setdefault(SPREAD, (start, end))
            elif short:
                element.made.setdefault(short[1].decode(), (start, end))
        if spans and not self._keeps_case:
            first, last = spans[0][0], spans[-1][1]
            for name, written in list(element.written.items()):
                if first < written.end <= last:
                    element.made[name] = element.written.pop(name).value
                    element.attributes.pop(name, None)

    @staticmethod
    def _within(spans: list[Span], region: Span) -> list[Span]:
        start, end = region
        return spans[bisect_left(spans, (start, start)) : bisect_left(spans, (end, end))]

    def _has_code(self, spans: list[Span], region: Span) -> bool:
        at = bisect_left(spans, region)
        before = spans[at - 1] if at else (0, 0)
        return before[1] > region[0] or (at < len(spans) and spans[at][0] < region[1])

    def _pieces(self, children: list[Element], inside: Span) -> Iterator[Piece]:
        at, end = inside
        own = [Piece("element", child.start, child.end, child) for child in children]
        first = bisect_left(self._marks, Piece("code", at, at))
        last = bisect_left(self._marks, Piece("code", end, end))
        marks = sorted([*self._marks[first:last], *own], key=lambda piece: piece.start)
        for piece in marks:
            if piece.start < at:
                continue
            if piece.start > at:
                yield Piece("text", at, piece.start)
            if (piece.start, piece.end) not in self._holes:
                yield piece
            at = max(at, piece.end)
        if at < end:
            yield Piece("text", at, end)
