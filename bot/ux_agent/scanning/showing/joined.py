"""Texts that are more than plain data: those put together of parts, and those that are HTML."""

from collections.abc import Iterable
from typing import Self

from bot.ux_agent.scanning.showing.value import Value


class Joined(str):
    """A text put together of `parts`, each with an origin of its own or none."""

    __slots__ = ("parts",)
    parts: tuple[Value, ...]

    def __new__(cls, parts: Iterable[Value]) -> Self:
        """The parts' texts one after another."""
        held = tuple(parts)
        made = super().__new__(cls, "".join(part.text for part in held))
        made.parts = held
        return made


class Markup(str):
    """A text that is HTML already, so that printing it escapes nothing."""

    __slots__ = ()


class Plain(str):
    """A text that is no HTML, so that printing it escapes it in every language."""

    __slots__ = ()
