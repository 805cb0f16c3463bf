"""What a clause is about: the items of its subject, as against those of its value."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.drafting import wanted
from bot.ux_agent.understanding.placing.candidates import candidates
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.clauses import LITERALS, kinds
from bot.ux_agent.understanding.words.lexicon import THEME
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.property_words import is_generic, is_text_word
from bot.ux_agent.understanding.words.trim import polished, sections_of
from bot.ux_agent.understanding.words.vocabulary import Item

_INNER = r"(\S.{1,80}?)\s(?:should be|should read|must be|->|→|=>|instead of)\s(\S.*)"
_LONGEST = 300


def listed(named: Sequence[Item], parts: Parts, index: SiteIndex) -> str:
    """The word behind a property that is one of the few values it takes: "button radius full"."""
    words = [item for item in named if item.kind == "property"]
    said = polished(parts.text[words[-1].end : parts.end]).casefold() if words else ""
    if not said:
        return ""
    sections = " ".join(sections_of(named))
    found = candidates(Draft(sections, property=words[-1].value), index)
    return next((one for target in found for one in target.values if one.casefold() == said), "")


def within(
    parts: Parts, found: wanted.Value, old: str, index: SiteIndex
) -> tuple[wanted.Value, str]:
    """The value and the current text of "fix the lead: bank holidays should be holidays"."""
    is_plain = found.nature == "text" and not old and "quoted" not in kinds(parts.items)
    inner = re.fullmatch(_INNER, found.text) if is_plain and len(found.text) < _LONGEST else None
    if inner is None or not anchors.find(inner[1], index):
        return found, old
    return found._replace(text=inner[2]), inner[1]


def without(found: wanted.Value, names: Sequence[str]) -> wanted.Value:
    """The value without the name of the place that stands before it ("saturday 9 to 5")."""
    name = next((one for one in names if found.text.startswith(f"{one} ")), "")
    return found._replace(text=found.text[len(name) :].lstrip(" :")) if name else found


def subject(parts: Parts, value: wanted.Value) -> tuple[Item, ...]:
    """The items that are no part of the value: the subject, and a section named behind it."""
    if value.is_reversed:
        return parts.items
    if parts.is_swapped:
        # In "use teal instead of the orange" a colour of the site is what comes, not what goes.
        named = tuple(item for item in parts.before if not item.value.endswith(THEME))
        return named + parts.items[len(parts.before) :]
    closing = parts.after[-2:]
    has_section = "section" in kinds(parts.before)
    if [item.kind for item in closing] == ["in", "section"] and not has_section:
        return parts.before + closing
    if [item.kind for item in closing] == ["in", "property"] and _is_of_text(closing[1], parts):
        return parts.before + closing  # "change Monday to Friday in the notice"
    is_text = value.nature == "text" and "quoted" not in kinds(parts.after)
    return parts.before if is_text or not kinds(parts.after) & LITERALS else parts.items


def not_in(anchor: str, parts: Parts, index: SiteIndex) -> str:
    """The anchor of "change A to B in the notice" where the notice does not hold it; else ''."""
    closing = parts.after[-2:]
    is_named = [item.kind for item in closing] == ["in", "property"]
    if not anchor or not is_named or not _is_of_text(closing[1], parts):
        return ""
    texts = [one.value or "" for one in candidates(Draft(property=closing[1].value), index)]
    return "" if any(anchor.casefold() in text.casefold() for text in texts) else anchor


def is_said(parts: Parts) -> bool:
    """True for "the notice should say Menu is new": a link's name in a text is not that link."""
    before = [item.kind for item in parts.before if item.kind != "vague"]
    is_link = "label" in kinds(parts.after) and parts.joint == "say"
    return is_link and before in (["section"], ["property"])


def _is_of_text(item: Item, parts: Parts) -> bool:
    """True for a text that is named behind all else, where none is named before."""
    has_own = bool({"property", "section", "quoted", "label"} & kinds(parts.before))
    return not has_own and is_text_word(item.value) and not is_generic(item.value)


def is_inside(item: Item, parts: Parts) -> bool:
    """True for a mention that is a word of the current text itself."""
    if not parts.anchor:
        return False
    at = parts.text.find(parts.anchor, parts.items[0].start)
    return at <= item.start < at + len(parts.anchor)
