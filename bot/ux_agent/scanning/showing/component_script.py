"""The scripts of a component, and running them with what its user gives."""

import re
from collections.abc import Iterable, Iterator

from tree_sitter import Node, Point, Range

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import Element, elements_of
from bot.ux_agent.scanning.showing.script_dispatch import inside
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_modules import Modules
from bot.ux_agent.scanning.showing.script_statements import run_all
from bot.ux_agent.scanning.showing.script_values import UNKNOWN, changing
from bot.ux_agent.scanning.showing.value import Value

_FENCE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*---[ \t]*\r?\n(.*?)^[ \t]*---", re.DOTALL | re.MULTILINE
)
_FUNCTIONS = frozenset({"function_declaration", "generator_function_declaration"})


def scripts_of(document: Document) -> Iterator[tuple[Element | None, list[Node]]]:
    """The statements of each script of a component with its element; of a fence with None."""
    if document.suffix == ".astro":
        found = _FENCE.match(document.data)
        if found:
            yield None, _statements(document, found.start(1), found.end(1))
        return
    for element in elements_of(document):
        if element.tag == "script" and element.parent is None:
            yield element, _statements(document, *element.inside)


def _statements(document: Document, start: int, end: int) -> list[Node]:
    where = Range(Point(0, 0), Point(0, 0), start, end)
    return inside(tree.parse("typescript", document.data, [where]).root_node)


def take_imports(nodes: Iterable[Node], frame: Frame, modules: Modules, file: str) -> None:
    """Has the names of imports stand for what they name."""
    for node in nodes:
        if node.type == "import_statement":
            modules.take(node, frame, file)


def hoist(nodes: Iterable[Node], frame: Frame) -> None:
    """Has the names of functions stand for them, wherever they are declared."""
    run_all([node for node in nodes if node.type in _FUNCTIONS], frame)


def stateful(value: Value, name: str = "", document: Document | None = None) -> Value:
    """What a state begins with, as something that changes; an empty one is filled by then.

    A text that scripts compare is a word of theirs, and has no place that people may change.
    """
    data = value.data
    if data is None or (isinstance(data, str | list | dict) and not data):
        return UNKNOWN
    if isinstance(data, str):
        code = document.data.decode() if document else ""
        is_compared = re.search(
            rf"\b{re.escape(name)}(?:\.value)?\s*[!=]==?|[!=]==?\s*{name}\b", code
        )
        return changing(Value(data) if is_compared else value, ())
    return changing(value, ()) if isinstance(data, bool | int | float) else value


def is_assigned(name: str, document: Document) -> bool:
    """Whether a component gives a name another value than its first."""
    text = document.data.decode()
    word = rf"(?<![\w.$]){re.escape(name)}"
    changes = re.findall(rf"{word}\s*(?:=(?![=>])|\+\+|--|[-+*/|&?]+=(?!=))", text)
    bound = re.search(rf"bind:(?:[\w-]+=\{{\s*{re.escape(name)}\b|{re.escape(name)}\b)", text)
    return len(changes) > 1 or bound is not None
