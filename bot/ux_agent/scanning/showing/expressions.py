"""Evaluates the expressions of a component where they stand, so that literals keep their places."""

from collections.abc import Sequence

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import Element, elements_of
from bot.ux_agent.scanning.showing.parts import Span
from bot.ux_agent.scanning.showing.script_dispatch import inside, value_of
from bot.ux_agent.scanning.showing.script_frame import Frame, Source, World
from bot.ux_agent.scanning.showing.script_patterns import bind
from bot.ux_agent.scanning.showing.script_values import opaque
from bot.ux_agent.scanning.showing.seen import written
from bot.ux_agent.scanning.showing.value import Origin, Value
from bot.ux_agent.scanning.showing.written_at import Written

_HELD = b"<a"
"""What stands for an element within an expression while that is read, up to its `/>`."""


class Expressions:
    """The expressions in the markup of one file; each is read once."""

    def __init__(self, document: Document, world: World) -> None:
        self.document = document
        self.written = Written(document)
        self.source = Source(document, world, self._origin)
        self._nodes: dict[tuple[Span, str], Node | None] = {}
        self._literals = _in_attributes(document)

    def value(self, span: Span, frame: Frame, elements: Sequence[Element] = ()) -> Value:
        """The value of an expression; elements in it are JSX's Markup, told by their start."""
        node = self._node(span, "", elements)
        found = inside(node) if node else []
        return value_of(found[0], frame) if found else opaque("an expression that is not read")

    def bind(self, pattern: Span, value: Value, frame: Frame) -> None:
        """Has the names of a pattern stand for a value, or its parts."""
        node = self._node(pattern, "=>0", ())
        for part in inside(node) if node else []:
            bind(part, value, frame)

    def _node(self, span: Span, ending: str, elements: Sequence[Element]) -> Node | None:
        """What stands there in brackets; None where it cannot be read."""
        key = (span, ending)
        if key not in self._nodes:
            code = bytearray(self.document.data[span.start : span.end])
            for element in elements:
                start, end = element.start - span.start, element.end - span.start
                code[start:end] = _HELD.ljust(end - start - 2) + b"/>"
            data = b" " * (span.start - 1) + b"(" + bytes(code) + b"\n)" + ending.encode()
            root = tree.parse("tsx", data).root_node
            kinds = {"formal_parameters"} if ending else {"parenthesized_expression"}
            found = (one for one in tree.walk(root) if one.type in kinds)
            self._nodes[key] = None if root.has_error else next(found, None)
        return self._nodes[key]

    def _origin(self, node: Node) -> Origin | None:
        """Where a literal of the markup is written."""
        at = node.start_byte + (node.type in {"string", "template_string"})
        return self._literals.get(at) or self.written.text(at)


def _in_attributes(document: Document) -> dict[int, Origin]:
    """The strings of scripts that are an attribute's whole value, by their starts."""
    return {
        one.value[0]: written(element, f"attr:{name}")
        for element in elements_of(document)
        for name, one in element.written.items()
        if one.is_script
    }
