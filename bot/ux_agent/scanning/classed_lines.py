"""Single texts of a page whose own classes say how they look (Tailwind, Bootstrap)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.ux_agent.scanning.alike import ANY_TEXT, called, is_of_others
from bot.ux_agent.scanning.areas import Areas, is_heading
from bot.ux_agent.scanning.letter_looks import ending
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.spots import is_button
from bot.ux_agent.scanning.styles import (
    BACKGROUND,
    COLOUR,
    SIZE,
    WEIGHT,
    Look,
    looks_of,
    place_of,
)
from bot.ux_agent.scanning.wish import Wish
from bot.ux_agent.scanning.wording import slug

MOST_LINES = 24
"""Texts of a site whose looks are proposed."""

MOST_NAMES = 4
"""Names of a text that its looks are called by."""

MOST_WORDS = 8

_LOOKS = tuple(look._replace(by_class=True) for look in (COLOUR, SIZE, WEIGHT))
_LEADS = frozenset({"subtitle", "lead", "intro"})


def classed_lines(
    pages: Sequence[Page],
    areas: Mapping[str, Areas],
    said: Mapping[int, tuple[str, ...]],
    found: Sequence[Wish],
) -> Iterator[Wish]:
    """The looks of texts that their own classes say, or could.

    None of those that are `found` already, in their places or by their names.
    """
    known: set[tuple[str, int]] = set()
    taken = {(wish.section, word) for wish in found for word in wish.aliases}
    alone = [wish.at for wish in found if len(wish.at) == 1]
    for page in pages:
        if page.language or not page.framework.name:
            continue
        held = Counter(map(place_of, page.elements))
        for one in page.elements:
            names = _names(one, said, areas[page.address])
            is_every = any("every" in name.split() for name in names)
            is_one = held[place_of(one)] == 1 or is_every
            if not names or not is_one or place_of(one) in known or len(known) >= MOST_LINES:
                continue
            if _is_plain(one, page):
                known.add(place_of(one))
                section = areas[page.address].of(one).section
                looks = tuple(_named(look, names) for look in _LOOKS)
                for wish in looks_of(section, one, page, looks):
                    is_new = taken.isdisjoint((section, word) for word in wish.aliases)
                    if is_new and wish.at not in alone and _is_classed(wish):
                        yield wish


def _is_classed(wish: Wish) -> bool:
    return "utility" in wish.at[0] and not wish.doubt


def _names(one: Seen, said: Mapping[int, tuple[str, ...]], areas: Areas) -> list[str]:
    """What the text of an element is called; what leads the first page by that too."""
    own = said.get(id(one), ())
    if not own:
        return []
    is_lead = areas.of(one).section == "home"
    names = [name for name in own if name not in ANY_TEXT or (is_lead and name in _LEADS)]
    return [name for name in names if not any(map(str.isdigit, name))][:MOST_NAMES]


def _is_plain(one: Seen, page: Page) -> bool:
    """Whether it is one text with classes, and no button, heading, label or link of a menu."""
    if not one.attributes.get("class") or is_button(one) or is_of_others(one):
        return False
    said = [text for part in (one, *one.below()) for text in part.texts if text.value.strip()]
    if is_heading(one) or one.tag == "label" or len(said) > 1:
        return False
    return page.framework.utility(one, BACKGROUND.declared[0]) is None


def _named(look: Look, names: Sequence[str]) -> Look:
    """The look by the names of the text that it is of."""
    every = [called(look, name, 1, has_ground=False) for name in names]
    aliases = dict.fromkeys(word for one in every for word in one.aliases)
    name = f"{slug(names[0], MOST_WORDS)}-{ending(look)}"
    return look._replace(name=name, aliases=tuple(aliases))
