"""Plans: exact edits, words, warnings, and the diff that git prints of the commit."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import Failed, UserError
from bot.ux_agent.declared.index_lines import places_of
from bot.ux_agent.editing.checking import check
from bot.ux_agent.editing.planning import AlreadySo, NotInIndex, apply, plan
from bot.ux_agent.intent import Change
from bot.ux_agent.plan import Edit, Plan
from tests.ux_agent.fake_site import FakeSite, git_diff

MANIFEST = """
version: 1
sections:
  header:
    properties:
      text: {type: text, at: {file: index.html, element: header > p}}
      color: {type: color, at: {file: main.css, rule: header, prop: color}}
      background: {type: color, at: {file: main.css, rule: header, prop: background}}
      font-size: {type: size, at: {file: main.css, rule: header, prop: font-size}}
      padding: {type: size, at: {file: main.css, rule: header, prop: padding}}
    items:
      menu: {at: {file: index.html, element: "nav a", repeat: true}, href: "attr:href"}
  home:
    properties:
      hero-text:
        type: text
        max: 30
        at: [{file: site.json, key: hero}, {file: index.html, element: h1}]
      background: {type: color, at: {file: main.css, rule: main, prop: background}}
      price: {type: text, at: {file: site.json, key: price}}
  site:
    properties:
      color: {type: color, at: {file: main.css, rule: body, prop: color}}
"""
PAGE = """<!DOCTYPE html>
<header>
  <p>
    Fresh
    bread
  </p>
  <nav>
    <ul>
      <li>
        <a href="/">Home</a>
      </li>
      <li>
        <a href="/menu">Menu</a>
      </li>
      <li>
        <a href="/about">About</a>
      </li>
    </ul>
  </nav>
</header>
<main><h1>Hello</h1></main>
"""
SHEET = """body {
  color: black;
}

header {
  color: #111111;
  background: #ffffff;
}

main { background: white }
"""
SITE = FakeSite(
    {
        ".ux-agent.yml": MANIFEST,
        "index.html": PAGE,
        "main.css": SHEET,
        "site.json": '{"hero": "Hello", "price": 3}',
    }
)
INDEX = SITE.index()


def setting(section: str, name: str, value: str, target: str = "") -> Change:
    """A wish to set a property."""
    return Change(section, "set", name, value, target)


def edited(made: Plan) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The edited files before and after."""
    before = {edit.file: SITE.files[edit.file] for edit in made.edits}
    return before, apply(made.edits, before)


def test_a_plan_says_each_change_in_a_line() -> None:
    made = plan([setting("header", "background", "navy"), setting("header", "padding", "4")], INDEX)
    assert made.lines == (
        "header background: #ffffff → #000080",
        "header padding: (nothing of its own) → 4px",
    )
    assert made.base == "c0ffee"


def test_a_long_value_is_cut_in_its_line_alone() -> None:
    made = plan([setting("header", "text", "x" * 200)], INDEX)
    assert made.lines == (f"header text: Fresh bread → {'x' * 119}…",)
    assert made.edits[0].new == "x" * 200


def test_all_mirrors_change_together() -> None:
    made = plan([setting("home", "hero-text", 'Hi "you"')], INDEX)
    _, after = edited(made)
    assert after["site.json"] == b'{"hero": "Hi \\"you\\"", "price": 3}'
    assert b'<h1>Hi "you"</h1>' in after["index.html"]
    assert made.warnings == (
        "The home page hero text stands in 2 places; all of them change.",
        "2 files change: index.html, site.json.",
    )


def test_a_mirror_that_differs_is_brought_to_the_value_that_the_first_has() -> None:
    files = SITE.files | {"index.html": PAGE.replace("<h1>Hello", "<h1>Hi").encode()}
    index = FakeSite(files).index()
    made = plan([setting("home", "hero-text", "Hello")], index)
    assert [(edit.file, edit.old, edit.new) for edit in made.edits] == [
        ("index.html", "Hi", "Hello")
    ]


def test_the_later_of_two_wishes_for_one_thing_counts() -> None:
    made = plan([setting("header", "color", "red"), setting("header", "color", "blue")], INDEX)
    assert [edit.new for edit in made.edits] == ["#0000ff"]


def test_two_absent_declarations_of_one_rule_are_one_edit() -> None:
    wishes = [setting("header", "font-size", "1rem"), setting("header", "padding", "2px")]
    made = plan(wishes, INDEX)
    assert [edit.new for edit in made.edits] == ["\n  font-size: 1rem;\n  padding: 2px;"]
    assert len(made.lines) == 2


def test_an_edit_names_the_blob_that_its_offsets_belong_to() -> None:
    (edit,) = plan([setting("header", "color", "red")], INDEX).edits
    assert edit.blob == SITE.tree("")["main.css"]
    assert SHEET.encode()[edit.start : edit.end].decode() == edit.old == "#111111"


def test_the_digest_is_of_the_edits_alone() -> None:
    made = plan([setting("header", "color", "red")], INDEX)
    again = plan([setting("header", "color", "#f00")], INDEX._replace(commit="other"))
    assert made.digest == again.digest
    assert Plan.from_data(made.to_data()) == made


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("background", "white", "background"),
        ("color", "#111", "text colour"),
        ("text", "Fresh bread", "text"),
    ],
)
def test_what_is_so_already_is_said(name: str, value: str, said: str) -> None:
    with pytest.raises(AlreadySo, match=f"The header {said} is .* already"):
        plan([setting("header", name, value)], INDEX)


def test_mirrors_that_are_so_already_are_said_once() -> None:
    with pytest.raises(AlreadySo, match=r"^The home page hero text is Hello already\.$"):
        plan([setting("home", "hero-text", "Hello")], INDEX)


