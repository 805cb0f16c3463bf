"""Bigger, darker and the like: computed from the current value, or steps to be picked from."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import Target
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.hints import may_hold

_COLOURS = {"darker": -1, "darken": -1, "dim": -1, "deeper": -1, "warmer": 0, "cooler": 0}
_COLOURS |= {"lighter": 1, "brighter": 1, "lighten": 1, "brighten": 1, "paler": 1, "softer": 1}
_WEIGHTS = {"bolder": 1, "thicker": 1, "heavier": 1, "thinner": -1}
_SMALLER = {"smaller", "shrink", "reduce", "decrease", "narrower", "tighter", "shorter", "lower"}
_SMALLER |= {"sharper", "squarer", "less"}
_ASPECTS = {
    "radius|border-radius": {"rounder", "sharper", "squarer", "round", "square"},
    "padding|spacing": {"roomier", "tighter"},
}
_EXTENTS = dict.fromkeys(("taller", "shorter"), ("height", "padding"))
_EXTENTS |= dict.fromkeys(("wider", "narrower"), ("width", "padding"))
"""What a wish for more height or width is about: never letters or corners."""

_WHOLE = frozenset({"height", "width", "padding"})
_LINES = ("line-height", "border-width", "outline-width")
_SHADES = {"darker": "dark", "deeper": "deep", "lighter": "light", "paler": "pale"}
_SHADES |= {"softer": "soft", "brighter": "bright"}
_CORNERS = {"square": ("none", "0"), "round": ("full", "pill", "circle", "999px")}
"""Corners that are told as they shall be: names of classes, and at last a size."""

_SIZE = r"(?i)([0-9]{0,6}\.?[0-9]{1,6})([a-z%]{0,8})"
_PILL = r"(?:[0-9]{3,6}px|50%|100%|[0-9]{2,4}r?em)"
_SHIFTS = (0.1, 0.2, 0.4)
_GROWTH = (1.125, 1.25, 1.5)
_CURVES = (2, 4, 8)
"""The least pixels by which corners change: nobody sees 2px become 2.5px."""

_ROOT = 16
_DEGREES = {"little": 0, "": 1, "much": 2}
_SCALES = (
    "none xs sm default md lg xl 2xl 3xl 4xl 5xl full pill",
    "none small medium large",
    "thin extralight light normal medium semibold bold extrabold black",
)

# How people say a degree or a multiple; the words around are those of a clause.
_LITTLE = r"(?i)\b(?:a (?:(?:little|tiny|wee )?bit|little|touch|tad|notch)|slightly|somewhat)\b"
_MUCH = r"(?i)\b(?:much|a lot|way|far|significantly|considerably)\b"
_TIMES = (
    ("twice|double|two times|2 ?x|2 times", "double|twice", "2"),
    ("half", "halve|half", "0.5"),
    ("triple|thrice|three times|3 ?x|3 times", "triple", "3"),
    ("quadruple|four times|4 ?x|4 times", "quadruple", "4"),
    (r"one and a half times|1\.5 ?x|1\.5 times", "", "1.5"),
)
_TIMES_HINTS = ("twice", "doubl", "hal", "tripl", "thrice", "quadrupl", "time", "x")
_AS = r"\s+(?:as\s+(?:big|large|wide|tall|high|thick|much|long|round|rounded)|(?:the|its)\s+size)"
_EXTENT_OF = {"tall": "taller", "high": "taller", "wide": "wider"}
_SPACE = r"(?i)\b(more|less)\s{1,3}(padding|spacing|space|breathing|room|rounding|rounded|radius)\b"
_LEAD = r"(?i)\W*(?:(?:please|can|could|you|and|then|also|now|i|want|to|let'?s)\b\W*){0,6}"


def multiple(said: str) -> str:
    """The wish that the words of a clause put as a multiple ("twice as big"), '' for none."""
    if not may_hold(said, _TIMES_HINTS):
        return ""
    for words, verbs, factor in _TIMES:
        if re.search(rf"(?i)\b(?:(?:{words}){_AS}|by (?:{verbs or '$'}))\b", said):
            extent = re.search(r"(?i)\bas\s+(tall|high|wide)\b", said)
            return f"{_EXTENT_OF[extent[1].lower()] if extent else 'bigger'} x{factor}"
        if verbs and re.match(
            rf"{_LEAD}(?:{verbs})\s+(?:the|our|its|their|that|this|it|all)\b", said
        ):
            return f"bigger x{factor}"
    return ""


def more(said: str) -> str:
    """The direction of "more padding" or "less space", '' for none."""
    found = re.search(_SPACE, said) if may_hold(said, ("more", "less")) else None
    if found is None:
        return ""
    is_more = found[1].lower() == "more"
    if found[2].lower() == "rounded":  # which names no property, unlike "more padding"
        return "rounder" if is_more else "sharper"
    return "bigger" if is_more else "smaller"


def wish(word: str, said: str, amounts: Sequence[str]) -> str:
    """A wish such as "bigger", with how much: "bigger 4px", "darker 20%", "darker little"."""
    if amounts:
        return f"{word} {amounts[0].replace(' ', '')}"
    if re.search(_LITTLE, said):
        return f"{word} little"
    return f"{word} much" if re.search(_MUCH, said) else word


def kind(value: str) -> str:
    """The type of target that a wish such as "bigger 4px" is about."""
    word = value.partition(" ")[0]
    if word in _COLOURS:
        return "color"
    return "weight" if word in _WEIGHTS else "size"


def is_absolute(value: str) -> bool:
    """True for a wish that tells how a thing shall be, not more or less of it: "round"."""
    return value in _CORNERS


def aspect(value: str) -> str:
    """The tiers of properties that a wish alone says ("rounder": the radius), '' for none."""
    word = value.partition(" ")[0]
    return next((tiers for tiers, words in _ASPECTS.items() if word in words), "")


def is_offered(target: Target, value: str) -> bool:
    """False for what a wish for more height or width is never about."""
    return not is_extent(value) or takes(target, value)


def is_extent(value: str) -> bool:
    """True for a wish for more or less height or width."""
    return value.partition(" ")[0] in _EXTENTS


def extent(value: str) -> str:
    """What a wish for more height or width is about: "height", "width", '' for another wish."""
    return _EXTENTS.get(value.partition(" ")[0], ("",))[0]


def is_meant(target: Target, value: str) -> bool:
    """True for what the size of a whole part is, where only the part is named."""
    if is_extent(value):
        return target.property.removeprefix("min-").removeprefix("max-") in _WHOLE
    return target.property.endswith("size")


def takes(target: Target, value: str) -> bool:
    """True when the target can be bigger, darker or the like."""
    ends = _EXTENTS.get(value.partition(" ")[0])
    if ends and (not target.property.endswith(ends) or target.property.endswith(_LINES)):
        return False
    if ends and target.property.endswith("padding") and not _is_padded(target, ends):
        return False  # what has none there is not made taller by a first padding on all sides
    if target.values:
        wanted = kind(value)
        is_size = target.property.endswith(("radius", "size", "padding"))
        return wanted == ("weight" if target.property.endswith("weight") else "size" * is_size)
    if target.property.endswith("weight"):
        return kind(value) == "weight"
    return target.type == kind(value)


def _is_padded(target: Target, ends: Sequence[str]) -> bool:
    """True for padding above and below ("height" among the `ends`), or else beside."""
    sides = (target.computed or target.value or "").split()
    mine = sides[0 if "height" in ends else 1 :: 2] or sides
    return any(re.search("[1-9]", side) for side in mine)


def reached(target: Target, value: str) -> str:
    """The value that a wish comes to from the current one; '' where that is not sure."""
    word, _, amount = value.partition(" ")
    named = ("var(", "$")
    if target.computed and (target.value is None or any(one in target.value for one in named)):
        target = target._replace(value=target.computed)
    current = (target.value or "").strip()
    if word in _CORNERS:
        known = [one for one in _CORNERS[word] if one in target.values]
        return known[0] if known else "" if target.values else _CORNERS[word][-1]
    if target.values or target.property.endswith("weight"):
        return _next(target, word) if not amount or amount in _DEGREES else ""
    if target.type == "color":
        return _shaded(current, word, amount)
    if target.type != "size" or not current:
        return ""
    if word == "rounder" and re.match(_PILL, current):
        return ""  # as round as can be
    if target.places[0].style.startswith("bootstrap "):
        return _stepped(target, word) if not amount or amount in _DEGREES else ""
    sides = current.split()
    is_side = target.property.endswith("padding") and len(sides) > 1 and word in _EXTENTS
    way = 0 if "height" in _EXTENTS.get(word, ()) else 1  # of above, right, below and left
    parts = [
        side if is_side and at % 2 != way else _grown(side, word, amount)
        for at, side in enumerate(sides)
    ]
    if target.property.endswith("radius") and len(sides) == 1 and amount in _DEGREES:
        parts = [_curved(current, parts[0], word, _CURVES[_DEGREES[amount]])]
    return " ".join(parts) if all(parts) else ""


def _curved(current: str, grown: str, word: str, least: int) -> str:
    """The radius of corners that are seen to have changed: by `least` pixels or more."""
    now, then = re.fullmatch(_SIZE, current), re.fullmatch(_SIZE, grown)
    unit = {"px": 1, "rem": _ROOT, "em": _ROOT}.get(now[2]) if now else None
    if not (now and then and unit):
        return grown
    way = -1 if word in _SMALLER else 1
    change = max(abs(float(then[1]) - float(now[1])), least / unit)
    return _number(max(float(now[1]) + way * change, 0)) + now[2] if float(now[1]) else grown


def _stepped(target: Target, word: str) -> str:
    """The next of the lengths that Bootstrap has classes for; '' at the end of them."""
    # Few sites are Bootstrap's.
    from bot.ux_agent.editing.class_families import scale  # noqa: PLC0415

    system, _, group = target.places[0].style.split(" ")[:3]
    known = {float(one[:-3]): one for one in scale(system, group).values() if one.endswith("rem")}
    present = re.fullmatch(r"([0-9.]{1,8})rem", target.value or "")
    if not present:
        return ""
    way = -1 if word in _SMALLER else 1
    further = [one for one in known if (one - float(present[1])) * way > 0]
    return known[min(further, key=lambda one: one * way)] if further else ""


def _shaded(current: str, word: str, amount: str) -> str:
    if amount[:1].isalpha() and amount not in _DEGREES:
        return _toned(current, word, amount)
    colour, way = colours.parse(current), _COLOURS.get(word, 0)
    percent = re.fullmatch(r"([0-9]{1,3})(?:%|percent)", amount)
    if not colour or not way or (amount not in _DEGREES and not percent):
        return ""
    shift = min(int(percent[1]), 100) / 100 if percent else _SHIFTS[_DEGREES[amount]]
    return colours.shaded(colour, way * shift) if shift else ""


def _toned(current: str, word: str, amount: str) -> str:
    """A darker blue: the blue that is there made darker, else dark blue."""
    # Few wishes name a hue.
    from bot.ux_agent.understanding.placing import hues  # noqa: PLC0415

    words = amount.split()
    named, length = colours.match(words)
    if not named:
        return ""
    now, degree = colours.parse(current), " ".join(words[length:])
    if now and hues.is_tone(now, named, " ".join(words[:length])):
        return _shaded(now, word, degree)
    return colours.match([_SHADES[word], *words[:length]])[0] or ""


def _grown(part: str, word: str, amount: str) -> str:
    found = re.fullmatch(_SIZE, part)
    if not found or not float(found[1]):
        return part if found else ""
    present, way = float(found[1]), -1 if word in _SMALLER else 1
    if amount in _DEGREES:
        factor = _GROWTH[_DEGREES[amount]]
        return _number(present / factor if way < 0 else present * factor) + found[2]
    if amount.startswith("x"):
        return _number(present * float(amount[1:]), is_exact=True) + found[2]
    step = re.fullmatch(r"([0-9.]{1,8})([a-z%]{0,8})", amount)
    if not step:
        return ""
    by, unit = float(step[1]), _UNITS.get(step[2], step[2])
    if unit == "%":
        return _number(max(present * (1 + way * by / 100), 0), is_exact=True) + found[2]
    if unit and unit != found[2]:
        return ""
    changed = present + way * by
    return _number(changed, is_exact=True) + found[2] if changed >= 0 else ""


_UNITS = {"pixel": "px", "pixels": "px", "point": "pt", "points": "pt", "percent": "%"}


def _next(target: Target, word: str) -> str:
    """The neighbour on a scale of words or numbers; '' where the values are no such scale."""
    way = _WEIGHTS.get(word) or (-1 if word in _SMALLER else 1)
    if not target.values:
        return ("bold" if way > 0 else "normal") if target.value in _PLAIN_WEIGHTS else ""
    values, current = list(target.values), target.value
    if current == "default" and current not in values:
        values.append(current)  # the class without a step: "rounded"
    if current in {"normal", "bold"} and word in _WEIGHTS:
        further = "bold" if way > 0 else "normal"
        return "" if further == current else further
    known = any(set(values) <= set(scale.split()) for scale in _SCALES)
    if current not in values or not (known or all(one.isdigit() for one in values)):
        return ""
    ranks = next((scale.split() for scale in _SCALES if set(values) <= set(scale.split())), None)
    ordered = sorted(values, key=ranks.index if ranks else int)
    at = ordered.index(current) + way
    return ordered[at] if 0 <= at < len(ordered) else ""


_PLAIN_WEIGHTS = frozenset({"normal", "bold", "400", "700"})


def steps(target: Target, value: str) -> tuple[str, ...]:
    """Values from the current one in the direction of a wish; none where it is unknown."""
    word = value.partition(" ")[0]
    found = (reached(target, f"{word} {degree}".strip()) for degree in _DEGREES)
    return tuple(dict.fromkeys(one for one in found if one and one != target.value))


def _number(value: float, *, is_exact: bool = False) -> str:
    rounded = round(value) if value >= 8 and not is_exact else round(value, 2)
    return f"{rounded:g}"
