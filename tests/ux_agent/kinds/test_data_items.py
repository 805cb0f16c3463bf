"""Lists in data files and scripts: entries are added, removed, moved and renamed by their bytes."""

import pytest
from hypothesis import given

from bot.errors import UserError
from bot.ux_agent.editing.checking import check
from bot.ux_agent.intent import Change
from tests.ux_agent.editing.undoing import Files, edited, planned, undone
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.kinds.writing import texts

YAML = """# top
main:
  - title: One  # first
    url: /one
  # about two
  - title: "Two"
    url: /two
  - {title: Three, url: /three}
last: true
"""
FLOW = "main: [{title: One, url: /one}, {title: Two, url: /two}]\n"
JSON = """{
  "main": [
    {"title": "One", "url": "/one"},
    {"title": "Two", "url": "/two"}
  ]
}
"""
TOML = """[[main]]
title = "One"
url = "/one"
weight = 10

[[main]]
title = 'Two'
url = "/two"
weight = 20

[other]
x = 1
"""
SCRIPT = """export const main = [
  { title: 'One', url: '/one' }, // first
  // about two
  { title: "Two", url: '/two' },
  {
    title: 'Three',
    url: '/three',
  },
];
"""
PLACES = {
    "a.yml": "key: main",
    "a.json": "key: main",
    "a.toml": "key: main",
    "a.ts": "object: main",
}


def files_of(file: str, source: str, parts: str = "label: title, href: url", at: str = "") -> Files:
    """A site with one list."""
    place = f"{{file: {file}, {at or PLACES[file]}, repeat: true}}"
    declared = f"{{nav: {{items: {{menu: {{at: {place}, {parts}}}}}}}}}"
    return {file: source.encode(), ".ux-agent.yml": f"version: 1\nsections: {declared}\n".encode()}


def entries(files: Files) -> list[tuple[str, str]]:
    """Labels and addresses as they are read."""
    index = FakeSite(files).index()
    assert index.warnings == ()
    return [(entry.label, entry.href) for entry in index.targets[0].entries]


def after(files: Files, change: Change) -> str:
    """The file after a change, which is checked as those of a pull request are, and undone."""
    made = planned([change], files)
    result = edited(files, made)
    changed = {edit.file for edit in made.edits}
    check(made.edits, files, {one: result[one] for one in changed})
    assert undone(made, files, result) == files
    return result[next(iter(files))].decode()


def add(label: str, href: str, **more: str) -> Change:
    """The wish for one more entry."""
    return Change("nav", "add", "add-link", {"label": label, "href": href, **more})


def remove(label: str) -> Change:
    """The wish for an entry to go."""
    return Change("nav", "remove", "remove-link", "", label)


def put(label: str, where: str) -> Change:
    """The wish for another order."""
    return Change("nav", "reorder", "order", where, label)


@pytest.mark.parametrize(
    ("file", "source", "new"),
    [
        ("a.yml", YAML, "\n  - {title: New, url: /new}"),
        ("a.yml", FLOW, ", {title: New, url: /new}"),
        ("a.json", JSON, ',\n    {"title": "New", "url": "/new"}'),
        ("a.toml", TOML, "\n\n[[main]]\ntitle = 'New'\nurl = \"/new\"\nweight = 30"),
        ("a.ts", SCRIPT, ",\n  {\n    title: 'New',\n    url: '/new',\n  }"),
    ],
)
def test_an_entry_is_added_in_the_style_of_the_last(file: str, source: str, new: str) -> None:
    files = files_of(file, source)
    found = after(files, add("New", "/new"))
    assert found.replace(new, "", 1) == source
    assert entries({**files, file: found.encode()})[-1] == ("New", "/new")


@pytest.mark.parametrize(
    ("file", "source", "gone", "rest"),
    [
        ("a.yml", YAML, "One", YAML.replace("  - title: One  # first\n    url: /one\n", "")),
        (
            "a.yml",
            YAML,
            "Two",
            YAML.replace('  - title: "Two"\n    url: /two\n', ""),
        ),
        ("a.yml", YAML, "Three", YAML.replace("  - {title: Three, url: /three}\n", "")),
        ("a.yml", FLOW, "One", "main: [{title: Two, url: /two}]\n"),
        ("a.yml", FLOW, "Two", "main: [{title: One, url: /one}]\n"),
        ("a.json", JSON, "One", JSON.replace('    {"title": "One", "url": "/one"},\n', "")),
        ("a.json", JSON, "Two", JSON.replace(',\n    {"title": "Two", "url": "/two"}', "")),
        (
            "a.toml",
            TOML,
            "One",
            TOML.replace('[[main]]\ntitle = "One"\nurl = "/one"\nweight = 10\n\n', ""),
        ),
        (
            "a.toml",
            TOML,
            "Two",
            TOML.replace("[[main]]\ntitle = 'Two'\nurl = \"/two\"\nweight = 20\n\n", ""),
        ),
        (
            "a.ts",
            SCRIPT,
            "One",
            SCRIPT.replace("  { title: 'One', url: '/one' }, // first\n", ""),
        ),
        (
            "a.ts",
            SCRIPT,
            "Two",
            SCRIPT.replace("  { title: \"Two\", url: '/two' },\n", ""),
        ),
        (
            "a.ts",
            SCRIPT,
            "Three",
            SCRIPT.replace("  {\n    title: 'Three',\n    url: '/three',\n  },\n", ""),
        ),
    ],
)
def test_an_entry_is_removed_with_its_line_and_note(
    file: str, source: str, gone: str, rest: str
) -> None:
    assert after(files_of(file, source), remove(gone)) == rest


