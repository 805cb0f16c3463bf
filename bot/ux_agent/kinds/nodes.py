"""What the parser's nodes of a page say: the names of tags, the ranges of attributes."""

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document

ELEMENTS = ("element", "script_element", "style_element")
TAGS = ("start_tag", "self_closing_tag")


def tag_of(node: Node, document: Document) -> str:
    """The name of an element as written, '' without one."""
    opening = tree.child(node, *TAGS)
    name = opening and tree.child(opening, "tag_name")
    return document.node_text(name) if name else ""


def attribute_range(node: Node) -> tuple[int, int, str]:
    """Start and end of an attribute's value without its quotes, and the quote sign."""
    value = tree.child(node, "attribute_value", "quoted_attribute_value")
    if value is None:
        return node.end_byte, node.end_byte, ""
    if value.type == "attribute_value":
        return value.start_byte, value.end_byte, ""
    quote = value.children[0]
    return value.start_byte + 1, value.end_byte - 1, quote.type


def is_text(node: Node, document: Document) -> bool:
    """Whether it is text; an entity or a bare & makes a node of its own."""
    if node.type == "ERROR":
        text = document.node_text(node)
        return text.startswith("&") and not {"<", ">"} & set(text)
    return node.type in {"text", "entity", "raw_text"}
