"""The looks of the one heading that leads a block of the entry page, apart from other headings."""

from collections.abc import Iterator

from bot.ux_agent.scanning.alike import called
from bot.ux_agent.scanning.areas import Area, Areas, is_heading
from bot.ux_agent.scanning.block_words import block_words
from bot.ux_agent.scanning.menu_words import menu_words
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import COLOUR, SIZE, WEIGHT, Look
from bot.ux_agent.scanning.together import Alike, look_of
from bot.ux_agent.scanning.wish import Wish

MOST_TITLES = 12
"""Blocks of a page whose titles are asked what decides about them."""

_LOOKS = (COLOUR, SIZE, WEIGHT)
_CALLED = ("heading", "title")


def block_titles(entry: Page, areas: Areas, taken: set[tuple[str, ...]]) -> Iterator[Wish]:
    """The looks of the titles of blocks, where a rule could say them for a title alone.

    `taken` are the declarations that others have already.
    """
    led = ((area, title) for area in areas.all() if (title := _title(area, areas)) is not None)
    for _, (area, title) in zip(range(MOST_TITLES), led, strict=False):
        for look in _LOOKS:
            named = _named(look, area)
            for wish in look_of(area.section, named, Alike(entry, [title], (), area.root)):
                if tuple(str(part) for part in wish.at[0].values()) not in taken:
                    yield wish


def _title(area: Area, areas: Areas) -> Seen | None:
    """The heading that a block begins with; None where others of its level are beside it.

    None either where it has a style of its own, which beats all rules.
    """
    if not area.name or area.root is None:
        return None
    inner = [one for one in area.root.below() if is_heading(one)]
    alike = [one for one in inner if one.tag == inner[0].tag]
    is_its = len(alike) == 1 and alike[0].tag != "h1" and areas.of(alike[0]).root is area.root
    return alike[0] if is_its and "style" not in alike[0].attributes else None


def _named(look: Look, area: Area) -> Look:
    """The look by what people call the block, and its heading."""
    root = area.root
    words = dict.fromkeys((*block_words(area.name, root), *menu_words(root)) if root else ())
    names = [f"{one} {word}" for one in words for word in _CALLED]
    every = [called(look, name, 1, has_ground=False) for name in names]
    return every[0]._replace(
        aliases=tuple(dict.fromkeys(one for of in every for one in of.aliases))
    )
