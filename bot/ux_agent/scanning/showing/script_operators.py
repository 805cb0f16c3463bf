"""Operators of scripts on values that may not be known."""

from collections.abc import Callable
from operator import add, ge, gt, le, lt, mod, mul, sub, truediv
from typing import Any

from bot.ux_agent.scanning.showing.script_values import (
    UNKNOWN,
    Changing,
    Function,
    Native,
    changing,
    is_known,
    joined,
    settled,
    truth,
)
from bot.ux_agent.scanning.showing.value import Value

EQUALITY = frozenset({"===", "==", "!==", "!="})
_ORDERED: dict[str, Callable[[Any, Any], bool]] = {"<": lt, ">": gt, "<=": le, ">=": ge}
_NUMBERS: dict[str, Callable[[Any, Any], float]] = {
    "+": add,
    "-": sub,
    "*": mul,
    "/": truediv,
    "%": mod,
}
_PLAIN = (str, int, float, bool, type(None))


def chosen(condition: Value, yes: Callable[[], Value], no: Callable[[], Value]) -> Value:
    """One of two; where the condition may change both, that of the beginning first."""
    held = truth(condition)
    if held is not None:
        return yes() if held else no()
    at_first = truth(settled(condition)) if isinstance(condition.data, Changing) else None
    if at_first is None:
        return changing(None, [yes(), no()])
    return changing(yes(), [no()]) if at_first else changing(no(), [yes()])


def binary(left: Value, sign: str, right: Callable[[], Value]) -> Value:
    """What an operator makes of two values; those of logic look at the second if they must."""
    if sign == "&&":
        return chosen(left, right, lambda: left)
    if sign == "||":
        return chosen(left, lambda: left, right)
    if sign == "??":
        return _else(left, right)
    other = right()
    found = _made(settled(left), sign, settled(other))
    may_change = isinstance(left.data, Changing) or isinstance(other.data, Changing)
    is_plain = may_change and not isinstance(found.data, Changing)
    return changing(found, ()) if is_plain and is_known(found) else found


def negated(value: Value) -> Value:
    """The opposite of a condition."""
    return chosen(value, lambda: Value(data=False), lambda: Value(data=True))


def typed(value: Value) -> Value:
    """What `typeof` says."""
    data = settled(value).data
    if isinstance(data, Function | Native):
        return Value("function")
    kinds = ((bool, "boolean"), (str, "string"), (int | float, "number"), (list | dict, "object"))
    if data is None:
        return Value("undefined")
    return next((Value(name) for kind, name in kinds if isinstance(data, kind)), UNKNOWN)


def _else(left: Value, right: Callable[[], Value]) -> Value:
    if isinstance(left.data, Changing):
        return chosen(left, lambda: left, right)
    if not left.is_known:
        return changing(None, [left, right()])
    return right() if left.data is None else left


def _made(left: Value, sign: str, right: Value) -> Value:
    if sign in EQUALITY:
        return _equal(left, right, is_opposite=sign.startswith("!"))
    if sign == "+" and (isinstance(left.data, str) or isinstance(right.data, str)):
        return joined([left, right])
    if not is_known(left) or not is_known(right):
        return UNKNOWN
    a, b = left.data, right.data
    both_texts = isinstance(a, str) and isinstance(b, str)
    both_numbers = isinstance(a, int | float) and isinstance(b, int | float)
    if sign in _ORDERED and (both_texts or both_numbers):
        return Value(_ORDERED[sign](a, b))
    if sign in _NUMBERS and both_numbers and not (sign in "/%" and b == 0):
        found = float(_NUMBERS[sign](a, b))
        return Value(int(found) if found.is_integer() else found)
    if sign == "in" and isinstance(b, dict):
        return Value(left.text in b)
    return UNKNOWN


def _equal(left: Value, right: Value, *, is_opposite: bool) -> Value:
    if not is_known(left) or not is_known(right):
        return UNKNOWN
    a, b = left.data, right.data
    is_same = a == b if isinstance(a, _PLAIN) and isinstance(b, _PLAIN) else a is b
    return Value(is_same != is_opposite)
