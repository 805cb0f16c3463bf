"""Later clauses that go on about what an earlier one named: "smaller and bold", "and read …"."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.drafting.buttons import address_of
from bot.ux_agent.understanding.placing.resolve import resolve
from bot.ux_agent.understanding.words.clauses import LOOKS, kinds
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.property_words import (
    BUTTON_COLOUR,
    LINK_LOOKS,
    LINK_PROPERTIES,
    is_text_word,
)

_BARE = LOOKS | {"number", "and", "it", "make", "set", "to", "in", "less"}
_WORDED = frozenset({"text", "address"})
_PREDICATE = frozenset({"quoted", "address", "say", "called", "goes", "it", "link", "and", "point"})
_PREDICATE |= {"to", "make", "change", "set", "rename"}
_BUTTON_WORDS = "cta-text|cta|button-text|button|button-label"
_PART = r"(?i)\b(?:that|this) (?:section|part|area|block|box|card|bar)\b"
_OWN = r"(?i)\b(?:its|their|that|this)\b"
_ENDS = {
    "background": ("background", "background-color"),
    "color": ("color", "text-color"),
    "link-color": ("link-color",),
    "padding": ("padding",),
    "radius": ("radius", "border-radius"),
}
_PAGE = frozenset({"site", "page", "body", "global"})


def resumed(
    found: Sequence[Draft], parts: Parts, drafts: Sequence[Draft], index: SiteIndex
) -> list[Draft]:
    """The drafts of a clause with the subject of an earlier one where it names none of its own."""
    last = next((one for one in reversed(drafts) if one.property not in LINK_PROPERTIES), None)
    if last is None or not (last.section or last.property or last.anchor or last.unknown):
        return list(found)
    return [_resumed(one, parts, last, index) for one in found]


def _resumed(draft: Draft, parts: Parts, last: Draft, index: SiteIndex) -> Draft:
    if draft.op != "set" or draft.section or draft.anchor or draft.target or draft.unknown:
        return draft
    said, heard = parts.text[parts.start : parts.end], kinds(parts.items)
    if draft.nature in LOOKS and not draft.property and heard <= _BARE:
        if re.search(_PART, said):
            return _of_its_part(draft._replace(property="background"), last, index)
        return _same(draft, last)
    if draft.nature in _WORDED and heard <= _PREDICATE and _is_open(draft):
        return _told(draft, last)
    if draft.nature in LOOKS and draft.property and not heard & {"site", "section"}:
        is_own = bool(re.search(_OWN, said))
        return _of_its_part(draft, last, index, is_own=is_own)
    return draft


def _is_open(draft: Draft) -> bool:
    return draft.property in {"", "link-href"} or "cta-link" in draft.property


def _same(draft: Draft, last: Draft) -> Draft:
    """The further look of what was named: of that very text, or asked about."""
    if not (last.property or last.anchor):
        return draft
    return draft._replace(
        section=last.section,
        property=last.property,
        anchor=last.anchor,
        many=last.many,
        hint_section=last.hint_section,
        hint_property="",
    )


def _told(draft: Draft, last: Draft) -> Draft:
    """The words or the address of the button or link that was named."""
    if last.anchor:
        name = "" if draft.nature == "address" else draft.property
        return draft._replace(section=last.section, property=name, anchor=last.anchor)
    is_button = "cta" in last.property or last.property == BUTTON_COLOUR
    if draft.nature == "address":
        name = address_of(_BUTTON_WORDS) if is_button else draft.property
    elif is_button:
        name = _BUTTON_WORDS
    else:
        name = last.property if is_text_word(last.property) else ""
    return draft._replace(section=last.section if name else "", property=name or draft.property)


def _of_its_part(draft: Draft, last: Draft, index: SiteIndex, *, is_own: bool = True) -> Draft:
    """The look of the part of the page in which stands what was named: "its background"."""
    end = _end(draft.property)
    place = _place(last, index) if end else None
    if place is None and end == "background" and "." in draft.property and last.unknown:
        return draft._replace(property=end)  # of what is unknown, not of the whole page
    if place is None or place.section in _PAGE:
        return draft
    is_meant = is_own or (end == "background" and draft.nature == "colour")
    for name in _names(place.property, end) if is_meant else ():
        if index.find(place.section, name):
            return draft._replace(property=f"{place.section}.{name}", hint_section="")
    if not is_meant:
        return draft
    name = end if "." in draft.property else draft.property
    return draft._replace(section=place.section, property=name, hint_section="")


def _end(tiers: str) -> str:
    """What a look is called at the end of a property's name; '' for a text and the like."""
    if tiers == LINK_LOOKS:
        return "link-color"
    place, _, first = tiers.partition("|")[0].partition(" ")[0].rpartition(".")
    if place and place not in _PAGE:
        return ""
    return first if first in _ENDS else ""


def _names(declared: str, end: str) -> list[str]:
    """The names of a look from the nearest part outwards: "quotes-background", "background"."""
    words = declared.split("-")
    prefixes = ["-".join(words[:at]) for at in range(len(words), 0, -1)]
    return [f"{prefix}-{name}" for prefix in prefixes for name in _ENDS[end]] + list(_ENDS[end])


def _place(last: Draft, index: SiteIndex) -> Target | None:
    """The one target that an earlier clause came to."""
    change = resolve(last, index).change
    if change:
        return index.find(change.section, change.property)
    names = last.property.partition("|")[0].split() or [""]
    section, _, name = names[0].rpartition(".")
    is_one = all(one.startswith(f"{section}.{name.partition('-')[0]}") for one in names)
    return index.find(section, name) if section and is_one else None
