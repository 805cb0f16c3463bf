"""The unified diff from known lines: what git prints, byte for byte."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.ux_agent.editing.diff import Splice, UnknownLines, names_a_hunk, unified_diff
from tests.ux_agent.fake_site import git_diff

WORDS = st.sampled_from(
    ["", "}", "{", "<li>", "</li>", "  <a>x</a>", "    deep", "\ttab", "a {", "b", "  color: red;"]
)


def numbered(text: str) -> dict[int, str]:
    """All lines of a file with the mark of its end."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    lines = lines if lines[-1] else lines[:-1]
    return {**dict(enumerate(lines, start=1)), len(lines) + 1: ""}


@st.composite
def edited_files(draw: st.DrawFn) -> tuple[str, str, list[Splice]]:
    """A file, the file edited, and the splices between them: whole lines by lines, or none."""
    lines = draw(st.lists(WORDS, min_size=1, max_size=40))
    ending = draw(st.sampled_from(["\n", "\r\n"]))
    before = ending.join(lines) + draw(st.sampled_from(["", ending]))
    numbers = st.integers(1, len(lines) - 1 or 1)
    wanted = draw(st.dictionaries(numbers, st.lists(WORDS, max_size=4), max_size=4))
    pieces = [line + ending for line in lines[:-1]] + [
        before[len(ending.join([*lines[:-1], ""])) :]
    ]
    splices = []
    for number, new in sorted(wanted.items()):
        old = pieces[number - 1]
        text = "".join(line + ending for line in new)
        if text != old and (text or number < len(lines)):
            splices.append(Splice(number, 0, old, text))
            pieces[number - 1] = text
    return before, "".join(pieces), splices


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(case=edited_files())
def test_the_diff_is_the_one_that_git_prints(
    case: tuple[str, str, list[Splice]], tmp_path: Path
) -> None:
    before, after, splices = case
    printed = git_diff(tmp_path, {"x.css": before.encode()}, {"x.css": after.encode()})
    assert unified_diff("x.css", numbered(before), splices) == printed


@pytest.mark.parametrize("first", range(2, 9))
@pytest.mark.parametrize("count", [3, 4, 8])
def test_a_block_is_taken_away_where_git_shows_it(first: int, count: int, tmp_path: Path) -> None:
    text = "<ul>\n" + "  <li>\n\n    x\n  </li>\n" * 4 + "</ul>\n"
    lines = text.splitlines(keepends=True)
    gone = "".join(lines[first - 1 : first - 1 + count])
    after = "".join(lines[: first - 1] + lines[first - 1 + count :])
    printed = git_diff(tmp_path, {"a": text.encode()}, {"a": after.encode()})
    assert unified_diff("a", numbered(text), [Splice(first, 0, gone, "")]) == printed


@pytest.mark.parametrize("between", ["\n" * 25, " " * 220 + "deep\n", "\t" * 30 + "deep\n"])
def test_far_and_deep_lines_are_weighed_as_git_weighs_them(between: str, tmp_path: Path) -> None:
    entry = f"a {{\n{between}}}\n"
    text = entry * 3
    after = entry * 4
    last = text.count("\n")
    printed = git_diff(tmp_path, {"a": text.encode()}, {"a": after.encode()})
    splice = Splice(last, 1, "", f"\n{entry[:-1]}")
    assert unified_diff("a", numbered(text), [splice]) == printed


SHORT = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n"


def without(lines: dict[int, str], *numbers: int) -> dict[int, str]:
    """The lines without some."""
    return {number: line for number, line in lines.items() if number not in numbers}


def test_lines_that_are_not_needed_need_not_be_known() -> None:
    splice = [Splice(5, 1, "ive", "IVE")]
    whole = unified_diff("a", numbered(SHORT), splice)
    assert unified_diff("a", without(numbered(SHORT), 9, 10), splice) == whole
    assert unified_diff("a", without(numbered(SHORT), 9), splice) == whole


