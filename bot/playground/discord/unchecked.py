"""Reads parts of JSON that may have any shape; what is of another type reads as empty."""

from collections.abc import Iterator
from typing import Any


def text(value: object) -> str:
    """The value if it is a text, else ''."""
    return value if isinstance(value, str) else ""


def mapping(value: object) -> dict[str, Any]:
    """The value if it is an object, else {}."""
    return value if isinstance(value, dict) else {}


def number(value: object) -> int | None:
    """The value if it is a whole number, else None."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def entries(value: object) -> Iterator[tuple[int, dict[str, Any]]]:
    """Position and value of each object in a list."""
    for position, entry in enumerate(value if isinstance(value, list) else ()):
        if isinstance(entry, dict):
            yield position, entry
