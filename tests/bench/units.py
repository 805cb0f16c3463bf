"""What DynamoDB and SQS bill for, and what a unit costs."""

from collections.abc import Mapping
from math import ceil
from typing import Any, NamedTuple

Wire = Mapping[str, Any]

_NUMBER_OVERHEAD = 1
_COLLECTION_OVERHEAD = 3


class Prices(NamedTuple):
    """Dollars for a million of each."""

    write_unit: float
    read_unit: float
    message: float


PRICES = Prices(write_unit=0.625, read_unit=0.125, message=0.40)
"""List prices without the free tier; see PRICED."""

PRICED = "us-east-1; DynamoDB on demand since 2024-11-01, SQS standard queues as of 2026-03"
"""Where and when PRICES held."""


def item_size(item: Wire) -> int:
    """Bytes of an item in wire format, as DynamoDB counts them.

    Source: DynamoDB Developer Guide, "DynamoDB item sizes and formats".
    """
    return sum(len(name.encode()) + _size(value) for name, value in item.items())


def _size(value: Wire) -> int:
    ((kind, held),) = value.items()
    if kind == "S":
        return len(held.encode())
    if kind == "N":
        return ceil(len(held.lstrip("-")) / 2) + _NUMBER_OVERHEAD
    if kind == "L":
        return _COLLECTION_OVERHEAD + sum(1 + _size(part) for part in held)
    if kind == "M":
        inside = (1 + len(name.encode()) + _size(part) for name, part in held.items())
        return _COLLECTION_OVERHEAD + sum(inside)
    return 1


def write_units(old: Wire, new: Wire) -> int:
    """Units of a write: one for each KiB of the larger image, at least one."""
    return max(1, ceil(max(item_size(old), item_size(new)) / 1024))


def read_units(item: Wire, *, is_consistent: bool) -> float:
    """Units of a read: one for each 4 KiB, at least one; half of it unless consistent."""
    whole = max(1, ceil(item_size(item) / 4096))
    return whole if is_consistent else whole / 2


def message_requests(size: int) -> int:
    """Requests that SQS bills for a message of `size` bytes: one for each 64 KiB."""
    return max(1, ceil(size / 65536))


def dollars(counts: Mapping[str, float]) -> float:
    """What these counts of the stand-in cost."""
    return (
        counts.get("write units", 0) * PRICES.write_unit
        + counts.get("read units", 0) * PRICES.read_unit
        + counts.get("messages", 0) * PRICES.message
    ) / 1_000_000
