"""What a conversation costs: DynamoDB's units by its documented rules, and dollars by PRICES.

Sources: Amazon DynamoDB developer guide, "Item sizes and formats", "Read and write operations"
(an update costs the larger of the item before and after, in whole KB; a consistent read whole 4 KB)
and "Using Global Secondary Indexes" (a new entry costs a write, one that stays as it is none);
"Time to Live" (what the table deletes by itself costs nothing).
"""

import json
from collections.abc import Mapping
from math import ceil
from typing import Any, NamedTuple, TypeAlias

from bot.errors import ConfigurationError

Image: TypeAlias = Mapping[str, Mapping[str, Any]]
"""An item in DynamoDB's wire format, as a stream record carries it."""

WRITE_BYTES = 1024
READ_BYTES = 4096

_OVERHEAD = 3  # bytes of a list or a map, and one more of each element
_PER_MILLION = 1_000_000


class Prices(NamedTuple):
    """Dollars per million units and requests, on demand; as of `date` in `region`."""

    region: str = "us-east-1"
    date: str = "2026-11-21"
    currency: str = "USD"
    write_unit: float = 0.625
    read_unit: float = 0.125
    sqs_request: float = 0.40
    lambda_request: float = 0.20
    s3_put: float = 5.00

    def dollars(self, write_units: float, read_units: float, events: int = 0) -> float:
        """What so many units cost; each event besides, on its way to the archive, one of each.

        That is a message sent and one taken (fewer where they go in batches) and one object.
        """
        tables = write_units * self.write_unit + read_units * self.read_unit
        way = events * (2 * self.sqs_request + self.s3_put)
        return (tables + way) / _PER_MILLION


def prices(text: str) -> Prices:
    """The setting PRICES, a JSON object; what it leaves out is as in Prices.

    Raises ConfigurationError on anything else, an unknown name or a negative price.
    """
    try:
        given = json.loads(text or "{}")
    except ValueError:
        given = None
    usual = Prices()._asdict()
    if not isinstance(given, dict) or not given.keys() <= usual.keys():
        raise ConfigurationError(f"PRICES is no JSON object of {', '.join(usual)}")
    for name, value in given.items():
        is_text = isinstance(usual[name], str)
        is_price = type(value) in (int, float) and value >= 0
        if not (isinstance(value, str) if is_text else is_price):
            raise ConfigurationError(f"PRICES: {name} is no {'text' if is_text else 'price'}")
    return Prices(**given)


def size_of(image: Image) -> int:
    """Bytes of an item: of each attribute the name and the value; of {} none."""
    return sum(len(name.encode()) + _size(value) for name, value in image.items())


def write_units(old: Image | None, new: Image | None, index: tuple[str, ...] = ()) -> int:
    """Units of one write by the item before and after.

    A deletion costs what was there. `index` names what a keys-only index keeps of an item: its
    entry is written where it begins, and where it goes.
    """
    table = max(_writes(old), _writes(new))
    before, after = _entry(old, index), _entry(new, index)
    if before == after:
        return table
    return table + _writes(before) + _writes(after)


def read_units(image: Image | None) -> int:
    """Units of one consistent read of an item; of an absent one as of the smallest."""
    return max(1, ceil(size_of(image or {}) / READ_BYTES))


def _writes(image: Image | None) -> int:
    return max(1, ceil(size_of(image) / WRITE_BYTES)) if image else 0


def _entry(image: Image | None, index: tuple[str, ...]) -> Image | None:
    """What an index keeps of an item; None where it is not in it."""
    if not image or not index or any(name not in image for name in index):
        return None
    return {name: image[name] for name in index}


def _size(value: Mapping[str, Any]) -> int:
    """Bytes of a value without its name."""
    ((kind, held),) = value.items()
    if kind == "S":
        return len(str(held).encode())
    if kind == "N":
        return _number(str(held))
    if kind == "B":
        return _binary(held)
    if kind == "M":
        return _OVERHEAD + len(held) + size_of(held)
    if kind == "L":
        return _OVERHEAD + len(held) + sum(map(_size, held))
    if kind in ("SS", "NS", "BS"):
        return sum(_size({kind[0]: one}) for one in held)
    return 1  # BOOL and NULL


def _number(text: str) -> int:
    """A byte for two significant digits and one more; a sign takes one too."""
    digits, _, _ = text.lower().partition("e")
    is_negative = digits.startswith("-")
    significant = digits.lstrip("+-").replace(".", "").strip("0")
    return ceil(len(significant) / 2) + 1 + is_negative


def _binary(held: object) -> int:
    """The raw bytes of what a stream record carries as base64."""
    if isinstance(held, bytes | bytearray):
        return len(held)
    text = str(held)
    return len(text) * 3 // 4 - text[-2:].count("=")
