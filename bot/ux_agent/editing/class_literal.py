"""How a value is written as a utility class: the named one where it is exactly that.

A place of the kind "class" says in its `style` what is needed: system, family, group, type of the
target, then the site's own names as `name=#rrggbb`; `space!` means that its scale is its own.
"""

import re
from collections.abc import Mapping

from bot.errors import UserError
from bot.record import Record
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.editing.class_families import BOOTSTRAP_NAMED, BUTTONS, scale
from bot.ux_agent.editing.letter_classes import GROUP, letter_classes
from bot.ux_agent.site import Place

_SAFE = r"[A-Za-z0-9#.%(),_*/+-]+"


class Style(Record):
    """What is written at a place; `names` are words of the site, `is_own` a scale of its own."""

    system: str
    family: str
    group: str
    kind: str
    names: Mapping[str, str]
    is_own: bool

    @property
    def prefix(self) -> str:
        """The name that its classes begin with."""
        return "text" if self.family == "text-size" else self.family


def style_of(place: Place) -> Style:
    """The style of a place of the kind "class"."""
    system, family, group, kind, *more = place.style.split(" ")
    names = dict(pair.split("=", 1) for pair in more if "=" in pair)
    return Style(system, family, group, kind, names, f"{group}!" in more)


def class_literal(place: Place, value: str) -> str:
    """The class for a value; raises UserError where the site has none and cannot have one."""
    style = style_of(place)
    if style.group == "switch":
        if value == "visible":
            return ""
        return place.raw or f"{place.before}{style.family}{place.after}"
    if style.group == GROUP:
        return f"{place.before}{_of_letters(style, value)}{place.after}"
    word = _word(style, value)
    sign = "-" if word.startswith("-") else ""
    core = f"{sign}{style.prefix}-{word.removeprefix('-')}" if word else style.prefix
    return place.before + core + place.after


def _of_letters(style: Style, value: str) -> str:
    """The first class of its family that stands for a value."""
    known = letter_classes(style.system, style.family)
    found = next((name for name, meant in known.items() if meant == value), "")
    if not found:
        raise UserError(phrase(Texts.no_utility, value=value[:40], choices=", ".join(known)))
    return found


def _word(style: Style, value: str) -> str:
    """What follows the family's name."""
    known = _known(style)
    if style.kind not in {"color", "size"}:
        if value == "default" and "" in known:
            return ""
        if value in known or style.group == "word":
            return _plain(value)
    named = next((word for word, meant in known.items() if _is_same(meant, value)), None)
    if named is not None:
        return named
    if style.kind not in {"color", "size"} and not re.fullmatch(r"[0-9]+", value):
        return _plain(value)
    usual = BOOTSTRAP_NAMED.get(value, "") if style.system == "bootstrap" else ""
    if usual and style.group == "color" and usual not in style.names:
        return usual
    if style.system == "bootstrap":
        ready = {word or "default": meant for word, meant in known.items() if meant}
        there = ", ".join(f"{word} ({meant})" for word, meant in ready.items())
        raise UserError(phrase(Texts.no_utility, value=value[:40], choices=there))
    if style.system == "tailwind4" and style.group == "space" and not style.is_own:
        step = _step(value)
        if step:
            return step
    # A bare 0 says of `text-` not whether it is a size or a colour.
    value = "0px" if value == "0" and style.group == "text-size" else value
    return f"[{_plain(value.replace(' ', '_'))}]"


def _known(style: Style) -> Mapping[str, str]:
    """The words of the place with what each stands for; those of the site go first."""
    own = dict(style.names)
    if style.is_own:
        return own
    lacking = {"black", "white"} if style.family == BUTTONS else set()
    usual = scale(style.system, style.group)
    return {**own, **{k: v for k, v in usual.items() if k not in own and k not in lacking}}


def _step(value: str) -> str:
    """The step on Tailwind's scale (0.25rem each, in quarters) that a length is, '' for none."""
    found = re.fullmatch(r"([0-9]*\.?[0-9]+)rem", value)
    step = float(found[1]) * 4 if found else 0.5 / 4
    return f"{step:g}" if step * 4 == int(step * 4) else ""


def _is_same(one: str, other: str) -> bool:
    return _measure(one) == _measure(other)


def _measure(value: str) -> str:
    found = re.fullmatch(r"0(?:\.0+)?(?:px|r?em|%)?|(.*)", value)
    return found[1].lower() if found and found[1] else "0"


def _plain(value: str) -> str:
    if not re.fullmatch(_SAFE, value):
        raise UserError(phrase(Texts.no_keyword, value=value[:40]))
    return value
