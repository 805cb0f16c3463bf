"""The elements of a page, with their parents, siblings and attributes."""

import html
from functools import lru_cache

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document

ELEMENTS = ("element", "script_element", "style_element")
TAGS = ("start_tag", "self_closing_tag")
VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
"""Elements without content (HTML, 13.1.2)."""


class Element:
    """One element of a page; `attributes` are decoded, lower-case names, '' without a value."""

    def __init__(self, node: Node, parent: "Element | None", document: Document) -> None:
        self.node = node
        self.parent = parent
        self.siblings: list[Element] = []
        self.document = document
        self.children: list[Element] = []
        self.previous: Element | None = None
        self.tag = tag_of(node, document)
        opening = tree.child(node, *TAGS)
        parts = opening.children if opening else []
        self.attribute_nodes = {
            document.node_text(part.children[0]).lower(): part
            for part in reversed(parts)
            if part.type == "attribute"
        }
        self.attributes = {
            name: attribute_value(part, document) for name, part in self.attribute_nodes.items()
        }

    @property
    def contents(self) -> list[Node]:
        """What stands in the element; the parser puts a text after `<br>` into the br."""
        inside: list[Node] = []
        pending = list(reversed(self.node.children))
        while pending:
            node = pending.pop()
            if node.type in (*TAGS, "end_tag"):
                continue
            inside.append(node)
            if node.type == "element" and tag_of(node, self.document) in VOID:
                pending.extend(reversed(node.children))
        return inside


def tag_of(node: Node, document: Document) -> str:
    """The name of an element in lower case, '' without one."""
    opening = tree.child(node, *TAGS)
    name = opening and tree.child(opening, "tag_name")
    return document.node_text(name).lower() if name else ""


def attribute_value(node: Node, document: Document) -> str:
    """The decoded value of an attribute, '' without one."""
    start, end, _ = attribute_range(node)
    return html.unescape(document.text(start, end))


def attribute_range(node: Node) -> tuple[int, int, str]:
    """Start and end of an attribute's value without its quotes, and the quote sign."""
    value = tree.child(node, "attribute_value", "quoted_attribute_value")
    if value is None:
        return node.end_byte, node.end_byte, ""
    if value.type == "attribute_value":
        return value.start_byte, value.end_byte, ""
    return value.start_byte + 1, value.end_byte - 1, value.children[0].type


@lru_cache(maxsize=8)
def elements_of(document: Document) -> list[Element]:
    """All elements of a page in the order of the source."""
    found: list[Element] = []
    pending: list[tuple[Node, Element | None]] = [(document.page.root_node, None)]
    roots: list[Element] = []
    while pending:
        node, parent = pending.pop()
        if node.type in ELEMENTS:
            element = Element(node, parent, document)
            _join(element, parent.children if parent else roots)
            found.append(element)
            parent = element
        pending.extend((part, parent) for part in reversed(node.children))
    return found


def _join(element: Element, siblings: list[Element]) -> None:
    element.previous = siblings[-1] if siblings else None
    siblings.append(element)
    element.siblings = siblings
