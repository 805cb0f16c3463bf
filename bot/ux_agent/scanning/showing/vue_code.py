"""What the directives of Vue's templates say (Vue guide, Template syntax)."""

import re
from collections.abc import Sequence

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import Element, Piece
from bot.ux_agent.scanning.showing.parts import (
    Branch,
    Choice,
    Code,
    Fill,
    Mark,
    Part,
    Repeat,
    Show,
    Span,
    Words,
)

_IN = re.compile(r"\s(?:in|of)\s")
_SLOT = re.compile(r"(?:#|v-slot:)([\w.-]+)|v-slot")


def parts_of(pieces: Sequence[Piece], document: Document) -> tuple[Part, ...]:
    """What the pieces of a template, or of an element in it, show."""
    found: list[Part] = []
    for piece in pieces:
        if piece.element is not None:
            _add(piece.element, found)
        elif piece.kind == "text":
            found.append(Words(piece.start, piece.end))
        else:
            code = Code(document, piece.start + 2, piece.end - 2)
            found.append(Show(code.span(0, len(code.text))))
    return tuple(found)


def _add(element: Element, found: list[Part]) -> None:
    """Put an element behind what stands before it; `v-else` belongs to the choice before."""
    part = _filling(element) or _repeated(element)
    for name in ("v-else-if", "v-else"):
        if name in element.attributes:
            while found and isinstance(found[-1], Words):
                found.pop()
            last = found.pop() if found else None
            branches = last.branches if isinstance(last, Choice) else ()
            found.append(Choice((*branches, Branch(span_of(element, name), (part,)))))
            return
    condition = span_of(element, "v-if")
    found.append(Choice((Branch(condition, (part,)),)) if condition else part)


def _repeated(element: Element) -> Part:
    span = span_of(element, "v-for")
    if span is None:
        return Mark(element)
    code = Code(element.document, *span)
    named = next((hit for at in code.outside() if (hit := _IN.match(code.text, at))), None)
    if named is None:
        return Mark(element)
    begin, end = 0, named.start()
    names = code.text[:end].strip()
    if names.startswith("(") and names.endswith(")"):
        begin, end = code.text.index("(") + 1, code.text.rindex(")", 0, end)
    over = code.span(named.end(), len(code.text))
    return Repeat(over, code.split(",", begin, end), (Mark(element),))


def span_of(element: Element, name: str) -> Span | None:
    """Where the value of a directive stands; None without one."""
    written = element.written.get(name)
    if written is None or not written.has_value or not element.attributes[name].strip():
        return None
    code = Code(element.document, *written.value)
    return code.span(0, len(code.text))


def _filling(element: Element) -> Fill | None:
    """The slot that a `<template #name>` fills; its pattern names what the slot hands over."""
    if element.tag != "template":
        return None
    for name in element.attributes:
        found = _SLOT.fullmatch(name)
        if found:
            span = span_of(element, name)
            names: tuple[Span, ...] = (span,) if span else ()
            slot = "" if found[1] in {None, "default"} else found[1]
            return Fill(slot, parts_of(element.pieces, element.document), names)
    return None
