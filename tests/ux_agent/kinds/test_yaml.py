"""Texts in YAML files."""

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.errors import UserError
from bot.ux_agent.declared.declaration import KeyAt
from bot.ux_agent.editing.planning import AlreadySo
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.keys import locate
from tests.ux_agent.kinds.writing import is_taken_back, set_text, site, untagged

TEXT = """# the home page
hero:
  title: Fresh bread # every day
  single: 'it''s'
  double: "a \\"b\\" \\u00fc"
  block: |
    One line
    and another
  folded: >-
    One line
    and another

  long: this goes
    on here
  buttons:
    - text: Order
    - {text: Ask, "no": 4}
list: [a, 'b', 3]
shown: yes
really: True
price: 4.50
anchored: &one Bread
alias: *one
empty:
dated: 2026-01-02
tagged: !!str x
hollow: |
"""
FIELDS = ("title", "single", "double", "block", "folded", "long", "buttons[0].text")
ALL = [f"hero.{name}" for name in (*FIELDS, "buttons[1].text")] + ["list[0]", "list[1]"]


def found(key: str, text: str = TEXT, kind: str = "text") -> Found:
    """The value at a path."""
    return locate(KeyAt("a.yml", key), Document("a.yml", text.encode()), kind)


def after(source: str, key: str, value: str, kind: str = "text") -> str:
    """The source with a value set."""
    return set_text(site("a.yml", source, f"key: '{key}'", kind), value).text("a.yml")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("hero.title", "Fresh bread"),
        ("hero.single", "it's"),
        ("hero.double", 'a "b" ü'),
        ("hero.block", "One line\nand another"),
        ("hero.folded", "One line and another"),
        ("hero.long", "this goes on here"),
        ("hero.buttons[0].text", "Order"),
        ("hero.buttons[1].text", "Ask"),
        ("hero.buttons[1].no", "4"),
        ("list[1]", "b"),
        ("price", "4.50"),
        ("shown", "yes"),
    ],
)
def test_a_path_names_a_scalar(key: str, value: str) -> None:
    assert found(key).value == value


def test_a_path_may_start_with_an_index() -> None:
    assert found("[1].a", "- x\n- a: b\n").value == "b"


@pytest.mark.parametrize(
    "key",
    [
        *("hero", "list", "hero.none", "list[3]", "list.x", "hero[0]", "anchored", "alias"),
        *("empty", "dated", "tagged", "hollow", "hero.title.x"),
    ],
)
def test_what_is_not_there_or_no_text_of_its_own_is_missing(key: str) -> None:
    with pytest.raises(Missing):
        found(key)


@pytest.mark.parametrize("text", ["a: [", "a: b\n---\na: c\n", "", "a: |2\n   b\n"])
def test_what_cannot_be_read_is_missing(text: str) -> None:
    with pytest.raises(Missing):
        found("a", text)


@pytest.mark.parametrize("kind", ["True", "yes", "on"])
def test_a_switch_keeps_its_words(kind: str) -> None:
    written = {"True": "False", "yes": "no", "on": "off"}[kind]
    assert after(f"a: {kind} # x\n", "a", "hidden", "bool") == f"a: {written} # x\n"
    assert found("a", f"a: {written}", "bool").value == "hidden"


@pytest.mark.parametrize(
    ("source", "value", "written"),
    [
        ("a: old # c\n", "new", "a: new # c\n"),
        ("a: old\n", "x: y", 'a: "x: y"\n'),
        ("a: old\nb: 'c'\n", "x: y", "a: 'x: y'\nb: 'c'\n"),
        ("a: old\n", "Yes", 'a: "Yes"\n'),
        ("a: old\n", "12:30", 'a: "12:30"\n'),
        ("a: 'old'\n", "it's", "a: 'it''s'\n"),
        ('a: "old"\n', 'say "x"', 'a: "say \\"x\\""\n'),
        ("a: |-\n    one\n    two\n\nb: c\n", "# x: y", "a: |-\n    # x: y\n\nb: c\n"),
        ("a: >\r\n  one\r\nb: c\r\n", "new", "a: >\r\n  new\r\nb: c\r\n"),
        ("a: one\n  two\n", "new", "a: new\n"),
        ("a: old", "new", "a: new"),
        ("\ufeffa: old\n", "new", "\ufeffa: new\n"),
        ("a: 4\n", "5.25", "a: 5.25\n"),
    ],
)
def test_the_style_stays_where_the_value_allows_it(source: str, value: str, written: str) -> None:
    assert after(source, "a", value) == written


def test_within_brackets_commas_and_question_marks_need_quotes() -> None:
    assert after("a: [old, b]\n", "a[0]", "x") == "a: [x, b]\n"
    assert after("a: [old, b]\n", "a[0]", "x?") == 'a: ["x?", b]\n'
    assert after("a: [old, b]\n", "a[0]", "x, y") == 'a: ["x, y", b]\n'


def test_a_number_stays_a_number() -> None:
    with pytest.raises(UserError, match="Only a number"):
        after("a: 4\n", "a", "a few")


def test_the_same_text_in_another_writing_is_so_already() -> None:
    with pytest.raises(AlreadySo):
        after("a: >-\n  one\n  two\n", "a", "one two")


@given(key=st.sampled_from(ALL), value=untagged)
def test_F69_any_text_stays_that_text_and_nothing_else_changes(key: str, value: str) -> None:
    try:
        made = set_text(site("a.yml", TEXT, f"key: '{key}'"), value)
    except AlreadySo:
        assume(False)
        raise
    assert (made.value or "").strip() == value
    assert values(made.text("a.yml"), key) == values(TEXT, key)


@given(key=st.sampled_from(ALL), value=untagged)
def test_what_is_undone_leaves_every_byte_as_it_was(key: str, value: str) -> None:
    assert is_taken_back(site("a.yml", TEXT, f"key: '{key}'"), value)


def values(text: str, but: str) -> object:
    """All that the file holds, in the types of YAML 1.1, but for a value that must be a text."""
    found = yaml.safe_load(text)
    node = found
    *above, last = [int(step) if step.isdigit() else step for step in steps_of(but)]
    for step in above:
        node = node[step]
    assert isinstance(node[last], str)
    node[last] = ""
    return found


def steps_of(key: str) -> list[str]:
    """The steps of a path."""
    return key.replace("[", ".").replace("]", "").split(".")
