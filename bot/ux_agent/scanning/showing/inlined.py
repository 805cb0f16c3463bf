"""The words of a paragraph of Markdown with their markup, as HTML (CommonMark 0.31.2, Inlines)."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.printout import Printout
from bot.ux_agent.scanning.showing.value import Origin


class Said(NamedTuple):
    """A text, or an address, as people read it, with the part of a file that says it."""

    value: str
    origin: Origin


Piece: TypeAlias = "str | tuple[int, int] | Said"
"""HTML of nobody's, the range of the printed text that is copied with its sources, or a part."""

Parts: TypeAlias = Mapping[int, tuple[int, Said]]
"""What parts of a block say, by the byte of the printed text where each begins; with its end."""

_TAGS = {"emphasis": "em", "strong_emphasis": "strong", "strikethrough": "del"}
_LINKS = frozenset(
    ["inline_link", "full_reference_link", "collapsed_reference_link", "shortcut_link"]
)
_LISTS = re.compile(r"\{:?[ .#][^{}]*\}\s*$")
"""A list of attributes behind the words (kramdown, Goldmark, markdown-it-attrs)."""


def targets_of(root: Node, document: Document) -> dict[str, str]:
    """The addresses of link definitions by their labels."""
    found: dict[str, str] = {}
    for node in tree.walk(root):
        if node.type == "link_reference_definition":
            label, target = tree.child(node, "link_label"), tree.child(node, "link_destination")
            if label and target:
                found.setdefault(_label(document.node_text(label)), document.node_text(target))
    return found


def inlined(
    text: Printout, node: Node, targets: Mapping[str, str], parts: Parts, *, keeps_html: bool = True
) -> Iterator[Piece]:
    """The HTML of a block's inside; `parts` of it are known to stand in one file."""
    document = Document("printed.md", bytes(text.data))
    root = tree.parse("markdown_inline", document.data, [tree.span_of(node)]).root_node
    reader = _Inline(text, document, (targets, parts), keeps_html=keeps_html)
    yield from reader.inside(root, node.start_byte, node.end_byte)


class _Inline:
    def __init__(
        self,
        text: Printout,
        document: Document,
        known: tuple[Mapping[str, str], Parts],
        *,
        keeps_html: bool,
    ) -> None:
        self._text = text
        self._document = document
        self._targets, self._parts = known
        self._keeps_html = keeps_html

    def inside(self, node: Node, start: int, end: int) -> Iterator[Piece]:
        """What stands between these bytes of a node."""
        at = start
        for part in node.children:
            is_inside = start <= part.start_byte and part.end_byte <= end and part.is_named
            if not is_inside or self._is_said(part):
                continue
            yield from self._words(at, part.start_byte)
            yield from self._part(part)
            at = part.end_byte
        yield from self._words(at, end)

    def _is_said(self, node: Node) -> bool:
        """Whether it is an escape, or a reference, within a part that is said as a whole."""
        return any(at <= node.start_byte < end for at, (end, _) in self._parts.items())

    def _part(self, node: Node) -> Iterator[Piece]:
        kind, said = node.type, self._document.node_text(node)
        if kind in _TAGS:
            marks = [part for part in node.children if part.type == "emphasis_delimiter"]
            edge = len(marks) // 2
            yield f"<{_TAGS[kind]}>"
            yield from self.inside(node, marks[edge - 1].end_byte, marks[edge].start_byte)
            yield f"</{_TAGS[kind]}>"
        elif kind in _LINKS:
            yield from self._link(node, said)
        elif kind == "image":
            yield from self._image(node)
        elif kind == "code_span":
            yield f"<code>{html.escape(said.strip('`'))}</code>"
        elif kind in {"uri_autolink", "email_autolink"}:
            address = html.escape(said.strip("<>"))
            mail = "mailto:" if kind == "email_autolink" else ""
            yield f'<a href="{mail}{address}">{address}</a>'
        elif kind == "hard_line_break":
            yield "<br>"
        elif kind == "html_tag":
            if self._keeps_html:
                yield node.start_byte, node.end_byte
        elif kind == "backslash_escape":
            yield html.escape(said[1:])
        elif kind != "emphasis_delimiter":
            yield from self._words(node.start_byte, node.end_byte)

    def _link(self, node: Node, said: str) -> Iterator[Piece]:
        words, target = tree.child(node, "link_text"), tree.child(node, "link_destination")
        label = tree.child(node, "link_label") or words
        named = _label(self._document.node_text(label)) if label else ""
        address = self._document.node_text(target) if target else self._targets.get(named)
        if words is None or (address is None and node.type != "inline_link"):
            yield html.escape(said, quote=False)
            return
        yield '<a href="'
        yield self._addressed(target) if target else html.escape((address or "").strip("<>"))
        yield '">'
        yield from self.inside(words, words.start_byte, words.end_byte)
        yield "</a>"

    def _image(self, node: Node) -> Iterator[Piece]:
        words, target = tree.child(node, "image_description"), tree.child(node, "link_destination")
        yield '<img src="'
        yield self._addressed(target) if target else ""
        yield '" alt="'
        _, said = (self._parts.get(words.start_byte) if words else None) or (0, None)
        yield said or html.escape(self._document.node_text(words) if words else "")
        yield '">'

    def _addressed(self, target: Node) -> Piece:
        """An address as a file says it, where that is known, else as it is written."""
        at = target.start_byte
        _, said = self._parts.get(at) or self._parts.get(at + 1) or (0, None)
        return said or html.escape(self._document.node_text(target).strip("<>"))

    def _words(self, start: int, end: int) -> Iterator[Piece]:
        """Plain words: what a value printed is copied, what stands in the text belongs to it."""
        for at, (stop, said) in self._parts.items():
            if start <= at and stop <= end:
                yield from self._plain(start, at)
                yield said
                start = stop
        yield from self._plain(start, end)

    def _plain(self, start: int, end: int) -> Iterator[Piece]:
        for part in self._text.within(start, end):
            first, last = max(part.start, start), min(part.end, end)
            if part.document is None and part.origin is not None:
                yield first, last
            else:
                words = self._document.text(first, last)
                yield _LISTS.sub("", words).replace("<", "&lt;")


def _label(text: str) -> str:
    return " ".join(text.strip("[]").split()).casefold()
