"""Bigger, darker and the like: steps from the current value, to be picked from."""

import re

from bot.ux_agent.site import Target
from bot.ux_agent.understanding import colours

_COLOURS = {"darker": -1, "darken": -1, "dim": -1, "deeper": -1, "warmer": 0, "cooler": 0}
_COLOURS |= {"lighter": 1, "brighter": 1, "lighten": 1, "brighten": 1, "paler": 1, "softer": 1}
_WEIGHTS = {"bolder": 1, "thicker": 1, "heavier": 1, "thinner": -1}
_SMALLER = {"smaller", "shrink", "reduce", "decrease", "narrower", "tighter", "shorter", "lower"}
_SIZE = r"(?i)([0-9]{0,6}\.?[0-9]{1,6})([a-z%]{0,8})"
_SHIFTS = (0.15, 0.3, 0.5)
_GROWTH = (1.125, 1.25, 1.5)


def kind(word: str) -> str:
    """The type of target that a word such as "bigger" is about."""
    if word in _COLOURS:
        return "color"
    return "weight" if word in _WEIGHTS else "size"


def steps(target: Target, word: str) -> tuple[str, ...]:
    """Three values from the current one in the direction of the word; none where it is unknown."""
    current = target.value or ""
    if target.type == "color":
        colour, way = colours.parse(current), _COLOURS.get(word, 0)
        shades = (colours.shaded(colour, way * shift) for shift in _SHIFTS if colour and way)
        return tuple(dict.fromkeys(shade for shade in shades if shade != colour))
    found = re.fullmatch(_SIZE, current.strip())
    if target.type != "size" or not found or not float(found[1]):
        return ()
    factors = [1 / factor if word in _SMALLER else factor for factor in _GROWTH]
    return tuple(dict.fromkeys(_number(float(found[1]) * one) + found[2] for one in factors))


def _number(value: float) -> str:
    rounded = round(value) if value >= 8 else round(value, 2)
    return f"{rounded:g}"
