"""What is made of a value that never changes: once, and kept for the last few values."""

from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")
Made = TypeVar("Made")

_MOST = 8


class Once(Generic[Value, Made]):
    """Calls `make` once for each value, which is known again by being the very same object."""

    def __init__(self, make: Callable[[Value], Made]) -> None:
        self._make = make
        self._kept: list[tuple[Value, Made]] = []

    def __call__(self, value: Value) -> Made:
        """What was made of the value, or is made now; raises what making it raises."""
        for known, made in self._kept:
            if known is value:
                return made
        made = self._make(value)
        self._kept.insert(0, (value, made))
        del self._kept[_MOST:]
        return made
