"""Syntax trees of sources, one parser for each language (tree-sitter)."""

from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

import tree_sitter_css
import tree_sitter_html
import tree_sitter_json
import tree_sitter_markdown
import tree_sitter_toml
import tree_sitter_typescript
import tree_sitter_yaml
from tree_sitter import Language, Node, Parser, Range, Tree

_GRAMMARS = {
    "html": tree_sitter_html.language,
    "css": tree_sitter_css.language,
    "json": tree_sitter_json.language,
    "yaml": tree_sitter_yaml.language,
    "markdown": tree_sitter_markdown.language,
    "markdown_inline": tree_sitter_markdown.inline_language,
    "toml": tree_sitter_toml.language,
    "tsx": tree_sitter_typescript.language_tsx,
    "typescript": tree_sitter_typescript.language_typescript,
}
Ranges: TypeAlias = list[Range]


def parse(language: str, source: bytes, within: Ranges | None = None) -> Tree:
    """The tree of a source, or of the parts `within` it; faults are error nodes, never raised."""
    grammar = _language(language)
    parser = Parser(grammar) if within is None else Parser(grammar, included_ranges=within)
    return parser.parse(source)


@cache
def _language(name: str) -> Language:
    return Language(_GRAMMARS[name]())


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, in the order of the source."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(current.children))


def child(node: Node, *types: str) -> Node | None:
    """The first child of one of these types."""
    return next((part for part in node.children if part.type in types), None)


def span_of(node: Node) -> Range:
    """The node's range, to parse its inside in another language."""
    return Range(node.start_point, node.end_point, node.start_byte, node.end_byte)
