"""Lists and objects that a component is given in an attribute: `cta={{ label: "Book" }}`."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from bot.ux_agent.declared.attributes import is_prop
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import SPREAD, Element, Run, elements_of
from bot.ux_agent.kinds.script_runs import inline

LOOKS = frozenset({"style", "sx", "css", "class", "className", "classNames", "class:list"})
"""Attributes whose data says how an element looks."""

_REFERENCE = re.compile(rb"&(?=[A-Za-z#])")
_BEGINS = (b"{", b"[")
_BOUND = "bound-data"


def given_texts(element: Element) -> Iterator[Run]:
    """The texts of the data that a component of Astro, Svelte or Vue without content is given."""
    document = element.document
    is_vue = document.suffix == ".vue"
    for start, _ in _given(element):
        if is_vue:
            yield from _bound(document, start)
        elif block := document.expressions.get(start):
            data = _data(block)
            yield from inline(data, document) if data is not None else ()


def _given(element: Element) -> Iterator[tuple[int, int]]:
    """Where the attributes of a component without content stand that may have such data."""
    if element.is_closed or not element.is_component:
        return
    for name, span in element.made.items():
        if name != SPREAD and name not in LOOKS and is_prop(name.lower()):
            yield span


def _data(node: Node) -> Node | None:
    """The list or object that all of an expression is."""
    while node.type in {"statement_block", "expression_statement", "parenthesized_expression"}:
        if len(node.named_children) != 1:
            return None
        node = node.named_children[0]
    return node if node.type in {"array", "object"} else None


def _bound(document: Document, start: int) -> Iterator[Run]:
    """The texts in an attribute of Vue, which stands in quotes of HTML."""
    if _BOUND not in document.known:
        document.known[_BOUND] = _bound_data(document)
    data = document.known[_BOUND].get(start)
    for run in inline(data, document) if data is not None else ():
        yield run._replace(language="bound")


def _bound_data(document: Document) -> dict[int, Node]:
    """The lists and objects in attributes of Vue by where those begin, all else blanked out.

    Each stands in brackets instead of its quotes, and is a statement of its own.
    """
    blanked = bytearray(b" " * len(document.data))
    ends: dict[int, int] = {}
    for start, end in (span for one in elements_of(document) for span in _given(one)):
        code = document.data[start:end]
        if code.lstrip().startswith(_BEGINS) and not _REFERENCE.search(code):
            blanked[start - 1 : end + 2] = b"(" + code + b");"
            ends[start] = end
    root = tree.parse("typescript", bytes(blanked)).root_node
    found = {one.start_byte + 1: one for one in root.children if not one.has_error}
    whole = ((start, found[start]) for start in ends if start in found)
    return {
        start: data
        for start, one in whole
        if one.end_byte == ends[start] + 2 and (data := _data(one)) is not None
    }
