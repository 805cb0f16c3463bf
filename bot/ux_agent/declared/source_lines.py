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
    known = known_lines(index, place.file)
    number, offset = place.line, place.start - place.column
    found = b""
    while offset + len(found) < until:
        if not known.get(number):
            raise UnknownLines
        found += known[number].encode()
        number += 1
    return found[place.end - offset : until - offset].decode()
