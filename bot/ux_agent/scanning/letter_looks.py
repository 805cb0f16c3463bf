"""The looks of letters beside colour, size and weight, and what people call them."""

from collections.abc import Iterable, Iterator

from bot.ux_agent.scanning.lettering import ALIGN, CASE, LETTERING, LINE, SLANT
from bot.ux_agent.scanning.styles import Look
from bot.ux_agent.scanning.wish import Wish

ALIGNMENT = Look(ALIGN, "enum", (ALIGN,), values=("left", "center", "right", "justify"))
STYLE = Look(SLANT, "enum", (SLANT,), ("font",), values=("normal", "italic"))
CASES = Look(CASE, "enum", (CASE,), values=("none", "uppercase", "lowercase", "capitalize"))
UNDERLINE = Look(
    LINE, "enum", (LINE, "text-decoration-line"), values=("none", "underline"), is_added=False
)
LETTERS = (ALIGNMENT, STYLE, CASES, UNDERLINE)
"""All of them: to which side of its lines a text stands, slanted, in capitals, with a line."""

SAID = {ALIGN: "alignment", SLANT: "italics", CASE: "capitals", LINE: "underline"}
"""The word that the name of such a look ends with, and that people have for it."""


def named(look: Look, *names: str, stem: str = "") -> Look:
    """A look of letters by what people call what it is of; with a stem its name begins so."""
    word = SAID[look.declared[0]]
    own = look._replace(aliases=tuple(f"{name} {word}" for name in names))
    return own._replace(name=f"{stem}-{word}") if stem else own


def ending(look: Look) -> str:
    """What the name of a look ends with behind what it is of: "heading-weight"."""
    return SAID.get(look.name) or look.name.removeprefix("font-")


def certain(found: Iterable[Wish]) -> Iterator[Wish]:
    """The wishes without the doubtful ones of letters, which a manifest need not tell of."""
    for wish in found:
        said = {wish.at[0].get(key) for key in ("prop", "utility")} if wish.at else set()
        if not (wish.doubt and said & LETTERING):
            yield wish
