"""The declared looks of buttons: whose each is by its names, and which of them are of several."""

import re
from collections.abc import Iterator

from bot.ux_agent.once import Once
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.property_words import BUTTON_COLOUR, BUTTON_WORDS_COLOUR

_LOOK_NAME = (
    r"(?:(.*) )?(?:button|cta)(?: (?:text|font|background|border|corner))?"
    r"(?: (?:colou?r|background|corners|radius|size|weight|padding))"
)
_PART = r"\ssection(?:\s(?:background|color))?$"
_FEWEST = 2

GENERAL = {
    "background": BUTTON_COLOUR,
    "color": BUTTON_WORDS_COLOUR,
    "radius": "button-radius|radius|border-radius",
    "padding": "button-padding|padding",
    "font-size": "button-size|button-font-size",
    "font-weight": "button-weight|button-font-weight",
}
"""What the looks of buttons as such are called, the best names first."""


def is_the(button: Target, look: Target) -> bool:
    """Whether a look is by its names that of a button."""
    label = normal(button.value or "")
    is_called = normal(look.property) == f"{label} {kind_of(look).removeprefix('font-')}"
    return is_called or any(_is_of(stem, label) for stem in stems_of(look))


def _stemmed(index: SiteIndex) -> list[tuple[Target, list[str]]]:
    return [(one, stems) for one in index.targets if (stems := stems_of(one))]


_each_of = Once(_stemmed)


def declared(kind: str, index: SiteIndex) -> list[Target]:
    """The declared looks of buttons of a kind (any for '')."""
    return [one for one, _ in _each_of(index) if kind_of(one).endswith(kind)]


def called(stem: str, index: SiteIndex) -> list[Target]:
    """The declared looks of buttons that are called so."""
    return [one for one, stems in _each_of(index) if stem in stems]


def given(kind: str, index: SiteIndex) -> list[Target]:
    """Those of them that some buttons have, without what a single one could get for itself."""
    return [one for one in declared(kind, index) if one.value or not any(stems_of(one))]


def kind_of(target: Target) -> str:
    """Which look of a button a target is, as `GENERAL` has them; its own name for none."""
    if target.type == "color":
        return "background" if "background" in target.property else "color"
    ends = (kind for kind in GENERAL if target.property.endswith(kind.removeprefix("font-")))
    return next(ends, target.property)


def stems_of(target: Target) -> list[str]:
    """Whose looks a target is by its names; '' for buttons as such. None for other targets."""
    if fitting.is_text(target) or target.entries or any(map(_is_part, target.aliases)):
        return []
    names = (normal(name) for name in (target.property, *target.aliases))
    found = [name[1] or "" for one in names if (name := re.fullmatch(_LOOK_NAME, one))]
    return [one for one in dict.fromkeys(found) if one] or found[:1]


def _is_part(alias: str) -> bool:
    """True for the name of a part of a page, be it called "cta"."""
    return re.search(_PART, alias) is not None


def _is_of(stem: str, label: str) -> bool:
    """Whether a look's name begins the words on a button: a long label is named in short."""
    is_short = len(stem.split()) >= _FEWEST and f"{label} ".startswith(f"{stem} ")
    # "Call 087 555 0111", where the number is a text of its own.
    behind = stem.removeprefix(f"{label} ") if label else stem
    is_numbered = behind != stem and not any(map(str.isalpha, behind))
    return bool(stem) and (stem == label or is_short or is_numbered)


def labels(index: SiteIndex) -> Iterator[Target]:
    """The texts that stand on buttons."""
    for one in index.targets:
        is_named = any(alias.endswith(" button") for alias in one.aliases)
        if fitting.is_text(one) and (is_named or "cta" in one.property.split("-")):
            yield one
