"""A value fitted to a declared target: everyday words first, then what the target accepts."""

import re
from collections.abc import Sequence

from bot.errors import UserError
from bot.record import Record
from bot.ux_agent.editing.values import accept, is_same
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import guard, texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing import relative
from bot.ux_agent.understanding.words import colours, lexicon
from bot.ux_agent.understanding.words.phrases import letter_look
from bot.ux_agent.understanding.words.spelling import nearest

TEXT_TYPES = frozenset({"text", "string", "markdown"})
ADDRESS_TYPES = frozenset({"url", "image"})

_NATURES = {
    "either": {"color"} | TEXT_TYPES,
    "size": {"size"},
    "number": {"size", "weight"},
    "weight": {"weight"},
    "address": ADDRESS_TYPES,
    "state": {"bool"},
    "font": {"font"},
}
_OF_NAME = frozenset({"brand-size", "brand-color"})
_PLAIN = frozenset({"normal", "none"})
_SIZE = r"(?<![0-9.])([0-9]{0,6}\.?[0-9]{1,6}) ?(pixels?|points?|percent|px|rem|em|ch|vh|vw|pt|%)"
_YEAR = r"(?:19|20)[0-9]{2}"
_CODE_OF_DIGITS = r"[0-9 ]*[0-9]{4}[0-9 ]*"  # "123 4567 89" names somebody in a register
_LONGEST_SIZE = 40
_PIXELS = 6
_UNITS = {"pixel": "px", "pixels": "px", "point": "pt", "points": "pt", "percent": "%"}
_STATES = {word: state for state, words in lexicon.STATES.items() for word in words.split("|")}
# Any word can name a font: where none is spoken of, it has to look like the name of one.
_FONT = r"(?:[A-Z0-9][\w-]*(?: [A-Z0-9][\w-]*)*|serif|sans-serif|monospace|cursive|system-ui)"
_FONTS = rf"{_FONT}(?:, ?{_FONT})*"
# What could end a declaration of CSS or fetch something.
_CODE = frozenset(";{}()<>@\\*")
_BREAKS = frozenset("\n\r\t\v\f")


class Fit(Record):
    """A value as the target takes it, or the reason why it does not.

    `is_final` tells a reason that refuses the request from one that asks for another value.
    """

    value: str = ""
    reason: str = ""
    is_final: bool = False


def takes(target: Target, nature: str, value: str = "") -> bool:
    """True when a value of that nature (`Draft.nature`) can be meant for the target."""
    if is_list(target):
        return False
    if not nature:
        return True
    if nature in {"colour", "picture", "swatch"}:
        return target.type == "color" or (target.type == "image" and nature == "picture")
    if nature == "relative":
        return relative.takes(target, value)
    if nature == "text" and target.type in ADDRESS_TYPES:
        return guard.is_address(value)
    if nature == "text" and target.type == "font":
        return re.fullmatch(_FONTS, value) is not None
    if nature == "text":
        return target.type in TEXT_TYPES or _takes_word(target, value)
    if nature in {"number", "weight"} and (letters := _lettered(target, value)) is not None:
        return letters
    if nature in {"number", "weight", "size"} and target.property == "font-weight":
        return nature != "size"
    is_year = nature == "number" and re.fullmatch(_YEAR, value) is not None
    is_code = nature in {"number", "size"} and re.fullmatch(_CODE_OF_DIGITS, value) is not None
    return target.type in _NATURES.get(nature, ()) and not (is_year or is_code)


def _takes_word(target: Target, value: str) -> bool:
    """Whether words can be meant for what is no text; those of letters in their very spelling."""
    if target.values and letter_look(target.property):
        return value.lower() in target.values  # "lift" is no "left"
    return bool(value and fit(target, value).value)


def _lettered(target: Target, value: str) -> bool | None:
    """Whether a number or a word for letters is one of those that a target can be; None if unsure.

    "Centered" is one of a look of that name, or of one that has a word for it alone.
    """
    look = letter_look(target.property)
    if value not in lexicon.LETTERINGS:
        return not look if value in target.values else None
    prop, meant = lexicon.LETTERINGS[value]
    is_sure = look == prop or (not look and meant not in _PLAIN)
    return is_sure and meant in target.values


