"""Takes shipped edits back: finds where their new texts stand now, and has the old ones return.

Pure, on contents alone. A new text is found by the declared target that holds it; what no target
holds (a removal leaves nothing behind) by the lines around it, which must be there once. Either
way every byte must be as the edits left it, and all of them go back or none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from bot.record import Record
from bot.ux_agent.editing.holding import Holding, holding_of
from bot.ux_agent.editing.planning import apply
from bot.ux_agent.plan import Edit
from bot.ux_agent.site import SiteIndex

_MOST_LINES = 3
_TELLS_NOTHING = re.compile(rb"\s*(?:</\w+>\s*)*")


class Versions(Record):
    """The files that the edits touched: as they were before, as the edits left them, and now."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    now: Mapping[str, bytes]


class Indexes(Record):
    """What the site declares, read in each of the versions."""

    before: SiteIndex
    after: SiteIndex
    now: SiteIndex


class MovedOn(Exception):
    """What an edit left is not there as it left it.

    `place` names it, `now` and `expected` are its values; `now` is '' where it is gone or cannot be
    told, and equal to `expected` where only its writing differs.
    """

    def __init__(self, place: str, now: str, expected: str) -> None:
        super().__init__(f"{place}: {now} instead of {expected}")
        self.place = place
        self.now = now
        self.expected = expected


class Undone(Exception):
    """All of it is as it was before already."""


class _Piece(Record):
    """An edit, and where its new text begins in the file as the edit left it."""

    edit: Edit
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.edit.new.encode())


def versions_of(
    edits: Sequence[Edit], before: Mapping[str, bytes], now: Mapping[str, bytes]
) -> Versions:
    """The versions; `now` lacks the files that are gone. Raises Failed as planning.apply does."""
    return Versions(before, apply(edits, before), now)


def reverse(edits: Sequence[Edit], versions: Versions, indexes: Indexes) -> tuple[Edit, ...]:
    """The edits that take these back, without a blob: it is for the caller to name.

    Raises MovedOn when one cannot be taken back, Undone when there is nothing left to take back.
    """
    places: list[tuple[_Piece, int]] = []
    faults: list[tuple[_Piece, MovedOn]] = []
    for piece in _pieces(edits):
        try:
            places.append((piece, _find(piece, versions, indexes)))
        except MovedOn as fault:
            faults.append((piece, fault))
    if not faults and not _is_in_order(places):
        faults = [(piece, MovedOn(piece.edit.file, "", "")) for piece, _ in places]
        places = []
    if faults:
        raise _judged(faults, versions, is_all=not places)
    return tuple(
        Edit(one.edit.file, "", at, at + one.end - one.start, one.edit.new, one.edit.old)
        for one, at in places
    )


def _pieces(edits: Sequence[Edit]) -> Iterator[_Piece]:
    """The edits in order; removals that left from one place go back as one."""
    for _, group in groupby(sorted(edits), key=lambda edit: edit.file):
        shift = 0
        last: _Piece | None = None
        for edit in group:
            piece = _Piece(edit, edit.start + shift)
            shift += len(edit.new.encode()) - (edit.end - edit.start)
            if last and not last.edit.new and not edit.new and last.start == piece.start:
                both = last.edit._replace(end=edit.end, old=last.edit.old + edit.old)
                last = _Piece(both, last.start)
                continue
            if last:
                yield last
            last = piece
        if last:
            yield last


def _find(piece: _Piece, versions: Versions, indexes: Indexes) -> int:
    """Where the new text of an edit stands now; raises MovedOn."""
    file = piece.edit.file
    now = versions.now.get(file)
    if now is None:
        raise MovedOn(file, "", "")
    if now == versions.after[file]:
        return piece.start
    holding = holding_of(indexes.after, file, piece.start, piece.end) if piece.edit.new else None
    if holding is None:
        return _by_lines(piece, versions.after[file], now)
    return _by_target(piece, holding, indexes.now, now)


def _by_target(piece: _Piece, holding: Holding, index: SiteIndex, now: bytes) -> int:
    """Where the target that holds the text has it now."""
    place = holding.place_in(index)
    if place is None:
        raise MovedOn(holding.name, holding.value_in(index), holding.value)
    at = place.start - (holding.place.start - piece.start)
    new = piece.edit.new.encode()
    if at < 0 or place.file != piece.edit.file or now[at : at + len(new)] != new:
        raise MovedOn(holding.name, holding.value_in(index), holding.value)
    return at


def _by_lines(piece: _Piece, after: bytes, now: bytes) -> int:
    """Where the lines around the text stand now, once and exactly."""
    for count in range(_MOST_LINES, 0, -1):
        start, end = _around(after, piece.start, piece.end, count)
        found = _lines_at(now, after[start:end])
        if len(found) == 1:
            return found[0] + piece.start - start
    number = after.count(b"\n", 0, piece.start) + 1
    raise MovedOn(f"{piece.edit.file}:{number}", "", "")


def _around(content: bytes, start: int, end: int, count: int) -> tuple[int, int]:
    """The range of whole lines with so many lines that tell something on either side."""
    first = content.rfind(b"\n", 0, start) + 1
    for _ in range(count):
        while first:
            line_end, first = first, content.rfind(b"\n", 0, first - 1) + 1
            if _tells(content[first:line_end]):
                break
    last = _line_end(content, end)
    for _ in range(count):
        while last < len(content):
            line_start, last = last, _line_end(content, last)
            if _tells(content[line_start:last]):
                break
    return first, last


def _line_end(content: bytes, at: int) -> int:
    """The offset after the line that holds an offset."""
    return content.find(b"\n", at) + 1 or len(content)


def _tells(line: bytes) -> bool:
    """Whether a line says more than that something ends."""
    return bool(re.search(rb"\w", line)) and not _TELLS_NOTHING.fullmatch(line)


def _lines_at(content: bytes, lines: bytes) -> list[int]:
    """Where these whole lines stand."""
    found = (match.start() for match in re.finditer(rb"(?=" + re.escape(lines) + rb")", content))
    return [at for at in found if _tells(lines) and (at == 0 or content[at - 1 : at] == b"\n")]


def _judged(
    faults: list[tuple[_Piece, MovedOn]], versions: Versions, *, is_all: bool
) -> MovedOn | Undone:
    """What the faults come to: each place may have gone back by another way already."""
    moved = [fault for piece, fault in faults if not _is_back(piece, versions)]
    if not moved and is_all:
        return Undone()
    return (moved or [fault for _, fault in faults])[0]


def _is_back(piece: _Piece, versions: Versions) -> bool:
    """Whether the old text stands where it stood, among the lines that were around it."""
    edit = piece.edit
    before, now = versions.before[edit.file], versions.now.get(edit.file, b"")
    windows = (_around(before, edit.start, edit.end, count) for count in range(_MOST_LINES, 0, -1))
    return any(len(_lines_at(now, before[start:end])) == 1 for start, end in windows)


def _is_in_order(places: list[tuple[_Piece, int]]) -> bool:
    """Whether the texts stand in the order that the edits left them in."""
    return all(
        one.edit.file != other.edit.file or then >= at + one.end - one.start
        for (one, at), (other, then) in pairwise(places)
    )
