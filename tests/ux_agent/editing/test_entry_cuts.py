"""Entries of data are taken out with what is theirs alone."""

import pytest

from bot.errors import UserError
from bot.ux_agent.editing.entry_cuts import cut, moved_notes
from tests.ux_agent.fake_site import FakeSite

LIST = b"const a = [\n  { t: 'x' }, // x\n  { t: 'y' },\n  { t: 'z' },\n];\n"
DECLARED = "{l: {at: {file: a.js, object: a, repeat: true}, label: t}}"
INDEX = FakeSite(
    {
        ".ux-agent.yml": f"version: 1\nsections: {{p: {{items: {DECLARED}}}}}\n".encode(),
        "a.js": LIST,
    }
).index()
FIRST, SECOND, THIRD = (entry.whole for entry in INDEX.targets[0].entries)


def test_an_entry_goes_with_its_line() -> None:
    assert cut(SECOND, FIRST, THIRD, INDEX).old == "\n  { t: 'y' },"
    assert cut(THIRD, SECOND, None, INDEX).old == "\n  { t: 'z' },"
    assert cut(FIRST, None, SECOND, INDEX).old == "{ t: 'x' }, // x\n  "


def test_a_gap_that_holds_more_than_commas_and_notes_is_left_alone() -> None:
    with pytest.raises(UserError, match="Something else stands between"):
        cut(THIRD, FIRST, None, INDEX)
    with pytest.raises(UserError, match="Something else stands between"):
        list(moved_notes([FIRST, THIRD], [THIRD, FIRST], INDEX))


def test_notes_follow_their_entries() -> None:
    made = list(moved_notes([FIRST, SECOND, THIRD], [SECOND, THIRD, FIRST], INDEX))
    assert [(one.line, one.old, one.new) for one in made] == [(2, " // x", ""), (4, "", " // x")]
