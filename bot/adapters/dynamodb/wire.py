"""Items to and from DynamoDB's wire format.

Only what our items are made of: text, whole numbers, booleans, null, lists and maps. What would
come back as something else (a float, a set, bytes) is refused rather than stored.

Source: Amazon DynamoDB Developer Guide, "Supported data types" and "Data type descriptors".
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from bot.conversation.condition import Item

Wire: TypeAlias = dict[str, Any]
"""One value as DynamoDB writes it: a single type descriptor with its value."""

MAX_DEPTH = 32
MAX_DIGITS = 38

_MOST = 10**MAX_DIGITS
_LEAST = -_MOST


def encode(item: Mapping[str, Any]) -> dict[str, Wire]:
    """The item in wire format.

    Raises TypeError on a kind of value that items do not hold and ValueError on one that DynamoDB
    cannot keep: too long a number, too deep a nesting, a lone surrogate.
    """
    return _map(item, 0)


def decode(item: Mapping[str, Wire]) -> Item:
    """The inverse of encode; raises ValueError on a type that we never write."""
    return {name: decode_value(value) for name, value in item.items()}


def encode_value(value: object, depth: int = 0) -> Wire:
    """One value in wire format; raises as encode does."""
    if depth > MAX_DEPTH:
        raise ValueError(f"nested deeper than {MAX_DEPTH} levels")
    # What items are mostly made of comes first: this is run for every part of an item.
    if isinstance(value, int) and type(value) is not bool:
        return {"N": _number(value)}
    if isinstance(value, dict):
        return {"M": _map(value, depth + 1)}
    if isinstance(value, str):
        return {"S": _text(value)}
    if isinstance(value, list | tuple):
        return {"L": [encode_value(part, depth + 1) for part in value] if value else []}
    if isinstance(value, bool):
        return {"BOOL": value}
    if value is None:
        return {"NULL": True}
    if isinstance(value, Mapping):
        return {"M": _map(value, depth + 1)}
    raise TypeError(f"a {type(value).__name__} cannot be stored")


def decode_value(wire: Wire) -> object:
    """The inverse of encode_value; raises ValueError on a type that we never write."""
    ((kind, value),) = wire.items()
    if kind == "S":
        return value
    if kind == "N":
        return int(value)
    if kind == "BOOL":
        return value
    if kind == "NULL":
        return None
    if kind == "L":
        return [decode_value(part) for part in value]
    if kind == "M":
        return {name: decode_value(part) for name, part in value.items()}
    raise ValueError(f"a value of type {kind} is none of ours")


def _map(parts: Mapping[str, Any], depth: int) -> dict[str, Wire]:
    """The parts of an item or of a map; its plain texts here, which saves most of the calls."""
    if depth > MAX_DEPTH and parts:
        raise ValueError(f"nested deeper than {MAX_DEPTH} levels")
    return {
        name if type(name) is str and name.isascii() else _text(name): {"S": part}
        if type(part) is str and part.isascii()
        else encode_value(part, depth)
        for name, part in parts.items()
    }


def _text(value: object) -> str:
    """Plain text of a str or of a StrEnum's member."""
    if not isinstance(value, str):
        raise TypeError(f"a {type(value).__name__} cannot name an attribute")
    if not value.isascii():
        value.encode()  # UnicodeEncodeError, a ValueError, on a lone surrogate
    return value if type(value) is str else str(value)


def _number(value: int) -> str:
    if not _LEAST < value < _MOST:
        raise ValueError(f"more than {MAX_DIGITS} digits")
    return str(int(value))
