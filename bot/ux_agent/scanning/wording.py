"""Names for sections and properties out of a site's own words."""

import html
import re

from bot.ux_agent.scanning.showing.seen import Seen

_PARTS = re.compile(r"[^\w]+|_+")
LONGEST = 32
STATES = frozenset({"active", "current", "selected", "open", "show", "is-active", "is-current"})
"""Classes that say where a reader is, not what an element is."""


def slug(words: str, most: int = 4) -> str:
    """The first words in small letters with hyphens; '' of what has no letters."""
    plain = html.unescape(words).replace("\u00ad", "").casefold()
    parts = [part for part in _PARTS.split(plain) if part][:most]
    found = ""
    for part in parts:
        longer = f"{found}-{part}" if found else part
        if len(longer) > LONGEST and found:
            break
        found = longer
    return found[:LONGEST] if any(letter.isalpha() for letter in found) else ""


def words_of(element: Seen) -> set[str]:
    """The id and classes of an element in small letters."""
    attributes = element.attributes
    return {
        word.casefold()
        for word in (attributes.get("id", ""), *attributes.get("class", "").split())
        if word
    }


def spoken(words: set[str]) -> set[str]:
    """The single words within ids and classes (`btn-primary` is btn and primary)."""
    return {part for word in words for part in _PARTS.split(word) if part}
