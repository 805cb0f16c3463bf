"""JSX as values: elements with their props and children, and what their literals are called."""

import html
import re

from tree_sitter import Node

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import Element, elements_of
from bot.ux_agent.kinds.runs import runs
from bot.ux_agent.scanning.showing.script_dispatch import expression, inside, value_of
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_origins import object_origin
from bot.ux_agent.scanning.showing.script_values import UNKNOWN, Markup, spread
from bot.ux_agent.scanning.showing.value import Origin, Value

_TEXTS = frozenset({"jsx_text", "html_character_reference"})
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_CLASSES = frozenset({"className", "class"})


class Places:
    """The elements of scripts by where they begin, to name what stands in them."""

    def __init__(self) -> None:
        self._known: dict[str, dict[int, Element]] = {}

    def element(self, start: int, document: Document) -> Element | None:
        """The element whose tag begins at a byte of a file."""
        if document.path not in self._known:
            found = {element.start: element for element in elements_of(document)}
            self._known[document.path] = found
        return self._known[document.path].get(start)

    def run(self, start: int, element: Element | None, document: Document) -> Origin | None:
        """The run of literal text that begins at a byte of an element."""
        if element is None:
            return None
        starts = [run.start for run in runs(element)]
        if start not in starts:
            return None
        part = "text" if len(starts) == 1 else f"text.{starts.index(start)}"
        return Origin(document.path, "part", element=element, part=part)

    def literal(self, node: Node, document: Document) -> Origin | None:
        """Where a literal stands: in an element's text, its attribute, or a constant."""
        above = node.parent
        while above is not None:
            if above.type in {"variable_declarator", "export_statement", "program"}:
                break
            if above.type == "jsx_attribute":
                return self._attribute(node, above, document)
            if above.type == "jsx_expression" and above.parent is not None:
                if above.parent.type == "jsx_element":
                    start = node.start_byte + (node.type in {"string", "template_string"})
                    element = self.element(above.parent.start_byte, document)
                    return self.run(start, element, document)
                if above.parent.type != "jsx_attribute":
                    return None
            above = above.parent
        return object_origin(node, document)

    def _attribute(self, node: Node, attribute: Node, document: Document) -> Origin | None:
        name = document.node_text(attribute.children[0])
        holder = attribute.parent.parent if attribute.parent else None
        opening = attribute.parent
        if opening is not None and opening.type == "jsx_self_closing_element":
            holder = opening
        is_whole = node.parent is not None and (
            node.parent.id == attribute.id
            or (node.parent.type == "jsx_expression" and node.parent.parent == attribute)
        )
        element = self.element(holder.start_byte, document) if holder is not None else None
        if holder is None or not (is_whole or name in _CLASSES):
            start = node.start_byte + (node.type in {"string", "template_string"})
            return self.run(start, element, document)
        if element is None:
            return None
        return Origin(document.path, "part", element=element, part=f"attr:{name}")


@expression("jsx_element", "jsx_self_closing_element")
def _element(node: Node, frame: Frame) -> Value:
    """An element with its props; `<>…</>` is the list of its children."""
    opening = node if node.type == "jsx_self_closing_element" else node.children[0]
    name = opening.child_by_field_name("name")
    children = _children(node, frame) if opening is not node else []
    if name is None:
        return Value(children)
    given = _given(opening, frame)
    if children:
        given["children"] = children[0] if len(children) == 1 else Value(children)
    return Value(Markup(_type(name, frame), given, node, frame))


def _type(name: Node, frame: Frame) -> Value:
    text = frame.text(name)
    is_own = name.type == "identifier" and text[:1].islower()
    return Value(text) if is_own or name.type == "jsx_namespace_name" else value_of(name, frame)


def _given(opening: Node, frame: Frame) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for part in inside(opening):
        if part.type == "jsx_expression":
            for one in inside(part):
                spread(found, value_of(one, frame))
        elif part.type == "jsx_attribute":
            found[frame.text(part.children[0])] = _attribute(part, frame)
    return found


def _attribute(node: Node, frame: Frame) -> Value:
    parts = inside(node)[1:]
    if not parts:
        return Value(data=True)
    if parts[0].type == "string":
        text = frame.text(parts[0])[1:-1]
        return Value(_read(text), frame.source.origin(parts[0]))
    if parts[0].type == "jsx_expression":
        held = inside(parts[0])
        return value_of(held[0], frame) if held else UNKNOWN
    return value_of(parts[0], frame)


@expression("jsx_expression")
def _expression(node: Node, frame: Frame) -> Value:
    parts = inside(node)
    return value_of(parts[0], frame) if parts else Value()


def _children(node: Node, frame: Frame) -> list[Value]:
    """Texts as JSX trims them, elements, and the values of expressions that are no comments."""
    found: list[Value] = []
    run: list[Node] = []
    for part in node.children[1:-1]:
        if part.type in _TEXTS:
            run.append(part)
            continue
        found.extend(_text(run, node, frame))
        run = []
        if part.type != "jsx_expression" or inside(part):
            found.append(value_of(part, frame))
    found.extend(_text(run, node, frame))
    return found


def _text(run: list[Node], node: Node, frame: Frame) -> list[Value]:
    """The text of a run of nodes; none where it is but the space between lines."""
    if not run:
        return []
    start, end = run[0].start_byte, run[-1].end_byte
    raw = frame.source.document.text(start, end)
    shown = trimmed(raw)
    if not shown:
        return []
    offset = len(raw[: len(raw) - len(raw.lstrip())].encode())
    places = frame.world.places
    if places is None or not raw.strip():
        return [Value(_read(shown))]
    document = frame.source.document
    element = places.element(node.start_byte, document)
    return [Value(_read(shown), places.run(start + offset, element, document))]


def _read(text: str) -> str:
    """A text with its references as they are read; JSX knows only those with a semicolon."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text)


def trimmed(raw: str) -> str:
    """A text between tags as JSX takes it: lines without their indentation, blank ones left out."""
    lines = raw.split("\n")
    if len(lines) == 1:
        return raw
    last = len(lines) - 1
    kept = [
        line.strip(" \t\r") if 0 < at < last else (line.rstrip() if at == 0 else line.lstrip())
        for at, line in enumerate(lines)
    ]
    return " ".join(line for line in kept if line)
