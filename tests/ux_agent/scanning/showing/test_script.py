"""Expressions and modules of scripts: what they are worth, and where it is written."""

import pytest

from bot.ux_agent.scanning.showing.script import Exhausted, Modules, bound, call, evaluate
from bot.ux_agent.scanning.showing.script_frame import MOST_STEPS
from bot.ux_agent.scanning.showing.script_values import Changing, joined, printed, settled
from bot.ux_agent.scanning.showing.value import Opaque, Value
from bot.ux_agent.scanning.sources import Sources
from tests.ux_agent.fake_site import FakeSite

DATA = """
export const site = { name: 'Rook & Sons', tags: ['a', "b"], since: 1999, open: true };
export const nav = [{ label: 'Shop', href: '/' }, { label: `About`, href: '/about' }];
export default { title: 'Start' };
"""


def modules(**files: str) -> Modules:
    """The modules of a site with these files; `__` in a name is a slash, the last `_` a dot."""
    named = {".".join(name.replace("__", "/").rsplit("_", 1)): code for name, code in files.items()}
    return Modules(Sources(FakeSite(named)))


def worth(expression: str, **names: Value) -> Value:
    """The value of an expression with these names at hand."""
    return evaluate(expression, names.get, modules(), "x.js")


def exported(made: Modules, path: str, name: str) -> Value:
    """What a module exports."""
    module = made.module(path)
    assert module is not None
    return made.export(module, name)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("'it\\'s'", "it's"),
        ("1 + 2 * 3", "7"),
        ("`${1 + 1} boats`", "2 boats"),
        ("'a' + 'b' + 1", "ab1"),
        ("['a', 'b'].join(' & ')", "a & b"),
        ("[1, 2, 3].filter(n => n > 1).map((n, i) => n * i).join()", "0,3"),
        ("({ a: { b: ['x'] } }).a?.b[0]", "x"),
        ("null ?? 'else'", "else"),
        ("'' || 'or'", "or"),
        ("0 && 'never'", "0"),
        ("true ? 'yes' : 'no'", "yes"),
        ("Object.entries({ a: 1, b: 2 }).map(([key, n]) => key + n).join('')", "a1b2"),
        ("[...new Set(['a', 'b', 'a'])].length", "2"),
        ("({ ...{ a: 1, b: 2 }, b: 3 }).b", "3"),
        ("(([first, , third = 'c']) => first + third)(['a', 'b'])", "ac"),
        ("(({ a: { b = 'deep' } }) => b)({ a: {} })", "deep"),
        ("[3, 1, 2].sort((a, b) => a - b).join('')", "123"),
        ("['b', 'a'].sort((a, b) => a.localeCompare(b))[0]", "a"),
        ("[['a'], ['b']].flat().at(-1)", "b"),
        ("'  x '.trim().toUpperCase()", "X"),
        ("[1, 2, 3].reduce((sum, n) => sum + n, 0)", "6"),
        ("'a-b'.split('-')[1]", "b"),
        ("typeof undefined", "undefined"),
        ("(9.5).toFixed(2)", "9.50"),
    ],
)
def test_an_expression_is_worth_what_the_language_says(expression: str, expected: str) -> None:
    assert printed(worth(expression)) == expected


@pytest.mark.parametrize(
    "expression",
    [
        "new Date().getFullYear()",
        "fetch('/api').then(r => r.json())",
        "Math.random()",
        "unheardOf.name",
        "window.innerWidth > 600",
        "'a'.replace(/(a+)+$/, 'b')",
    ],
)
def test_what_depends_on_the_moment_is_not_known(expression: str) -> None:
    assert isinstance(settled(worth(expression)).data, Opaque)


def test_undefined_is_told_apart_from_what_is_not_known() -> None:
    assert worth("({}).title") == Value()
    assert isinstance(worth("title.text").data, Opaque)


def test_a_condition_that_is_not_known_gives_both() -> None:
    found = worth("user ? 'in' : 'out'", user=Value(Opaque())).data
    assert isinstance(found, Changing)
    assert [printed(one) for one in found.others] == ["in", "out"]
    assert found.first is None


