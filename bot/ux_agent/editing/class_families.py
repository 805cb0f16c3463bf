"""Families of utility classes (Tailwind CSS 3 and 4, Bootstrap 5): what their words stand for.

Sources: tailwindcss.com/docs and getbootstrap.com/docs/5.3/utilities.
"""

from collections.abc import Mapping
from functools import cache

from bot.ux_agent.editing.letter_classes import FAMILIES, GROUP

COLOURS = frozenset(
    {
        *("bg", "text", "border", "fill", "stroke", "ring", "outline", "accent", "caret", "from"),
        *("via", "to", "decoration", "divide", "placeholder", "shadow", "btn"),
    }
)
"""Families whose word may be a colour; most of them have words of other meaning, too."""

SPACES = frozenset(
    {
        *("p", "px", "py", "pt", "pr", "pb", "pl", "ps", "pe", "m", "mx", "my", "mt", "mr", "mb"),
        *("ml", "ms", "me", "gap", "gap-x", "gap-y", "space-x", "space-y", "w", "h", "size"),
        *("inset", "top", "right", "bottom", "left", "min-w", "min-h", "max-h"),
    }
)
"""Families whose word is a length on the scale of spaces."""

BOOTSTRAP_SPACES = {
    "0": "0",
    "1": "0.25rem",
    "2": "0.5rem",
    "3": "1rem",
    "4": "1.5rem",
    "5": "3rem",
}
BOOTSTRAP_COLOURS = {
    "primary": "#0d6efd",
    "secondary": "#6c757d",
    "success": "#198754",
    "danger": "#dc3545",
    "warning": "#ffc107",
    "info": "#0dcaf0",
    "light": "#f8f9fa",
    "dark": "#212529",
    "black": "#000000",
    "white": "#ffffff",
}
BOOTSTRAP_NAMED = {
    "#ff0000": "danger",
    "#008000": "success",
    "#0000ff": "primary",
    "#ffff00": "warning",
    "#808080": "secondary",
    "#00ffff": "info",
}
"""What the usual theme has for the plain red, green, blue, yellow, grey and cyan."""

BUTTONS = "btn"
"""The family of Bootstrap's buttons, which has neither black nor white ones."""

BOOTSTRAP_OTHER_COLOURS = frozenset(
    {
        *("body", "body-secondary", "body-tertiary", "body-emphasis", "transparent", "muted"),
        *("white-50", "black-50", "reset", "primary-subtle", "secondary-subtle"),
        *("success-subtle", "danger-subtle", "warning-subtle", "info-subtle", "light-subtle"),
        *("dark-subtle", "primary-emphasis", "secondary-emphasis", "success-emphasis"),
        *("danger-emphasis", "warning-emphasis", "info-emphasis", "light-emphasis"),
        "dark-emphasis",
    }
)
"""Names of colours that depend on the theme: they are told from words that are no colour."""

BOOTSTRAP_WEIGHTS = {"light": "300", "normal": "400", "medium": "500", "semibold": "600"}
BOOTSTRAP_WEIGHTS |= {"bold": "700", "lighter": "lighter", "bolder": "bolder"}
BOOTSTRAP_SIZES = {"1": "2.5rem", "2": "2rem", "3": "1.75rem", "4": "1.5rem", "5": "1.25rem"}
BOOTSTRAP_SIZES |= {"6": "1rem"}
BOOTSTRAP_RADII = {"0": "0", "1": "0.25rem", "2": "0.375rem", "3": "0.5rem", "4": "1rem"}
BOOTSTRAP_RADII |= {"5": "2rem", "circle": "50%", "pill": "50rem", "": "0.375rem"}

WEIGHTS = {"thin": "100", "extralight": "200", "light": "300", "normal": "400", "medium": "500"}
WEIGHTS |= {"semibold": "600", "bold": "700", "extrabold": "800", "black": "900"}
SIZES = {"xs": "0.75rem", "sm": "0.875rem", "base": "1rem", "lg": "1.125rem", "xl": "1.25rem"}
SIZES |= {"2xl": "1.5rem", "3xl": "1.875rem", "4xl": "2.25rem", "5xl": "3rem", "6xl": "3.75rem"}
SIZES |= {"7xl": "4.5rem", "8xl": "6rem", "9xl": "8rem"}
_RADII_3 = {"none": "0", "sm": "0.125rem", "": "0.25rem", "md": "0.375rem", "lg": "0.5rem"}
_RADII_3 |= {"xl": "0.75rem", "2xl": "1rem", "3xl": "1.5rem", "full": "9999px"}
_RADII_4 = {"none": "0", "xs": "0.125rem", "sm": "0.25rem", "md": "0.375rem", "lg": "0.5rem"}
_RADII_4 |= {"xl": "0.75rem", "2xl": "1rem", "3xl": "1.5rem", "4xl": "2rem", "full": "9999px"}
_STEPS_3 = (0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, *range(4, 13), 14, 16, *range(20, 65, 4), 72, 80, 96)


def group_of(family: str, kind: str) -> str:
    """What the words of a family are, for a target of a type: a group of `scale`, or "word"."""
    if kind == "bool":
        return "switch"
    if kind == "color" and family in COLOURS:
        return "color"
    if family in {"text-size", "fs"} or (family == "text" and kind == "size"):
        return "text-size"
    if family in {"font", "fw"}:
        return "weight"
    if family == "rounded":
        return "radius"
    if family in FAMILIES:
        return GROUP
    return "space" if family in SPACES else "word"


def scale(system: str, group: str) -> Mapping[str, str]:
    """Words of a group with the lengths, weights or colours that they stand for.

    `system` is "tailwind3", "tailwind4" or "bootstrap".
    """
    if group == "color" and system != "bootstrap":
        from bot.ux_agent.editing.tailwind_colours import palette  # noqa: PLC0415 - few need it

        return palette("4" if system == "tailwind4" else "3")
    return _scales(system).get(group, {})


@cache
def _scales(system: str) -> Mapping[str, Mapping[str, str]]:
    if system == "bootstrap":
        return {
            "color": BOOTSTRAP_COLOURS,
            "space": BOOTSTRAP_SPACES,
            "radius": BOOTSTRAP_RADII,
            "weight": BOOTSTRAP_WEIGHTS,
            "text-size": BOOTSTRAP_SIZES,
        }
    steps = {f"{step:g}": _rem(step / 4) for step in _STEPS_3}
    radii = _RADII_4 if system == "tailwind4" else _RADII_3
    spaces = {**steps, "px": "1px"}
    return {"space": spaces, "radius": radii, "weight": WEIGHTS, "text-size": SIZES}


def _rem(number: float) -> str:
    return f"{number:g}rem" if number else "0"
