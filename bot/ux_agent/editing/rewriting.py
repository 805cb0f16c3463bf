"""Replacements of bytes at places of a site, put in order and joined where they meet."""

from collections.abc import Iterable
from itertools import pairwise

from bot.errors import UserError
from bot.record import Record
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.site import Place


class Rewrite(Record):
    """Replace the bytes `old` at an offset of a file, which is at a line and column, by `new`."""

    file: str
    start: int
    end: int
    line: int
    column: int
    old: str
    new: str


def rewrite(place: Place, literal: str) -> Rewrite:
    """Put a literal in a place."""
    return Rewrite(place.file, place.start, place.end, place.line, place.column, place.raw, literal)


def merged(rewrites: Iterable[Rewrite]) -> list[Rewrite]:
    """The rewrites in the order of their places; insertions at one place become one.

    Raises UserError when two of them want the same bytes.
    """
    found: list[Rewrite] = []
    for wanted in sorted(rewrites, key=lambda one: (one.file, one.start, one.end)):
        last = found[-1] if found else None
        if last and _is_insertion(last, wanted):
            found[-1] = last._replace(new=last.new + wanted.new)
        elif wanted != last:
            found.append(wanted)
    for one, other in pairwise(found):
        if one.file == other.file and other.start < one.end:
            raise UserError(phrase(Texts.changes_meet))
    return found


def _is_insertion(last: Rewrite, wanted: Rewrite) -> bool:
    """Whether both only insert, at the same place."""
    return last[:3] == (wanted.file, wanted.start, wanted.start) == wanted[:3]
