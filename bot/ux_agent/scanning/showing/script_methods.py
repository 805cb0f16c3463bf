"""Methods of values: which one a name is, bound to its value."""

from collections.abc import Callable, Mapping

from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_lists import LIST
from bot.ux_agent.scanning.showing.script_sequences import entry_of, same
from bot.ux_agent.scanning.showing.script_texts import TEXT
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Arguments,
    Native,
)
from bot.ux_agent.scanning.showing.value import Value

MOST_PLACES = 100
"""Behind the point (ECMA-262, Number.prototype.toFixed)."""


def method_of(value: Value, name: str, frame: Frame) -> Value:
    """A method bound to its value; nothing of a plain value that has none of that name."""
    table: Mapping[str, Callable[[Value, Arguments, Frame], Value]] = {}
    if isinstance(value.data, str):
        table = TEXT
    elif isinstance(value.data, list):
        table = LIST
    elif isinstance(value.data, dict):
        table = _MAPPING
    elif isinstance(value.data, int | float):
        table = _NUMBER
    found = table.get(name)
    if found is None:
        return Value() if isinstance(value.data, dict | None) else UNKNOWN
    return Value(Native(lambda given: found(value, given, frame), name))


def _fixed(value: Value, given: Arguments, frame: Frame) -> Value:
    places = entry_of(given, 0).data or 0
    if not isinstance(places, int) or not 0 <= places <= MOST_PLACES:
        return UNKNOWN
    text = f"{value.data:.{places}f}"
    return Value(text, value.origin if float(text) == value.data else None)


def _local(value: Value, given: Arguments, frame: Frame) -> Value:
    """A number as a country writes it; how is not known, but which number it is."""
    return UNKNOWN if value.origin is None else Value(str(value.data), value.origin)


def _get(value: Value, given: Arguments, frame: Frame) -> Value:
    return value.member(entry_of(given, 0).text)


def _has(value: Value, given: Arguments, frame: Frame) -> Value:
    return Value(entry_of(given, 0).text in value.data)


_MAPPING = {"get": _get, "has": _has, "hasOwnProperty": _has}
_NUMBER = {"toFixed": _fixed, "toString": same, "toLocaleString": _local}