def test_literals_of_constants_know_their_path() -> None:
    made = modules(data_js=DATA)
    name = exported(made, "data.js", "site").member("name")
    assert name.origin is not None
    assert (name.data, name.origin.name, name.origin.key) == ("Rook & Sons", "site", "name")
    label = exported(made, "data.js", "nav").at(1).member("label")
    assert label.origin is not None
    assert (label.data, label.origin.key) == ("About", "[1].label")
    title = exported(made, "data.js", "default").member("title")
    assert title.origin is not None
    assert (title.origin.name, title.origin.key) == ("default", "title")


def test_a_literal_that_a_manifest_cannot_name_has_no_origin() -> None:
    made = modules(a_js="export const x = pick('one'); export const y = { [k]: 'two', z: f() };")
    assert exported(made, "a.js", "x").origin is None
    assert settled(exported(made, "a.js", "y")).member("").origin is None


def test_entries_behind_a_spread_have_no_index_of_their_own() -> None:
    made = modules(a_js="const b = ['x']; export const c = [...b, 'y'];")
    first, second = exported(made, "a.js", "c").entries()
    assert first.origin is not None
    assert (first.origin.name, first.origin.key) == ("b", "[0]")
    assert second.origin is None


def test_literal_chunks_of_a_template_know_their_place() -> None:
    made = modules(a_js="const n = 3; export const claim = `${n} trades, one ${n} shed`;")
    found = exported(made, "a.js", "claim").data
    assert [part.origin.part for part in found.parts if part.origin] == ["text.0", "text.1"]


def test_imports_are_followed_through_barrels_and_other_names() -> None:
    made = modules(
        main_js="import start, { links as menu } from './lib';\nexport { start, menu };",
        lib__index_js="export * from './nav'; export { default } from '../data.js';",
        lib__nav_ts="export const links: Link[] = [{ label: 'A' } as const];",
        data_js=DATA,
    )
    menu = exported(made, "main.js", "menu").at(0).member("label")
    assert menu.origin is not None
    assert (menu.origin.file, menu.origin.key) == ("lib/nav.ts", "[0].label")
    assert exported(made, "main.js", "start").member("title").data == "Start"


@pytest.mark.parametrize(
    "options",
    [
        '{"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["./*"]}}}',
        '{\n// as documented\n"compilerOptions": {"paths": {"@/*": ["./*"],},}}',
        '{"compilerOptions": {}}',
    ],
)
def test_paths_of_tsconfig_lead_to_files(options: str) -> None:
    made = Modules(Sources(FakeSite({"tsconfig.json": options, "lib/a.ts": "export const a = 1"})))
    assert made.resolve("@/lib/a", "app/page.tsx") == "lib/a.ts"
    assert made.resolve("react", "app/page.tsx") == ""


def test_data_files_keep_their_keys() -> None:
    made = modules(a_js="import it from './it.json'; export const t = it.home.title;")
    made = Modules(
        Sources(
            FakeSite(
                {
                    "a.js": "import it from './it.json'; export const t = it.home.title;",
                    "it.json": '{"home": {"title": "Ciao"}}',
                }
            )
        )
    )
    title = exported(made, "a.js", "t")
    assert title.origin is not None
    assert (title.data, title.origin.kind, title.origin.key) == ("Ciao", "key", "home.title")


def test_a_filled_placeholder_keeps_the_origin_and_a_computed_text_loses_it() -> None:
    made = modules(
        a_js="""
        const texts = { count: 'Over {n} kinds', loud: 'hey' };
        export const filled = texts.count.replace(/\\{(\\w+)\\}/g, (_, key) => ({ n: 12 })[key]);
        export const loud = texts.loud.toUpperCase();
        """
    )
    filled = exported(made, "a.js", "filled")
    assert filled.data == "Over 12 kinds"
    assert filled.origin is not None
    assert exported(made, "a.js", "loud") == Value("HEY")


def test_what_replaces_a_text_at_run_time_is_what_counts() -> None:
    made = modules(
        i18n_js="""
        const content = { home: { title: 'Old', note: 'Kept' } };
        const spoken = { it: { home: { title: 'New' } } }[localStorage.getItem('l') ?? 'it'];
        const texts = {};
        for (const room of Object.keys(content)) {
          texts[room] = { ...content[room], ...spoken[room] };
        }
        export function t(path) { const [room, name] = path.split('.'); return texts[room][name]; }
        """
    )
    module = made.module("i18n.js")
    assert module is not None
    told = made.export(module, "t")
    title, note = (call(told, [Value(key)], module.frame) for key in ("home.title", "home.note"))
    assert (title.data, title.origin and title.origin.name) == ("New", None)
    assert (note.data, note.origin and note.origin.name) == ("Kept", "content")


