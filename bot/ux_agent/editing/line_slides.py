"""Where a block of changed lines is shown when it could stand in several places, as git does.

Git slides a block along equal lines to where it lines up with a change of the other side, else to
where the indentation reads best (M. Haggerty's heuristic, xdiff/xdiffi.c in git's source).
"""

from collections.abc import Hashable, Sequence

from bot.record import Record
from bot.ux_agent.editing.line_changes import until

_MOST_SLIDING = 100
_MOST_BLANK = 20
_MOST_INDENT = 200
_START_OF_FILE = 1
_END_OF_FILE = 21
_TOTAL_BLANK = -30
_POST_BLANK = 6
_INDENT, _INDENT_WITH_BLANK = -4, 10
_OUTDENT, _OUTDENT_WITH_BLANK = 24, 17
_DEDENT, _DEDENT_WITH_BLANK = 23, 17
_INDENT_WEIGHT = 60


class Block:
    """A run of marked lines, perhaps empty, before each unmarked line of one side."""

    def __init__(self, lines: Sequence[Hashable], marks: list[bool]) -> None:
        self.lines = lines
        self.marks = marks
        self.start = self.end = 0
        self._grow_down()

    def _marked(self, at: int) -> bool:
        return 0 <= at < len(self.marks) and self.marks[at]

    def _grow_down(self) -> None:
        while self._marked(self.end):
            self.end += 1

    def _grow_up(self) -> None:
        while self._marked(self.start - 1):
            self.start -= 1

    def go_next(self) -> bool:
        """Go on to the next run; False at the end."""
        if self.end == len(self.marks):
            return False
        self.start = self.end = self.end + 1
        self._grow_down()
        return True

    def go_previous(self) -> None:
        """Go back to the run before."""
        self.start = self.end = self.start - 1
        self._grow_up()

    def slide_down(self) -> bool:
        """Move the run one line down over an equal line, joining what it meets."""
        if self.end == len(self.lines) or self.lines[self.start] != self.lines[self.end]:
            return False
        self.marks[self.start], self.marks[self.end] = False, True
        self.start, self.end = self.start + 1, self.end + 1
        self._grow_down()
        return True

    def slide_up(self) -> bool:
        """Move the run one line up over an equal line, joining what it meets."""
        if self.start == 0 or self.lines[self.start - 1] != self.lines[self.end - 1]:
            return False
        self.start, self.end = self.start - 1, self.end - 1
        self.marks[self.start], self.marks[self.end] = True, False
        self._grow_up()
        return True


def can_slide(lines: Sequence[Hashable], marks: list[bool]) -> bool:
    """Whether any run of marked lines could stand elsewhere: else there is nothing to settle."""
    end = 0
    while (start := until(marks, end, sought=True)) < len(marks):
        end = until(marks, start, sought=False)
        if start and lines[start - 1] == lines[end - 1]:
            return True
        if end < len(lines) and lines[start] == lines[end]:
            return True
    return False


def settle(block: Block, other: Block) -> None:
    """Move every run of `block` where git would show it; `other` is the other side."""
    while True:
        if block.end > block.start:
            _settle_one(block, other)
        if not block.go_next():
            return
        other.go_next()


def _settle_one(block: Block, other: Block) -> None:
    size, earliest, lines_up = _slide_through(block, other)
    if block.end == earliest:
        return
    if lines_up:
        while other.end == other.start:
            block.slide_up()
            other.go_previous()
        return
    best = _best_end(block, size, earliest)
    while block.end > best:
        block.slide_up()
        other.go_previous()


def _slide_through(block: Block, other: Block) -> tuple[int, int, bool]:
    """Slide up, then down, as far as it goes: the size, the first end, and whether it lines up."""
    while True:
        size = block.end - block.start
        while block.slide_up():
            other.go_previous()
        earliest, lines_up = block.end, other.end > other.start
        while block.slide_down():
            other.go_next()
            lines_up = lines_up or other.end > other.start
        if size == block.end - block.start:
            return size, earliest, lines_up


class _Score(Record):
    indent: int
    penalty: int

    def beats(self, other: "_Score") -> bool:
        """Whether this is no worse."""
        deeper = (self.indent > other.indent) - (self.indent < other.indent)
        return _INDENT_WEIGHT * deeper + self.penalty - other.penalty <= 0


def _best_end(block: Block, size: int, earliest: int) -> int:
    best = first = max(earliest, block.end - size - 1, block.end - _MOST_SLIDING)
    best_score: _Score | None = None
    for end in range(first, block.end + 1):
        after, before = _split(block.lines, end), _split(block.lines, end - size)
        score = _Score(after.indent + before.indent, after.penalty + before.penalty)
        if best_score is None or score.beats(best_score):
            best, best_score = end, score
    return best


def _split(lines: Sequence[Hashable], at: int) -> _Score:
    """How well a block may begin or end before line `at`."""
    own = _indent(lines[at]) if at < len(lines) else -1
    before, blank_before = _next_indent(lines[at - 1 :: -1] if at else ())
    after, blank_after = _next_indent(lines[at + 1 :])
    penalty = _END_OF_FILE if at >= len(lines) else 0
    if before == -1 and blank_before == 0:
        penalty += _START_OF_FILE
    blank_after = 1 + blank_after if own == -1 else 0
    blank = blank_before + blank_after
    penalty += _TOTAL_BLANK * blank + _POST_BLANK * blank_after
    indent = after if own == -1 else own
    if -1 in {indent, before} or indent == before:
        return _Score(indent, penalty)
    return _Score(indent, penalty + _turn(indent, before, after, has_blank=bool(blank)))


def _turn(indent: int, before: int, after: int, *, has_blank: bool) -> int:
    if indent > before:
        return _INDENT_WITH_BLANK if has_blank else _INDENT
    if after > indent:
        return _OUTDENT_WITH_BLANK if has_blank else _OUTDENT
    return _DEDENT_WITH_BLANK if has_blank else _DEDENT


def _next_indent(lines: Sequence[Hashable]) -> tuple[int, int]:
    """The indentation of the first line that is not blank, and the blank lines before it."""
    for blank, line in enumerate(lines):
        if blank == _MOST_BLANK:
            return 0, blank
        if _indent(line) != -1:
            return _indent(line), blank
    return -1, len(lines)


def _indent(line: Hashable) -> int:
    """Columns of white space before a line's text, -1 for a blank line."""
    if not isinstance(line, str):
        return 0
    columns = 0
    for char in line:
        if char not in " \t\n\r\v\f":
            return columns
        columns += {" ": 1, "\t": 8 - columns % 8}.get(char, 0)
        if columns >= _MOST_INDENT:
            return _MOST_INDENT
    return -1
