"""Markdown as printed, made into HTML as printed: its headings and paragraphs keep their places."""

import html
from bisect import bisect_left
from collections.abc import Mapping

from tree_sitter import Node

from bot.ux_agent.declared.declaration import MarkdownAt
from bot.ux_agent.kinds import markdown, tree
from bot.ux_agent.kinds.depth import is_deep_text
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.markdown_parts import addresses, pictures
from bot.ux_agent.scanning.showing.inlined import Parts, Said, inlined, targets_of
from bot.ux_agent.scanning.showing.printing import TooLong
from bot.ux_agent.scanning.showing.printout import Printout
from bot.ux_agent.scanning.showing.value import Origin

_FILES = frozenset({".markdown", ".md", ".mdx"})
_HEADINGS = ("atx_heading", "setext_heading")


def marked(text: Printout, *, keeps_html: bool = True) -> Printout:
    """The HTML of a printed text; without `keeps_html` its own tags are left out.

    Raises TooLong for one that nests deeper than people write.
    """
    if is_deep_text(bytes(text.data)):
        raise TooLong
    return _Marker(text, keeps_html=keeps_html).made()


class _Marker:
    def __init__(self, text: Printout, *, keeps_html: bool) -> None:
        self._text = text
        self._document = Document("printed.md", bytes(text.data))
        self._root = tree.parse("markdown", self._document.data).root_node
        self._targets = targets_of(self._root, self._document)
        self._keeps_html = keeps_html
        self._out = Printout()
        self._places: dict[str, Mapping[int, tuple[str, str]]] = {}
        self._parts: dict[str, Parts] = {}

    def made(self) -> Printout:
        for node in self._root.children:
            self._block(node)
        return self._out

    def _block(self, node: Node) -> None:
        kind = node.type
        if kind == "section":
            for part in node.children:
                self._block(part)
        elif kind in _HEADINGS:
            self._within(f"h{_level(node)}", node)
        elif kind == "paragraph":
            self._within("p", node)
        elif kind == "list":
            self._list(node)
        elif kind == "block_quote":
            self._around("blockquote", node)
        elif kind == "html_block":
            if self._keeps_html:
                self._out.copy(self._text, node.start_byte, node.end_byte)
        elif kind == "pipe_table":
            self._table(node)
        elif kind in {"fenced_code_block", "indented_code_block"}:
            self._out.say("<pre></pre>\n")
        elif kind == "thematic_break":
            self._out.say("<hr>\n")

    def _around(self, tag: str, node: Node) -> None:
        self._out.say(f"<{tag}>")
        for part in node.children:
            self._block(part)
        self._out.say(f"</{tag}>\n")

    def _within(self, tag: str, node: Node) -> None:
        is_cell = node.type == "pipe_table_cell"
        inline = next((p for p in tree.walk(node) if is_cell or p.type == "inline"), None)
        if tag == "p" and inline is not None and self._is_code(inline):
            self._out.copy(self._text, inline.start_byte, inline.end_byte)
            return
        self._out.say(f"<{tag}>")
        self._inline(inline)
        self._out.say(f"</{tag}>\n")

    def _is_code(self, node: Node) -> bool:
        """Whether a tag of an element that holds blocks stands there, printed by a value."""
        return self._document.node_text(node).lstrip().startswith(("<div", "<section", "<nav"))

    def _inline(self, node: Node | None) -> None:
        """The words of a block: as one, where its source says them so, else with their markup."""
        if node is None:
            return
        found = self._written(node)
        if found is not None:
            value, origin = found
            self._out.say(html.escape(value, quote=False), origin)
            return
        known = self._parts_of(node)
        for part in inlined(self._text, node, self._targets, known, keeps_html=self._keeps_html):
            if isinstance(part, Said):
                self._out.say(html.escape(part.value), part.origin)
            elif isinstance(part, str):
                self._out.say(part)
            else:
                self._out.copy(self._text, *part)

    def _parts_of(self, node: Node) -> Parts:
        """The texts and addresses in a block that are parts of one file, in order."""
        found: dict[int, tuple[int, Said]] = {}
        for part in self._text.within(node.start_byte, node.end_byte):
            if part.document is None or part.doubt or part.document.suffix not in _FILES:
                continue
            if part.document.path not in self._parts:
                self._parts[part.document.path] = dict(sorted(parts_of(part.document).items()))
            shift = part.start - part.at
            parts = self._parts[part.document.path]
            first, last = max(part.start, node.start_byte), min(part.end, node.end_byte)
            starts = [*parts]
            for start in starts[bisect_left(starts, first - shift) :]:
                end, said = parts[start]
                if start + shift > last:
                    break
                if end + shift <= last:
                    found[start + shift] = (end + shift, said)
        return dict(sorted(found.items()))

    def _written(self, node: Node) -> tuple[str, Origin] | None:
        parts = list(self._text.within(node.start_byte, node.end_byte))
        document = parts[0].document if len(parts) == 1 else None
        if document is None or parts[0].doubt:
            return None
        at = parts[0].at + node.start_byte - parts[0].start
        if document.path not in self._places:
            self._places[document.path] = places_of(document)
        found = self._places[document.path].get(at)
        return (found[0], Origin(document.path, "md", found[1])) if found else None

    def _list(self, node: Node) -> None:
        items = [part for part in node.children if part.type == "list_item"]
        marker = items[0].children[0].type if items else ""
        tag = "ol" if marker in {"list_marker_dot", "list_marker_parenthesis"} else "ul"
        self._out.say(f"<{tag}>")
        for item in items:
            self._out.say("<li>")
            self._item(item)
            self._out.say("</li>\n")
        self._out.say(f"</{tag}>\n")

    def _item(self, item: Node) -> None:
        paragraphs = [part for part in item.children if part.type == "paragraph"]
        for part in item.children:
            if part.type == "paragraph" and len(paragraphs) == 1:
                self._inline(next((one for one in part.children if one.type == "inline"), None))
            else:
                self._block(part)

    def _table(self, node: Node) -> None:
        heads = [row for row in node.children if row.type == "pipe_table_header"]
        rows = [row for row in node.children if row.type == "pipe_table_row"]
        self._out.say("<table>")
        for part, tag, held in (("thead", "th", heads), ("tbody", "td", rows)):
            self._out.say(f"<{part}>")
            for row in held:
                self._out.say("<tr>")
                for cell in row.children:
                    if cell.type == "pipe_table_cell":
                        self._within(tag, cell)
                self._out.say("</tr>\n")
            self._out.say(f"</{part}>")
        self._out.say("</table>\n")


