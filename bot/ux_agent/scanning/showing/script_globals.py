"""What scripts find in the language and the browser, as on a first visit."""

import json
from collections.abc import Callable, Mapping
from math import isfinite

from bot.ux_agent.scanning.showing.script_sequences import entry_of
from bot.ux_agent.scanning.showing.script_values import (
    REST,
    UNKNOWN,
    Address,
    Arguments,
    Native,
    changing,
    is_known,
    opaque,
    printed,
    settled,
    spread,
    truth,
    unknown,
)
from bot.ux_agent.scanning.showing.value import Value


def native(function: Callable[[Arguments], Value], name: str = "") -> Value:
    """A function of the language as a value."""
    return Value(Native(function, name))


def space(**members: Value) -> Value:
    """An object of the language, such as Math, with these members."""
    return Value(Native(unknown, "", members))


def _keys(given: Arguments) -> Value:
    held = entry_of(given, 0)
    is_some = isinstance(held.data, dict)
    return Value([Value(name) for name in held.data if name != REST]) if is_some else UNKNOWN


def _values(given: Arguments) -> Value:
    held = entry_of(given, 0)
    is_some = isinstance(held.data, dict | list)
    return Value(list(held.entries())) if is_some else UNKNOWN


def _entries(given: Arguments) -> Value:
    held = entry_of(given, 0)
    if not isinstance(held.data, dict):
        return UNKNOWN
    return Value([Value([Value(name), held.member(name)]) for name in held.data if name != REST])


def _merged(given: Arguments) -> Value:
    found: dict[str, Value] = {}
    for one in given:
        spread(found, one)
    return Value(found)


def _from_pairs(given: Arguments) -> Value:
    held = entry_of(given, 0)
    if not isinstance(held.data, list):
        return UNKNOWN
    pairs = [settled(one) for one in held.entries()]
    return Value({printed(one.at(0)): one.at(1) for one in pairs if isinstance(one.data, list)})


def _same(given: Arguments) -> Value:
    return given[0] if given else Value()


def _list(given: Arguments) -> Value:
    held = entry_of(given, 0)
    length = held.member("length").data if isinstance(held.data, dict) else None
    if isinstance(length, int):
        held = Value([Value()] * min(length, 200))
    if not isinstance(held.data, list):
        return UNKNOWN
    return Value(list(held.entries()), held.origin if len(given) < 2 else None)


def _set(given: Arguments) -> Value:
    held = entry_of(given, 0)
    if not isinstance(held.data, list):
        return Value([]) if not given else UNKNOWN
    found: dict[object, Value] = {}
    for one in held.entries():
        data = settled(one).data
        found.setdefault(data if isinstance(data, str | int | float) else id(data), one)
    return Value(list(found.values()))


def _text(given: Arguments) -> Value:
    return Value(printed(given[0])) if given and is_known(given[0]) else UNKNOWN


def _number(given: Arguments) -> Value:
    held = printed(entry_of(given, 0))
    try:
        return Value(float(held) if "." in held else int(held))
    except ValueError:
        return UNKNOWN


def _boolean(given: Arguments) -> Value:
    held = truth(entry_of(given, 0))
    return UNKNOWN if held is None else Value(held)


def _parsed(given: Arguments) -> Value:
    try:
        return Value(json.loads(printed(entry_of(given, 0))))
    except (ValueError, RecursionError):
        return UNKNOWN


def _is_list(given: Arguments) -> Value:
    return Value(isinstance(entry_of(given, 0).data, list))


def _all(given: Arguments) -> Value:
    return entry_of(given, 0)


def _rounded(change: Callable[[float], int]) -> Value:
    def rounded(given: Arguments) -> Value:
        held = entry_of(given, 0).data
        is_number = isinstance(held, int | float) and isfinite(held)
        return Value(change(held)) if is_number else UNKNOWN

    return native(rounded)


def _none(given: Arguments) -> Value:
    return Value()


_OBJECT = Native(
    _merged,
    "Object",
    {
        "keys": native(_keys),
        "values": native(_values),
        "entries": native(_entries),
        "assign": native(_merged),
        "freeze": native(_same),
        "fromEntries": native(_from_pairs),
    },
)
_ARRAY = Native(_list, "Array", {"from": native(_list), "isArray": native(_is_list)})
_PROMISE = {"resolve": native(_same), "all": native(_all)}

STORE = space(getItem=native(_none), setItem=native(_none))
"""What a browser keeps between visits: nothing, on the first one."""

LANGUAGE: Mapping[str, Value] = {
    "Object": Value(_OBJECT),
    "Array": Value(_ARRAY),
    "String": native(_text),
    "Number": native(_number),
    "parseInt": native(_number),
    "parseFloat": native(_number),
    "Boolean": native(_boolean),
    "JSON": space(parse=native(_parsed), stringify=native(unknown)),
    "Math": space(
        floor=_rounded(lambda held: int(held // 1)),
        ceil=_rounded(lambda held: -int(-held // 1)),
        round=_rounded(lambda held: int((held + 0.5) // 1)),
    ),
    "Promise": space(**_PROMISE),
    "Symbol": native(_text),
    "structuredClone": native(_same),
    "encodeURIComponent": native(_text),
    "undefined": Value(),
    "NaN": UNKNOWN,
    "console": space(log=native(_none), warn=native(_none), error=native(_none)),
    "localStorage": STORE,
    "sessionStorage": STORE,
    "new Set": native(_set),
    "new Map": native(_from_pairs),
    "process": Value({"env": Value(Native(unknown, "env"))}),
    "require": opaque("require"),
}


def browser(address: str) -> dict[str, Value]:
    """The browser's own names on a page with this address."""
    location = Value(
        {
            "pathname": Value(Address(address)),
            "hash": changing(Value(""), ()),
            "search": changing(Value(""), ()),
            "href": opaque("the address"),
            "origin": opaque("the host"),
        }
    )
    window: dict[str, Value] = {
        "location": location,
        "localStorage": STORE,
        "sessionStorage": STORE,
    }
    return {
        "window": Value(Native(unknown, "window", window)),
        "globalThis": Value(Native(unknown, "window", window)),
        "location": location,
        "document": space(
            getElementById=native(lambda given: Value({"id": entry_of(given, 0)})),
            querySelector=native(lambda given: Value({"id": entry_of(given, 0)})),
        ),
    }
