"""Places in pages: the text of an element, and its attributes."""

import html

from tree_sitter import Node

from bot.ux_agent.declared.attributes import is_address
from bot.ux_agent.declared.declaration import ElementAt
from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.elements import (
    ELEMENTS,
    VOID,
    Element,
    attribute_range,
    elements_of,
    tag_of,
)
from bot.ux_agent.kinds.selector import select
from bot.ux_agent.site import Place

_TEMPLATE = ("{{", "{%", "{#", "<?", "<%")


def locate(at: ElementAt, document: Document, kind: str) -> Found:
    """The value that a selector and a part name; raises Missing."""
    element = select(at.element, elements_of(document))[0]
    return part_of(element, at.part, document, kind)


def part_of(element: Element, part: str, document: Document, kind: str) -> Found:
    """The text or an attribute of an element; raises Missing when it cannot be edited."""
    value: str | None = None
    if _steers(element, part.lower()):
        raise Missing(f"what stands in {element.tag} is read by the browser, not by people")
    if part == "text":
        place = text_place(element, document)
        value = html.unescape(" ".join(place.raw.split()))
    else:
        place = _attribute_place(element, part.removeprefix("attr:"), document)
        if place.before in {"", '="'}:
            value = html.unescape(place.raw)
        kind = "url" if is_address(part.lower()) else kind
    if any(mark in place.raw for mark in _TEMPLATE):
        raise Missing("it is made by a template")
    return Found(value, place, kind)


def _steers(element: Element, part: str) -> bool:
    """Whether it is code, a style, or an order to the browser (`http-equiv` can lead away)."""
    is_order = part == "attr:content" and "http-equiv" in element.attributes
    return is_order or (part == "text" and element.tag in {"script", "style"})


def text_place(element: Element, document: Document) -> Place:
    """The one run of text of an element; raises Missing when there are several, or none."""
    inside = element.contents
    runs = _runs(inside, document)
    if element.tag in VOID:
        raise Missing(f"{element.tag} has no text")
    if not inside and tree.child(element.node, "end_tag"):
        at = element.node.children[0].end_byte
        return document.place("html_text", at, at)
    others = [part for part in inside if _is_element(part, document) and _has_text(part, document)]
    if len(runs) != 1 or others:
        raise Missing("its text is mixed with other elements")
    return document.place("html_text", runs[0][0].start_byte, runs[0][-1].end_byte)


def _runs(nodes: list[Node], document: Document) -> list[list[Node]]:
    """Text nodes that follow one another; an entity or a bare & makes a node of its own."""
    runs: list[list[Node]] = []
    is_open = False
    for node in nodes:
        if _is_text(node, document):
            if not is_open:
                runs.append([])
            runs[-1].append(node)
        is_open = _is_text(node, document)
    return runs


def _is_text(node: Node, document: Document) -> bool:
    if node.type == "ERROR":
        text = document.node_text(node)
        return text.startswith("&") and not {"<", ">"} & set(text)
    return node.type in {"text", "entity"}


def _is_element(node: Node, document: Document) -> bool:
    return node.type in ELEMENTS and tag_of(node, document) not in VOID


def _has_text(node: Node, document: Document) -> bool:
    return any(_is_text(part, document) for part in tree.walk(node))


def _attribute_place(element: Element, name: str, document: Document) -> Place:
    node = element.attribute_nodes.get(name.lower())
    if node is not None:
        start, end, quote = attribute_range(node)
        place = document.place("html_attr", start, end, quote)
        has_value = tree.child(node, "=") is not None
        return place if has_value else place._replace(before='="', after='"', quote='"')
    opening = element.node.children[0]
    last = [part for part in opening.children if part.type in {"tag_name", "attribute"}][-1]
    place = document.place("html_attr", last.end_byte, last.end_byte, '"')
    return place._replace(before=f' {name}="', after='"')
