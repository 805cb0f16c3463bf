"""Evaluating JavaScript and TypeScript as far as it is certain; every literal keeps its origin.

Nothing is executed: the syntax tree is walked, within a budget of steps, and what depends on the
clock, the network or a package is `Opaque`. What a state of the page decides is `Changing`.
"""

from collections.abc import Callable, Mapping

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing import script_classes, script_expressions, script_statements
from bot.ux_agent.scanning.showing.script_calling import call
from bot.ux_agent.scanning.showing.script_dispatch import inside, value_of
from bot.ux_agent.scanning.showing.script_frame import Exhausted, Frame, Source, World
from bot.ux_agent.scanning.showing.script_globals import native
from bot.ux_agent.scanning.showing.script_modules import Module, Modules
from bot.ux_agent.scanning.showing.script_patterns import bind
from bot.ux_agent.scanning.showing.script_values import UNKNOWN, opaque
from bot.ux_agent.scanning.showing.value import Value

__all__ = ["Exhausted", "Module", "Modules", "World", "bound", "call", "evaluate", "native"]
_UNDERSTOOD = (script_classes, script_expressions, script_statements)


def evaluate(
    expression: str, scope: Callable[[str], Value | None], modules: Modules, file: str
) -> Value:
    """The value of an expression that stands in a file; `scope` gives what names stand for.

    Its own literals have no origin, for it is read apart from its file.
    """
    node, frame = _read(f"({expression}\n)", scope, modules, file)
    found = next(
        (part for part in tree.walk(node) if part.type == "parenthesized_expression"), None
    )
    if found is None or node.has_error:
        return opaque("an expression that cannot be read")
    return value_of(found, frame)


def bound(pattern: str, value: Value, modules: Modules, file: str) -> Mapping[str, Value]:
    """The names that a pattern (`item`, `{ href, label }`, `[a, b = 1]`) gives to a value."""
    node, frame = _read(f"({pattern}\n) => 0", lambda _: None, modules, file)
    parameters = next((one for one in tree.walk(node) if one.type == "formal_parameters"), None)
    if parameters is None or node.has_error:
        return {}
    for part in inside(parameters):
        bind(part, value, frame)
    return frame.names


def _read(
    code: str, scope: Callable[[str], Value | None], modules: Modules, file: str
) -> tuple[Node, Frame]:
    document = Document(file, code.encode())
    frame = Frame(Source(document, modules.world, lambda _: None))
    frame.outside = scope
    return tree.parse("tsx", document.data).root_node, frame


UNDEFINED = Value()
"""What is surely not there, told apart from what is not known."""

NOT_KNOWN = UNKNOWN
