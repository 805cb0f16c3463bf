"""Calling the functions of a script."""

from collections.abc import Iterable

from tree_sitter import Node

from bot.ux_agent.scanning.showing.script_dispatch import run, value_of
from bot.ux_agent.scanning.showing.script_frame import MOST_CALLS, Frame
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Changing,
    Function,
    Native,
    changing,
    opaque,
)
from bot.ux_agent.scanning.showing.sizes import UNFIT, sized
from bot.ux_agent.scanning.showing.value import Opaque, Value


def call(function: Value, given: Iterable[Value], frame: Frame) -> Value:
    """What a function gives for these arguments; of one that is not known, nothing is."""
    values = list(given)
    data = function.data
    if isinstance(data, Native):
        return _native(data, values)
    if isinstance(data, Changing):
        first = call(data.first, values, frame) if data.first else None
        return changing(first, [call(one, values, frame) for one in data.others])
    if not isinstance(data, Function):
        return function if isinstance(data, Opaque) else UNKNOWN
    return entered(data, values)


def _native(function: Native, given: list[Value]) -> Value:
    try:
        return sized(function.call(given))
    except UNFIT:
        return opaque("a function that does not take this")


def entered(function: Function, given: list[Value]) -> Value:
    """What a function of the site gives for these arguments."""
    world = function.frame.world
    if world.depth >= MOST_CALLS:
        return opaque("it calls itself too often")
    world.depth += 1
    try:
        return _result(function, given)
    finally:
        world.depth -= 1


def _result(function: Function, given: list[Value]) -> Value:
    # They evaluate what they bind, so that each needs the other.
    from bot.ux_agent.scanning.showing.script_classes import CLASSES, rendered  # noqa: PLC0415
    from bot.ux_agent.scanning.showing.script_patterns import bind, bind_all  # noqa: PLC0415

    if function.node.type in CLASSES:
        return rendered(function, given[0] if given else Value({}))
    inner, node = function.frame.below(), function.node
    if function.name:
        inner.names.setdefault(function.name, Value(function))
    single = node.child_by_field_name("parameter")
    parameters = node.child_by_field_name("parameters")
    if single is not None:
        bind(single, given[0] if given else Value(), inner)
    elif parameters is not None:
        bind_all(parameters, given, inner)
    body = node.child_by_field_name("body")
    if body is None:
        return UNKNOWN
    return _ran(body, inner) if body.type == "statement_block" else value_of(body, inner)


def _ran(body: Node, frame: Frame) -> Value:
    leave = run(body, frame)
    return leave.value if leave is not None and leave.kind == "return" else Value()
