"""Values that are more, or less, than plain data: what cannot be known, and texts of parts."""

from collections.abc import Iterable
from typing import NamedTuple

from bot.ux_agent.scanning.showing.value import Value


class Opaque(NamedTuple):
    """The data of a Value that nobody can tell from the sources; it may be anything."""

    why: str = ""


class Joined(str):
    """A text put together of `parts`, each with an origin of its own or none."""

    parts: tuple[Value, ...]

    def __new__(cls, parts: Iterable[Value]) -> "Joined":
        """The parts' texts one after another."""
        held = tuple(parts)
        made = super().__new__(cls, "".join(part.text for part in held))
        made.parts = held
        return made
