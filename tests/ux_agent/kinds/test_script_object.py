"""Places in objects and arrays of JavaScript and TypeScript."""

import pytest
from hypothesis import given

from bot.ux_agent.declared.declaration import ObjectAt
from bot.ux_agent.editing.encoding import encode
from bot.ux_agent.intent import Change
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.script_object import locate
from bot.ux_agent.kinds.script_text import decoded
from tests.ux_agent.editing.undoing import planned
from tests.ux_agent.kinds.writing import texts

NUMBERS = ["0", "-4.5", "1e3", "0E0", "2.5e-7"]

SOURCE = """import { z } from 'z';
// title: 'not this'
export const meta: Meta = {
  title: { default: 'It\\'s "here"', template: '%s' },
  "quoted-key": "a",
  plain: `back\\`tick`,
  n: -4.5, on: true, made: `a ${n} b`, sum: 'a' + b,
  list: [1, { label: 'One' }, { label: 'Two' }] as const,
};
const frozen = Object.freeze({ a: 'b' } as X) satisfies Y;
let moved = { a: 'b' }; moved.a = 'c';
const spread = { a: 'x', ...other, b: 'y' };
const parts = [...others, 'x'];
const name = 'by name';
const through = { name, also: name };
function inner() { const claim = `${n} trades, one ${shed}  by the water`; const twice = 1; }
function other() { const twice = 2; }
export default meta;
"""


def value(
    name: str, key: str = "", part: str = "", kind: str = "text", file: str = "a.ts"
) -> Found:
    """What a script has at a place."""
    return locate(ObjectAt(file, name, key, part), Document(file, SOURCE.encode()), kind)


@pytest.mark.parametrize(
    ("name", "key", "expected", "raw"),
    [
        ("meta", "title.default", 'It\'s "here"', 'It\\\'s "here"'),
        ("default", "title.template", "%s", "%s"),
        ("meta", "quoted-key", "a", "a"),
        ("meta", "plain", "back`tick", "back\\`tick"),
        ("meta", "n", "-4.5", "-4.5"),
        ("meta", "on", "true", "true"),
        ("meta", "list[1].label", "One", "One"),
        ("frozen", "a", "b", "b"),
        ("spread", "b", "y", "y"),
        ("through", "also", "by name", "by name"),
        ("through", "name", "by name", "by name"),
        ("name", "", "by name", "by name"),
    ],
)
def test_a_path_names_a_literal(name: str, key: str, expected: str, raw: str) -> None:
    found = value(name, key)
    assert (found.value, found.place.raw, found.place.kind) == (expected, raw, "script")


@pytest.mark.parametrize(
    ("name", "key", "reason"),
    [
        ("meta", "made", "code stands within its text"),
        ("meta", "sum", "made by code"),
        ("meta", "none", "there is no “none” in meta"),
        ("moved", "a", "code changes “moved”"),
        ("spread", "a", "code may put another value there"),
        ("parts", "[1]", "code may put another value there"),
        ("twice", "", "declared 2 times"),
        ("nothing", "", "declared 0 times"),
    ],
)
def test_what_is_not_certain_is_missing(name: str, key: str, reason: str) -> None:
    with pytest.raises(Missing, match=reason):
        value(name, key)


@pytest.mark.parametrize(
    "change",
    [
        "x.push('c')",
        "x[0] = 'c'",
        "Object.assign(x, y)",
        "delete x[0]",
        "x = ['c']",
        "x[0] += 'c'",
    ],
)
def test_what_code_changes_is_missing(change: str) -> None:
    document = Document("a.js", f"const x = ['b'];\n{change};".encode())
    with pytest.raises(Missing, match="code changes “x”"):
        locate(ObjectAt("a.js", "x", "[0]"), document, "text")


def test_the_texts_between_code_are_numbered() -> None:
    assert value("claim", part="text.0").value == "trades, one"
    assert value("claim", part="text.1").place.raw == "by the water"
    with pytest.raises(Missing, match=r"no “text\.2”"):
        value("claim", part="text.2")


def test_a_switch_is_visible_or_hidden() -> None:
    assert value("meta", "on", kind="bool").value == "visible"


@pytest.mark.parametrize(
    "source",
    [
        "module.exports = { a: 'x' };",
        "export default { a: 'x' };",
        "export default defineConfig({ a: 'x' });",
        "const b = { a: 'x' };\nmodule.exports = b;",
        "module.exports = () => ({ a: 'x' });",
        "export default ({ a: 'x' }) as Config;",
    ],
)
def test_what_a_file_exports_is_its_default(source: str) -> None:
    document = Document("a.ts", source.encode())
    assert locate(ObjectAt("a.ts", "default", "a"), document, "text").value == "x"


def test_a_name_at_the_top_goes_before_one_in_a_function() -> None:
    source = b"function f() { const a = 'inner'; }\nexports.b = 'c';\nconst a = 'outer';"
    document = Document("a.js", source)
    assert locate(ObjectAt("a.js", "a"), document, "text").value == "outer"
    assert locate(ObjectAt("a.js", "b"), document, "text").value == "c"


def test_scripts_of_components_are_read() -> None:
    source = b"<script setup>\nconst a = { b: 'c' };\n</script>\n<template><p>x</p></template>\n"
    found = locate(ObjectAt("a.vue", "a", "b"), Document("a.vue", source), "text")
    assert source[found.place.start : found.place.end] == b"c"


def test_what_does_not_parse_is_missing() -> None:
    document = Document("a.js", b"const a = { b: 'c' ;")
    with pytest.raises(Missing):
        locate(ObjectAt("a.js", "a", "b"), document, "text")


