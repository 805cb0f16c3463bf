"""Questions with choices out of a site's index."""

from collections.abc import Iterable, Sequence

from bot.texts.english import Texts
from bot.texts.phrase import capitalised, finished, phrase
from bot.ux_agent.intent import Question, Slot
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.fitting import is_list

MOST = 25
"""Choices that a Discord select holds (Discord, Select Option Structure)."""

_LABEL = 80
_VALUE = 100


def ask(slot: Slot, text: str, choices: Iterable[tuple[str, str]] = ()) -> Question:
    """A question whose choices are within Discord's limits; labels are made different."""
    kept: dict[str, str] = {}
    for said, value in choices:
        label = finished(said, label_of)
        if value and len(value) <= _VALUE and value not in kept.values():
            kept[label if label not in kept else texts.short(value, _LABEL)] = value
    return Question(slot, text, tuple(kept.items())[:MOST])


def label_of(text: str) -> str:
    """The text as a choice's label: in one line, within Discord's limit."""
    return texts.short(" ".join(text.split()), _LABEL)


def sections(index: SiteIndex, names: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Sections as choices; all that have a target when no names are given."""
    offered = list(names) or list(dict.fromkeys(target.section for target in index.targets))
    return [(capitalised(texts.spoken(name)), name) for name in offered]


def targets(found: Sequence[Target], *, is_section_known: bool) -> list[tuple[str, str]]:
    """Targets as choices, valued "property" or "section.property"."""
    choices = []
    for target in found:
        name = target.property if is_section_known else f"{target.section}.{target.property}"
        spoken = texts.spoken(target.property)
        if not is_section_known:
            spoken = texts.place(target.section, target.property)
        label = capitalised(spoken)
        if is_list(target):
            label = phrase(Texts.links_of, what=label)
        elif target.value:
            label = phrase(Texts.value_of, what=label, value=target.value)
        choices.append((label, name))
    return choices


def links(found: Iterable[Target], *, is_section_known: bool) -> list[tuple[str, str]]:
    """Links of lists as choices, valued by label."""
    choices = []
    for target in found:
        section = texts.spoken(target.section)
        for entry in target.entries:
            full = phrase(Texts.link_in, link=entry.label, section=section)
            choices.append((entry.label if is_section_known else full, entry.label))
    return choices
