"""Lists of links in markup with code: entries are added, removed and put in order, or left out."""

import pytest

from bot.errors import UserError
from bot.ux_agent.editing.checking import check
from bot.ux_agent.intent import Change
from tests.ux_agent.editing.undoing import edited, planned
from tests.ux_agent.fake_site import FakeSite

JSX = """\
export const Nav = () => (
  <ul>
    <li><Link to="/one" className={x}>One</Link></li>
    {/* it's */}
    <li><Link to={"/two"} className={x}>{'T&o'}</Link></li>
  </ul>
);
"""
ASTRO = """\
---
const a = 1;
---
<ul>
  <li><a href="/one" class:list={["x"]}>One</a></li>
  <li><a href={`/two`} class:list={["x"]}>T&amp;o</a></li>
</ul>
"""
SVELTE = """\
<ul>
  <li><a href="/one" class:on={a}>One</a></li>
  <li><a href="/two" class:on={a}>T&amp;o</a></li>
</ul>
"""
VUE = """\
<template>
  <ul>
    <li><router-link to="/one" :class="a">One</router-link></li>
    <li><router-link to="/two" :class="a">T&amp;o</router-link></li>
  </ul>
</template>
"""
NUNJUCKS = """\
{% if a %}
<ul>
  <li><a href="/one" {{ attributes }}>One</a></li>
  <li><a href="{{ '/two' | url }}" {{ attributes }}>T&amp;o</a></li>
</ul>
{% endif %}
"""
LISTS = {
    "a.jsx": (JSX, "ul Link", "attr:to"),
    "a.astro": (ASTRO, "ul a", "attr:href"),
    "a.svelte": (SVELTE, "ul a", "attr:href"),
    "a.vue": (VUE, "ul router-link", "attr:to"),
    "a.njk": (NUNJUCKS, "ul a", "attr:href"),
}


def site(file: str, source: str, selector: str, href: str = "attr:href") -> dict[str, bytes]:
    """A site with one list, `nav menu`."""
    at = f"{{at: {{file: {file}, element: '{selector}', repeat: true}}, href: '{href}'}}"
    declared = f"version: 1\nsections: {{nav: {{items: {{menu: {at}}}}}}}\n"
    return {file: source.encode(), ".ux-agent.yml": declared.encode()}


def changed(file: str, change: Change) -> str:
    """The list's file after a change, which is checked as that of a pull request is."""
    files = site(file, *LISTS[file])
    made = planned([change], files)
    after = edited(files, made)
    check(made.edits, files, {file: after[file]})
    (target,) = FakeSite(after).index().targets
    assert target.entries
    return after[file].decode()


def add(label: str, href: str) -> Change:
    """One more link."""
    return Change("nav", "add", "menu", {"label": label, "href": href})


def warning(file: str, source: str, selector: str = "a") -> str:
    """Why a list is left out."""
    index = FakeSite(site(file, source, selector)).index()
    assert index.targets == ()
    return index.warnings[0]


@pytest.mark.parametrize("file", LISTS)
def test_entries_are_read_in_every_language(file: str) -> None:
    (target,) = FakeSite(site(file, *LISTS[file])).index().targets
    found = [(entry.label, entry.href) for entry in target.entries]
    assert found == [("One", "/one"), ("T&o", "/two")]


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("a.jsx", """<li><Link to={"/x?a=1&b"} className={x}>{'It\\'s <b>'}</Link></li>"""),
        ("a.astro", """<li><a href={`/x?a=1&b`} class:list={["x"]}>It's &lt;b&gt;</a></li>"""),
        ("a.svelte", """<li><a href="/x?a=1&amp;b" class:on={a}>It's &lt;b&gt;</a></li>"""),
        (
            "a.vue",
            """<li><router-link to="/x?a=1&amp;b" :class="a">It's &lt;b&gt;</router-link></li>""",
        ),
        (
            "a.njk",
            """<li><a href="{{ '/x?a=1&b' | url }}" {{ attributes }}>It's &lt;b&gt;</a></li>""",
        ),
    ],
)
def test_an_entry_is_added_as_the_last_one_is_written(file: str, line: str) -> None:
    written = changed(file, add("It's <b>", "/x?a=1&b"))
    assert line in [one.strip() for one in written.splitlines()]


@pytest.mark.parametrize("file", LISTS)
def test_an_entry_is_removed_and_the_others_stay(file: str) -> None:
    written = changed(file, Change("nav", "remove", "menu", "One"))
    source = LISTS[file][0]
    gone = [line for line in source.splitlines() if line not in written.splitlines()]
    assert ["/one" in line for line in gone if "it's" not in line] == [True]


@pytest.mark.parametrize("file", LISTS)
def test_entries_change_places(file: str) -> None:
    written = changed(file, Change("nav", "reorder", "menu", "last", "One"))
    assert written.index("/two") < written.index("/one")


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("a.njk", "<ul>{% for a in b %}<li><a href='/x'>X</a></li>{% endfor %}</ul>"),
        ("a.njk", "<li><a href='/'>A</a></li>{% if a %}<li><a href='/x'>X</a></li>{% endif %}"),
        ("a.jsx", "let a = <ul>{b.map(() => <li><a href='/x'>X</a></li>)}</ul>"),
        ("a.jsx", "let a = <p><a href='/'>A</a>{b && <a href='/x'>X</a>}</p>"),
        ("a.astro", "<p><a href='/'>A</a>{b && <a href='/x'>X</a>}</p>"),
        ("a.svelte", "<p>{#if b}<a href='/x'>X</a>{/if}</p>"),
        ("a.njk", "<a href='{{ a }}'>A</a>"),
        ("a.njk", "<a href='/a'>{{ a }}</a>"),
    ],
)
def test_a_list_that_code_makes_is_left_out(file: str, source: str) -> None:
    assert "code" in warning(file, source) or "mixed" in warning(file, source)


def test_an_entry_whose_address_code_makes_keeps_it() -> None:
    source = "<p><a href='/a'>A</a>\n<a href='mailto:{{ b }}'>B</a></p>\n"
    files = site("a.liquid", source, "a")
    (target,) = FakeSite(files).index().targets
    assert [entry.href_place is None for entry in target.entries] == [False, True]
    made = planned([add("C", "/c")], files)
    assert edited(files, made)["a.liquid"].decode() == source.replace(
        "</a></p>", "</a>\n<a href='/c'>C</a></p>"
    )
    renamed = planned([Change("nav", "set", "link-label", "Bee", "B")], files)
    assert b"mailto:{{ b }}'>Bee<" in edited(files, renamed)["a.liquid"]


def test_code_that_is_about_one_entry_is_not_copied() -> None:
    entry = '<a href="/{0}"{{% if page.url == "/{0}" %}} aria-current="page"{{% endif %}}>{0}</a>'
    source = "<p>" + "\n".join(entry.format(name) for name in "ab") + "</p>"
    with pytest.raises(UserError, match="code of its own"):
        planned([add("c", "/c")], site("a.liquid", source, "a"))
    plain = source.replace("</p>", '\n<a href="/z">z</a></p>')
    files = site("a.liquid", plain, "a")
    written = edited(files, planned([add("c", "/c")], files))["a.liquid"].decode()
    assert written == plain.replace("</p>", '\n<a href="/c">c</a></p>')