def is_list(target: Target) -> bool:
    """True for a list of links."""
    return bool(target.entries) or target.type == "items"


def drawn(draft: Draft, index: SiteIndex) -> str:
    """The property of a draft; where the logo is a picture, the name beside it is not the logo."""
    tiers = draft.property.split("|")
    has_picture = tiers[0] == "logo" and any(
        one.property == "logo-alt" or (one.type == "image" and one.property in tiers)
        for one in index.targets
    )
    is_scanned = has_picture and index.is_scanned
    return "|".join(one for one in tiers if one not in _OF_NAME) if is_scanned else draft.property


def is_text(target: Target) -> bool:
    """True for a text that people read on the site."""
    is_look = bool(target.values) or target.property.startswith("font-")
    return target.type in TEXT_TYPES and not is_look


def are_listed(draft: Draft, found: Sequence[Target]) -> bool:
    """True for texts that are meant one by one and not called alike: no part alone tells them."""
    names = {one.property for one in found}
    is_own = "." in draft.property.split("|")[0] and len(names) == len(found)
    return is_own and all(map(is_text, found))


def fit(target: Target, value: str) -> Fit:
    """`value` as the target takes it; hidden characters, addresses and lengths refuse for good."""
    reason = guard.refuse_text(value)
    if reason:
        return Fit(reason=reason, is_final=True)
    is_plain = target.type in TEXT_TYPES | ADDRESS_TYPES or colours.is_colour(value)
    if not is_plain and (not _CODE.isdisjoint(value) or "//" in value):
        return Fit(reason=texts.code_as_value(target.property), is_final=True)
    wanted = _translated(target, value)
    try:
        accepted = accept(target, wanted)
    except UserError as fault:
        is_free = target.type in TEXT_TYPES | {"url"} and not target.values
        is_final = bool(value.strip()) and is_free
        return Fit(reason=str(fault), is_final=is_final)
    if target.type in TEXT_TYPES and _BREAKS.isdisjoint(value):
        return Fit(value)
    return Fit(accepted)


def same(target: Target, value: str) -> bool:
    """True when the target has the fitted value already."""
    if target.computed and target.value is None:
        target = target._replace(value=target.computed)
    if target.type == "bool" and target.value is None:
        return value == "visible"
    if target.type == "color":
        return target.value is not None and colours.parse(target.value) == value
    if target.property == "font-weight" and target.value is not None:
        return _weight(target.value) == _weight(value)
    return is_same(target, value)


def _translated(target: Target, value: str) -> str:
    """The value in the words of the site's language."""
    word = value.strip().lower()
    if target.values and word in lexicon.LETTERINGS and word not in target.values:
        return lexicon.LETTERINGS[word][1]
    if target.values and target.type != "image":
        near = nearest(word, [known.lower() for known in target.values])
        exact = {known.lower() for known in target.values}
        return near[0] if len(near) == 1 and word not in exact else value
    if target.type == "color":
        return colours.parse(value) or value
    if target.type == "size":
        return _as_size(word)
    if target.type == "bool":
        return _STATES.get(word, value)
    if target.type == "weight":
        return word if word in {"normal", "bold"} else lexicon.WEIGHTS.get(word, value)
    if target.type == "url":
        return guard.address(value) or value
    return value


def _as_size(word: str) -> str:
    """The word with the units that CSS knows; too long a word as it stands, which is no size."""
    if len(word) > _LONGEST_SIZE:
        return word
    # Nobody means 20rem by "20".
    is_bare = re.fullmatch(r"[0-9]{1,6}", word) and int(word) >= _PIXELS
    return f"{word}px" if is_bare else re.sub(_SIZE, _sized, " ".join(word.split()))


def _sized(found: re.Match[str]) -> str:
    return found[1] + _UNITS.get(found[2], found[2])


def _weight(word: str) -> str:
    return lexicon.WEIGHTS.get(word.strip().lower(), word.strip())
