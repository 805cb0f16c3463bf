"""Buttons that get new words and a new address in one request."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import guard
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.drafting.wanted import Value
from bot.ux_agent.understanding.placing.candidates import candidates
from bot.ux_agent.understanding.words.clauses import kinds
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.property_words import (
    BUTTON_COLOUR,
    BUTTON_WORDS_COLOUR,
    LINK_LOOKS,
    combined,
    is_generic,
)
from bot.ux_agent.understanding.words.vocabulary import Item

_LEADING = (
    r"(?i)(.{1,120}?)\s*(?:->|→|=>|(?:,|\band\b|,\s*and\b)?\s*\b(?:it\s)?(?:should\s)?"
    r"(?:go(?:es|ing)?|links?|linking|leads?|leading|points?|pointing|opens?)\b(?:\sto\b)?)\s*(\S+)"
)


def led(found: list[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """An address behind a button's new words is where the button leads."""
    return [_led_by(found[0], drafts[-1]), *found[1:]] if found and drafts else found


def lettered(found: list[Draft], drafts: Sequence[Draft], index: SiteIndex) -> list[Draft]:
    """The text of "buttons red with white text" is the buttons', not the whole site's."""
    return [_lettered(draft, drafts[-1], index) for draft in found] if drafts else found


def _lettered(draft: Draft, before: Draft, index: SiteIndex) -> Draft:
    is_text = is_generic(draft.property) and draft.nature == "colour"
    if draft.property == LINK_LOOKS and not draft.section and before.section:
        return draft._replace(section=before.section)
    if not is_text or draft.section or draft.anchor or draft.unknown:
        return draft
    if before.property != BUTTON_COLOUR:
        return draft._replace(section=before.section, property="color") if before.section else draft
    words = draft._replace(section=before.section, property=BUTTON_WORDS_COLOUR, hint_section="")
    whole = candidates(before._replace(anchor=""), index)
    is_whole = any(one in whole for one in candidates(words, index))
    return words._replace(property="button-text-color") if is_whole else words


def addresses(button: Draft, address: str) -> list[Draft]:
    """The draft of the address that a button of this draft gets."""
    name = address_of(button.property)
    return [button._replace(property=name, value=address, nature="address", unknown="")]


def _led_by(draft: Draft, before: Draft) -> Draft:
    is_open = not (draft.section or draft.target or draft.anchor) and draft.nature == "address"
    if not is_open or draft.property not in {"", "link-href"} or "cta-text" not in before.property:
        return draft
    return draft._replace(section=before.section, property=address_of(before.property))


def address_of(button: str) -> str:
    """The tiers of the address that a button leads to."""
    return combined([Item("property", button, 0, 0)], "address")


def leading(value: Value, named: Sequence[Item], parts: Parts) -> re.Match[str] | None:
    """The words and the address of a button that is to "say Book now and go to /book"."""
    buttons = [item for item in named if item.kind == "property" and "cta-text" in item.value]
    if not buttons or value.nature != "text" or "quoted" in kinds(parts.after):
        return None
    found = re.fullmatch(_LEADING, value.text)
    return found if found and guard.is_address(found[2]) else None
