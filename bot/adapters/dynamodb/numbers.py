"""Items with fractions in them, to and from DynamoDB's wire format.

A fraction is stored as the decimal that it is written as; what comes back whole is a whole number,
and equal to what was stored.

Source: Amazon DynamoDB Developer Guide, "Data type descriptors" (numbers are sent as strings).
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.adapters.dynamodb.wire import MAX_DIGITS, Wire, decode_value, encode_value

_MOST = 10**MAX_DIGITS


def encoded(item: Mapping[str, Any]) -> dict[str, Wire]:
    """The item in wire format; raises as bot.adapters.dynamodb.wire.encode does."""
    return {name: encode(value) for name, value in item.items()}


def decoded(item: Mapping[str, Wire]) -> dict[str, Any]:
    """The inverse of encoded."""
    return {name: decode(value) for name, value in item.items()}


def encode(value: object) -> Wire:
    """One value in wire format."""
    if isinstance(value, float):
        is_short = value.is_integer() and abs(value) < _MOST
        return {"N": str(int(value) if is_short else Decimal(str(value)))}
    if isinstance(value, list | tuple):
        return {"L": [encode(part) for part in value]}
    if isinstance(value, Mapping):
        return {"M": encoded(value)}
    return encode_value(value)


def decode(wire: Wire) -> object:
    """The inverse of encode."""
    ((kind, value),) = wire.items()
    if kind == "N":
        number = Decimal(value)
        is_short = abs(number) < _MOST and number == number.to_integral_value()
        return int(number) if is_short else float(number)
    if kind == "L":
        return [decode(part) for part in value]
    if kind == "M":
        return decoded(value)
    return decode_value(wire)
