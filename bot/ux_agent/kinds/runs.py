"""The literal texts of an element, one by one: what stands between its elements and its code."""

import html
import re
from collections.abc import Iterator

from bot.ux_agent.kinds import jsx, template_object
from bot.ux_agent.kinds.document import COMPONENTS, SCRIPTS, Document
from bot.ux_agent.kinds.elements import Element, Piece, Run
from bot.ux_agent.kinds.given_data import given_texts
from bot.ux_agent.kinds.script_runs import inline, shown
from bot.ux_agent.kinds.script_text import decoded
from bot.ux_agent.kinds.template_runs import shown_strings
from bot.ux_agent.site import Place, PlaceKind

_SPACE = re.compile(r"[ \t\n\r\f]+")
_BRACES = frozenset({".astro", ".svelte"})


def runs(element: Element) -> list[Run]:
    """The texts that stand in the element itself, in order; `part: text.N` names them.

    Texts between elements and code that are not blank, and the strings that code in braces shows.
    """
    if element.runs is None:
        element.runs = tuple(_runs(element))
    return list(element.runs)


def _runs(element: Element) -> list[Run]:
    document = element.document
    found = [run for piece in element.pieces for run in _of_piece(piece, document)]
    if document.suffix in SCRIPTS:
        for node in jsx.expressions(element.node):
            found.extend(shown(node, document))
        for node in jsx.given_data(element):
            found.extend(inline(node, document))
    elif document.suffix in COMPONENTS:
        found.extend(given_texts(element))
    return sorted(found, key=lambda run: run.start)


def _of_piece(piece: Piece, document: Document) -> Iterator[Run]:
    if piece.kind == "text":
        inside = document.data[piece.start : piece.end]
        start = piece.start + len(inside) - len(inside.lstrip())
        kind: PlaceKind = "jsx_text" if document.suffix in SCRIPTS else "html_text"
        if inside.strip():
            yield Run(start, start + len(inside.strip()), kind)
    elif piece.kind == "code" and document.suffix in COMPONENTS:
        block = document.expressions.get(piece.start)
        if block is not None:
            yield from shown(block, document)
    elif piece.kind == "code" and document.suffix not in SCRIPTS:
        code = document.text(piece.start, piece.end)
        yield from shown_strings(code, piece.start, document.suffix)


def place_of(run: Run, document: Document) -> Place:
    """Its place.

    `style` is "braces" where a single brace would begin code, "mustache" where two would end it,
    "browser" where two would begin code even as references, "bound" for a string of a script within
    an attribute of HTML.
    """
    place = document.place(run.kind, run.start, run.end, run.quote)
    if run.kind == "template_text":
        return place._replace(style=run.language)
    is_script = run.kind == "script"
    if is_script and document.suffix == ".vue":
        return place._replace(style=run.language or "mustache")
    if not is_script and document.is_read_at_run_time:
        return place._replace(style="browser")
    is_braced = document.suffix in _BRACES and not is_script
    return place._replace(style="braces") if is_braced else place


def spaced(raw: str) -> str:
    """A text as browsers show it: white space is one space, but not such as keeps lines whole."""
    return _SPACE.sub(" ", raw)


def text_of(place: Place) -> str:
    """What people read where a literal of markup or of a script stands; raises Missing."""
    if place.kind == "script":
        return decoded(f"{place.quote}{place.raw}{place.quote}")
    if place.kind == "template_text":
        return template_object.decoded(f"{place.quote}{place.raw}{place.quote}", place.style)
    is_text = place.kind in {"jsx_text", "html_text"}
    raw = spaced(place.raw) if is_text else place.raw
    return jsx.decoded_text(raw) if place.kind.startswith("jsx") else html.unescape(raw)
