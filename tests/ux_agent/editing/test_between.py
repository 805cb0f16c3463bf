"""The edits between two versions: each way makes one of the other, and cuts where it should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Failed
from bot.ux_agent.editing.between import Cut, as_one, by_lines, by_tokens
from bot.ux_agent.editing.planning import apply

WAYS = (by_lines, by_tokens, as_one)
SHEET = b"h1 {\n  color: #112233;\n  margin: 0\n}\n"
TEXTS = st.text(alphabet='ab<>\u00e9\U0001f950{}\n "/', max_size=40)


def made(cut: Cut, path: str, before: bytes, after: bytes) -> bytes:
    """What the edits make of the version before."""
    blobless = cut(path, before, after)
    return apply(blobless, {path: before}).get(path, before)


@pytest.mark.parametrize("cut", WAYS)
@pytest.mark.parametrize("path", ["a.html", "a.css", "a.json", "a.txt", "a.jsx", "a.md"])
@given(before=TEXTS, after=TEXTS)
def test_every_way_makes_one_of_the_other(cut: Cut, path: str, before: str, after: str) -> None:
    assert made(cut, path, before.encode(), after.encode()) == after.encode()


@pytest.mark.parametrize("cut", WAYS)
def test_two_versions_alike_have_nothing_between_them(cut: Cut) -> None:
    assert cut("a.css", SHEET, SHEET) == []


def test_lines_are_whole_and_tokens_are_whole() -> None:
    after = SHEET.replace(b"#112233", b"#112244")
    (line,) = by_lines("a.css", SHEET, after)
    (token,) = by_tokens("a.css", SHEET, after)
    assert (line.old, line.new) == ("  color: #112233;\n", "  color: #112244;\n")
    assert (token.old, token.new) == ("#112233", "#112244")


def test_changes_in_lines_that_follow_one_another_are_one_edit() -> None:
    after = SHEET.replace(b"#112233", b"#000").replace(b"margin: 0", b"margin: 1px")
    (one,) = by_tokens("a.css", SHEET, after)
    assert one.new == "#000;\n  margin: 1px"


def test_one_edit_is_of_a_whole_node() -> None:
    before = b'{"a": [\n  {"x": 1},\n  {"x": 2}\n]}\n'
    after = b'{"a": [\n  {"x": 1}\n]}\n'
    (edit,) = as_one("a.json", before, after)
    assert (edit.old, edit.new) == ('[\n  {"x": 1},\n  {"x": 2}\n]', '[\n  {"x": 1}\n]')


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Failed):
        by_lines("a.png", b"\xff", b"\xfe")


def test_changes_apart_are_edits_apart() -> None:
    sheet = SHEET.replace(b"  margin", b"  padding: 0;\n  margin")
    after = sheet.replace(b"#112233", b"#000").replace(b"margin: 0", b"margin: 1px")
    assert [edit.new for edit in by_tokens("a.css", sheet, after)] == ["#000", "1px"]
