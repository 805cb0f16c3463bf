"""Methods that texts and lists have in common (ECMA-262), and the arguments of functions."""

from itertools import chain

from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Arguments,
    is_known,
    joined,
    printed,
    settled,
)
from bot.ux_agent.scanning.showing.sizes import gathered
from bot.ux_agent.scanning.showing.value import Value


def entry_of(given: Arguments, at: int) -> Value:
    """An argument; nothing where it is not given."""
    return settled(given[at]) if at < len(given) else Value()


def sliced(value: Value, given: Arguments, frame: Frame) -> Value:
    """The part of a text or list between two places."""
    bounds = [entry_of(given, at).data for at in (0, 1)]
    if not all(one is None or isinstance(one, int) for one in bounds):
        return UNKNOWN
    part = slice(*bounds)
    if isinstance(value.data, str):
        return Value(str(value.data)[part]) if is_known(value) else UNKNOWN
    return Value(list(value.entries())[part])


def concat(value: Value, given: Arguments, frame: Frame) -> Value:
    """A text or list with others behind it."""
    if isinstance(value.data, str):
        return joined([value, *given])
    found = list(value.entries())
    for one in map(settled, given):
        found = gathered(chain(found, one.entries() if isinstance(one.data, list) else [one]))
    return Value(found)


def includes(value: Value, given: Arguments, frame: Frame) -> Value:
    """Whether something is in it."""
    wanted = entry_of(given, 0)
    if not is_known(wanted) or not is_known(value):
        return UNKNOWN
    if isinstance(value.data, str):
        return Value(printed(wanted) in value.data)
    return Value(any(settled(one).data == wanted.data for one in value.entries()))


def index_of(value: Value, given: Arguments, frame: Frame) -> Value:
    """Where something is in it; -1 where it is not."""
    wanted = entry_of(given, 0)
    if not is_known(wanted) or not is_known(value):
        return UNKNOWN
    if isinstance(value.data, str):
        return Value(value.data.find(printed(wanted)))
    held = [settled(one).data for one in value.entries()]
    return Value(held.index(wanted.data) if wanted.data in held else -1)


def same(value: Value, given: Arguments, frame: Frame) -> Value:
    """The value itself."""
    return value