def places_of(document: Document) -> dict[int, tuple[str, str]]:
    """By the byte where they begin: the texts and selectors of the plain blocks of a file."""
    found: dict[int, tuple[str, str]] = {}
    for key, _ in markdown.selectors(document):
        try:
            held = markdown.locate(MarkdownAt(document.path, key), document, "text")
        except Missing:
            continue
        start = held.place.start
        found[start] = (held.value or "", key)
        found[start + len(held.place.before.encode())] = (held.value or "", key)
    return found


def parts_of(document: Document) -> Parts:
    """By the byte where they begin: texts between markup, addresses of links, pictures."""
    found: dict[int, tuple[int, Said]] = {}
    if is_deep_text(document.data):
        return found
    for number, _ in enumerate(pictures(document), 1):
        _add(found, document, f"img{number}", "attr:src")
        _add(found, document, f"img{number}", "attr:alt")
    for key, inline in markdown.selectors(document):
        counts = {
            "text": len(markdown.spans_of(inline, document)),
            "link": len(addresses(document, inline)),
        }
        for name in (f"{kind}.{at}" for kind, count in counts.items() for at in range(count)):
            _add(found, document, key, name)
    return found


def _add(found: dict[int, tuple[int, Said]], document: Document, key: str, part: str) -> None:
    """Keep a part of a file, where it can be edited."""
    try:
        held = markdown.locate(MarkdownAt(document.path, key, part), document, "text")
    except Missing:
        return
    origin = Origin(document.path, "md", key, part=part)
    found[held.place.start] = (held.place.end, Said(held.value or "", origin))


def _level(node: Node) -> int:
    for part in node.children:
        if part.type.startswith(("atx_h", "setext_h")):
            return int("".join(sign for sign in part.type if sign.isdigit()) or "1")
    return 1
