"""What the pieces of Astro's templates say (Astro docs, Template expressions)."""

import re
from collections.abc import Sequence

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import Element, Piece
from bot.ux_agent.scanning.showing.parts import Code, Mark, Part, Show, Words

_COMMENT = re.compile(r"\s*(?:/\*.*\*/\s*)?", re.DOTALL)


def parts_of(pieces: Sequence[Piece], document: Document) -> tuple[Part, ...]:
    """What the pieces of a template, or of an element in it, show."""
    found: list[Part] = []
    held: list[Piece] = []
    depth = 0
    for piece in pieces:
        if piece.kind == "code":
            depth += Code(document, piece.start, piece.end).depth
        if held or piece.kind == "code":
            held.append(piece)
        elif piece.element is not None:
            found.append(Mark(piece.element))
        else:
            found.append(Words(piece.start, piece.end))
        if held and depth <= 0:
            found.extend(_shown(held, document))
            held, depth = [], 0
    return tuple(found)


def _shown(held: Sequence[Piece], document: Document) -> list[Part]:
    """The expression that pieces of code make with the elements among them."""
    elements: list[Element] = [piece.element for piece in held if piece.element is not None]
    code = Code(document, held[0].start + 1, held[-1].end - 1)
    if not elements and _COMMENT.fullmatch(code.text):
        return []
    return [Show(code.span(0, len(code.text)), tuple(elements))]
