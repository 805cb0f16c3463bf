"""Looks of letters that a draft may mean: those of links, and those beside colour, size, weight."""

from collections.abc import Sequence

from bot.ux_agent.site import Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing import relative
from bot.ux_agent.understanding.words.lexicon import LETTER_LOOKS
from bot.ux_agent.understanding.words.phrases import letter_look
from bot.ux_agent.understanding.words.property_words import look_of

OF_HEADLINE = frozenset(["headline size", *(f"headline {one}" for one in LETTER_LOOKS.values())])
"""What the looks of a page's headline are called, which are not those of its other texts."""


def lettered(draft: Draft) -> str:
    """The look that "italic" or "centered" is, as CSS calls it; '' for what is none of these."""
    look = look_of(draft.nature, draft.value)
    return look if look in LETTER_LOOKS else ""


def tiers_for(draft: Draft, tiers: list[str]) -> list[str]:
    """The tiers with the look that a draft wants where they have the weight of letters."""
    look = lettered(draft)
    return [look if tier == "font-weight" else tier for tier in tiers] if look else tiers


def of_whole(found: Sequence[Target], look: str) -> list[Target]:
    """Those that are of a part as a whole: neither of its headline nor of the links in it."""
    plain = [one for one in found if one.property == look or not letter_look(one.property)]
    return [one for one in plain if OF_HEADLINE.isdisjoint(one.aliases)]


def of_links(draft: Draft, tiers: list[str]) -> list[str]:
    """The tiers without the looks of the section around links, which are not the links'."""
    kind = relative.kind(draft.value) if draft.nature == "relative" else draft.nature
    if kind in {"colour", "color"}:
        return tiers
    look, section = look_of(kind, draft.value) or kind, draft.section or draft.hint_section
    # The letters of a menu are those of its links.
    of_menu = [f"navbar.{look}"] if section == "navbar" else []
    word = LETTER_LOOKS.get(look)
    return [f"link-{word}" if word else f"link-{look} link-size", *of_menu]
