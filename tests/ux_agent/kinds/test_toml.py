"""Texts in TOML files."""

import tomllib
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.errors import UserError
from bot.ux_agent.declared.declaration import KeyAt
from bot.ux_agent.editing.planning import AlreadySo
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.keys import locate
from tests.ux_agent.kinds.test_yaml import steps_of
from tests.ux_agent.kinds.writing import is_taken_back, set_text, site, untagged

TEXT = '''# the site
title = "Corner \\"Bakery\\"" # shown
plain = 'C:\\bread'
year = 2026
ratio = 1.5
shown = true
day = 2026-01-02
many = """
First
second
"""
raw = \'\'\'one\'\'\'

[params.hero]
"big text" = "Hello"
sub.line = "Below"
buttons = [ {text = "Order"}, # first
  {text = "Ask"} ]

[[menu.main]]
name = "Home"
[[menu.main]]
name = "Shop"
  [menu.main.params]
  icon = "bag"
'''
PATHS = {
    "title": 'Corner "Bakery"',
    "plain": "C:\\bread",
    "many": "First\nsecond\n",
    "raw": "one",
    "params.hero.big text": "Hello",
    "params.hero.sub.line": "Below",
    "params.hero.buttons[1].text": "Ask",
    "menu.main[0].name": "Home",
    "menu.main[1].name": "Shop",
    "menu.main[1].params.icon": "bag",
}


def found(key: str, text: str = TEXT, kind: str = "text") -> Found:
    """The value at a path."""
    return locate(KeyAt("a.toml", key), Document("a.toml", text.encode()), kind)


def after(source: str, value: str, key: str = "a", kind: str = "text") -> str:
    """The source with a value set."""
    return set_text(site("a.toml", source, f"key: '{key}'", kind), value).text("a.toml")


@pytest.mark.parametrize(("key", "value"), [*PATHS.items(), ("year", "2026"), ("shown", "true")])
def test_a_path_names_a_value(key: str, value: str) -> None:
    assert found(key).value == value


@pytest.mark.parametrize("key", ["params", "params.hero.buttons", "day", "menu.main[2].name", "x"])
def test_what_is_not_there_or_no_text_is_missing(key: str) -> None:
    with pytest.raises(Missing):
        found(key)


@pytest.mark.parametrize("text", ["a = ", "a: b", 'a = "\\q"'])
def test_what_cannot_be_read_is_missing(text: str) -> None:
    with pytest.raises(Missing):
        found("a", text)


@pytest.mark.parametrize(
    ("source", "value", "written"),
    [
        ('a = "old" # c\r\n', 'x "y" \\', 'a = "x \\"y\\" \\\\" # c\r\n'),
        ("a = 'old'\n", "C:\\x", "a = 'C:\\x'\n"),
        ("a = 'old'\n", "it's", 'a = "it\'s"\n'),
        ('a = """\nold\nlines\n"""\n', "new", 'a = """\nnew\n"""\n'),
        ("a = '''old'''\n", "it's", "a = '''it's'''\n"),
        ("a = '''old'''\n", "its'", 'a = """its\'"""\n'),
        ("a = 4\n", "5", "a = 5\n"),
        ("a = 4.5\n", "5", "a = 5.0\n"),
        ("\ufeffa = 'old'", "new", "\ufeffa = 'new'"),
    ],
)
def test_the_style_stays_where_the_value_allows_it(source: str, value: str, written: str) -> None:
    assert after(source, value) == written


@pytest.mark.parametrize(("number", "value"), [("4", "4.5"), ("4", "£4 each"), ("4.5", "some")])
def test_a_number_stays_of_its_kind(number: str, value: str) -> None:
    with pytest.raises(UserError, match="Only a number"):
        after(f"a = {number}\n", value)


def test_a_switch_stays_a_switch() -> None:
    assert after("a = true\n", "hidden", kind="bool") == "a = false\n"
    assert found("a", "a = false", "bool").value == "hidden"
    with pytest.raises(UserError, match="Only yes or no"):
        after("a = true\n", "maybe")


def test_the_same_text_in_another_writing_is_so_already() -> None:
    with pytest.raises(AlreadySo):
        after('a = "\\u00fc"\n', "ü")


@given(key=st.sampled_from(sorted(PATHS)), value=untagged)
def test_F69_any_text_stays_that_text_and_nothing_else_changes(key: str, value: str) -> None:
    assume(" ".join(PATHS[key].split()) != value)
    made = set_text(site("a.toml", TEXT, f"key: '{key}'"), value)
    assert (made.value or "").strip() == value
    assert values(made.text("a.toml"), key) == values(TEXT, key)


@given(key=st.sampled_from(sorted(PATHS)), value=untagged)
def test_what_is_undone_leaves_every_byte_as_it_was(key: str, value: str) -> None:
    assert is_taken_back(site("a.toml", TEXT, f"key: '{key}'"), value)


def values(text: str, but: str) -> Any:
    """All that the file holds but for a value that must be a text."""
    found = tomllib.loads(text)
    node: Any = found
    *above, last = [int(step) if step.isdigit() else step for step in steps_of(but)]
    for step in above:
        node = node[step]
    assert isinstance(node[last], str)
    node[last] = ""
    return found
