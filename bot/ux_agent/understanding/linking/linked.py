"""A link that is called by its words, by a part of them, or by the part of the page it is in."""

import re

from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.literals import unquoted
from bot.ux_agent.understanding.placing import fitting, pairs
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.entry_words import partly
from bot.ux_agent.understanding.words.phrases import normal

_NOUN = r"(?i)\s+(?:link|button)$"
_ARTICLE = r"(?i)^(?:the|our|my)\s+"
_LEAST = 3
_SMALL = frozenset(
    """
    a about all an and are at be by can do for from get go have here how in is it its me more my new
    no not now of on or our out see so that the this to up us was way we what who with you your
    """.split()  # noqa: SIM905 - a row of words
)
"""Words that many a link has and that tell none: "the about link" is not “Ask about parties”."""


def both(what: str, label: str, address: str, index: SiteIndex) -> str | list[Draft]:
    """The drafts of a link's new label and address; a plain wording where it is not known."""
    name = named(what)
    entry = entry_of(name, index)
    if entry:
        target, one = entry
        draft = Draft(target.section, target=one.label, listed=target.property)
        return [
            draft._replace(property="link-label", value=label, nature="text"),
            draft._replace(property="link-href", value=address, nature="address"),
        ]
    pair = pair_of(name, index)
    if pair:
        return [written(pair[0], label), led(pair[1], address)]
    return f"change {what} to “{label}” and point it to {address}"


def named(what: str) -> str:
    """What a link is called, without "the", quotation marks and "link"."""
    return unquoted(re.sub(_NOUN, "", re.sub(_ARTICLE, "", what.strip())).strip())


def entry_of(name: str, index: SiteIndex) -> tuple[Target, Entry] | None:
    """The one entry with an address that is called so; None where it is not sure."""
    found = anchors.entries(name, index) or partly(name, index, ())
    return found[0] if len(found) == 1 and found[0][1].href_place else None


def pair_of(name: str, index: SiteIndex) -> tuple[Target, Target] | None:
    """The text and the address of the one link outside of lists that is called so."""
    known = [
        (one, address)
        for one in index.targets
        if fitting.is_text(one) and (address := pairs.address_of(one, index))
    ]
    folded, words = normal(name), set(re.findall(r"[^\W_]+", normal(name)))
    whole = [one for one in known if normal(one[0].value or "") == folded]
    parts = {
        section
        for section, also in index.sections.items()
        if folded in {normal(section), *map(normal, also)}
    }
    parts = {one for one in parts if pairs.is_strip(one, index)}
    within = [one for one in known if one[0].section in parts]
    holding = [
        one
        for one in known
        if len(folded) >= _LEAST
        and words - _SMALL
        and words <= set(re.findall(r"[^\W_]+", normal(one[0].value or "")))
    ]
    found = next((one for one in (whole, within, holding) if one), [])
    return found[0] if len(found) == 1 else None


def written(text: Target, label: str) -> Draft:
    """The draft of a new text of a target."""
    return Draft(text.section, property=text.property, value=label, nature="text")


def led(address: Target, value: str) -> Draft:
    """The draft of a new address of a target, the question for it where none is told."""
    nature = "address" if value else ""
    return Draft(address.section, property=address.property, value=value, nature=nature)
