"""Methods of lists (ECMA-262), as far as what they give is certain."""

from itertools import chain

from bot.ux_agent.scanning.showing.script_calling import call
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_sequences import (
    concat,
    entry_of,
    includes,
    index_of,
    same,
    sliced,
)
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Arguments,
    Changing,
    changing,
    joined,
    printed,
    settled,
    truth,
)
from bot.ux_agent.scanning.showing.sizes import gathered
from bot.ux_agent.scanning.showing.value import Opaque, Value

MOST_ENTRIES = 400


def _map(value: Value, given: Arguments, frame: Frame) -> Value:
    function = entry_of(given, 0)
    entries = list(value.entries())[:MOST_ENTRIES]
    return Value([call(function, [one, Value(at)], frame) for at, one in enumerate(entries)])


def _flat_map(value: Value, given: Arguments, frame: Frame) -> Value:
    return _flat(_map(value, given, frame), (), frame)


def _flat(value: Value, given: Arguments, frame: Frame) -> Value:
    found: list[Value] = []
    for one in value.entries():
        inner = settled(one)
        found = gathered(chain(found, inner.entries() if isinstance(inner.data, list) else [one]))
    return Value(found)


def _filter(value: Value, given: Arguments, frame: Frame) -> Value:
    """What passes the test; where that may change, an entry is there at times."""
    function, found, is_whole = entry_of(given, 0), list[Value](), True
    for at, one in enumerate(value.entries()):
        result = call(function, [one, Value(at)], frame)
        held = truth(result)
        if held is None:
            at_first = truth(settled(result)) if isinstance(result.data, Changing) else None
            absent = None if at_first is None else Value()
            found.append(changing(one, ()) if at_first else changing(absent, [one]))
        elif held:
            found.append(one)
        is_whole = is_whole and bool(held)
    return value if is_whole else Value(found)


def _find(value: Value, given: Arguments, frame: Frame) -> Value:
    function, unsure = entry_of(given, 0), list[Value]()
    for at, one in enumerate(value.entries()):
        held = truth(call(function, [one, Value(at)], frame))
        if held and not unsure:
            return one
        if held is not False:
            unsure.append(one)
    return changing(None, unsure) if unsure else Value()


def _some(value: Value, given: Arguments, frame: Frame) -> Value:
    held = [truth(call(entry_of(given, 0), [one], frame)) for one in value.entries()]
    return Value(data=True) if True in held else (UNKNOWN if None in held else Value(data=False))


def _every(value: Value, given: Arguments, frame: Frame) -> Value:
    held = [truth(call(entry_of(given, 0), [one], frame)) for one in value.entries()]
    return Value(data=False) if False in held else (UNKNOWN if None in held else Value(data=True))


def _for_each(value: Value, given: Arguments, frame: Frame) -> Value:
    _map(value, given, frame)
    return Value()


def _reduce(value: Value, given: Arguments, frame: Frame) -> Value:
    entries = list(value.entries())
    if len(given) < 2 and not entries:
        return UNKNOWN
    result = given[1] if len(given) > 1 else entries.pop(0)
    for at, one in enumerate(entries[:MOST_ENTRIES]):
        result = call(entry_of(given, 0), [result, one, Value(at)], frame)
    return result


def _join(value: Value, given: Arguments, frame: Frame) -> Value:
    between = Value(printed(given[0])) if given else Value(",")
    parts: list[Value] = []
    for at, one in enumerate(value.entries()):
        parts.extend([between, one] if at else [one])
    return joined(parts) if parts else Value("")


def _push(value: Value, given: Arguments, frame: Frame) -> Value:
    value.data.extend(given)
    return Value(len(value.data))


def _reversed(value: Value, given: Arguments, frame: Frame) -> Value:
    return Value(list(value.entries())[::-1])


def _reverse(value: Value, given: Arguments, frame: Frame) -> Value:
    value.data[:] = _reversed(value, given, frame).data
    return Value(value.data)


def _sort(value: Value, given: Arguments, frame: Frame) -> Value:
    value.data[:] = _sorted(value, given, frame).data
    return Value(value.data)


def _sorted(value: Value, given: Arguments, frame: Frame) -> Value:
    """By the numbers that the function gives; where one is not known, in the order as written."""
    found: list[Value] = []
    for one in value.entries():
        at = len(found)
        while at and given:
            order = settled(call(given[0], [found[at - 1], one], frame)).data
            if not isinstance(order, int | float):
                return Value(list(value.entries()))
            if order <= 0:
                break
            at -= 1
        found.insert(at, one)
    return Value(found) if given else Value(sorted(found, key=printed))


def _at(value: Value, given: Arguments, frame: Frame) -> Value:
    at = entry_of(given, 0).data
    return value.at(at) if isinstance(at, int) and isinstance(value.data, list) else UNKNOWN


def _keys(value: Value, given: Arguments, frame: Frame) -> Value:
    return Value([Value(at) for at in range(len(value.data))])


def _pairs(value: Value, given: Arguments, frame: Frame) -> Value:
    return Value([Value([Value(at), one]) for at, one in enumerate(value.entries())])


def _unsure(value: Value, given: Arguments, frame: Frame) -> Value:
    return Value(Opaque("a method that is not followed"))


LIST = {
    "map": _map,
    "flatMap": _flat_map,
    "flat": _flat,
    "filter": _filter,
    "find": _find,
    "some": _some,
    "every": _every,
    "forEach": _for_each,
    "reduce": _reduce,
    "slice": sliced,
    "concat": concat,
    "join": _join,
    "includes": includes,
    "indexOf": index_of,
    "push": _push,
    "reverse": _reverse,
    "toReversed": _reversed,
    "sort": _sort,
    "toSorted": _sorted,
    "at": _at,
    "keys": _keys,
    "entries": _pairs,
    "values": same,
    "has": includes,
    "add": _push,
    "pop": _unsure,
    "shift": _unsure,
    "splice": _unsure,
}
