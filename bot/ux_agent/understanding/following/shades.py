"""Colours and sizes against each other: shades of one colour, more or less of one size."""

import colorsys
import re

from bot.ux_agent.site import Target
from bot.ux_agent.understanding.words import colours

SIZE = r"([0-9]{0,6}\.?[0-9]{1,6})([a-z%]{0,8})"
"""A number, which is group 1, with its unit."""

_HUE = 1 / 12
_GREY = 0.12


def amount(value: str, target: Target) -> float | None:
    """How light a target's colour is (0 to 765), or its size as a number; None for neither."""
    if target.type == "color":
        colour = colours.parse(value)
        return sum(parts(colour)) if colour else None
    found = re.fullmatch(SIZE, value.strip())
    return float(found[1]) if found else None


def present(target: Target) -> str:
    """What a look is now: as the page has it where it is not set, and what a variable holds."""
    now = target.value or ""
    is_named = not now or "var(" in now or now.startswith("$")
    return target.computed if is_named and target.computed else now


def way(target: Target, value: str) -> int:
    """Whether a value is more (1) or less (-1) than what the site has; 0 where nobody can tell."""
    before, after = amount(present(target), target), amount(value, target)
    if before is None or after is None:
        return 0
    return (after > before) - (after < before)


def parts(colour: str) -> tuple[int, ...]:
    """The red, green and blue (0 to 255) of `#rrggbb`; none of ''."""
    return tuple(int(colour[at : at + 2], 16) for at in range(1, len(colour), 2))


def alike(named: str, value: str) -> bool:
    """True for two colours `#rrggbb` of one hue, and for two greys; never for ''."""
    if not named or len(value) != len(named):
        return False
    (hue, _, grey), (other, _, pale) = (
        colorsys.rgb_to_hls(*(part / 255 for part in parts(one))) for one in (named, value)
    )
    if grey < _GREY or pale < _GREY:
        return grey < _GREY and pale < _GREY
    apart = abs(hue - other)
    return min(apart, 1 - apart) < _HUE
