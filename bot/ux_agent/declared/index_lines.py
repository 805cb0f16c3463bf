"""The lines of sources that an index carries: enough to draw the diff of any edit of a target."""

from collections.abc import Iterable

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
    added = place.before.count("\n") if place.kind == "css" else 0
    near = CONTEXT + (added if added > 1 else 0)  # a new rule slides along lines that it has too
    first = max(1, place.line - near)
    last = place.line + place.raw.count("\n") + near
    lines = document.lines
    found = {str(number): lines[number - 1] for number in range(first, min(last, count) + 1)}
    if last >= count:
        found[str(count + 1)] = ""
    for number in range(first - 1, 0, -1):
        if names_a_hunk(lines[number - 1]):
            found[str(number)] = lines[number - 1]
            break
    return found
