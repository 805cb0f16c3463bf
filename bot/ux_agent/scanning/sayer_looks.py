"""The looks of who says the quotes of a page: of all their names at once."""

from collections.abc import Iterator, Sequence

from bot.ux_agent.scanning.areas import Areas
from bot.ux_agent.scanning.beside import is_sayer
from bot.ux_agent.scanning.letter_looks import CASES, STYLE, ending
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.styles import COLOUR, SIZE, WEIGHT, Look
from bot.ux_agent.scanning.together import Alike, look_of
from bot.ux_agent.scanning.wish import Wish

_LOOKS = (COLOUR, SIZE, WEIGHT._replace(is_added=True), STYLE, CASES)
_WORDS = {
    "color": ("color", "colour", "text color"),
    "font-size": ("size", "font size"),
    "font-weight": ("weight", "font weight"),
}
_WHO = ("customer", "client", "reviewer", "author")
_NAMES = (
    *(f"{one} name" for one in _WHO),
    *(f"{one} names" for one in _WHO),
    *(f"names of the {one}s" for one in _WHO),
    *("names in the quotes", "names in the reviews", "names in the testimonials"),
    *("authors of the quotes", "authors of the reviews"),
)
"""What people call who says what is quoted."""


def with_sayers(found: Sequence[Wish], entry: Page, areas: Areas) -> list[Wish]:
    """The looks that are found, with those of the names below the quotes of a page.

    One that is there already, by the class of such names, is only called so too.
    """
    own = {str(wish.at): wish for wish in _looks(entry, areas)}
    known = {str(wish.at) for wish in found}
    called = [
        wish._replace(aliases=tuple(dict.fromkeys((*wish.aliases, *own[str(wish.at)].aliases))))
        if str(wish.at) in own
        else wish
        for wish in found
    ]
    return [*called, *(wish for at, wish in own.items() if at not in known)]


def _looks(entry: Page, areas: Areas) -> Iterator[Wish]:
    names = [one for holder in entry.all("blockquote", "figure") for one in _name_of(holder)]
    names = list({id(one): one for one in names}.values())
    alike = [one for one in names if one.tag == names[0].tag]
    if len(alike) < 2 or len(alike) < len(names):
        return
    area = areas.of(alike[0])
    for look in _LOOKS:
        yield from look_of(area.section, _named(look), Alike(entry, alike, (), area.root))


def _name_of(holder: Seen) -> Iterator[Seen]:
    """What holds the name of who says a quote: the line below it, or what it begins with."""
    around = holder if holder.tag == "figure" or holder.parent is None else holder.parent
    is_alone = sum(one.tag == "blockquote" for one in around.below()) <= 1
    pool = [*holder.below(), *(around.below() if is_alone else ())]
    line = next((one for one in pool if is_sayer(one)), None)
    if line is not None:
        inner = [one for one in line.children if one.words]
        is_first = bool(inner) and line.words.startswith(inner[0].words)
        yield inner[0] if is_first else line


def _named(look: Look) -> Look:
    """The look by what people call who says a quote: "customer-name-color"."""
    words = _WORDS.get(look.declared[0], (ending(look),))
    aliases = tuple(f"{name} {word}" for name in _NAMES for word in words)
    return look._replace(name=f"customer-name-{words[0]}", aliases=(*aliases, *_NAMES[4:]))
