"""Assignments: to names, to members, and to what the browser shows (`document.title`)."""

from tree_sitter import Node

from bot.ux_agent.scanning.showing.script_dispatch import inside, value_of
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_patterns import bind
from bot.ux_agent.scanning.showing.script_values import Function, changing, settled
from bot.ux_agent.scanning.showing.value import Value


def assign(target: Node, value: Value, frame: Frame) -> None:
    """Has a name or member stand for a value from now on."""
    if target.type == "identifier":
        name = frame.text(target)
        holder = frame.holder(name)
        held = holder.names.get(name)
        is_unsure = frame.world.unsure and held is not None
        holder.names[name] = changing(None, [held or Value(), value]) if is_unsure else value
    elif target.type in {"object_pattern", "array_pattern"}:
        bind(target, value, frame)
    elif target.type in {"member_expression", "subscript_expression"}:
        _member(target, value, frame)


def _member(target: Node, value: Value, frame: Frame) -> None:
    held = target.child_by_field_name("object")
    if held is None:
        return
    if frame.text(target) == "document.title":
        frame.world.effects.setdefault("title", []).append(value)
        return
    name = _name(target, frame)
    data = settled(value_of(held, frame)).data
    if isinstance(data, dict) and name:
        is_unsure = frame.world.unsure and name in data
        data[name] = changing(None, [Value(data).member(name), value]) if is_unsure else value
    elif isinstance(data, Function) and name:
        frame.world.attached.setdefault(data.node.id, {})[name] = value


def _name(target: Node, frame: Frame) -> str:
    named = target.child_by_field_name("property")
    if named is not None:
        return frame.text(named)
    index = target.child_by_field_name("index")
    return settled(value_of(index, frame)).text if index is not None and inside(target) else ""
