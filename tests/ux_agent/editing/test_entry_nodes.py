"""Edits of data are checked: an entry may come or move, nothing else may become data or code."""

import pytest

from bot.errors import Failed
from bot.ux_agent.editing.checking import check
from bot.ux_agent.plan import Edit


def checked(file: str, source: str, old: str, new: str) -> None:
    """Check an edit of a file that has `old` once."""
    data = source.replace("@", "").encode()
    start = data.index(old.encode()) if old else len(source.partition("@")[0].encode())
    edit = Edit(file, "", start, start + len(old.encode()), old, new)
    after = data[:start] + new.encode() + data[edit.end :]
    check([edit], {file: data}, {file: after})


JSON = '{"a": [{"t": "x", "n": 1}@], "b": "y"}'
SCRIPT = "const a = [{ t: 'x', n: 1 }@];\nconst b = { c: 'y' };\n"
YAML = "a:\n  - t: x\n    n: 1@\nb: y\n"
TOML = "[[a]]\nt = 'x'\nn = 1@\n\n[b]\nc = 'y'\n"


@pytest.mark.parametrize(
    ("file", "source", "new"),
    [
        ("a.json", JSON, ', {"t": "z"}'),
        ("a.ts", SCRIPT, ", { t: 'z' }"),
        ("a.yml", YAML, "\n  - t: z"),
        ("a.toml", TOML, "\n\n[[a]]\nt = 'z'"),
    ],
)
def test_an_entry_with_known_keys_may_be_added(file: str, source: str, new: str) -> None:
    checked(file, source, "", new)


@pytest.mark.parametrize(
    ("file", "source", "new"),
    [
        ("a.json", JSON, ', {"t": {"deep": "z"}}'),
        ("a.ts", SCRIPT, ", { t: 'z', onClick: 'z' }"),
        ("a.ts", SCRIPT, ", { t: fetch('/x') }"),
        ("a.ts", SCRIPT, ", ...other"),
        ("a.yml", YAML, "\n  - &x t: z"),
        ("a.toml", TOML, "\n\n[[a]]\nother = 'z'"),
        ("a.toml", TOML, "\n\n[[other]]\nt = 'z'"),
        ("a.ts", SCRIPT, ", { b }"),
    ],
)
def test_an_entry_with_other_keys_or_code_is_refused(file: str, source: str, new: str) -> None:
    with pytest.raises(Failed, match="cannot be made safely"):
        checked(file, source, "", new)


@pytest.mark.parametrize(
    ("file", "source", "old", "new"),
    [
        ("a.json", JSON, '"y"', '{"t": "x"}'),
        ("a.ts", SCRIPT, "'y'", "{ t: 'x', n: 1 }"),
        ("a.yml", YAML, "b: y", "b: {t: x}"),
    ],
)
def test_a_text_does_not_become_an_entry(file: str, source: str, old: str, new: str) -> None:
    with pytest.raises(Failed, match="cannot be made safely"):
        checked(file, source, old, new)
