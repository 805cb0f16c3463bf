"""Finds for each kind of syntax what evaluates it."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from tree_sitter import Node

from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_values import opaque
from bot.ux_agent.scanning.showing.sizes import UNFIT, sized
from bot.ux_agent.scanning.showing.value import Value


class Leave(NamedTuple):
    """How a statement ends its block: `return` with a value, `break` or `continue`."""

    kind: str
    value: Value = Value()


Evaluates: TypeAlias = Callable[[Node, Frame], Value]
Runs: TypeAlias = Callable[[Node, Frame], Leave | None]
_EXPRESSIONS: dict[str, Evaluates] = {}
_STATEMENTS: dict[str, Runs] = {}


def expression(*kinds: str) -> Callable[[Evaluates], Evaluates]:
    """Declares what evaluates expressions of these kinds (names of tree-sitter-typescript)."""

    def declare(function: Evaluates) -> Evaluates:
        _EXPRESSIONS.update(dict.fromkeys(kinds, function))
        return function

    return declare


def statement(*kinds: str) -> Callable[[Runs], Runs]:
    """Declares what runs statements of these kinds."""

    def declare(function: Runs) -> Runs:
        _STATEMENTS.update(dict.fromkeys(kinds, function))
        return function

    return declare


def value_of(node: Node, frame: Frame) -> Value:
    """The value of an expression; one that is not understood cannot be known."""
    frame.world.step()
    known = _EXPRESSIONS.get(node.type)
    if known is None:
        return opaque(f"{node.type} is not followed")
    try:
        return sized(known(node, frame))
    except UNFIT:
        return opaque(f"what {node.type} makes is not followed")


def run(node: Node, frame: Frame) -> Leave | None:
    """Runs a statement; one that is not understood does nothing."""
    frame.world.step()
    known = _STATEMENTS.get(node.type)
    return known(node, frame) if known else None


def inside(node: Node) -> list[Node]:
    """The parts of a node that are no signs and no comments."""
    return [part for part in node.named_children if part.type != "comment"]
