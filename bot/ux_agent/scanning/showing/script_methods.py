"""Methods of texts, lists and mappings (ECMA-262), as far as what they give is certain."""

from collections.abc import Callable, Mapping

from bot.ux_agent.scanning.showing.script_calling import call
from bot.ux_agent.scanning.showing.script_frame import Frame
from bot.ux_agent.scanning.showing.script_replacing import filled, parted
from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Arguments,
    Changing,
    Native,
    changing,
    is_known,
    joined,
    printed,
    settled,
    truth,
)
from bot.ux_agent.scanning.showing.value import Opaque, Value

MOST_ENTRIES = 400


def method_of(value: Value, name: str, frame: Frame) -> Value:
    """A method bound to its value; nothing of a plain value that has none of that name."""
    table: Mapping[str, Callable[[Value, Arguments, Frame], Value]] = {}
    if isinstance(value.data, str):
        table = _TEXT
    elif isinstance(value.data, list):
        table = _LIST
    elif isinstance(value.data, dict):
        table = _MAPPING
    elif isinstance(value.data, int | float):
        table = _NUMBER
    found = table.get(name)
    if found is None:
        return Value() if isinstance(value.data, dict | None) else UNKNOWN
    return Value(Native(lambda given: found(value, given, frame), name))


def entry_of(given: Arguments, at: int) -> Value:
    """An argument; nothing where it is not given."""
    return settled(given[at]) if at < len(given) else Value()


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
        found.extend(inner.entries() if isinstance(inner.data, list) else [one])
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


def _slice(value: Value, given: Arguments, frame: Frame) -> Value:
    bounds = [entry_of(given, at).data for at in (0, 1)]
    if not all(one is None or isinstance(one, int) for one in bounds):
        return UNKNOWN
    part = slice(*bounds)
    if isinstance(value.data, str):
        return Value(str(value.data)[part]) if is_known(value) else UNKNOWN
    return Value(list(value.entries())[part])


def _concat(value: Value, given: Arguments, frame: Frame) -> Value:
    if isinstance(value.data, str):
        return joined([value, *given])
    found = list(value.entries())
    for one in map(settled, given):
        found.extend(one.entries() if isinstance(one.data, list) else [one])
    return Value(found)


def _join(value: Value, given: Arguments, frame: Frame) -> Value:
    between = Value(printed(given[0])) if given else Value(",")
    parts: list[Value] = []
    for at, one in enumerate(value.entries()):
        parts.extend([between, one] if at else [one])
    return joined(parts) if parts else Value("")


def _includes(value: Value, given: Arguments, frame: Frame) -> Value:
    wanted = entry_of(given, 0)
    if not is_known(wanted) or not is_known(value):
        return UNKNOWN
    if isinstance(value.data, str):
        return Value(printed(wanted) in value.data)
    return Value(any(settled(one).data == wanted.data for one in value.entries()))


def _index_of(value: Value, given: Arguments, frame: Frame) -> Value:
    wanted = entry_of(given, 0)
    if not is_known(wanted) or not is_known(value):
        return UNKNOWN
    if isinstance(value.data, str):
        return Value(value.data.find(printed(wanted)))
    held = [settled(one).data for one in value.entries()]
    return Value(held.index(wanted.data) if wanted.data in held else -1)


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


def _same(value: Value, given: Arguments, frame: Frame) -> Value:
    return value


def _cased(change: Callable[[str], str]) -> Callable[[Value, Arguments, Frame], Value]:
    def cased(value: Value, given: Arguments, frame: Frame) -> Value:
        if not is_known(value):
            return UNKNOWN
        text = change(str(value.data))
        return value if text == value.data else Value(text)

    return cased


def _tested(test: Callable[[str, str], bool]) -> Callable[[Value, Arguments, Frame], Value]:
    def tested(value: Value, given: Arguments, frame: Frame) -> Value:
        wanted = entry_of(given, 0)
        both = is_known(value) and is_known(wanted)
        return Value(test(str(value.data), printed(wanted))) if both else UNKNOWN

    return tested


def _replace(value: Value, given: Arguments, frame: Frame) -> Value:
    def answer(found: list[Value]) -> Value:
        wanted = entry_of(given, 1)
        return wanted if isinstance(wanted.data, str) else call(wanted, found, frame)

    return filled(value, entry_of(given, 0), answer) if len(given) > 1 else UNKNOWN


def _split(value: Value, given: Arguments, frame: Frame) -> Value:
    return parted(value, entry_of(given, 0)) if is_known(value) else UNKNOWN


def _fixed(value: Value, given: Arguments, frame: Frame) -> Value:
    places = entry_of(given, 0).data
    return Value(f"{value.data:.{places if isinstance(places, int) else 0}f}")


def _compared(value: Value, given: Arguments, frame: Frame) -> Value:
    other = entry_of(given, 0)
    if not is_known(value) or not is_known(other):
        return UNKNOWN
    a, b = str(value.data).casefold(), printed(other).casefold()
    return Value((a > b) - (a < b))


def _get(value: Value, given: Arguments, frame: Frame) -> Value:
    return value.member(entry_of(given, 0).text)


def _has(value: Value, given: Arguments, frame: Frame) -> Value:
    return Value(entry_of(given, 0).text in value.data)


def _unsure(value: Value, given: Arguments, frame: Frame) -> Value:
    return Value(Opaque("a method that is not followed"))


def _char(value: Value, given: Arguments, frame: Frame) -> Value:
    at = entry_of(given, 0).data or 0
    return Value(str(value.data)[at : at + 1]) if isinstance(at, int) else UNKNOWN


_LIST = {
    "map": _map,
    "flatMap": _flat_map,
    "flat": _flat,
    "filter": _filter,
    "find": _find,
    "some": _some,
    "every": _every,
    "forEach": _for_each,
    "reduce": _reduce,
    "slice": _slice,
    "concat": _concat,
    "join": _join,
    "includes": _includes,
    "indexOf": _index_of,
    "push": _push,
    "reverse": _reverse,
    "toReversed": _reversed,
    "sort": _sort,
    "toSorted": _sorted,
    "at": _at,
    "keys": _keys,
    "entries": _pairs,
    "values": _same,
    "has": _includes,
    "add": _push,
    "pop": _unsure,
    "shift": _unsure,
    "splice": _unsure,
}
_TEXT = {
    "trim": _cased(str.strip),
    "toUpperCase": _cased(str.upper),
    "toLowerCase": _cased(str.lower),
    "toLocaleUpperCase": _cased(str.upper),
    "toString": _same,
    "startsWith": _tested(str.startswith),
    "endsWith": _tested(str.endswith),
    "includes": _includes,
    "indexOf": _index_of,
    "slice": _slice,
    "substring": _slice,
    "concat": _concat,
    "replace": _replace,
    "replaceAll": _replace,
    "split": _split,
    "localeCompare": _compared,
    "charAt": _char,
    "normalize": _same,
}
_MAPPING = {"get": _get, "has": _has, "hasOwnProperty": _has}
_NUMBER = {"toFixed": _fixed, "toString": _same}
