"""The elements of scripts with JSX, from the tree of the script.

Fragments are none: what stands in them stands in the element around. Elements in an attribute's
value have its element as parent, but are no children of it.
"""

import html
import re
from collections.abc import Iterable, Iterator
from html.entities import name2codepoint

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.elements import CLASSES, SPREAD, Element, Markup, Piece, Written
from bot.ux_agent.kinds.given_data import LOOKS
from bot.ux_agent.kinds.script_runs import number_of, shown, string_of
from bot.ux_agent.kinds.script_text import decoded

ELEMENTS = frozenset({"jsx_element", "jsx_self_closing_element"})
_TAGS = frozenset({"jsx_opening_element", "jsx_closing_element"})
_TEXTS = frozenset({"jsx_text", "html_character_reference"})
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|([A-Za-z][A-Za-z0-9]*));")


def read(document: Document) -> Markup:
    """The elements of a script in its order, and those that stand in no other."""
    found: list[Element] = []
    tops: list[Piece] = []
    pending: list[tuple[Node, Element | None, list[Element] | None]] = [
        (document.script.root_node, None, None)
    ]
    while pending:
        node, parent, siblings = pending.pop()
        inside = node.children
        if node.type in ELEMENTS:
            siblings = [] if siblings is None else siblings
            if not is_fragment(node):
                element = _element(node, parent, document)
                element.join(siblings)
                found.append(element)
                if parent is None:
                    tops.append(Piece("element", element.start, element.end, element))
                pending.extend((part, element, None) for part in _attributes(node)[::-1])
                parent, siblings = element, element.children
            inside = content(node)
        pending.extend((part, parent, siblings) for part in reversed(inside))
    found.sort(key=lambda one: one.start)
    by_start = {element.start: element for element in found}
    for element in found:
        marks = _marks(content(element.node), by_start)
        element.pieces = list(_between(document, marks, element.inside))
    return Markup(found, tops)


def content(node: Node) -> list[Node]:
    """What stands between the tags of an element."""
    return [part for part in node.children if part.type not in _TAGS] if _opening(node) else []


def expressions(node: Node) -> Iterator[Node]:
    """The braces with code that stand in an element itself, or in a fragment of it."""
    pending = content(node)[::-1]
    while pending:
        part = pending.pop()
        if part.type == "jsx_expression":
            yield part
        if part.type not in ELEMENTS or is_fragment(part):
            pending.extend(reversed(part.children))


def given_data(element: Element) -> Iterator[Node]:
    """Lists and objects written in the attributes of a component without content."""
    if element.is_closed or not element.is_component:
        return
    for part in _attributes(element.node):
        if part.type != "jsx_attribute" or element.document.node_text(part.children[0]) in LOOKS:
            continue
        inside = part.children[-1].named_children
        if part.children[-1].type == "jsx_expression" and inside:
            yield from (one for one in inside[:1] if one.type in {"array", "object"})


def is_fragment(node: Node) -> bool:
    """Whether it is `<>…</>`."""
    opening = _opening(node)
    return opening is not None and opening.child_by_field_name("name") is None


def decoded_text(raw: str) -> str:
    """A text of JSX as people read it: references are those of XHTML, HTML's others are text."""
    return _REFERENCE.sub(_unescaped, raw)


def _unescaped(found: re.Match[str]) -> str:
    is_known = found[1] is None or found[1] in name2codepoint or found[1] == "apos"
    return html.unescape(found[0]) if is_known else found[0]


def _opening(node: Node) -> Node | None:
    return tree.child(node, "jsx_opening_element")


def _attributes(node: Node) -> list[Node]:
    return [part for part in (_opening(node) or node).children if part.type.startswith("jsx_")]


