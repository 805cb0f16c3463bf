"""What an element's own `style` attribute declares, and which of it holds before the rules."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.ux_agent.scanning.showing.seen import Seen

STYLED = "a style attribute of the element wins over every rule"
"""Why no rule decides about a look of an element."""

_PART = re.compile(r"""(?:[^;("']|\([^)]*\)?|"[^"]*"?|'[^']*'?)+""")
_IMPORTANT = re.compile(r"\s*!\s*important\s*$")


class Own(NamedTuple):
    """A declaration of the attribute: its property and value in small letters."""

    name: str
    value: str
    is_important: bool


def own_declarations(element: Seen) -> tuple[Own, ...]:
    """The declarations of an element's own attribute, in order."""
    text = element.attributes.get("style", "")
    return _declared(text) if text else ()


def holding(element: Seen, names: Sequence[str]) -> Own | None:
    """The last of these properties that the attribute declares, an important one before others."""
    own = [one for one in own_declarations(element) if one.name in names]
    held = [one for one in own if one.is_important] or own
    return held[-1] if held else None


def is_styled(element: Seen, names: Sequence[str], *, is_important: bool) -> bool:
    """Whether the attribute says one of these properties, or a part of one, before the rules.

    Before a declaration of a rule that `is_important` only such a one of its own counts.
    """
    return any(
        (one.is_important or not is_important) and any(_are_one(one.name, name) for name in names)
        for one in own_declarations(element)
    )


def _are_one(own: str, name: str) -> bool:
    """Whether one of two properties is the other, or sets it among others."""
    return own in {name, "all"} or own.startswith(f"{name}-") or name.startswith(f"{own}-")


@lru_cache(maxsize=1024)
def _declared(text: str) -> tuple[Own, ...]:
    return tuple(_each(text))


def _each(text: str) -> Iterator[Own]:
    for part in _PART.findall(text):
        name, colon, value = part.partition(":")
        plain = _IMPORTANT.sub("", value.lower())
        if colon and name.strip():
            yield Own(name.strip().lower(), plain.strip(), plain != value.lower())
