"""Lists and objects that a component is given in an attribute: `cta={{ label: "Book" }}`."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from bot.ux_agent.declared.attributes import is_prop
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import SPREAD, Element, Run
from bot.ux_agent.kinds.script_runs import inline

LOOKS = frozenset({"style", "sx", "css", "class", "className", "classNames", "class:list"})
"""Attributes whose data says how an element looks."""

_REFERENCE = re.compile(rb"&(?=[A-Za-z#])")
_BEGINS = (b"{", b"[")


def given_texts(element: Element) -> Iterator[Run]:
    """The texts of the data that a component of Astro, Svelte or Vue without content is given."""
    if element.is_closed or not element.is_component:
        return
    document = element.document
    for name, span in element.made.items():
        if name == SPREAD or name in LOOKS or not is_prop(name.lower()):
            continue
        if document.suffix == ".vue":
            yield from _bound(document, *span)
        elif block := document.expressions.get(span[0]):
            data = _data(block)
            yield from inline(data, document) if data is not None else ()


def _data(node: Node) -> Node | None:
    """The list or object that all of an expression is."""
    while node.type in {"statement_block", "expression_statement", "parenthesized_expression"}:
        if len(node.named_children) != 1:
            return None
        node = node.named_children[0]
    return node if node.type in {"array", "object"} else None


def _bound(document: Document, start: int, end: int) -> Iterator[Run]:
    """The texts in an attribute of Vue, which stands in quotes of HTML."""
    code = document.data[start:end]
    if not code.lstrip().startswith(_BEGINS) or _REFERENCE.search(code):
        return
    root = tree.parse("typescript", b" " * (start - 1) + b"(" + code + b")").root_node
    data = _data(root.named_children[0]) if root.named_children and not root.has_error else None
    for run in inline(data, document) if data is not None else ():
        yield run._replace(language="bound")
