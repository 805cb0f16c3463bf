"""Questions with choices out of a site's index."""

import re
from collections.abc import Container, Iterable, Sequence

from bot.texts.english import Texts
from bot.texts.phrase import capitalised, finished, phrase
from bot.ux_agent.intent import Question, Slot
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.placing.fitting import is_list
from bot.ux_agent.understanding.words.phrases import normal

MOST = 25
"""Choices that a Discord select holds (Discord, Select Option Structure)."""

_SITE = "site"
_OF_BUTTONS = "button-"
_VARIABLE = r"(?:var\(\s*--|\$)([\w-]+)\s*\)?"
_ASKED = 400
_LABEL = 80
_WORDS = 55
_SHORT = 3
_VALUE = 100


def ask(slot: Slot, text: str, choices: Iterable[tuple[str, str]] = ()) -> Question:
    """A question whose choices are each within Discord's limits; labels are made different.

    There may be more than a select holds: `offering` takes those nearest to the request.
    """
    kept: dict[str, str] = {}
    known: set[str] = set()
    for said, value in choices:
        if not value or len(value) > _VALUE or value in known:
            continue
        known.add(value)
        label = finished(said, label_of)
        kept[label if label not in kept else _numbered(said, kept)] = value
        if len(kept) == _ASKED:
            break
    return Question(slot, text, tuple(kept.items()))


def _numbered(said: str, kept: Container[str]) -> str:
    """What is said of a choice with its number among those that are called alike."""
    number = 2
    while (label := _ended(said, f" ({number})")) in kept:
        number += 1
    return label


def _ended(said: str, end: str) -> str:
    return finished(said, lambda text: texts.short(" ".join(text.split()), _LABEL - len(end)) + end)


def label_of(text: str) -> str:
    """The text as a choice's label: in one line, within Discord's limit."""
    return texts.short(" ".join(text.split()), _LABEL)


def sections(index: SiteIndex, names: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Sections as choices; all that have a target when no names are given."""
    offered = list(names) or list(dict.fromkeys(target.section for target in index.targets))
    return [(capitalised(texts.spoken(name)), name) for name in offered]


def targets(found: Sequence[Target], *, is_section_known: bool) -> list[tuple[str, str]]:
    """Targets as choices, valued "property" or "section.property"."""
    return [
        (
            _label(target, is_section_known=is_section_known),
            target.property if is_section_known else f"{target.section}.{target.property}",
        )
        for target in found
    ]


def _label(target: Target, *, is_section_known: bool) -> str:
    """What people see of a target: its name and what stands there, or the words alone."""
    if is_echo(target):
        if is_section_known:
            return phrase(Texts.quoted, text=texts.short(target.value or "", _WORDS))
        section = texts.spoken(target.section)
        return phrase(Texts.text_in, text=texts.short(target.value or "", _WORDS), section=section)
    called = _called(target)
    spoken = texts.spoken(called)
    if target.section == _SITE and called.startswith(_OF_BUTTONS):
        spoken = phrase(Texts.all_of_them, name=spoken)
    elif not is_section_known:
        spoken = texts.place(target.section, called)
    label = capitalised(spoken)
    if is_list(target) and any(entry.href for entry in target.entries):
        return phrase(Texts.links_of, what=label)
    if is_list(target):
        labels = ", ".join(entry.label for entry in target.entries)
        return phrase(Texts.value_of, what=label, value=labels)
    if not target.value:
        return label
    variable = re.fullmatch(_VARIABLE, target.value)
    value = variable[1].replace("-", " ") if variable else target.value
    return phrase(Texts.value_of, what=label, value=value)


def _called(target: Target) -> str:
    """The name of a target; a look that is the headline's alone is told so: "headline-size"."""
    first = next(iter(target.aliases), "")
    is_headlines = first.startswith("headline ") and "headline" not in target.property
    return first.replace(" ", "-") if is_headlines and target.type != "text" else target.property


def is_echo(target: Target) -> bool:
    """True for a text whose name says no more than its words do, or nothing ("text-2", "a")."""
    if target.type != "text" or not target.value or target.values:
        return False
    name = [word for word in normal(target.property).split() if not word.isdigit()]
    is_numbered = bool(re.search(r"-[0-9]+$", target.property))
    known = set(normal(target.value).split())
    return is_numbered or len("".join(name)) < _SHORT or set(name) <= known


def links(found: Iterable[Target], *, is_section_known: bool) -> list[tuple[str, str]]:
    """Links of lists as choices, valued by label."""
    choices = []
    for target in found:
        section = texts.spoken(target.section)
        for entry in target.entries:
            full = phrase(Texts.link_in, link=entry.label, section=section)
            choices.append((entry.label if is_section_known else full, entry.label))
    return choices
