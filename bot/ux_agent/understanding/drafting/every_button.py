"""Several buttons at once: "all buttons" are each of them, and no look of one stands for others."""

import re
from collections.abc import Callable, Sequence

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.words.parts import Parts

_MANY = r"(?i)\bbuttons\b"
_EVERY = r"(?i)\b(all|every|each|both)\b(?: \w+){0,3} buttons?\b"
_BOTH = 2
_OF_ALL = frozenset(
    """
    button-background button-color button-radius radius button-size button-font-size button-weight
    button-font-weight button-padding
    """.split()  # noqa: SIM905 - a row of words
)


def spread(
    draft: Draft,
    parts: Parts,
    index: SiteIndex,
    buttons: Sequence[Target],
    *,
    is_the: Callable[[Target, Target], bool],
) -> list[Draft]:
    """A draft for each look that is named, where all buttons are wanted; else the draft itself.

    `buttons` are the texts of those that are meant, `is_the` tells whether a look is a button's.
    """
    said = parts.text[parts.start : parts.end]
    every = re.search(_EVERY, said)
    if not (every or re.search(_MANY, said)) or "|" in draft.property or "." not in draft.property:
        return [draft]
    names = draft.property.split(" ")
    unsure = checked(draft, index, buttons, is_the=is_the)
    if unsure.many or (every and every[1].lower() == "both" and len(names) < _BOTH):
        return [draft._replace(many="buttons")]
    return [draft._replace(property=name) for name in names] if every else [draft]


def checked(
    draft: Draft,
    index: SiteIndex,
    buttons: Sequence[Target],
    *,
    is_the: Callable[[Target, Target], bool],
) -> Draft:
    """The draft, unsure where a button is left that none of the looks named is of."""
    names = draft.property.split(" ")
    looks = [one for one in index.targets if f"{one.section}.{one.property}" in names]
    real = [one for one in buttons if not _is_link(one)]
    left = [one for one in real if not any(is_the(one, look) for look in looks)]
    return draft._replace(many="buttons") if left and all(map(_is_of_one, looks)) else draft


def _is_link(button: Target) -> bool:
    """True for the link of a part that is called the part's button, but not by its own words."""
    if "cta" in button.property.split("-"):
        return False
    label = set((button.value or "").casefold().split())
    called = (alias.split() for alias in button.aliases if alias.endswith(" button"))
    return all(label.isdisjoint(words) for words in called)


def _is_of_one(look: Target) -> bool:
    """False for what the site says of buttons as such."""
    return look.property not in _OF_ALL
