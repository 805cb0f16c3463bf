"""Conditions on a stored item as data.

One description serves the DynamoDB store, which compiles it to an expression, the in-memory
twin, which evaluates it, and the tests, which take clauses out of it one by one.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeAlias, TypeVar

from bot.record import Record

Item: TypeAlias = dict[str, Any]
Operator: TypeAlias = Literal["=", "<", "<=", ">", ">="]
AnyStrOrInt = TypeVar("AnyStrOrInt", str, int)


class Exists(Record):
    """The attribute is present."""

    name: str


class Absent(Record):
    """The attribute is missing."""

    name: str


class Compare(Record):
    """The attribute is present, of the value's type, and stands in the given order to it."""

    name: str
    operator: Operator
    value: str | int | bool


class OneOf(Record):
    """The attribute equals one of the values."""

    name: str
    values: tuple[str, ...]


class Contains(Record):
    """The attribute is a list that holds the value, or a text that does."""

    name: str
    value: str


class BeginsWith(Record):
    """The attribute is a text that begins with the value."""

    name: str
    value: str


class Every(Record):
    """All parts hold; true when there are none."""

    parts: "tuple[Condition, ...]"


class Either(Record):
    """At least one part holds."""

    parts: "tuple[Condition, ...]"


Condition: TypeAlias = Exists | Absent | Compare | OneOf | Contains | BeginsWith | Every | Either


def holds(condition: Condition, item: Mapping[str, Any] | None) -> bool:
    """Evaluate a condition on an item, or on no item (None), as DynamoDB does.

    A comparison with a missing attribute, or with one of another type, is false.
    """
    present: Mapping[str, Any] = item or {}
    match condition:
        case Exists(name):
            return name in present
        case Absent(name):
            return name not in present
        case Compare(name, operator, value):
            return name in present and _compare(present[name], operator, value)
        case OneOf(name, values):
            return present.get(name) in values
        case Contains(name, value):
            held = present.get(name)
            return isinstance(held, list | str) and value in held
        case BeginsWith(name, value):
            text = present.get(name)
            return isinstance(text, str) and text.startswith(value)
        case Every(parts):
            return all(holds(part, item) for part in parts)
        case Either(parts):
            return any(holds(part, item) for part in parts)


def _compare(held: object, operator: Operator, value: object) -> bool:
    if isinstance(held, str) and isinstance(value, str):
        return _ordered(held, operator, value)
    if type(held) is int and type(value) is int:
        return _ordered(held, operator, value)
    return type(held) is type(value) and operator == "=" and held == value


def _ordered(held: AnyStrOrInt, operator: Operator, value: AnyStrOrInt) -> bool:
    if operator == "=":
        return held == value
    if operator == "<":
        return held < value
    if operator == "<=":
        return held <= value
    if operator == ">":
        return held > value
    return held >= value


def clauses(condition: Condition) -> Iterator[Condition]:
    """Every smallest part of a condition, left to right."""
    if isinstance(condition, Every | Either):
        for part in condition.parts:
            yield from clauses(part)
    else:
        yield condition


def without(condition: Condition, position: int) -> Condition:
    """The condition with its clause number `position` (counted as in `clauses`) always true.

    Raises IndexError when there are not so many clauses.
    """
    counted = list(clauses(condition))
    if not 0 <= position < len(counted):
        raise IndexError(position)
    return _replace(condition, position, Every(()))[0]


def _replace(condition: Condition, position: int, by: Condition) -> tuple[Condition, int]:
    """Walk the tree; the second result is the position left to go after this part."""
    if not isinstance(condition, Every | Either):
        return (by if position == 0 else condition), position - 1
    parts: list[Condition] = []
    for part in condition.parts:
        if position >= 0:
            kept, position = _replace(part, position, by)
        else:
            kept = part
        parts.append(kept)
    return type(condition)(tuple(parts)), position
