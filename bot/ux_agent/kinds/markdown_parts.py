"""Parts of Markdown: the texts between the markup of a block, addresses of links, pictures."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

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

_BLOCKS = frozenset({"inline", "pipe_table_cell"})

Span = tuple[int, int]


class Picture(NamedTuple):
    """A picture with its address beside it: what describes it, the address, and its block."""

    alt: Span
    src: Span
    block: Node


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
    return [_address(node, document) for node in found if node is not None]


@lru_cache(maxsize=8)
def pictures(document: Document) -> list[Picture]:
    """The pictures of a text, in its order; those whose address is defined elsewhere are none."""
    found: list[Picture] = []
    for block in tree.walk(document.markdown.root_node):
        if block.type not in _BLOCKS or b"![" not in document.data[_bytes_of(block)]:
            continue
        root = tree.parse("markdown_inline", document.data, [tree.span_of(block)]).root_node
        for node in tree.walk(root):
            address = tree.child(node, "link_destination") if node.type == "image" else None
            if address is None:
                continue
            said = tree.child(node, "image_description")
            at = node.start_byte + len(b"![")
            alt = (said.start_byte, said.end_byte) if said is not None else (at, at)
            found.append(Picture(alt, _address(address, document), block))
    return found


def _bytes_of(node: Node) -> slice:
    return slice(node.start_byte, node.end_byte)


def _address(node: Node, document: Document) -> Span:
    """Where an address stands, without angle brackets."""
    is_marked = document.data[node.start_byte : node.start_byte + 1] == b"<"
    return node.start_byte + is_marked, node.end_byte - is_marked


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
