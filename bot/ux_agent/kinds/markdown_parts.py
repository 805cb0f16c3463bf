"""Parts of a block of Markdown: the texts between its markup, and the addresses of its links."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document

_PLAIN = frozenset(
    {"backslash_escape", "entity_reference", "numeric_character_reference", "latex_block"}
)
_EMPHASIS = frozenset({"emphasis", "strong_emphasis", "strikethrough"})
_LINKS = frozenset(
    {"inline_link", "full_reference_link", "collapsed_reference_link", "shortcut_link"}
)
_CODE = re.compile(rb"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<%.*?%>", re.DOTALL)
_BRACES = re.compile(rb"\{.*?\}", re.DOTALL)

Span = tuple[int, int]


def texts(document: Document, within: Node, end: int) -> list[Span]:
    """The plain texts of a block up to an offset, those of links and emphasis among them.

    `within` is the block's inside; its markup, code, images and addresses are none.
    """
    root = tree.parse("markdown_inline", document.data, [tree.span_of(within)]).root_node
    found: list[Span] = []
    for start, stop in _plain(root):
        for piece in _without_code(document, start, min(stop, end)):
            inside = document.data[slice(*piece)]
            first = piece[0] + len(inside) - len(inside.lstrip())
            if inside.strip():
                found.append((first, first + len(inside.strip())))
    return found


def addresses(document: Document, within: Node) -> list[Span]:
    """The addresses of the links in a block, in order, without angle brackets."""
    root = tree.parse("markdown_inline", document.data, [tree.span_of(within)]).root_node
    links = (node for node in tree.walk(root) if node.type == "inline_link")
    found = (tree.child(link, "link_destination") for link in links)
    spans = [(node.start_byte, node.end_byte) for node in found if node is not None]
    return [
        (start + 1, end - 1) if document.data[start : start + 1] == b"<" else (start, end)
        for start, end in spans
    ]


def _plain(node: Node) -> Iterator[Span]:
    """What of a node is text itself, and that of the markup in it that shows text."""
    at = node.start_byte
    parts = [part for part in node.children if part.is_named and part.type not in _PLAIN]
    for part in parts:
        yield at, part.start_byte
        at = part.end_byte
        if part.type in _EMPHASIS:
            yield from _plain(part)
        elif part.type in _LINKS:
            text = tree.child(part, "link_text")
            yield from _plain(text) if text is not None else ()
    yield at, node.end_byte


def _without_code(document: Document, start: int, end: int) -> Iterator[Span]:
    """A text without what a template language, or MDX, makes of it."""
    pattern = _BRACES if document.suffix == ".mdx" else _CODE
    for code in pattern.finditer(document.data, start, max(start, end)):
        yield start, code.start()
        start = code.end()
    yield start, end
