"""The shortest script between two sequences of lines."""

from hypothesis import given
from hypothesis import strategies as st

from bot.ux_agent.editing.line_changes import changed_lines

LINES = st.lists(st.sampled_from("abcd"), max_size=14)


def kept(lines: list[str], marks: list[bool]) -> list[str]:
    """The lines that are not marked."""
    return [line for line, marked in zip(lines, marks, strict=True) if not marked]


def longest_common(old: list[str], new: list[str]) -> int:
    """The length of a longest common subsequence, by the plain table."""
    lengths = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for at, line in enumerate(old):
        for other, text in enumerate(new):
            best = max(lengths[at][other + 1], lengths[at + 1][other])
            lengths[at + 1][other + 1] = lengths[at][other] + 1 if line == text else best
    return lengths[-1][-1]


@given(old=LINES, new=LINES)
def test_what_is_not_marked_is_the_same_on_both_sides(old: list[str], new: list[str]) -> None:
    marks = changed_lines(old, new)
    assert kept(old, marks.old) == kept(new, marks.new)


@given(old=LINES, new=LINES)
def test_no_script_is_shorter_where_no_line_is_too_common(old: list[str], new: list[str]) -> None:
    marks = changed_lines(old, new, hidden=10_000)
    assert len(kept(old, marks.old)) == longest_common(old, new)


def test_a_common_line_among_lost_ones_is_lost_too() -> None:
    old, new = ["x"] * 4, ["a", "b", "c", "d", "x", "e", "f", "g", "h"]
    assert all(changed_lines(old, new).new)
    assert changed_lines(old, new, hidden=100).new.count(False) == 1
    assert changed_lines(old, [*new[:4], "x"]).new.count(False) == 1


def test_equal_sequences_have_no_change() -> None:
    marks = changed_lines(["a", "b"], ["a", "b"])
    assert not any(marks.old)
    assert not any(marks.new)
