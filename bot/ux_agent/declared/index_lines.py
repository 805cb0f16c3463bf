"""The lines of sources that an index carries: enough to draw the diff of any edit of a target."""

from collections.abc import Iterable, Mapping

from bot.ux_agent.editing.diff import CONTEXT, names_a_hunk
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.site import Entry, Place, Target


def places_of(target: Target) -> Iterable[Place]:
    """Every place that an edit of the target may touch."""
    yield from target.places
    yield from _of_entries(target.entries)
    for mirror in target.mirrors:
        yield mirror.addition
        yield from _of_entries(mirror.entries)


def _of_entries(entries: Iterable[Entry]) -> Iterable[Place]:
    for entry in entries:
        places = (entry.label_place, entry.href_place, entry.description_place, entry.whole)
        yield from filter(None, places)


def lines_around(place: Place, document: Document) -> dict[str, str]:
    """The place's lines with those around, the line that names its hunk, and the file's end."""
    count = len(document.line_starts) - (document.data[-1:] in {b"\n", b""})
    first, last = _around(place)
    lines = document.lines
    found = {str(number): lines[number - 1] for number in range(first, min(last, count) + 1)}
    if last >= count:
        found[str(count + 1)] = ""
    for number in range(first - 1, 0, -1):
        if names_a_hunk(lines[number - 1]):
            found[str(number)] = lines[number - 1]
            break
    return found


def lines_among(place: Place, lines: Mapping[str, str]) -> dict[str, str]:
    """The same out of lines that were taken around places: all of them are among these."""
    first, last = _around(place)
    numbers = (str(number) for number in range(first, last + 2))
    found = {number: lines[number] for number in numbers if number in lines}
    for number in map(str, range(first - 1, 0, -1)):
        if number in lines and names_a_hunk(lines[number]):
            found[number] = lines[number]
            break
    return found


def _around(place: Place) -> tuple[int, int]:
    """The first and the last line, from 1, that the diff of an edit of the place shows."""
    added = place.before.count("\n") if place.kind == "css" else 0
    near = CONTEXT + (added if added > 1 else 0)  # a new rule slides along lines that it has too
    return max(1, place.line - near), place.line + place.raw.count("\n") + near
