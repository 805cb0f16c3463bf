"""Questions with choices out of a site's index."""

from collections.abc import Iterable, Sequence

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
        label = texts.short(" ".join(said.split()), _LABEL)
        if value and len(value) <= _VALUE and value not in kept.values():
            kept[label if label not in kept else texts.short(value, _LABEL)] = value
    return Question(slot, text, tuple(kept.items())[:MOST])


def sections(index: SiteIndex, names: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Sections as choices; all that have a target when no names are given."""
    offered = list(names) or list(dict.fromkeys(target.section for target in index.targets))
    return [(texts.spoken(name).capitalize(), name) for name in offered]


def targets(found: Sequence[Target], *, is_section_known: bool) -> list[tuple[str, str]]:
    """Targets as choices, valued "property" or "section.property"."""
    choices = []
    for target in found:
        name = target.property if is_section_known else f"{target.section}.{target.property}"
        spoken = texts.spoken(target.property)
        if not is_section_known:
            spoken = f"{texts.spoken(target.section)} {spoken}"
        label = spoken.capitalize()
        if is_list(target):
            label = f"{label}: links"
        elif target.value:
            label = f"{label}: {target.value}"
        choices.append((label, name))
    return choices


def links(found: Iterable[Target], *, is_section_known: bool) -> list[tuple[str, str]]:
    """Links of lists as choices, valued by label."""
    return [
        (
            entry.label if is_section_known else f"{entry.label} ({texts.spoken(target.section)})",
            entry.label,
        )
        for target in found
        for entry in target.entries
    ]