def test_after_something_unknown_is_spread_nothing_before_it_is_sure() -> None:
    made = modules(a_js="export const c = { title: 'x', ...more() };")
    found = exported(made, "a.js", "c").member("title")
    assert isinstance(found.data, Changing)
    assert found.data.first is None


def test_modules_that_import_one_another_are_followed_once() -> None:
    made = modules(
        a_js="import { b } from './b'; export const a = 'A'; export const both = () => a + b;",
        b_js="import { a } from './a'; export const b = 'B'; export const see = () => a;",
    )
    assert printed(call_of(made, "a.js", "both")) == "AB"
    assert printed(call_of(made, "b.js", "see")) == "A"


def call_of(made: Modules, path: str, name: str) -> Value:
    """What an exported function gives without arguments."""
    module = made.module(path)
    assert module is not None
    return call(made.export(module, name), [], module.frame)


def test_a_function_that_calls_itself_for_ever_ends() -> None:
    made = modules(
        a_js="export const f = () => f(); export const g = () => { while (true) g2 = 1 };"
    )
    assert isinstance(call_of(made, "a.js", "f").data, Opaque)
    assert call_of(made, "a.js", "g") == Value()


def test_a_switch_takes_the_case_that_fits() -> None:
    made = modules(
        a_js="""
        const pick = (kind) => {
          switch (kind) { case 'a': return 'first'; case 'b': return 'second';
            default: return 'rest' }
        };
        export const all = () => [pick('a'), pick('b'), pick('c')].join(' ');
        """
    )
    assert printed(call_of(made, "a.js", "all")) == "first second rest"


def test_an_early_return_on_an_unknown_condition_gives_both() -> None:
    made = modules(a_js="export const f = () => { if (user()) return 'in'; return 'out'; };")
    found = call_of(made, "a.js", "f").data
    assert isinstance(found, Changing)
    assert [printed(one) for one in found.others] == ["in", "out"]


def test_a_pattern_binds_its_names() -> None:
    entry = Value({"href": Value("/"), "label": Value("Start")})
    found = bound("{ href, label: text = 'x', ...rest }", entry, modules(), "x.js")
    assert {name: printed(one) for name, one in found.items()} == {
        "href": "/",
        "text": "Start",
        "rest": "",
    }


def test_a_joined_text_keeps_its_parts() -> None:
    found = joined([Value("a"), joined([Value("b"), Value(Opaque())])])
    assert [part.text for part in found.data.parts] == ["a", "b", ""]


def test_a_list_is_sorted_and_turned_in_place_and_its_entries_keep_their_places() -> None:
    made = modules(
        a_js="export const boats = [{ n: 2 }, { n: 1 }]; boats.sort((a, b) => a.n - b.n);"
        "export const turned = ['x', 'y']; turned.reverse();"
    )
    first = exported(made, "a.js", "boats").at(0).member("n")
    assert first.origin is not None
    assert (first.data, first.origin.key) == (1, "[1].n")
    assert printed(exported(made, "a.js", "turned")) == "y,x"


def test_modules_of_commonjs_export_what_they_assign() -> None:
    made = modules(
        a_js="module.exports = { name: 'A', list: ['x'] };",
        b_js="exports.title = 'B'; exports.make = () => require('./a').name;",
        c_js="import a, { name } from './a'; import { title, make } from './b';"
        "export const all = [a.list[0], name, title, make()];",
    )
    found = list(exported(made, "c.js", "all").entries())
    assert [one.data for one in found] == ["x", "A", "B", "A"]
    named = [(one.origin.name, one.origin.key) for one in found if one.origin]
    assert named == [
        ("default", "list[0]"),
        ("default", "name"),
        ("title", ""),
        ("default", "name"),
    ]


def test_what_an_unknown_object_may_add_is_not_known() -> None:
    assert isinstance(worth("({ a: 1, ...more }).b", more=Value(Opaque())).data, Opaque)
    assert printed(worth("Object.keys({ a: 1, ...more }).join()", more=Value(Opaque()))) == "a"


def test_scripts_that_do_too_much_are_given_up() -> None:
    made = modules(a_js="export const a = 1 + 1;")
    made.world.steps = MOST_STEPS
    with pytest.raises(Exhausted):
        made.module("a.js")
