"""The drafts of a clause beside those before it: remarks, rows of places, links in two steps."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.drafting import buttons
from bot.ux_agent.understanding.drafting.resumed import resumed
from bot.ux_agent.understanding.words.clauses import kinds
from bot.ux_agent.understanding.words.hints import may_hold
from bot.ux_agent.understanding.words.lexicon import PROPERTIES
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.property_words import LINK_LOOKS

_ALL_OF_THEM = r"(?i)\b(?:their|them|they|both|these|those)\b"
_LETTERED = frozenset({LINK_LOOKS, next(iter(PROPERTIES)), "color"})
_SO = r"(?i)[\s,;.–-]*(?:and )?so\b"
_GOES = (
    r"(?i)\W*(?:and |it |which |that |should )*"
    r"(?:go(?:es|ing)?|links?|linking|leads?|leading|points?|pointing)\b"
)


def joined(
    found: list[Draft],
    drafts: list[Draft],
    parts: Parts | None,
    index: SiteIndex,
    *,
    row: Sequence[str] = (),
    said: str = "",
) -> list[Draft]:
    """The drafts of a clause as the earlier `drafts` make them; those lose what is completed.

    `row` are the sections that "they" stands for, `said` the characters of the clause.
    """
    found = _spread(buttons.led(found, drafts), row, said)
    if parts and index.is_scanned and may_hold(parts.text, ("button",)):
        from bot.ux_agent.understanding.drafting import named_buttons  # noqa: PLC0415 - few are so

        found = named_buttons.carried(found, drafts, index)
    found = buttons.lettered(found, drafts, index)
    if found and _is_remark(drafts[-1]) and _leans(found[0]):
        anchor = drafts.pop().anchor
        found = [draft._replace(anchor=anchor) for draft in found]
    if not (parts and drafts):
        return found
    found = resumed(found, parts, drafts, index)
    if found and _is_outcome(found[0], drafts[-1], said):
        before = drafts.pop()
        return [before._replace(value=found[0].value, stop=found[0].stop), *found[1:]]
    if found and _completes(found[0], drafts[-1], parts):
        drafts[-1] = drafts[-1]._replace(href=found[0].href)
        return []
    return found


def _is_outcome(new: Draft, before: Draft, said: str) -> bool:
    """True for "…, so write “…”" behind what only gave the reason for that very text."""
    if not re.match(_SO, said) or not before.nature == new.nature == "text":
        return False
    place = (new.section, new.property, new.anchor)
    return not any(place) or place == (before.section, before.property, before.anchor)


def settled(drafts: list[Draft]) -> list[Draft]:
    """All drafts of a message, with what only a later one says of an earlier one's place."""
    drafts = _grounds(_told_before(drafts))
    return [_led(draft, drafts[at + 1 :]) for at, draft in enumerate(drafts)]


def _grounds(drafts: list[Draft]) -> list[Draft]:
    """The colour of a bar as its background, where its links or its text get one of their own."""
    lettered = {one.section or one.hint_section for one in drafts if one.property in _LETTERED}
    return [
        one._replace(property="background")
        if one.property == "?color" and one.section and one.section in lettered
        else one
        for one in drafts
    ]


def _told_before(drafts: list[Draft]) -> list[Draft]:
    """The one draft of "it's 2026, update the copyright": first the value, then the place."""
    if len(drafts) != 2 or drafts[0].nature != "number" or not _leans(drafts[0]):
        return drafts
    value, place = drafts
    is_place = place.op == "set" and bool(place.property) and not (place.nature or place.target)
    return [place._replace(value=value.value, nature=value.nature)] if is_place else drafts


def _spread(found: list[Draft], row: Sequence[str], said: str) -> list[Draft]:
    """The drafts for each section of a row that "they" stands for."""
    if len(row) < 2 or not re.search(_ALL_OF_THEM, said):
        return found
    return [
        draft._replace(section=section, hint_section="")
        for draft in found
        for section in (row if not draft.section else [draft.section])
    ]


def _completes(draft: Draft, before: Draft, parts: Parts) -> bool:
    """True for "… and it should lead to /jobs" behind a new link without an address."""
    is_new = before.property == draft.property == "add-link"
    is_way = "it" in kinds(parts.items) or re.match(_GOES, parts.text[parts.start : parts.end])
    return is_new and not before.href and bool(draft.href) and bool(is_way)


def _is_remark(draft: Draft) -> bool:
    """True for what names a place and wants nothing ("the headline is wrong")."""
    return draft.op == "set" and not (draft.nature or draft.target)


def _leans(draft: Draft) -> bool:
    """True for a wish whose place was named before ("it should say …")."""
    return bool(draft.nature) and not (draft.section or draft.property or draft.anchor)


def _led(draft: Draft, following: Sequence[Draft]) -> Draft:
    """A draft without a section takes the one named at the end of the message for all."""
    alike = [one.section for one in following if one.section and one.op == draft.op]
    if draft.section or draft.hint_section or not alike:
        return draft
    if draft.op == "add" or (draft.nature == "colour" and draft.property):
        return draft._replace(hint_section=alike[0])
    return draft
