"""How large a value may get: what templates and scripts compute can grow without end."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from bot.ux_agent.scanning.showing.value import Opaque, Value

MOST_LETTERS = 200_000
"""Of a text that is put together; no page shows more in one place."""

MOST_ENTRIES = 5_000
"""Of a list that is put together; what data a site has is no such."""

MOST_BITS = 256
"""Of a whole number: generators count with 64, scripts with less."""

UNFIT = (ArithmeticError, MemoryError, TypeError, ValueError)
"""How an operation fails on values that it does not fit, or that it would make too large."""

_TOO_LARGE = Value(Opaque("it is larger than anything that is shown"))


class TooLarge(ValueError):
    """A value that would be larger than any that a page shows."""


def sized(value: Value) -> Value:
    """The value itself; one that is too large is not known."""
    data = value.data
    if isinstance(data, str):
        return value if len(data) <= MOST_LETTERS else _TOO_LARGE
    if isinstance(data, list):
        is_computed = value.origin is None
        return _TOO_LARGE if is_computed and len(data) > MOST_ENTRIES else value
    if isinstance(data, int) and data.bit_length() > MOST_BITS:
        return _TOO_LARGE
    return value


def replaced(text: str, old: str, new: str, count: int = -1) -> str:
    """A text with other letters in the place of some; raises TooLarge."""
    times = text.count(old) if count < 0 else min(count, text.count(old))
    if len(text) + times * (len(new) - len(old)) > MOST_LETTERS:
        raise TooLarge("a text")
    return text.replace(old, new, count)


def numbers(compute: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """An operation on two numbers; raises TypeError for what is none, TooLarge for large ones."""

    def found(one: object, other: object) -> object:
        for given in (one, other):
            if not isinstance(given, int | float):
                raise TypeError("no number")
            if isinstance(given, int) and given.bit_length() > MOST_BITS:
                raise TooLarge("a number")
        return compute(one, other)

    return found


def power(one: float, other: float) -> float:
    """As scripts raise a number; raises OverflowError."""
    found = float(one) ** float(other)
    if isinstance(found, complex):
        raise TypeError("no real number")
    return int(found) if found.is_integer() else found


def counted(first: int, last: int, step: int = 1) -> list[int]:
    """The numbers from one up to another, without it, as many as a list may have."""
    return list(islice(range(first, last, step), MOST_ENTRIES))


def gathered(entries: Iterable[Value]) -> list[Value]:
    """A list of what is put together; raises TooLarge."""
    found = list(islice(entries, MOST_ENTRIES + 1))
    if len(found) > MOST_ENTRIES:
        raise TooLarge("a list")
    return found
