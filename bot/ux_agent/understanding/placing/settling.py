"""A draft for one declared target: the value fitted, asked for, refused or found to be so."""

import re

from bot.texts.phrase import capitalised, joined
from bot.ux_agent.intent import Change
from bot.ux_agent.site import Target
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.outcome import Outcome
from bot.ux_agent.understanding.placing import fitting, questions, relative
from bot.ux_agent.understanding.placing.candidates import LEGAL, YEAR, has_year

_CORNERS = {"square": "0", "sharp": "0", "squared": "0", "pill": "999px", "round": "999px"}
_WEEK = frozenset(["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"])
_GENERIC = frozenset({"serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui"})
"""Fonts that any browser has (CSS Fonts 4, Generic font families)."""

_BEFORE = r"\s*[.:;!?·•|‧∙,–—/]\s+(?=\S)"
_AFTER = r"(?<=\S)(?:\s+[·•|‧∙–—/]|,)\s*$"
"""What parts a text from an expression or a link beside it."""

_REAL = (
    ("comic sans|comicsans", "Comic Sans MS"),
    ("trebuchet", "Trebuchet MS"),
    ("times", "Times New Roman"),
)
"""Fonts by what people call them, each with the name by which a browser knows it."""

_DIGITS = 3
"""Longer than this, a number without a unit is a year or a sum, no size."""


def settle(draft: Draft, target: Target) -> Outcome:
    """A draft for one target: its value fitted."""
    if draft.nature == "relative":
        reached = relative.reached(target, draft.value)
        is_as_told = bool(reached) and relative.is_absolute(draft.value)
        if not reached or (fitting.same(target, reached) and not is_as_told):
            return _ask_value(draft, target)
        draft = draft._replace(value=reached, nature="text", stop="")
    is_huge = draft.nature == "number" and target.type == "size" and len(draft.value) > _DIGITS
    if not draft.value or is_huge:
        return _ask_value(draft, target)
    if draft.nature in {"picture", "swatch"}:
        return Outcome(change=Change(target.section, "set", target.property, draft.value))
    if target.type == "font" and "," not in draft.value:
        draft = draft._replace(value=_with_fallbacks(draft.value, target.value or ""))
    if target.type == "size" and target.property.endswith("radius"):
        draft = draft._replace(value=_CORNERS.get(draft.value.lower(), draft.value))
    fitted = fitting.fit(target, _in_place(draft, target))
    if fitted.is_final:
        return Outcome(refusal=fitted.reason)
    if fitted.reason:
        choices = [(value, value) for value in target.values]
        asked = texts.new_value(target.section, target.property, target.type)
        question = questions.ask("value", joined(" ", (fitted.reason, asked)), choices)
        return Outcome(question=question, draft=_open(draft, target))
    if fitting.same(target, fitted.value):
        told = texts.already(target.section, target.property, fitted.value)
        return Outcome(same=told, draft=Draft(target.section, property=target.property))
    return Outcome(change=Change(target.section, "set", target.property, fitted.value))


def _with_fallbacks(font: str, current: str) -> str:
    """The font before those behind the current one, for a browser that lacks it."""
    if font.lower() in _GENERIC:
        return font
    said = font.strip("\"' ").lower()
    font = next((real for called, real in _REAL if said in called.split("|")), font)
    others = [one.strip() for one in current.split(",")[1:]]
    name = font.strip("\"' ").lower()
    return ", ".join([font, *(one for one in others if one.strip("\"' ").lower() != name)])


def _in_place(draft: Draft, target: Target) -> str:
    """The value as it fits the current one: a sentence stays one, a year takes a year's place."""
    current = target.value or ""
    is_year = draft.value.isdigit() and re.fullmatch(YEAR, draft.value)
    if draft.value[-1:].isdigit() and re.search(LEGAL, current):
        from bot.ux_agent.understanding.placing import yearly  # noqa: PLC0415 - few lines tell a year

        if is_year or re.fullmatch(yearly.YEARS, draft.value):
            return yearly.renewed(current, draft.value)
    if is_year and draft.nature == "number" and has_year(target):
        return re.sub(YEAR, draft.value, current)
    if draft.value.startswith(("on ", "at ")) and (draft.value[3:4] + current[:1]).isdigit():
        return draft.value[3:]  # "ends on 11 April" where 4 April stands
    if draft.value.endswith("days") and _one_day(draft.value) and _one_day(current + "s"):
        return draft.value[:-1]  # "on Wednesdays" where Monday stands
    value = draft.value + (draft.stop if current.rstrip().endswith(".") else "")
    if current[-1:].isdigit() and target.type in fitting.TEXT_TYPES:
        from bot.ux_agent.understanding.placing import labels  # noqa: PLC0415 - few end in a number

        value = labels.beside_number(value, current)
    return _joined(value, current) if target.type in fitting.TEXT_TYPES else value


def _joined(value: str, current: str) -> str:
    """A text with the signs that part the current one from what stands beside it: "· Made …"."""
    if not value.strip() or (current[:1].isalnum() and current[-1:].isalnum()):
        return value
    before, after = re.match(_BEFORE, current), re.search(_AFTER, current)
    if before and not re.match(_BEFORE, value) and value.lstrip()[0] not in ".:;!?":
        value = before[0] + value.lstrip()
    return value.rstrip() + after[0] if after and not re.search(_AFTER, value) else value


def _one_day(word: str) -> bool:
    """True for the name of a day of the week in the plural."""
    return word.isalpha() and word.lower().removesuffix("days") in _WEEK


def _ask_value(draft: Draft, target: Target) -> Outcome:
    text = texts.new_value(target.section, target.property, target.type)
    if questions.is_echo(target):
        text = texts.new_words(target.value or "")
    if draft.line:
        text = texts.shared_line(draft.line)
    if draft.nature == "relative" and target.value and not relative.reached(target, draft.value):
        text = texts.not_reckoned(draft.value.partition(" ")[0], target.value, text)
    offered = target.values or (("hidden", "visible") if target.type == "bool" else ())
    choices = [(capitalised(texts.spoken(value)), value) for value in offered]
    choices = [(value, value) for value in draft.offers] or choices
    if draft.nature == "relative":
        steps = relative.steps(target, draft.value)
        choices = [(value, value) for value in steps] or choices
    return Outcome(question=questions.ask("value", text, choices), draft=_open(draft, target))


def _open(draft: Draft, target: Target) -> Draft:
    """The draft for its target, without a value."""
    known = draft._replace(section=target.section, property=target.property)
    return known._replace(value="", nature="", anchor="", stop="", offers=(), line="")
