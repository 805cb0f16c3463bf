"""The lines of sources that an index carries: enough to draw the diff of any edit of a target.

Lines that tell how to reach somebody, or when a place is open, are among them wherever they stand:
a preview says which of them keep what a change replaces elsewhere.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from bot.ux_agent.editing.diff import CONTEXT, names_a_hunk
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.site import Entry, Place, Target

# Several rows, each with a beginning of its own, are sought in a third of the time of one.
_TELLS = (
    re.compile(rb"@[\w-]{1,63}\.[A-Za-z]"),
    re.compile(rb"(?:openingHours|opens|closes)[\"']?\s*[:=]"),
    re.compile(rb"[+(0](?<![\w.-].)\(?\d[\d ()./-]{4,24}\d(?![\w.-])"),
    re.compile(rb"\d{3}(?<![\w.-]...)\)?[ .-]\d{3}[ .-]\d{4}(?![\w.-])"),
)
_SECRET = re.compile(
    r"(?i)(?:(?:api|secret|private|public|access|auth|forms?|site|maps?|licen[cs]e|client|account)"
    r"[-_ ]?(?:key|id|secret)|token|secret|passwor[dt]|passwd|pwd|credentials?|authorization)"
    r"[\"']?\s*[:=]"
    r"|[?&](?:api_?)?key=|://[^/\s:@]*:[^/\s@]+@|\bbearer\s|\b(?:sk|pk|rk)_(?:live|test)_|\bgh[opsu]_"
    r"|\bAKIA|\bAIza|\bxox[abp]-|\beyJ[\w-]{8}"
)
"""What opens a service to whoever has it: no preview needs its line far from what changes."""

_LONGEST = 400
_MOST = 200
_STYLES = frozenset({".css", ".scss", ".sass", ".less", ".svg"})


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


def telling(lines: Mapping[str, str]) -> dict[str, str]:
    """Those of some lines that hold a number to call, a mail address or hours for machines."""
    return {number: line for number, line in lines.items() if _tells(line)}


def telling_lines(document: Document) -> dict[str, str]:
    """The same of a source; none of a style sheet."""
    if document.suffix in _STYLES:
        return {}
    found = {one.start() for form in _TELLS for one in form.finditer(document.data)}
    numbers = sorted({bisect_right(document.line_starts, start) for start in found})[:_MOST]
    lines = {str(number): document.lines[number - 1] for number in numbers}
    return {number: line for number, line in lines.items() if _may_be_kept(line)}


def _tells(line: str) -> bool:
    data = line.encode()
    return _may_be_kept(line) and any(form.search(data) for form in _TELLS)


def _may_be_kept(line: str) -> bool:
    return len(line) <= _LONGEST and not _SECRET.search(line)
