"""Places in JSON files."""

import json

import pytest

from bot.ux_agent.declared.declaration import KeyAt
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.json import locate, step_of, steps

TEXT = """{
  "hero": {"title": "Gr\\u00fcn \\"x\\"", "buttons": [{"text": "Order"}, 4.50]},
  "twice": "one", "twice": "two",
  "shown": true, "none": null, "list": ["a"], "": "empty"
}"""


def value(key: str, text: str = TEXT, kind: str = "text") -> Found:
    """The value at a path."""
    return locate(KeyAt("a.json", key), Document("a.json", text.encode()), kind)


@pytest.mark.parametrize(
    ("key", "expected", "raw"),
    [
        ("hero.title", 'Grün "x"', 'Gr\\u00fcn \\"x\\"'),
        ("hero.buttons[0].text", "Order", "Order"),
        ("hero.buttons[1]", "4.50", "4.50"),
        ("twice", "two", "two"),
        ("list[0]", "a", "a"),
        ("shown", "true", "true"),
    ],
)
def test_a_path_names_a_literal(key: str, expected: str, raw: str) -> None:
    found = value(key)
    assert (found.value, found.place.raw) == (expected, raw)


def test_a_path_may_start_with_an_index() -> None:
    assert value("[1].a", '[0, {"a": "b"}]').value == "b"


def test_comments_do_not_count() -> None:
    text = '// head\n{"a": [/* first */ "b", "c"]}'
    assert value("a[0]", text).value == "b"


def test_a_switch_is_visible_or_hidden() -> None:
    assert value("shown", kind="bool").value == "visible"


def test_a_file_that_escapes_letters_goes_on_to() -> None:
    assert value("hero.title").place.style == "ascii"
    assert value("a", '{"a": "ä", "b": "\\u00fc"}').place.style == ""
    assert value("a", '{"a": "x\\u000a"}').place.style == ""
    assert value("a", '{"a": "x", "b": "\\u00fc"}').place.style == ""
    assert value("a", '{"a": "x", "b": "\\u00fc", "c": "\\u00e4"}').place.style == "ascii"


def test_surrogate_pairs_are_read() -> None:
    assert value("a", '{"a": "\\ud83c\\udf5e"}').value == "\U0001f35e"


@pytest.mark.parametrize(
    "key", ["hero.x", "hero.title.x", "list[1]", "hero[0]", "none", "hero", "list"]
)
def test_what_is_not_there_or_no_literal_is_missing(key: str) -> None:
    with pytest.raises(Missing):
        value(key)


@pytest.mark.parametrize("text", ['{"a": "b"', '{"a": "b",}', "{a: 1}", ""])
def test_what_is_no_json_is_left_out(text: str) -> None:
    with pytest.raises(Missing):
        value("a", text)


def test_a_path_is_names_and_indexes() -> None:
    assert steps("a.b-c[0][12].d") == ["a", "b-c", 0, 12, "d"]


@pytest.mark.parametrize("key", ["a..b", "a[x]", "a[", ".a.", "[0]b"])
def test_what_is_no_path_is_said(key: str) -> None:
    with pytest.raises(Missing, match="no path that is understood"):
        steps(key)


@pytest.mark.parametrize("name", ["nav.home", "a b", "x[0]", "it's"])
def test_a_name_that_has_signs_of_paths_stands_in_quotes(name: str) -> None:
    source = json.dumps({"en": {name: "words"}, "nav": {"home": "other"}})
    key = f"en{step_of(name)}"
    found = locate(KeyAt("a.json", key), Document("a.json", source.encode()), "text")
    assert found.value == "words"


def test_a_name_with_quotes_has_no_step() -> None:
    assert step_of('a "b"') == ""
