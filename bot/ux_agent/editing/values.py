"""What a target takes: the value as it will stand on the site, or why it cannot."""

import re

from bot.errors import UserError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.editing import css_values
from bot.ux_agent.editing.link import clean_link
from bot.ux_agent.editing.naming import place_of
from bot.ux_agent.editing.plain_text import clean_text
from bot.ux_agent.site import Target

MOST_TEXT = 4000
"""Characters of a text whose target has no `max` of its own."""

_GRAMMARS = {
    "color": css_values.colour,
    "size": css_values.size,
    "weight": css_values.weight,
    "font": css_values.fonts,
    "keyword": css_values.keywords,
}
_PICTURE = r"(?i)[\w./ @%+()~-]{1,200}\.(?:png|jpe?g|webp|avif|gif|svg)"
_MOST_SHOWN = 8
_NUMERIC = frozenset({"number", "integer", "float"})
# What a template prints around a number, or a person says with it.
_AROUND = (
    r"(?i)(?:[£$€¥₹]|usd|eur|gbp|chf)?\s*(-?[0-9][0-9 ',.]*?)\s*"
    r"(?:[£$€¥₹%]|usd|eur|gbp|chf|euros?|pounds?|dollars?|quid|percent|,-)?"
)
_THOUSANDS = r"[0-9]{1,3}(?:[ ',.][0-9]{3})+"
_COUNTED = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_MARKS = ("“”", "„“", "„”", "«»", "»«", "‘’", '""')
_ANY_MARK = frozenset("".join(_MARKS))
_YES = frozenset({"visible", "true", "yes", "on", "shown", "show"})
_NO = frozenset({"hidden", "false", "no", "off", "hide"})


def accept(target: Target, value: str) -> str:
    """The value in its written-down form; raises UserError, in words for the person."""
    value = clean_text(value)
    if target.places and target.places[0].style in _NUMERIC:
        value = _number(value, target.value or "")
    if target.type == "bool":
        return _switch(value)
    if target.type == "image":
        return _picture(target, value)
    if target.values:
        return _choice(target, value)
    if target.type == "url":
        return clean_link(value)
    grammar = _GRAMMARS.get(target.type)
    return grammar(value, target.value or "") if grammar else _text(target, value)


def is_same(target: Target, value: str) -> bool:
    """Whether the target has this accepted value already."""
    if target.value is None:
        return False
    try:
        return accept(target, target.value) == value
    except UserError:
        return target.value == value


def accept_label(text: str) -> str:
    """The label of a link: a short text; raises UserError."""
    label = clean_text(text)
    if not 1 <= len(label) <= 80:
        raise UserError(phrase(Texts.label_length))
    return label


def _number(value: str, current: str) -> str:
    """The number that is meant by "£130", "12,50" or "five"; all else as it is.

    A site that keeps a number shows the currency beside it.
    """
    if value.lower() in _COUNTED:
        return str(_COUNTED.index(value.lower()))
    found = re.fullmatch(_AROUND, value.strip())
    if found is None:
        return value
    digits = found[1].rstrip(" ,.'")
    if re.fullmatch(_THOUSANDS, digits) and not ("." in digits and "." in current):
        return re.sub(r"\D", "", digits)
    return re.sub(r",([0-9]{1,2})$", r".\1", digits)


def _picture(target: Target, value: str) -> str:
    """The address of a picture of the site; one from elsewhere could watch its readers."""
    value = _spelled(target, value)
    if value in {*target.values, target.value} or _is_new(target, value):
        return value
    if not re.fullmatch(_PICTURE, value) or ".." in value.split("/") or value.startswith("//"):
        raise UserError(phrase(Texts.not_a_picture, value=value[:40]))
    if not target.values:
        return value
    there = ", ".join(target.values[:_MOST_SHOWN])
    raise UserError(phrase(Texts.unknown_picture, value=value[:40], choices=there))


def _is_new(target: Target, value: str) -> bool:
    """Whether it is named as a picture that comes with the edit (bot.ux_agent.picturing)."""
    folder = (target.value or "").rpartition("/")[0]
    name = rf"{re.escape(target.property)}-[0-9a-f]{{8}}\.[a-z]+"
    return value.rpartition("/")[0] == folder and bool(re.fullmatch(name, value.rpartition("/")[2]))


def _spelled(target: Target, value: str) -> str:
    """The address of the one picture that is meant by its name, or without its first folders."""
    path = value.strip().removeprefix("./").lstrip("/").lower()
    found = [known for known in target.values if f"/{known.lower()}".endswith(f"/{path}")]
    return found[0] if path and len(found) == 1 else value


def _text(target: Target, value: str) -> str:
    limit = target.limit or MOST_TEXT
    value = value and _dressed(value, target.value or "")
    if len(value) > limit:
        numbers = {"most": str(limit), "count": str(len(value))}
        raise UserError(phrase(Texts.text_too_long, place=place_of(target), **numbers))
    if not value:
        raise UserError(phrase(Texts.text_needed, place=place_of(target)))
    return value


def _dressed(value: str, current: str) -> str:
    """The value within the quotation marks that the whole current text stands in."""
    for marks in _MARKS:
        sign, end = marks[0], marks[1]
        is_dress = len(current) > len(sign + end) and current.startswith(sign)
        if is_dress and current.endswith(end) and not {sign, end} & set(current[1:-1]):
            return value if value[:1] in _ANY_MARK else f"{sign}{value}{end}"
    return value


def _choice(target: Target, value: str) -> str:
    for allowed in target.values:
        if allowed.casefold() == value.casefold():
            return allowed
    choices = ", ".join(target.values)
    raise UserError(phrase(Texts.one_of, place=place_of(target), choices=choices))


def _switch(value: str) -> str:
    word = value.lower()
    if word not in _YES | _NO:
        raise UserError(phrase(Texts.no_switch, value=value[:40]))
    return "visible" if word in _YES else "hidden"