@pytest.mark.parametrize("file", ["a.yml", "a.json", "a.toml", "a.ts"])
def test_entries_are_put_in_another_order(file: str) -> None:
    source = {"a.yml": YAML, "a.json": JSON, "a.toml": TOML, "a.ts": SCRIPT}[file]
    files = files_of(file, source)
    found = after(files, put("One", "last"))
    assert entries({**files, file: found.encode()}) == [*entries(files)[1:], entries(files)[0]]


def test_numbers_that_put_entries_in_order_stay_in_theirs() -> None:
    found = after(files_of("a.toml", TOML), put("Two", "first"))
    assert found.startswith("[[main]]\ntitle = 'Two'\nurl = \"/two\"\nweight = 10\n\n[[main]]")
    assert found.endswith('title = "One"\nurl = "/one"\nweight = 20\n\n[other]\nx = 1\n')


def test_a_note_on_the_line_of_an_entry_goes_with_it() -> None:
    source = "const main = [\n  { title: 'A' }, // a\n  // kept\n  { title: 'B' }, // b\n];\n"
    found = after(files_of("a.ts", source, "label: title"), put("B", "first"))
    assert found == (
        "const main = [\n  { title: 'B' }, // b\n  // kept\n  { title: 'A' }, // a\n];\n"
    )
    open_ended = source.replace("}, // b", "}")
    found = after(files_of("a.ts", open_ended, "label: title"), put("A", "last"))
    assert found == ("const main = [\n  { title: 'B' },\n  // kept\n  { title: 'A' } // a\n];\n")


def test_notes_among_entries_on_one_line_keep_the_order() -> None:
    source = "const main = [{ title: 'A' }, /* a */ { title: 'B' }, // b\n];\n"
    with pytest.raises(UserError, match="Something else stands between"):
        planned([put("B", "first")], files_of("a.ts", source, "label: title"))


def test_a_comma_stays_where_a_note_follows_it() -> None:
    source = "main = [\n  { title = 'A' }, # a\n  { title = 'B' } # b\n]\n"
    found = after(files_of("a.toml", source, "label: title"), remove("B"))
    assert found == "main = [\n  { title = 'A' }, # a\n]\n"


@pytest.mark.parametrize(
    ("numbers", "following"), [("1 2", "3"), ("10 30", "50"), ("5", "6"), ("10", "20")]
)
def test_the_number_of_a_new_entry_follows(numbers: str, following: str) -> None:
    lines = (f"  - {{title: T{one}, weight: {one}}}\n" for one in numbers.split())
    files = files_of("a.yml", "main:\n" + "".join(lines), "label: title")
    new = Change("nav", "add", "add-link", {"label": "New"})
    assert after(files, new).endswith(f"  - {{title: New, weight: {following}}}\n")


def test_a_number_that_cannot_follow_is_asked_for() -> None:
    files = files_of(
        "a.yml", "main: [{title: A, weight: 2}, {title: B, weight: 1}]", "label: title"
    )
    with pytest.raises(UserError, match="would need weight too"):
        planned([Change("nav", "add", "add-link", {"label": "New"})], files)


def test_an_order_that_the_numbers_contradict_stays() -> None:
    files = files_of("a.toml", TOML.replace("weight = 20", "weight = 5"))
    with pytest.raises(UserError, match="numbered in a way"):
        planned([put("Two", "first")], files)


def test_a_note_after_the_last_entry_stays_with_it() -> None:
    files = files_of("a.ts", "const main = [\n  { title: 'A', url: '/a' }, // a\n];\n")
    assert after(files, add("B", "/b")) == (
        "const main = [\n  { title: 'A', url: '/a' }, // a\n  { title: 'B', url: '/b' },\n];\n"
    )
    open_ended = files_of("a.ts", "const main = [\n  { title: 'A', url: '/a' } // a\n];\n")
    assert after(open_ended, add("B", "/b")) == (
        "const main = [\n  { title: 'A', url: '/a' }, // a\n  { title: 'B', url: '/b' }\n];\n"
    )


def test_keys_that_not_every_entry_has_are_not_copied() -> None:
    source = "main:\n  - title: A\n    url: /a\n  - title: B\n    url: /b\n    new: true\n"
    found = after(files_of("a.yml", source), add("C", "/c"))
    assert found == f"{source.rstrip()}\n  - title: C\n    url: /c\n"


