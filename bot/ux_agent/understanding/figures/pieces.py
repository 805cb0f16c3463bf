"""What stands beside a text in the same line, and the day that stands alone just before it."""

import re
from collections.abc import Sequence

from bot.record import Record
from bot.ux_agent.once import Once
from bot.ux_agent.site import Place, SiteIndex, Target
from bot.ux_agent.understanding.figures import days

TEXTS = frozenset({"text", "string", "markdown"})
"""The types of what holds words."""

LONGEST_NAME = 40
_MARKUP = 16  # bytes of tags or signs between two pieces of one sentence
_TAG = 200
_INLINE = re.compile(
    r"\s*(?:</?(?:b|strong|em|i|span|small|mark|time)\b[^<>]*>\s*)*(?:<a\b[^<>]*>)?\s*"
)
_BESIDE = 120  # bytes of markup between a day and its hours
_ROWS = 2


class Beside(Record):
    """What stands before and behind a piece of text in the same line."""

    left: str = ""
    right: str = ""


def where(place: Place | None) -> tuple[str, int]:
    """The file and the byte at which a place begins; none has ("", -1)."""
    return (place.file, place.start) if place else ("", -1)


def line_of(target: Target) -> tuple[str, int]:
    """Where the first place of a target begins."""
    return where(target.places[0] if target.places else None)


def sentences_of(index: SiteIndex) -> dict[tuple[str, int], Beside]:
    """The pieces of a line that markup parts, by where each of them stands."""
    rows: list[list[Target]] = []
    for one in _placed(index):
        if rows and _goes_on(rows[-1][-1].places[0], one.places[0], index):
            rows[-1].append(one)
        else:
            rows.append([one])
    return {
        line_of(one): Beside(_joined(row[:at]), _joined(row[at + 1 :]))
        for row in rows
        for at, one in enumerate(row)
    }


def _in_files(index: SiteIndex) -> tuple[Target, ...]:
    placed = (one for one in index.targets if one.type in TEXTS and _is_placed(one))
    return tuple(sorted(placed, key=lambda target: (target.places[0].file, target.places[0].start)))


_placed = Once(_in_files)
"""The texts in the order of the first place of each."""


def _joined(row: Sequence[Target]) -> str:
    return " ".join(one.value or "" for one in row)


def _is_placed(target: Target) -> bool:
    return bool(target.places) and target.places[0].start < target.places[0].end


def days_before(index: SiteIndex) -> dict[tuple[str, int], frozenset[int]]:
    """The days that stand alone just before a text, by where that text stands.

    Days that follow one another are the heads of columns, which say nothing of what is behind.
    """
    found: dict[tuple[str, int], frozenset[int]] = {}
    last: Target | None = None
    before: frozenset[int] = frozenset()
    for one in _placed(index):
        is_next = last is not None and _is_beside(last.places[0], one.places[0])
        mine = _alone(one.value or "")
        if before and not mine and is_next:
            found[line_of(one)] = before
        before = frozenset() if mine and before and is_next else mine
        last = one
    return found


def _alone(value: str) -> frozenset[int]:
    """The days that a text names and nothing else."""
    groups = days.named(value) if len(value) <= LONGEST_NAME else []
    if len(groups) != 1:
        return frozenset()
    rest = f"{value[: groups[0].start]}{value[groups[0].end :]}"
    return frozenset() if re.search(r"\w", rest) else groups[0].days


def _is_beside(first: Place, last: Place) -> bool:
    is_near = first.start < first.end <= last.start <= first.end + _BESIDE
    return is_near and first.file == last.file and last.line - first.line <= _ROWS


def _goes_on(first: Place, last: Place, index: SiteIndex) -> bool:
    """True for a piece of the same line that only markup parts from the one before it."""
    is_behind = first.start < first.end <= last.start and first.file == last.file
    if not is_behind or last.line != first.line:
        return False
    if last.start <= first.end + _MARKUP:
        return True
    file = index.files.get(first.file) if last.start <= first.end + _TAG else None
    line = file.lines.get(str(first.line), "").encode() if file else b""
    end = first.column + first.end - first.start
    return _INLINE.fullmatch(line[end : last.column].decode(errors="replace")) is not None
