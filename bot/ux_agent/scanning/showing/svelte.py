"""Svelte's components: how their elements are shown, and what their scripts have at hand."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import Element, Piece, roots
from bot.ux_agent.scanning.showing.attributes import class_list
from bot.ux_agent.scanning.showing.component_script import (
    hoist,
    is_assigned,
    scripts_of,
    stateful,
    take_imports,
)
from bot.ux_agent.scanning.showing.expressions import Expressions
from bot.ux_agent.scanning.showing.fetching import filled
from bot.ux_agent.scanning.showing.parts import Part, Span
from bot.ux_agent.scanning.showing.script import call, native
from bot.ux_agent.scanning.showing.script_dispatch import inside, run
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_modules import Modules
from bot.ux_agent.scanning.showing.script_statements import run_all
from bot.ux_agent.scanning.showing.script_values import UNKNOWN, Arguments, Native
from bot.ux_agent.scanning.showing.svelte_code import parts_of
from bot.ux_agent.scanning.showing.using import Fillings, Role, Use
from bot.ux_agent.scanning.showing.value import Value

_OPEN = frozenset({"svelte:fragment", "svelte:boundary"})
_NONE = frozenset({"svelte:window", "svelte:body", "svelte:document", "svelte:options"})
_OWN = (
    "on:",
    "bind:",
    "use:",
    "transition:",
    "in:",
    "out:",
    "animate:",
    "let:",
    "style:",
    "class:",
)


class Store(NamedTuple):
    """What `$name` reads the value of."""

    value: Value


class Svelte:
    """The language of .svelte files."""

    has_braces = True
    falls = False

    def __init__(self, modules: Modules) -> None:
        self._modules = modules

    def top(self, document: Document) -> Sequence[Piece]:
        """All that is no script and no style, which are told when they are shown."""
        return roots(document)

    def parts(self, pieces: Sequence[Piece], document: Document) -> tuple[Part, ...]:
        """What the pieces of a content show."""
        return parts_of(pieces, document)

    def role(self, element: Element, use: Use) -> Role:
        """How an element is shown."""
        tag = element.tag
        if tag == "svelte:head":
            return Role("head")
        if tag in _OPEN or tag in _NONE:
            return Role("open" if tag in _OPEN else "none")
        if tag == "slot":
            return Role("gap", element.attributes.get("name", ""))
        if tag in {"svelte:element", "svelte:component"}:
            return _chosen(element, use)
        if element.is_component:
            return Role("component", component=_component(tag, use))
        return Role("element", "img" if tag == "enhanced:img" else tag)

    def fill(self, element: Element) -> str:
        """The gap that a child fills."""
        return element.attributes.get("slot", "")

    def handed(self, element: Element) -> tuple[Span, ...]:
        """`let:` is not followed: what is handed over is not known."""
        return ()

    def is_own(self, name: str) -> bool:
        """Whether it is a directive."""
        return name.startswith(_OWN) or name in {"slot", "this", "key"}

    def read(self, name: str, value: Value) -> Value:
        """An attribute's value as it is."""
        return value

    def classes(self, value: Value) -> str:
        """The classes that a value stands for."""
        return class_list(value)

    def content(self, element: Element, use: Use) -> Value | None:
        """No directive shows anything."""
        return None

    def enter(self, expressions: Expressions, given: Mapping[str, Value], fills: Fillings) -> Use:
        """A use of a component, its script run with what it is given."""
        document = expressions.document
        frame = Frame(self._modules.source(document))
        frame.outside = lambda name: _outside(name, frame)
        frame.names.update(_runes(given, fills, frame))
        mounted: list[Value] = []
        for _, nodes in scripts_of(document):
            take_imports(nodes, frame, self._modules, document.path)
            _later(nodes, frame, mounted)
            hoist(nodes, frame)
            for node in nodes:
                _run(node, frame, given)
        filled(mounted, frame.names)
        shown = Frame(expressions.source)
        shown.outside = frame.find
        return Use(self, expressions, shown, dict(fills))


def _later(nodes: Sequence[Node], frame: Frame, mounted: list[Value]) -> None:
    """Has `onMount` note what a component does once it stands on the page."""

    def noted(arguments: Arguments) -> Value:
        mounted.extend(arguments[:1])
        return Value()

    is_named = any("onMount" in frame.text(node) for node in nodes)
    frame.names.update({"onMount": native(noted)} if is_named else {})


def _run(node: Node, frame: Frame, given: Mapping[str, Value]) -> None:
    declared = node.child_by_field_name("declaration") if node.type == "export_statement" else node
    if declared is None:
        return
    names = _lets(declared, frame)
    if node is not declared and names:
        for name in names:
            if name in given:
                frame.names[name] = given[name]
        if all(name in given for name in names):
            return
        run(declared, frame)
        frame.names.update({name: given[name] for name in names if name in given})
        return
    run_all([declared], frame)
    for name in names:
        if name in frame.names and is_assigned(name, frame.source.document):
            frame.names[name] = stateful(frame.names[name], name, frame.source.document)


def _lets(node: Node, frame: Frame) -> list[str]:
    """The names that `let` declares one by one."""
    if node.type != "lexical_declaration" or tree.child(node, "let") is None:
        return []
    names = [part.child_by_field_name("name") for part in inside(node)]
    return [frame.text(name) for name in names if name is not None and name.type == "identifier"]


def _outside(name: str, frame: Frame) -> Value | None:
    """`$name` is the value of the store of that name."""
    if not name.startswith("$") or len(name) == 1:
        return None
    held = frame.find(name[1:])
    if held is None:
        return None
    return held.data.value if isinstance(held.data, Store) else UNKNOWN


def _runes(given: Mapping[str, Value], fills: Fillings, frame: Frame) -> dict[str, Value]:
    props = dict(given)
    for name, filling in fills.items():
        props.setdefault(name or "children", Value(filling))
    slots = {name or "default": Value(data=True) for name in fills}

    def derived(arguments: Arguments) -> Value:
        return call(arguments[0], [], frame) if arguments else UNKNOWN

    return {
        "$props": native(lambda _: Value(props)),
        "$bindable": native(_first),
        "$state": Value(Native(_state, "", {"raw": native(_state)})),
        "$derived": Value(Native(_first, "", {"by": native(derived)})),
        "$$props": Value(props),
        "$$restProps": Value(dict(given)),
        "$$slots": Value(slots),
    }


def _first(arguments: Arguments) -> Value:
    return arguments[0] if arguments else Value()


def _state(arguments: Arguments) -> Value:
    return stateful(_first(arguments))


def _chosen(element: Element, use: Use) -> Role:
    """What `this` names."""
    literal = element.attributes.get("this", "")
    span = element.made.get("this")
    value = use.value(Span(span[0] + 1, span[1] - 1)) if span else Value(literal)
    if element.tag == "svelte:component":
        return Role("component", component=value)
    return Role("element", value.text) if value.text else Role("open")


def _component(tag: str, use: Use) -> Value:
    """What a component's name stands for, members of objects too."""
    first, *rest = tag.split(".")
    value = use.frame.find(first) or UNKNOWN
    for name in rest:
        value = value.member(name)
    return value
