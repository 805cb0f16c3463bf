"""Which lines a change takes away and adds: the shortest script, as git finds it.

After E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), in the linear-space
form and with the choices of git's xdiff, so that a preview's diff is the diff of the commit.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import compress, count, takewhile
from operator import ne

from bot.record import Record

_FAR = 1 << 60
_MOST_COMMON = 1024
_NEAR = 100
_FEW = 4


class Marks(Record):
    """For each old and each new line, whether it is taken away or added."""

    old: list[bool]
    new: list[bool]


class _Box(Record):
    """A part of both sequences: old lines `old` to `old_end`, new lines `new` to `new_end`."""

    old: int
    old_end: int
    new: int
    new_end: int


def changed_lines(old: Sequence[Hashable], new: Sequence[Hashable], *, hidden: int = 0) -> Marks:
    """Mark the lines of a short script that makes `new` of `old`.

    It is the shortest but for lines that are too common to be told apart among others that changed.
    `hidden` lines more, the same on both sides, are known to exist.
    """
    marks = Marks([False] * len(old), [False] * len(new))
    start, tail = _same_ends(old, new)
    if max(len(old), len(new)) - tail - start == 1:  # one line, by one or by none: all is clear
        marks.old[start : len(old) - tail] = [True] * (len(old) - tail - start)
        marks.new[start : len(new) - tail] = [True] * (len(new) - tail - start)
        return marks
    old_kept = _matched(old, range(start, len(old) - tail), new, hidden)
    new_kept = _matched(new, range(start, len(new) - tail), old, hidden)
    for kept, side, lines in ((old_kept, marks.old, old), (new_kept, marks.new, new)):
        for at in set(range(start, len(lines) - tail)).difference(kept):
            side[at] = True
    found = _Comparison([old[at] for at in old_kept], [new[at] for at in new_kept])
    for at in found.taken:
        marks.old[old_kept[at]] = True
    for at in found.added:
        marks.new[new_kept[at]] = True
    return marks


def until(marks: list[bool], at: int, *, sought: bool) -> int:
    """The first place from `at` on that is marked so, or the end."""
    return marks.index(sought, at) if sought in marks[at:] else len(marks)


def _same_ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    least = min(len(old), len(new))
    start = next(compress(count(), map(ne, old, new)), least)
    tail = next(compress(count(), map(ne, reversed(old), reversed(new))), least)
    return start, min(tail, least - start)


def _matched(
    lines: Sequence[Hashable], where: range, others: Sequence[Hashable], hidden: int
) -> list[int]:
    """The lines that the other side has as well and that are worth matching."""
    counts = Counter(others).__getitem__ if len(where) > _FEW else others.count
    common = min(_about_root(len(lines) + hidden), _MOST_COMMON)
    found = [counts(lines[at]) for at in where]
    return [
        where[at]
        for at, count in enumerate(found)
        if 0 < count < common or (count and not _is_noise(found, at, common))
    ]


def _is_noise(counts: list[int], at: int, common: int) -> bool:
    """Whether a common line stands among lines that mostly have no match."""
    runs = [
        list(takewhile(lambda count: count == 0 or count >= common, side))
        for side in (counts[max(0, at - _NEAR) : at][::-1], counts[at + 1 : at + 1 + _NEAR])
    ]
    lost = [run.count(0) for run in runs]
    if 0 in lost:
        return False
    met = sum(map(len, runs)) - sum(lost) + 2
    return met * 4 < met + sum(lost)


def _about_root(number: int) -> int:
    """A power of two near the square root."""
    return 1 << (number.bit_length() + 1) // 2


class _Comparison:
    """Divides a box at the middle of a shortest path until one side of it is empty."""

    def __init__(self, old: list[Hashable], new: list[Hashable]) -> None:
        self.old = old
        self.new = new
        self.taken: list[int] = []
        self.added: list[int] = []
        self._compare(_Box(0, len(old), 0, len(new)))

    def _compare(self, box: _Box) -> None:
        box = self._shrunk(box)
        if box.old == box.old_end:
            self.added.extend(range(box.new, box.new_end))
        elif box.new == box.new_end:
            self.taken.extend(range(box.old, box.old_end))
        else:
            old, new = self._middle(box)
            self._compare(box._replace(old_end=old, new_end=new))
            self._compare(box._replace(old=old, new=new))

    def _shrunk(self, box: _Box) -> _Box:
        at, end, other, other_end = box
        while at < end and other < other_end and self.old[at] == self.new[other]:
            at, other = at + 1, other + 1
        while at < end and other < other_end and self.old[end - 1] == self.new[other_end - 1]:
            end, other_end = end - 1, other_end - 1
        return _Box(at, end, other, other_end)

    def _middle(self, box: _Box) -> tuple[int, int]:
        """Where a path from the start and one from the end meet."""
        forward, backward = _Front(box, box.old - box.new), _Front(box, box.old_end - box.new_end)
        forward.reached[forward.low] = box.old
        backward.reached[backward.low] = box.old_end
        is_odd = bool((forward.low - backward.low) & 1)
        while True:
            forward.widen(-1)
            for line in range(forward.high, forward.low - 1, -2):
                at = self._forward(box, forward.reached, line)
                if (
                    is_odd
                    and backward.low <= line <= backward.high
                    and backward.reached[line] <= at
                ):
                    return at, at - line
            backward.widen(_FAR)
            for line in range(backward.high, backward.low - 1, -2):
                at = self._backward(box, backward.reached, line)
                if (
                    not is_odd
                    and forward.low <= line <= forward.high
                    and at <= forward.reached[line]
                ):
                    return at, at - line

    def _forward(self, box: _Box, reached: dict[int, int], line: int) -> int:
        left, right = reached[line - 1], reached[line + 1]
        at = left + 1 if left >= right else right
        while at < box.old_end and at - line < box.new_end and self.old[at] == self.new[at - line]:
            at += 1
        reached[line] = at
        return at

    def _backward(self, box: _Box, reached: dict[int, int], line: int) -> int:
        left, right = reached[line - 1], reached[line + 1]
        at = left if left < right else right - 1
        while at > box.old and at - line > box.new and self.old[at - 1] == self.new[at - line - 1]:
            at -= 1
        reached[line] = at
        return at


class _Front:
    """How far paths got on each diagonal (old line - new line), from `low` to `high`."""

    def __init__(self, box: _Box, middle: int) -> None:
        self.low = self.high = middle
        self.least, self.most = box.old - box.new_end, box.old_end - box.new
        self.reached: dict[int, int] = {}

    def widen(self, edge: int) -> None:
        """One diagonal further on each side; `edge` stands beyond the outermost."""
        if self.low > self.least:
            self.low -= 1
            self.reached[self.low - 1] = edge
        else:
            self.low += 1
        if self.high < self.most:
            self.high += 1
            self.reached[self.high + 1] = edge
        else:
            self.high -= 1