def test_what_is_so_already_is_a_note_beside_other_changes() -> None:
    made = plan(
        [setting("header", "background", "white"), setting("header", "color", "red")], INDEX
    )
    assert made.warnings[0] == "The header background is #ffffff already."
    assert len(made.lines) == len(made.edits) == 1


def test_an_unknown_target_is_not_in_the_index() -> None:
    with pytest.raises(NotInIndex, match="footer text"):
        plan([setting("footer", "text", "x")], INDEX)
    with pytest.raises(NotInIndex, match="home link-href"):
        plan([setting("home", "link-href", "/x", "Menu")], INDEX)


def test_lines_that_the_index_lacks_are_not_in_the_index() -> None:
    files = {name: file._replace(lines={}) for name, file in INDEX.files.items()}
    with pytest.raises(NotInIndex):
        plan([setting("header", "color", "red")], INDEX._replace(files=files))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (setting("header", "color", "url(x)"), "is no colour"),
        (setting("home", "hero-text", "x" * 31), "at most 30 characters"),
        (setting("home", "price", "a lot"), "Only a number"),
        (Change("header", "remove", "text", ""), "is one thing"),
        (Change("header", "add", "text", "x"), "is one thing"),
        (Change("header", "set", "text", {"label": "a", "href": "b"}), "set to another"),
    ],
)
def test_what_is_not_allowed_is_said_to_the_person(change: Change, words: str) -> None:
    with pytest.raises(UserError, match=words):
        plan([change], INDEX)


@pytest.mark.parametrize(
    ("change", "ratio"),
    [
        (setting("header", "background", "#00008b"), "text #111111 on #00008b in the header"),
        (setting("header", "color", "yellow"), "contrast of 1.1"),
        (setting("home", "background", "black"), "text #000000 on #000000 in the home"),
    ],
)
def test_hard_to_read_colours_are_warned_of(change: Change, ratio: str) -> None:
    (warning,) = plan([change], INDEX).warnings
    assert ratio in warning


def test_colours_that_do_not_change_are_not_warned_of() -> None:
    pale = FakeSite(SITE.files | {"main.css": SHEET.replace("#111111", "#eeeeee").encode()}).index()
    wishes = [setting("header", "padding", "4px"), setting("header", "background", "white")]
    assert plan(wishes[:1], pale).warnings == ()
    assert plan(wishes, pale).warnings == ("The header background is #ffffff already.",)


def test_both_colours_of_one_request_are_seen_together() -> None:
    wishes = [setting("header", "background", "black"), setting("header", "color", "white")]
    assert plan(wishes, INDEX).warnings == ()


CHANGES = st.one_of(
    st.builds(setting, st.just("header"), st.just("text"), st.text(min_size=1, max_size=30)),
    st.builds(
        setting,
        st.sampled_from(["header", "site"]),
        st.just("color"),
        st.sampled_from(["red", "#123456", "black"]),
    ),
    st.builds(
        setting,
        st.just("header"),
        st.sampled_from(["font-size", "padding"]),
        st.sampled_from(["1px", "2rem"]),
    ),
    st.builds(setting, st.just("home"), st.just("hero-text"), st.text(min_size=1, max_size=20)),
    st.builds(
        lambda label, href: Change("header", "add", "add-link", {"label": label, "href": href}),
        st.sampled_from(["Blog", "Shop", "Home"]),
        st.sampled_from(["/blog", "/", "https://example.com"]),
    ),
    st.builds(
        lambda label: Change("header", "remove", "remove-link", "", label),
        st.sampled_from(["Home", "Menu", "About"]),
    ),
    st.builds(
        lambda label, to: Change("header", "reorder", "order", to, label),
        st.sampled_from(["Home", "Menu", "About"]),
        st.sampled_from(["first", "last", "Menu"]),
    ),
    st.builds(
        lambda label, name, value: Change("header", "set", name, value, label),
        st.sampled_from(["Home", "Menu", "About"]),
        st.just("link-label"),
        st.sampled_from(["Home", "Start", "x"]),
    ),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(CHANGES, min_size=1, max_size=4))
def test_the_planned_diff_is_the_one_that_git_prints(changes: list[Change], tmp_path: Path) -> None:
    try:
        made = plan(changes, INDEX)
    except UserError:
        return
    before, after = edited(made)
    check(made.edits, before, after)
    assert made.diff == git_diff(tmp_path, before, after)


@given(changes=st.lists(CHANGES, min_size=1, max_size=4))
def test_a_plan_touches_declared_places_only(changes: list[Change]) -> None:
    try:
        made = plan(changes, INDEX)
    except UserError:
        return
    declared = {
        (place.file, place.start)
        for target in INDEX.targets
        for place in (
            *places_of(target),
            *(entry.whole._replace(start=entry.whole.end) for entry in target.entries),
        )
    }
    assert {(edit.file, edit.start) for edit in made.edits} <= declared


def test_edits_are_not_applied_to_a_file_that_moved() -> None:
    (edit,) = made = plan([setting("header", "color", "red")], INDEX).edits
    assert edit in made
    with pytest.raises(Failed, match=r"main\.css has changed") as moved:
        apply(made, {"main.css": SHEET.replace("#111111", "#222222").encode()})
    assert moved.value.code == "site_moved"


def test_edits_are_not_applied_to_a_file_that_is_gone() -> None:
    with pytest.raises(Failed, match="has changed"):
        apply([Edit("a.css", "", 0, 0, "", "x")], {})


def test_a_plan_is_made_without_a_parser(root: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(root)!r}); import bot.ux_agent.editing.planning; "
        "print({'tree_sitter', 'yaml', 'dataclasses', 'asyncio'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