def test_keys_that_are_the_same_in_every_entry_are_copied() -> None:
    source = "main:\n  - {title: A, url: /a, x: 1}\n  - {title: B, url: /b, x: 1}\n"
    assert "{title: C, url: /c, x: 1}" in after(files_of("a.yml", source), add("C", "/c"))


def test_what_a_new_entry_would_need_besides_is_asked_for() -> None:
    source = "main:\n  - {title: A, url: /a, icon: x}\n  - {title: B, url: /b, icon: y}\n"
    with pytest.raises(UserError, match="would need icon too"):
        planned([add("C", "/c")], files_of("a.yml", source))


def test_a_description_is_set_and_given() -> None:
    parts = "label: title, description: text"
    source = "main:\n  - title: A\n    text: about a\n  - title: B\n    text: about b\n"
    files = files_of("a.yml", source, parts)
    found = after(files, Change("nav", "set", "description", "new: text", "B"))
    assert found == source.replace("about b", '"new: text"')
    new = Change("nav", "add", "add-link", {"label": "C", "description": "about c"})
    assert after(files, new) == f"{source}  - title: C\n    text: about c\n"
    with pytest.raises(UserError, match="would need description too"):
        planned([Change("nav", "add", "add-link", {"label": "C"})], files)


def test_entries_without_an_address_have_none_to_change() -> None:
    files = files_of("a.yml", "main: [{title: A}, {title: B}]\n", "label: title")
    with pytest.raises(UserError, match="no address, only a label"):
        planned([Change("nav", "set", "link-href", "/x", "A")], files)


def test_plain_texts_are_entries_too() -> None:
    files = files_of("a.yml", "main:\n  - One\n  - 'Two'\n", "label: text")
    assert after(files, remove("One")) == "main:\n  - 'Two'\n"
    assert after(files, Change("nav", "add", "add-link", {"label": "It's: new"})) == (
        "main:\n  - One\n  - 'Two'\n  - 'It''s: new'\n"
    )


def test_a_list_may_be_the_whole_file() -> None:
    files = files_of("a.json", '[{"title": "A", "url": "/a"}]', at='key: ""')
    assert (
        after(files, add("B", "/b")) == '[{"title": "A", "url": "/a"}, {"title": "B", "url": "/b"}]'
    )


def test_line_ends_are_kept() -> None:
    source = JSON.replace("\n", "\r\n")
    found = after(files_of("a.json", source), add("New", "/new"))
    assert found.count("\n") == found.count("\r\n") == source.count("\n") + 1


@pytest.mark.parametrize(
    ("file", "source", "reason"),
    [
        ("a.yml", "main:\n  - &a {title: A, url: /a}\n  - *a\n", "refer to one another"),
        ("a.yml", "main: []\n", "the list is empty"),
        ("a.yml", "main: {title: A}\n", "there is no list"),
        ("a.yml", "main:\n  - {url: /a}\n", "an entry has no “title”"),
        (
            "a.ts",
            "const main = [...x, { title: 'A', url: '/a' }];",
            "code may put another value there",
        ),
        ("a.ts", "const main = [{ title: a(), url: '/a' }];", "made by code"),
        ("a.toml", "[[main]]\ntitle='A'\n[x]\n[[main]]\ntitle='B'\n", "do not follow one another"),
        (
            "a.toml",
            "[[main]]\ntitle='A'\n[x]\n[main.y]\nz=1\n",
            "its entries stand in several pieces",
        ),
    ],
)
def test_a_list_that_is_not_certain_is_left_out(file: str, source: str, reason: str) -> None:
    index = FakeSite(files_of(file, source, "label: title")).index()
    assert index.targets == ()
    assert reason in index.warnings[0]


@pytest.mark.parametrize("file", ["a.yml", "a.json", "a.toml", "a.ts"])
@given(text=texts)
def test_any_label_is_read_again(file: str, text: str) -> None:
    source = {"a.yml": YAML, "a.json": JSON, "a.toml": TOML, "a.ts": SCRIPT}[file]
    files = files_of(file, source)
    label = text[:80].strip() or "x"
    try:
        made = planned([add(label, "/new")], files)
    except UserError:
        return
    result = edited(files, made)
    check(made.edits, files, {file: result[file]})
    assert entries(result) == [*entries(files), (label, "/new")]


def test_comments_within_an_entry_are_not_copied() -> None:
    source = "main:\n  - title: A # about a\n    # and its address\n    url: /a\n"
    found = after(files_of("a.yml", source), add("B", "/b"))
    assert found == f"{source}  - title: B\n    url: /b\n"


def test_a_note_before_the_last_entry_of_json_keeps_its_comma() -> None:
    source = '{"main": [\n  {"title": "A"}, // a\n  {"title": "B"}\n]}\n'
    with pytest.raises(UserError, match="Something else stands between"):
        planned([remove("B")], files_of("a.json", source, "label: title"))


def test_what_stands_between_entries_beside_commas_is_left_alone() -> None:
    source = "const main = [{ title: 'A' }, , { title: 'B' }];\n"
    index = FakeSite(files_of("a.ts", source, "label: title")).index()
    assert index.targets == ()