@pytest.mark.parametrize("missing", [3, 4, 5, 6, 8])
def test_a_missing_line_of_the_context_is_an_error(missing: int) -> None:
    known = without(numbered(SHORT), missing)
    with pytest.raises(UnknownLines):
        unified_diff("a", known, [Splice(5, 0, "five", "5")])


def test_an_unknown_end_of_the_file_is_an_error() -> None:
    known = without(numbered(SHORT), 10)
    with pytest.raises(UnknownLines):
        unified_diff("a", known, [Splice(8, 0, "eight", "8")])


def test_a_splice_that_does_not_fit_the_lines_is_an_error() -> None:
    with pytest.raises(UnknownLines):
        unified_diff("a", numbered(SHORT), [Splice(5, 0, "vier", "5")])


def test_changes_six_lines_apart_share_a_hunk_and_seven_do_not() -> None:
    splices = [Splice(1, 0, "one", "1"), Splice(8, 0, "eight", "8"), Splice(9, 0, "nine", "9")]
    assert unified_diff("a", numbered(SHORT), splices[:2]).count("@@ -") == 1
    assert unified_diff("a", numbered(SHORT), [splices[0], splices[2]]).count("@@ -") == 2


def test_equal_lines_beside_unknown_ones_are_weighed_as_git_weighs_them(tmp_path: Path) -> None:
    text = "y\n" * 5 + "x\n" * 4 + "z\nz\nz\n"
    after = text.replace("x\nz", "x\nx\nz", 1)
    printed = git_diff(tmp_path, {"a": text.encode()}, {"a": after.encode()})
    known = without(numbered(text), 1, 2, 3, 4, 5)
    assert unified_diff("a", known, [Splice(9, 1, "", "\nx")]) == printed


def test_several_edits_of_one_line_are_one_change() -> None:
    splices = [Splice(5, 0, "f", "F"), Splice(5, 3, "e", "E"), Splice(5, 4, "", "!")]
    diff = unified_diff("a", numbered(SHORT), splices)
    assert diff.endswith(" four\n-five\n+FivE!\n six\n seven\n eight\n")


def test_offsets_are_bytes() -> None:
    diff = unified_diff("a", numbered("äö x\n"), [Splice(1, 5, "x", "ü")])
    assert diff.endswith("-äö x\n+äö ü\n")


def test_a_missing_line_feed_at_the_end_is_said() -> None:
    diff = unified_diff("a", numbered("one"), [Splice(1, 0, "one", "two")])
    mark = "\\ No newline at end of file\n"
    assert diff == f"--- a/a\n+++ b/a\n@@ -1 +1 @@\n-one\n{mark}+two\n{mark}"


def test_nothing_changed_is_no_diff() -> None:
    assert unified_diff("a", numbered(SHORT), []) == ""


def test_a_path_with_a_space_ends_in_a_tab_as_git_has_it(tmp_path: Path) -> None:
    printed = git_diff(tmp_path, {"a b.css": b"x\n"}, {"a b.css": b"y\n"})
    assert unified_diff("a b.css", numbered("x\n"), [Splice(1, 0, "x", "y")]) == printed


def test_the_head_of_a_hunk_is_cut_to_eighty_bytes(tmp_path: Path) -> None:
    text = "x" * 90 + "\n 1\n 2\n 3\n 4\n"
    printed = git_diff(tmp_path, {"a": text.encode()}, {"a": text.replace("4", "5").encode()})
    assert unified_diff("a", numbered(text), [Splice(5, 1, "4", "5")]) == printed


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("a", True),
        ("_", True),
        ("$x", True),
        (".a", False),
        ("é", False),
        ("1", False),
        ("", False),
    ],
)
def test_a_line_that_starts_with_a_letter_names_a_hunk(line: str, names: bool) -> None:
    assert names_a_hunk(line) is names
