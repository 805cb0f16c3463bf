"""A unified difference as a page shows it: file by file, with the numbers of its lines."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["same", "added", "gone", "hunk", "note"]
_HUNK = re.compile(r"@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@(.*)")
_KINDS: dict[str, Kind] = {"+": "added", "-": "gone", " ": "same", "\\": "note"}


class Line(NamedTuple):
    """A line with its number before and after; None where it is not."""

    kind: Kind
    before: int | None
    after: int | None
    text: str


class FileDifference(NamedTuple):
    """A file's path, and its lines that changed with those around them."""

    path: str
    lines: tuple[Line, ...]

    @property
    def added(self) -> int:
        """How many lines are new."""
        return sum(line.kind == "added" for line in self.lines)

    @property
    def gone(self) -> int:
        """How many lines are there no more."""
        return sum(line.kind == "gone" for line in self.lines)


def by_file(diff: str) -> list[FileDifference]:
    """The files of a difference that git made, in its order."""
    parts = re.split(r"^diff --git ", diff, flags=re.MULTILINE)[1:]
    return [FileDifference(_path(part), tuple(_lines(part))) for part in parts]


def _path(part: str) -> str:
    """The name after the change, or before it when the file is gone."""
    named = re.findall(r"^(?:\+\+\+ b/|--- a/)(.*?)\t?$", part, flags=re.MULTILINE)
    return str(named[-1]) if named else part.partition("\n")[0].rpartition(" b/")[2]


def _lines(part: str) -> Iterator[Line]:
    before = after = 0
    for text in part.splitlines():
        hunk = _HUNK.fullmatch(text)
        if hunk:
            before, after = int(hunk[1]), int(hunk[2])
            yield Line("hunk", None, None, text)
        elif before or after:
            kind = _KINDS.get(text[:1], "same")
            is_before, is_after = kind in {"same", "gone"}, kind in {"same", "added"}
            numbers = before if is_before else None, after if is_after else None
            yield Line(kind, *numbers, text[1:])
            before, after = before + is_before, after + is_after
