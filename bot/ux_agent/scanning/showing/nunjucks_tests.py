"""Tests and comparisons of Nunjucks on plain data, as JavaScript makes them."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.ux_agent.scanning.showing.sizes import numbers, power
from bot.ux_agent.scanning.showing.value import Value

TESTS: Mapping[str, Callable[..., bool]] = {
    "defined": lambda value: value is not None,
    "undefined": lambda value: value is None,
    "none": lambda value: value is None,
    "null": lambda value: value is None,
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "iterable": lambda value: isinstance(value, list | str),
    "mapping": lambda value: isinstance(value, dict),
    "odd": lambda value: isinstance(value, int) and value % 2 == 1,
    "even": lambda value: isinstance(value, int) and value % 2 == 0,
    "truthy": bool,
    "falsy": lambda value: not value,
    "equalto": lambda value, other: value == other,
    "eq": lambda value, other: value == other,
    "sameas": lambda value, other: value == other,
    "divisibleby": lambda value, other: isinstance(value, int) and value % other == 0,
}
"""By their names behind `is`."""


def _is_in(wanted: object, held: object) -> bool:
    if isinstance(held, list):
        return any((one.data if isinstance(one, Value) else one) == wanted for one in held)
    if isinstance(held, dict):
        return wanted in held
    return isinstance(held, str) and str(wanted) in held


COMPARED: Mapping[str, Callable[[Any, Any], Any]] = {
    "in": _is_in,
    "==": lambda one, other: one == other,
    "===": lambda one, other: one == other,
    "!=": lambda one, other: one != other,
    "!==": lambda one, other: one != other,
    "<": lambda one, other: one < other,
    ">": lambda one, other: one > other,
    "<=": lambda one, other: one <= other,
    ">=": lambda one, other: one >= other,
    "+": numbers(lambda one, other: one + other),
    "-": numbers(lambda one, other: one - other),
    "*": numbers(lambda one, other: one * other),
    "/": numbers(lambda one, other: one / other),
    "//": numbers(lambda one, other: one // other),
    "%": numbers(lambda one, other: one % other),
    "**": numbers(power),
}
"""By their signs."""
