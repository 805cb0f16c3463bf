"""The unified diff of planned edits, from the lines around them: byte for byte what git prints."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from bot.record import Record
from bot.ux_agent.editing.line_changes import changed_lines, until
from bot.ux_agent.editing.line_slides import Block, can_slide, settle

CONTEXT = 3
"""Unchanged lines shown before and after a change, as git does by default."""

_MOST_HEAD = 80
_NAMING = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$")


_Line: TypeAlias = str | int
"""A line with its ending, or the number of the first of some lines that are not known."""


class UnknownLines(Exception):
    """The diff needs lines of a file that are not at hand."""


class KnownLines(Record):
    """The known lines of a file, gaps marked; and the number of each, and of what follows."""

    lines: list[_Line]
    numbers: list[int]


class Splice(Record):
    """Replace `old` at a line (from 1) and column (bytes) by `new`."""

    line: int
    column: int
    old: str
    new: str


class _Change(Record):
    """Old lines `old` to `old_end` become new lines `new` to `new_end` (positions, not numbers)."""

    old: int
    old_end: int
    new: int
    new_end: int


def unified_diff(path: str, known: Mapping[int, str], splices: Sequence[Splice]) -> str:
    """The diff of one file, '' when nothing changes.

    `known` maps line numbers (from 1) to lines with their endings; '' marks the end of the file.
    Raises UnknownLines when a change or its context is not among them.
    """
    return known_diff(path, in_order(known), splices)


def known_diff(path: str, known: KnownLines, splices: Sequence[Splice]) -> str:
    """The diff of one file whose lines are in order already; raises as unified_diff does."""
    old, numbers = known
    new = _new_lines(old, numbers, splices)
    changes = _of_one_line(old, new, numbers, splices) or _compared(old, new, numbers)
    hunks = [_hunk(group, old, new, numbers) for group in _grouped(changes, numbers)]
    ending = "\t" if " " in path else ""
    return f"--- a/{path}{ending}\n+++ b/{path}{ending}\n{''.join(hunks)}" if hunks else ""


def _of_one_line(
    old: list[_Line], new: list[_Line], numbers: list[int], splices: Sequence[Splice]
) -> list[_Change]:
    """The change of one line alone, as most are; [] where the lines have to be compared.

    That is so where it could stand elsewhere: beside a line that is equal to it.
    """
    if len(splices) != 1 or "\n" in splices[0].old or len(old) != len(new):
        return []
    at = numbers.index(splices[0].line)
    around = (*old[max(at - 1, 0) : at], *old[at + 1 : at + 2])
    if old[at] == new[at] or old[at] in around or new[at] in around:
        return []
    return [_Change(at, at + 1, at, at + 1)]


def _compared(old: list[_Line], new: list[_Line], numbers: list[int]) -> list[_Change]:
    hidden = numbers[-1] - 1 - len(old)
    marks = changed_lines(old, new, hidden=max(0, hidden))
    if can_slide(old, marks.old):
        settle(Block(old, marks.old), Block(new, marks.new))
    if can_slide(new, marks.new):
        settle(Block(new, marks.new), Block(old, marks.old))
    return _changes(marks.old, marks.new)


def names_a_hunk(line: str) -> bool:
    """Whether git would show the line in the head of a hunk below it."""
    return line[:1] in _NAMING


def in_order(known: Mapping[int, str]) -> KnownLines:
    """The known lines in order, as unified_diff takes them."""
    lines: list[_Line] = []
    numbers: list[int] = []
    following = 1
    for number in sorted(known):
        if number > following:
            lines.append(following)
            numbers.append(following)
        if known[number] == "":
            return KnownLines(lines, [*numbers, number])
        lines.append(known[number])
        numbers.append(number)
        following = number + 1
    return KnownLines([*lines, following], [*numbers, following, following + 1])


def _new_lines(old: list[_Line], numbers: list[int], splices: Sequence[Splice]) -> list[_Line]:
    """The lines after the splices, which go from the last to the first."""
    lines = list(old)
    for splice in sorted(splices, reverse=True):
        if splice.line not in numbers:
            raise UnknownLines
        start = numbers.index(splice.line)
        end = start + splice.old.count("\n") + 1
        text = "".join(_texts(lines[start:end])).encode()
        ends_at = splice.column + len(splice.old.encode())
        if text[splice.column : ends_at].decode() != splice.old:
            raise UnknownLines
        text = text[: splice.column] + splice.new.encode() + text[ends_at:]
        lines[start:end] = _split(text.decode())
    return lines


def _split(text: str) -> list[_Line]:
    return [line for line in text.replace("\n", "\n\0").split("\0") if line]


def _changes(old: list[bool], new: list[bool]) -> list[_Change]:
    found: list[_Change] = []
    at = other = 0
    while True:
        same = min(until(old, at, sought=True) - at, until(new, other, sought=True) - other)
        start, other_start = at + same, other + same
        at, other = until(old, start, sought=False), until(new, other_start, sought=False)
        if (at, other) == (start, other_start):
            return found
        found.append(_Change(start, at, other_start, other))


def _grouped(changes: list[_Change], numbers: list[int]) -> list[list[_Change]]:
    """The changes of each hunk: those whose contexts meet share one."""
    groups: list[list[_Change]] = []
    for change in changes:
        last = groups[-1][-1] if groups else None
        if last and numbers[change.old] - numbers[last.old_end] <= 2 * CONTEXT:
            groups[-1].append(change)
        else:
            groups.append([change])
    return groups


def _hunk(group: list[_Change], old: list[_Line], new: list[_Line], numbers: list[int]) -> str:
    first, last = group[0], group[-1]
    start = max(0, first.old - CONTEXT)
    before, after = first.old - start, min(CONTEXT, len(old) - last.old_end)
    body: list[str] = []
    at = start
    for change in group:
        body += _signed(" ", old[at : change.old])
        body += _signed("-", old[change.old : change.old_end])
        body += _signed("+", new[change.new : change.new_end])
        at = change.old_end
    body += _signed(" ", old[at : at + after])
    counts = last.old_end + after - start, last.new_end + after - (first.new - before)
    shift = first.new - first.old
    places = numbers[start], numbers[start] + shift
    spans = [_span(place, count) for place, count in zip(places, counts, strict=True)]
    head = f"@@ -{spans[0]} +{spans[1]} @@{_name(old[:start])}\n"
    return head + "".join(body)


def _signed(sign: str, lines: Sequence[_Line]) -> list[str]:
    """The lines as a hunk has them; only the last one of a file may lack its ending."""
    found = [
        f"{sign}{line}" if line[-1:] == "\n" else f"{sign}{line}\n\\ No newline at end of file\n"
        for line in lines
        if isinstance(line, str)
    ]
    if len(found) < len(lines):
        raise UnknownLines
    return found


def _texts(lines: Sequence[_Line]) -> list[str]:
    texts = [line for line in lines if isinstance(line, str)]
    if len(texts) < len(lines):
        raise UnknownLines
    return texts


def _span(place: int, count: int) -> str:
    if count == 1:
        return str(place)
    return f"{place if count else place - 1},{count}"


def _name(above: Sequence[_Line]) -> str:
    """What git shows after a hunk's head: the nearest line above that starts with a letter."""
    for line in reversed(above):
        if isinstance(line, str) and line[:1] in _NAMING:
            shown = line.encode()[:_MOST_HEAD].decode(errors="ignore").rstrip(" \t\n\r\v\f")
            return f" {shown}"
    return ""
