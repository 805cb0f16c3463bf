"""The literal texts of an element, one by one: what stands between its elements and its code."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.ux_agent.kinds.document import SCRIPTS, Document
from bot.ux_agent.kinds.elements import Element, Piece
from bot.ux_agent.kinds.script_text import decoded
from bot.ux_agent.site import Place, PlaceKind

_SPACE = re.compile(r"[ \t\n\r\f]+")
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_BRACES = frozenset({".astro", ".svelte"})


class Run(NamedTuple):
    """A literal text without the blanks around it: its bytes, and how it is written there.

    `quote` is that of a string of a script (its range is within the quotes); of a template literal
    each text between the expressions is a run of its own.
    """

    start: int
    end: int
    kind: PlaceKind
    quote: str = ""


def runs(element: Element) -> list[Run]:
    """The texts that stand in the element itself, in order; `part: text.N` names them."""
    return list(runs_of(element.document, element.pieces))


def runs_of(document: Document, pieces: list[Piece]) -> Iterator[Run]:
    """The texts among some pieces of a content."""
    kind: PlaceKind = "jsx_text" if document.suffix in SCRIPTS else "html_text"
    for piece in pieces:
        if piece.kind == "text":
            inside = document.data[piece.start : piece.end]
            start = piece.start + len(inside) - len(inside.lstrip())
            if inside.strip():
                yield Run(start, start + len(inside.strip()), kind)


def place_of(run: Run, document: Document) -> Place:
    """Its place; `style` is "braces" where a single brace would begin code."""
    place = document.place(run.kind, run.start, run.end, run.quote)
    is_braced = document.suffix in _BRACES and run.kind in {"html_text", "html_attr"}
    return place._replace(style="braces") if is_braced else place


def text_of(place: Place) -> str:
    """What people read where a literal of markup or of a script stands; raises Missing."""
    if place.kind == "script":
        return decoded(f"{place.quote}{place.raw}{place.quote}") if place.quote else place.raw
    if place.kind in {"jsx_text", "jsx_attr"}:
        raw = _SPACE.sub(" ", place.raw) if place.kind == "jsx_text" else place.raw
        return _REFERENCE.sub(lambda found: html.unescape(found[0]), raw)
    raw = _SPACE.sub(" ", place.raw) if place.kind == "html_text" else place.raw
    return html.unescape(raw)
