"""Members of values: entries, properties, and the methods that texts and lists have."""

from bot.ux_agent.scanning.showing.script_calling import call
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_methods import method_of
from bot.ux_agent.scanning.showing.script_values import (
    REST,
    UNKNOWN,
    Address,
    Arguments,
    Changing,
    Function,
    Native,
    Tag,
    changing,
    is_known,
    settled,
)
from bot.ux_agent.scanning.showing.value import Opaque, Value

_ROUNDS = frozenset({"map", "flatMap"})
_PROMISED = frozenset({"then", "catch", "finally"})


def member(value: Value, name: str, frame: Frame) -> Value:
    """What stands under a name in a value; of what is not known nothing is."""
    data = value.data
    if isinstance(data, Changing):
        first = member(data.first, name, frame) if data.first else None
        return changing(first, [member(one, name, frame) for one in data.others])
    if isinstance(data, Opaque):
        return Value(Native(lambda given: _each(given, frame))) if name in _ROUNDS else value
    if isinstance(data, Native):
        return data.members.get(name, UNKNOWN)
    if isinstance(data, Function | Tag):
        held = frame.world.attached.get(data.node.id, {}) if isinstance(data, Function) else {}
        return held.get(name, Value() if isinstance(data, Function) else UNKNOWN)
    if isinstance(data, dict) and name in data:
        return value.member(name)
    if isinstance(data, dict) and REST in data:
        return UNKNOWN
    if isinstance(data, list | str) and name == "length":
        may_change = isinstance(data, list) and any(_comes_and_goes(one) for one in data)
        length = Value(len(data)) if is_known(value) else UNKNOWN
        return changing(length, ()) if may_change else length
    if isinstance(data, list) and name.lstrip("-").isdigit():
        return value.at(int(name)) if not name.startswith("-") else Value()
    if name in _PROMISED:
        return Value(Native(lambda given: _promised(value, name, given, frame), name))
    return method_of(value, name, frame)


def _comes_and_goes(entry: object) -> bool:
    return isinstance(entry, Value) and isinstance(entry.data, Changing)


def _each(given: Arguments, frame: Frame) -> Value:
    """What a function shows of each entry of a list that is not known: of any one of them."""
    return call(given[0], [UNKNOWN, UNKNOWN], frame) if given else UNKNOWN


def _promised(value: Value, name: str, given: Arguments, frame: Frame) -> Value:
    """What is awaited is there at once; it never fails."""
    return call(given[0], [value], frame) if name == "then" and given else value


def indexed(value: Value, key: Value, frame: Frame) -> Value:
    """What stands under a computed name or index."""
    known = settled(key)
    if isinstance(known.data, Address) and isinstance(data := settled(value).data, dict):
        frame.world.addresses.update(dict.fromkeys(one for one in data if one.startswith("/")))
    if isinstance(known.data, bool | int | float | str) and is_known(known):
        found = member(value, known.text, frame)
        return changing(found, ()) if isinstance(key.data, Changing) else found
    held = settled(value)
    if isinstance(held.data, dict | list):
        return changing(None, held.entries())
    return UNKNOWN