def _marks(nodes: Iterable[Node], by_start: dict[int, Element]) -> Iterator[tuple[Piece, bool]]:
    """The elements and texts in some nodes.

    What is nothing itself but ends a piece is there too: tags of fragments, ends of expressions.
    """
    pending: list[Node | int] = [*reversed(list(nodes))]
    while pending:
        node = pending.pop()
        if isinstance(node, int):
            yield Piece("code", node, node), False
        elif node.type in ELEMENTS and not is_fragment(node):
            element = by_start[node.start_byte]
            yield Piece("element", element.start, element.end, element), True
        elif node.type in _TEXTS:
            yield Piece("text", node.start_byte, node.end_byte), True
        elif node.type in _TAGS:
            yield Piece("code", node.start_byte, node.end_byte), False
        else:
            is_whole = node.type == "jsx_expression"
            cuts = [node.start_byte, node.end_byte] if is_whole else []
            pending.extend([*cuts[1:], *reversed(node.children), *cuts[:1]])


def _between(
    document: Document, marks: Iterable[tuple[Piece, bool]], inside: tuple[int, int]
) -> Iterator[Piece]:
    """The pieces of a content: what is marked, and code between; texts that meet are one."""
    last: Piece | None = None
    for piece in _tiled(document, marks, inside):
        if last and last.kind == piece.kind == "text" and last.end == piece.start:
            last = last._replace(end=piece.end)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _tiled(
    document: Document, marks: Iterable[tuple[Piece, bool]], inside: tuple[int, int]
) -> Iterator[Piece]:
    at, end = inside
    for piece, is_kept in (*marks, (Piece("code", end, end), False)):
        if piece.start > at:
            is_blank = not document.data[at : piece.start].strip()
            yield Piece("text" if is_blank else "code", at, piece.start)
        if is_kept:
            yield piece
        at = piece.end


def _element(node: Node, parent: Element | None, document: Document) -> Element:
    opening = _opening(node) or node
    name = opening.child_by_field_name("name")
    types = opening.child_by_field_name("type_arguments")
    tag = document.node_text(name) if name else ""
    tag_end = (types or name or opening).end_byte
    element = Element(document, node, parent, tag, tag_end)
    closing = tree.child(node, "jsx_closing_element")
    element.is_closed = closing is not None
    if closing is not None:
        element.inside = (opening.end_byte, closing.start_byte)
    for part in _attributes(node):
        if part.type == "jsx_attribute":
            _attribute(element, part)
        else:
            element.made[SPREAD] = (part.start_byte, part.end_byte)
    for spelling in CLASSES:
        element.classes.extend(element.attributes.get(spelling, "").split())
    return element


def _attribute(element: Element, node: Node) -> None:
    """Note an attribute; of several with a name the last counts."""
    document = element.document
    name = document.node_text(node.children[0])
    element.attributes.pop(name, None)
    element.made.pop(name, None)
    element.written.pop(name, None)
    value = node.children[-1] if len(node.children) > 1 else None
    end = node.end_byte
    if value is None:
        element.attributes[name] = ""
        element.written[name] = Written(name, end, (end, end), has_value=False)
    elif value.type == "string":
        inside, quote = _quoted(value, document)
        element.attributes[name] = decoded_text(document.text(*inside))
        element.written[name] = Written(name, end, inside, quote)
    elif element.is_component and (number := number_of(value)):
        text = document.node_text(number)
        element.attributes[name] = text
        inside = (number.start_byte, number.end_byte)
        element.written[name] = Written(name, end, inside, is_script=True)
    else:
        literal = string_of(value)
        try:
            string = decoded(document.node_text(literal)) if literal else None
        except Missing:
            literal = string = None
        if literal is None or string is None:
            element.made[name] = (value.start_byte, value.end_byte)
            if name in CLASSES:
                texts = (document.text(run.start, run.end) for run in shown(value, document))
                element.classes.extend(one for text in texts for one in text.split())
        else:
            inside, quote = _quoted(literal, document)
            element.attributes[name] = string
            element.written[name] = Written(name, end, inside, quote, is_script=True)


def _quoted(node: Node, document: Document) -> tuple[tuple[int, int], str]:
    """The range within a string's quotes, and the quote."""
    return (node.start_byte + 1, node.end_byte - 1), document.text(
        node.start_byte, node.start_byte + 1
    )
