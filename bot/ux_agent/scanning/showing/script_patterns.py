"""Names that declarations, parameters and destructuring give to values."""

from collections.abc import Callable

from tree_sitter import Node

from bot.ux_agent.scanning.showing.script_dispatch import inside, value_of
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_members import member
from bot.ux_agent.scanning.showing.script_values import UNKNOWN, is_known, settled
from bot.ux_agent.scanning.showing.value import Value

_NAMES = frozenset({"identifier", "shorthand_property_identifier_pattern"})
_WITH_DEFAULT = frozenset({"assignment_pattern", "object_assignment_pattern"})


def bind(pattern: Node, value: Value, frame: Frame) -> None:
    """Gives the names of a pattern in a frame what they stand for."""
    if pattern.type in _NAMES:
        frame.names[frame.text(pattern)] = value
    elif pattern.type in _WITH_DEFAULT:
        _default(pattern, value, frame)
    elif pattern.type == "object_pattern":
        _members(pattern, value, frame)
    elif pattern.type == "array_pattern":
        _entries(pattern, value, frame)
    elif pattern.type in {"required_parameter", "optional_parameter"}:
        _parameter(pattern, value, frame)
    elif pattern.type == "rest_pattern":
        bind(inside(pattern)[0], value, frame)


def bind_all(parameters: Node, values: list[Value], frame: Frame) -> None:
    """Gives the parameters of a function its arguments."""
    names = [part for part in inside(parameters) if part.type != "type_annotation"]
    for at, one in enumerate(names):
        inner = one.child_by_field_name("pattern") or one
        if inner.type == "rest_pattern":
            bind(inner, Value(list(values[at:])), frame)
        else:
            bind(one, values[at] if at < len(values) else Value(), frame)


def names_in(pattern: Node, text: Callable[[Node], str]) -> list[str]:
    """The names that a pattern would give."""
    if pattern.type in _NAMES:
        return [text(pattern)]
    parts = inside(pattern)
    if pattern.type in _WITH_DEFAULT:
        parts = parts[:1]
    elif pattern.type == "pair_pattern":
        parts = parts[1:]
    return [name for part in parts for name in names_in(part, text)]


def _parameter(pattern: Node, value: Value, frame: Frame) -> None:
    inner, default = pattern.child_by_field_name("pattern"), pattern.child_by_field_name("value")
    if inner is not None:
        bind(inner, _or_default(value, default, frame), frame)


def _default(pattern: Node, value: Value, frame: Frame) -> None:
    left, right = inside(pattern)[0], inside(pattern)[-1]
    bind(left, _or_default(value, right, frame), frame)


def _or_default(value: Value, default: Node | None, frame: Frame) -> Value:
    is_absent = settled(value).data is None
    return value_of(default, frame) if is_absent and default is not None else value


def _members(pattern: Node, value: Value, frame: Frame) -> None:
    taken: set[str] = set()
    for part in inside(pattern):
        if part.type == "rest_pattern":
            bind(part, _rest(value, taken), frame)
            continue
        key = part
        if part.type in {"pair_pattern", "object_assignment_pattern"}:
            key = inside(part)[0]
        name = frame.text(key).strip("\"'")
        taken.add(name)
        target = inside(part)[1] if part.type == "pair_pattern" else part
        bind(target, member(value, name, frame), frame)


def _rest(value: Value, taken: set[str]) -> Value:
    held = settled(value)
    if not isinstance(held.data, dict):
        return UNKNOWN
    return Value({name: held.member(name) for name in held.data if name not in taken})


def _entries(pattern: Node, value: Value, frame: Frame) -> None:
    held = settled(value)
    entries = list(held.entries()) if isinstance(held.data, list) else []
    position = 0
    for part in pattern.children:
        if part.type == ",":
            position += 1
        elif part.type == "rest_pattern":
            bind(part, Value(entries[position:]) if is_known(value) else UNKNOWN, frame)
        elif part.is_named and part.type != "comment":
            absent = Value() if is_known(value) else UNKNOWN
            bind(part, entries[position] if position < len(entries) else absent, frame)
