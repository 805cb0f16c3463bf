"""Texts that are more than plain data: those put together of parts, and those that are HTML."""

from collections.abc import Iterable, Iterator
from typing import Self

from bot.ux_agent.scanning.showing.sizes import MOST_LETTERS, TooLarge
from bot.ux_agent.scanning.showing.value import Value

MOST_PARTS = 4_000
"""Of one text."""


class Joined(str):
    """A text put together of `parts`, each with an origin of its own or none."""

    __slots__ = ("parts",)
    parts: tuple[Value, ...]

    def __new__(cls, parts: Iterable[Value]) -> Self:
        """The parts' texts one after another; raises TooLarge, a ValueError."""
        held = tuple(_flat(parts))
        made = super().__new__(cls, "".join(part.text for part in held))
        made.parts = held
        return made


def _flat(parts: Iterable[Value]) -> Iterator[Value]:
    """The parts of the parts, so that texts of texts do not nest."""
    letters = count = 0
    for part in parts:
        is_many = isinstance(part.data, Joined) and part.origin is None
        for one in part.data.parts if is_many else (part,):
            letters += len(one.data) if isinstance(one.data, str) else 0
            count += 1
            if letters > MOST_LETTERS or count > MOST_PARTS:
                raise TooLarge("a text")
            yield one


class Markup(str):
    """A text that is HTML already, so that printing it escapes nothing."""

    __slots__ = ()


class Plain(str):
    """A text that is no HTML, so that printing it escapes it in every language."""

    __slots__ = ()
