"""The expressions of Liquid: paths, literals, filters, comparisons."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from bot.ux_agent.scanning.showing.dialect import Scope
from bot.ux_agent.scanning.showing.sizes import sized
from bot.ux_agent.scanning.showing.value import Opaque, Value

Filter = Callable[[Value, "Arguments"], Value]

_TOKEN = re.compile(
    r"\s*(?:(?P<string>\"[^\"]*\"|'[^']*')|(?P<number>-?\d+(?:\.\d+)?(?!\.?\w))"
    r"|(?P<name>[A-Za-z_][\w-]*\??)|(?P<sign>\.\.|==|!=|<>|<=|>=|[<>.\[\]|:,()=]))"
)
_CONSTANTS = {"true": True, "false": False, "nil": None, "null": None, "empty": "", "blank": ""}
_COMPARED: Mapping[str, Callable[[object, object], bool]] = {
    "==": lambda one, other: one == other or (other == "" and not one and one is not False),
    "!=": lambda one, other: one != other and not (other == "" and not one and one is not False),
    "<>": lambda one, other: one != other,
    "<": lambda one, other: _ordered(one, other) < 0,
    ">": lambda one, other: _ordered(one, other) > 0,
    "<=": lambda one, other: _ordered(one, other) <= 0,
    ">=": lambda one, other: _ordered(one, other) >= 0,
}


class Unreadable(Exception):
    """An expression that is not understood."""


class Arguments(NamedTuple):
    """What a filter is given: values by place and by name, and where it stands."""

    values: tuple[Value, ...]
    named: Mapping[str, Value]
    scope: Scope

    def at(self, index: int) -> Value:
        """A value by its place, the empty one without it."""
        return self.values[index] if index < len(self.values) else Value()


class Reader:
    """Reads one expression from left to right; raises Unreadable."""

    def __init__(self, text: str, scope: Scope, filters: Mapping[str, Filter]) -> None:
        self._tokens = _tokens(text)
        self._at = 0
        self._scope = scope
        self._filters = filters

    def value(self) -> Value:
        """The value of the whole expression."""
        found = self._condition()
        while self._takes("|"):
            found = self._filtered(found)
        if self._at < len(self._tokens):
            raise Unreadable
        return found

    def _condition(self) -> Value:
        """A comparison; `and` and `or` are read from right to left (Liquid docs, Operators)."""
        left = self._compared()
        for word in ("and", "or"):
            if self._takes(word):
                right = self._condition()
                held = (truth(left), truth(right))
                decides = word == "or"
                if decides in held:
                    return Value(decides)
                return Value(Opaque(word)) if None in held else Value(not decides)
        return left

    def _compared(self) -> Value:
        left = self._operand()
        sign = self._next
        if sign not in _COMPARED and sign != "contains":
            return left
        self._at += 1
        right = self._operand()
        if not left.is_known or not right.is_known:
            return Value(Opaque(f"{sign}"))
        if sign == "contains":
            return _contains(left, right)
        return Value(_COMPARED[sign](left.data, right.data))

    @property
    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _takes(self, sign: str) -> bool:
        if self._next != sign:
            return False
        self._at += 1
        return True

    def _operand(self) -> Value:
        text = self._next
        self._at += 1
        if text == "(":
            return self._range()
        if text[:1] in {'"', "'"} and text:
            return Value(text[1:-1])
        if re.fullmatch(r"-?\d+(?:\.\d+)?", text):
            return sized(Value(float(text) if "." in text else int(text)))
        if text in _CONSTANTS:
            return Value(_CONSTANTS[text])
        if not re.match(r"[A-Za-z_\[]", text):
            raise Unreadable
        found = self._scope.get(text)
        return self._members(Value(None) if found is None else found)

    def _range(self) -> Value:
        first = self._operand()
        if not self._takes(".."):
            raise Unreadable
        last = self._operand()
        if not self._takes(")"):
            raise Unreadable
        if not isinstance(first.data, int) or not isinstance(last.data, int):
            return Value(Opaque("a range"))
        return Value(list(range(first.data, min(last.data, first.data + 60) + 1)))

    def _members(self, value: Value) -> Value:
        while True:
            if self._takes("."):
                value = member(value, self._next)
                self._at += 1
            elif self._takes("["):
                key = self._condition()
                if not self._takes("]"):
                    raise Unreadable
                value = _indexed(value, key)
            else:
                return value

    def _filtered(self, value: Value) -> Value:
        name = self._next
        self._at += 1
        values: list[Value] = []
        named: dict[str, Value] = {}
        if self._takes(":"):
            while True:
                ahead = self._tokens[self._at + 1 : self._at + 2]
                if ahead == [":"] and self._next[:1].isalpha():
                    key = self._next
                    self._at += 2
                    named[key] = self._operand()
                else:
                    values.append(self._operand())
                if not self._takes(","):
                    break
        function = self._filters.get(name)
        if function is None:
            return Value(Opaque(f"the filter {name}"))
        return sized(function(value, Arguments(tuple(values), named, self._scope)))


def truth(value: Value) -> bool | None:
    """Whether a value counts as true: all but nil and false; None where it is not known."""
    return None if not value.is_known else value.data is not None and value.data is not False


def member(value: Value, name: str) -> Value:
    """An entry by its name; lists and mappings know their size, lists their ends as well."""
    data = value.data
    if isinstance(data, list):
        if name == "size":
            return Value(len(data))
        return value.at(0 if name == "first" else -1) if name in {"first", "last"} else Value()
    if isinstance(data, str) and name == "size":
        return Value(len(data))
    if isinstance(data, dict) and name == "size" and name not in data:
        return Value(len(data))
    return value.member(name)


def _indexed(value: Value, key: Value) -> Value:
    if not key.is_known or not value.is_known:
        return Value(Opaque("an entry"))
    if isinstance(key.data, int) and not isinstance(key.data, bool):
        return value.at(key.data)
    return member(value, key.text)


def _contains(left: Value, right: Value) -> Value:
    if isinstance(left.data, str):
        return Value(right.text in left.data)
    if isinstance(left.data, list):
        return Value(any(one.data == right.data for one in left.entries()))
    return Value(isinstance(left.data, dict) and right.text in left.data)


def _ordered(one: object, other: object) -> int:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return (one > other) - (one < other)
    if isinstance(one, str) and isinstance(other, str):
        return (one > other) - (one < other)
    return 0


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    at = 0
    end = len(text.rstrip())
    while at < end:
        token = _TOKEN.match(text, at)
        if token is None:
            raise Unreadable
        found.append(token[0].strip())
        at = token.end()
    return found