@given(text=texts)
@pytest.mark.parametrize("key", ["title.default", "quoted-key", "plain"])
def test_any_text_is_read_again_and_nothing_else_changes(key: str, text: str) -> None:
    place = value("meta", key).place
    source = SOURCE.encode()
    after = source[: place.start] + encode(place, text).encode() + source[place.end :]
    found = locate(ObjectAt("a.ts", "meta", key), Document("a.ts", after), "text")
    assert found.value == text
    assert after[: place.start] + after[found.place.end :] == (
        source[: place.start] + source[place.end :]
    )


@given(text=texts)
def test_any_text_is_read_again_between_code(text: str) -> None:
    place = value("claim", part="text.0").place
    source = SOURCE.encode()
    after = source[: place.start] + encode(place, text).encode() + source[place.end :]
    found = locate(ObjectAt("a.ts", "claim", "", "text.0"), Document("a.ts", after), "text")
    assert found.value == text


def test_a_file_that_escapes_letters_goes_on_to() -> None:
    document = Document("a.js", b"const a = { b: 'caf\\u00e9' };")
    place = locate(ObjectAt("a.js", "a", "b"), document, "text").place
    assert encode(place, "Grün") == "Gr\\u00fcn"
    assert decoded(f"'{encode(place, '🍞')}'") == "🍞"


def test_text_in_a_page_cannot_end_the_script() -> None:
    document = Document("a.vue", b"<script>\nconst a = 'b';\n</script>\n")
    place = locate(ObjectAt("a.vue", "a"), document, "text").place
    assert "</script" not in encode(place, "</script><!--")


@pytest.mark.parametrize("call", ["writable('a')", "ref('a')", "$state('a')", "shallowRef<X>('a')"])
def test_a_state_is_the_text_that_it_begins_with(call: str) -> None:
    document = Document("a.ts", f"export const notice = {call};\n".encode())
    assert locate(ObjectAt("a.ts", "notice"), document, "text").value == "a"


def test_a_call_that_may_make_another_text_is_none() -> None:
    document = Document("a.ts", b"const claim = translated('a');\n")
    with pytest.raises(Missing):
        locate(ObjectAt("a.ts", "claim"), document, "text")


@pytest.mark.parametrize(
    ("source", "name", "key"),
    [
        ("export default { data() { return { title: 'a' } } };", "default", "data.title"),
        ("export default { data: () => ({ title: 'a' }) };", "default", "data.title"),
        ("export function load() { const n = 1; return { title: 'a' }; }", "load", "title"),
        ("export const load = async () => { return { title: 'a' }; };", "load", "title"),
    ],
)
def test_a_function_is_the_object_that_it_always_gives(source: str, name: str, key: str) -> None:
    found = locate(ObjectAt("a.ts", name, key), Document("a.ts", source.encode()), "text")
    assert found.value == "a"


def test_a_function_that_gives_one_of_two_objects_is_none() -> None:
    source = b"function load() { if (a) return { title: 'b' }; return { title: 'a' }; }"
    with pytest.raises(Missing):
        locate(ObjectAt("a.ts", "load", "title"), Document("a.ts", source), "text")


def test_a_text_that_the_code_compares_with_is_warned_of() -> None:
    source = (
        "const a = { b: 'one', c: 'two' };\nif (x === 'one') {}\nconst l = [{ t: 'three' }];\n"
        "switch (y) { case 'three': break; }\n"
    )
    declared = (
        "{p: {properties: {b: {type: text, at: {file: a.js, object: a, key: b}}, "
        "c: {type: text, at: {file: a.js, object: a, key: c}}}, "
        "items: {l: {at: {file: a.js, object: l, repeat: true}, label: t}}}}"
    )
    files = {".ux-agent.yml": f"version: 1\nsections: {declared}".encode(), "a.js": source.encode()}
    assert planned([Change("p", "set", "c", "x")], files).warnings == ()
    (said,) = planned([Change("p", "set", "b", "x")], files).warnings
    assert said == (
        "The code of a.js compares something with “one”; look whether it has to change too."
    )
    (said,) = planned([Change("p", "set", "link-label", "x", "three")], files).warnings
    assert "“three”" in said


@pytest.mark.parametrize(
    ("source", "name", "key"),
    [
        ("useHead({ title: 'a' });", "useHead", "title"),
        ("const router = createRouter({ routes: [{ path: 'a' }] });", "router", "routes[0].path"),
        ("const router = new Router({ routes: [{ path: 'a' }] });", "router", "routes[0].path"),
    ],
)
def test_what_is_handed_to_a_function_is_data(source: str, name: str, key: str) -> None:
    found = locate(ObjectAt("a.ts", name, key), Document("a.ts", source.encode()), "text")
    assert found.value == "a"


def test_a_function_that_is_called_twice_tells_nothing() -> None:
    source = b"useHead({ title: 'a' }); useHead({ title: 'b' });"
    with pytest.raises(Missing):
        locate(ObjectAt("a.ts", "useHead", "title"), Document("a.ts", source), "text")


@pytest.mark.parametrize("number", NUMBERS)
def test_every_number_that_may_be_written_is_read_again(number: str) -> None:
    data = b"const price = { n: 18 };\n"
    place = locate(ObjectAt("a.ts", "price", "n", ""), Document("a.ts", data), "text").place
    written = encode(place, number).encode()
    after = data[: place.start] + written + data[place.end :]

    again = locate(ObjectAt("a.ts", "price", "n", ""), Document("a.ts", after), "text")

    assert again.value == number
