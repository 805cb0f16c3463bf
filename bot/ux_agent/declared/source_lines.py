"""Reading the source text that an index carries around its places."""

from collections.abc import Mapping

from bot.ux_agent.editing.diff import UnknownLines
from bot.ux_agent.site import Place, SiteIndex


def known_lines(index: SiteIndex, file: str) -> Mapping[int, str]:
    """The lines of a file that the index has, by number from 1; '' marks the file's end."""
    return {int(number): line for number, line in index.files[file].lines.items()}


def text_between(index: SiteIndex, place: Place, until: int) -> str:
    """The source from the end of a place to an offset after it.

    Raises bot.ux_agent.editing.diff.UnknownLines when the index lacks a line of it.
    """
    return stretch(index, place, place.end, until).raw


def rest_of_line(index: SiteIndex, place: Place) -> str:
    """The source from the end of a place to the end of that line; raises UnknownLines."""
    known = known_lines(index, place.file)
    number = place.line + place.raw.count("\n")
    if number not in known:
        raise UnknownLines
    last = place.raw.encode().rpartition(b"\n")[2]
    column = len(last) if "\n" in place.raw else place.column + len(last)
    return known[number].encode()[column:].decode()


def stretch(index: SiteIndex, near: Place, start: int, end: int) -> Place:
    """The place of a byte range that begins on the line of another place, or after it.

    Raises bot.ux_agent.editing.diff.UnknownLines when the index lacks a line of it.
    """
    known = known_lines(index, near.file)
    number, offset = near.line, near.start - near.column
    found = b""
    at: tuple[int, int] | None = None
    while offset + len(found) < end:
        line = known.get(number)
        if not line:
            raise UnknownLines
        column = start - offset - len(found)
        if at is None and column < len(line.encode()):
            at = number, column
        found += line.encode()
        number += 1
    line_number, column = at or (number, 0)
    raw = found[start - offset : end - offset].decode()
    return near._replace(start=start, end=end, line=line_number, column=column, raw=raw)
