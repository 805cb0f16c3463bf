"""Changes of a list of links."""

import re

import pytest

from bot.errors import UserError
from bot.ux_agent.editing.checking import check
from bot.ux_agent.editing.planning import AlreadySo, NotInIndex, apply, plan
from bot.ux_agent.intent import Change
from bot.ux_agent.plan import Plan
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.fake_site import FakeSite

MANIFEST = """
version: 1
sections:
  nav:
    items:
      menu: {at: {file: a.html, element: "nav a", repeat: true}, label: LABEL, href: "attr:href"}
"""
LIST = """<nav>
  <ul>
    <li><a href="/" class="active">Home</a></li>
    <li><a href="/menu">Menu &amp; more</a></li>
    <li><a href="/about">About</a></li>
  </ul>
</nav>
"""
ROW = '<nav><a href="/">Home</a> | <a href="/menu">Menu</a> | <a href="/about">About</a></nav>'
ICONS = """<nav>
  <a href="https://x.example" aria-label="X"><svg><path d="M0"/></svg></a>
  <a href="https://y.example" aria-label="Y" id="y"><svg><path d="M1"/></svg></a>
</nav>
"""


def index_of(page: str, label: str = "text") -> SiteIndex:
    """The index of a page with a list of links."""
    return FakeSite({".ux-agent.yml": MANIFEST.replace("LABEL", label), "a.html": page}).index()


def result(page: str, *changes: Change, label: str = "text") -> str:
    """The page after changes, checked."""
    made = plan(changes, index_of(page, label))
    before = {"a.html": page.encode()}
    after = apply(made.edits, before)
    check(made.edits, before, after)
    return after["a.html"].decode()


def planned(page: str, change: Change) -> Plan:
    """The plan for a change of a page."""
    return plan([change], index_of(page))


def add(label: str, href: str) -> Change:
    """A wish for a new link."""
    return Change("nav", "add", "add-link", {"label": label, "href": href})


def remove(label: str) -> Change:
    """A wish to take a link away."""
    return Change("nav", "remove", "remove-link", "", label)


def order(label: str, to: str) -> Change:
    """A wish for another order."""
    return Change("nav", "reorder", "order", to, label)


def test_entries_are_decoded() -> None:
    target = index_of(LIST).find("nav", "menu")
    assert target is not None
    assert [(entry.label, entry.href) for entry in target.entries] == [
        ("Home", "/"),
        ("Menu & more", "/menu"),
        ("About", "/about"),
    ]
    assert target.entries[0].whole.raw.startswith("<li>")


def test_a_link_gets_another_label() -> None:
    change = Change("nav", "set", "link-label", "Cakes & pies", "menu & more")
    assert '<li><a href="/menu">Cakes &amp; pies</a></li>' in result(LIST, change)
    assert planned(LIST, change).lines == ("nav link: Menu & more → Cakes & pies",)


def test_an_entry_without_an_address_is_called_no_link() -> None:
    manifest = MANIFEST.replace(', label: LABEL, href: "attr:href"', ", label: text")
    index = FakeSite({".ux-agent.yml": manifest, "a.html": LIST}).index()
    made = plan([Change("nav", "set", "link-label", "Nadia Cooper", "About")], index)
    assert made.lines == ("nav: About → Nadia Cooper",)


def test_a_link_leads_elsewhere() -> None:
    change = Change("nav", "set", "link-href", "https://a.example/?a=1&b=2", "About")
    assert '<a href="https://a.example/?a=1&amp;b=2">About' in result(LIST, change)
    assert planned(LIST, change).lines == ("nav link “About”: /about → https://a.example/?a=1&b=2",)


def test_a_new_link_is_shaped_like_the_last_that_is_not_marked() -> None:
    added = result(LIST, add("Blog", "/blog"))
    assert (
        '    <li><a href="/about">About</a></li>\n    <li><a href="/blog">Blog</a></li>\n' in added
    )
    icons = result(ICONS, add("Z", "https://z.example"), label="'attr:aria-label'")
    assert (
        '\n  <a href="https://z.example" aria-label="Z"><svg><path d="M0"/></svg></a>\n</nav>'
        in icons
    )


def test_a_new_link_repeats_no_text_of_another() -> None:
    wordy = '<nav><a href="/a" title="A"></a><a href="/b" title="B"><b>Buy!</b></a></nav>'
    added = result(wordy, add("C", "/c"), label="'attr:title'")
    assert added.endswith('</a><a href="/c" title="C"></a></nav>')


def test_two_new_links_stand_in_the_order_of_the_wishes() -> None:
    added = result(LIST, add("Blog", "/blog"), add("Shop", "/shop"))
    assert added.index("Blog") < added.index("Shop") < added.index("</ul>")


def test_a_new_link_of_a_row_is_set_off_like_the_others() -> None:
    row = ROW.replace(" | ", " ")
    assert result(row, add("Blog", "/blog")).endswith('About</a> <a href="/blog">Blog</a></nav>')
    assert result(ROW, add("Blog", "/blog")).endswith('About</a> | <a href="/blog">Blog</a></nav>')


def test_a_second_link_stands_on_a_line_of_its_own_as_the_first_does() -> None:
    page = '<nav>\r\n  <a href="/">Home</a>\r\n</nav>\r\n'
    assert result(page, add("Blog", "/blog")) == (
        '<nav>\r\n  <a href="/">Home</a>\r\n  <a href="/blog">Blog</a>\r\n</nav>\r\n'
    )


def test_a_label_of_a_new_link_is_inert() -> None:
    added = result(LIST, add('<b id="x">', "/x?a=1&b=2"))
    assert '<a href="/x?a=1&amp;b=2">&lt;b id="x"&gt;</a>' in added


@pytest.mark.parametrize(
    ("label", "left"), [("Home", ["Menu", "About"]), ("About", ["Home", "Menu"])]
)
def test_a_link_is_taken_away_with_its_line_or_separator(label: str, left: list[str]) -> None:
    lines = result(LIST, remove(label)).splitlines()
    assert len(lines) == len(LIST.splitlines()) - 1
    assert not any(label in line for line in lines)
    row = result(ROW, remove(label))
    assert row.count(" | ") == 1
    assert [word for word in ("Home", "Menu", "About") if word in row] == left


def test_two_links_are_taken_away_together() -> None:
    assert "About" not in result(LIST, remove("Menu & more"), remove("About"))


def test_one_removal_said_in_two_ways_is_one() -> None:
    both = [remove("About"), Change("nav", "remove", "remove-link", "about")]
    assert len(plan(both, index_of(LIST)).edits) == 1


def test_a_removal_may_name_the_link_as_its_value() -> None:
    change = Change("nav", "remove", "remove-link", "about")
    assert planned(LIST, change).lines == ("nav link removed: About (/about)",)


@pytest.mark.parametrize(
    ("change", "labels"),
    [
        (order("About", "first"), "About, Home, Menu & more"),
        (order("Home", "last"), "Menu & more, About, Home"),
        (order("About", "Menu & more"), "Home, About, Menu & more"),
    ],
)
def test_links_change_places(change: Change, labels: str) -> None:
    assert planned(LIST, change).lines == (f"nav order: Home, Menu & more, About → {labels}",)
    assert len(result(LIST, change)) == len(LIST)


def test_what_stands_between_links_is_no_part_of_them() -> None:
    page = '<nav><a href="/a">A</a><hr><a href="/b">B</a></nav>'
    assert result(page, remove("B")) == '<nav><a href="/a">A</a><hr></nav>'
    assert result(page, remove("A")) == '<nav><hr><a href="/b">B</a></nav>'


@pytest.mark.parametrize(
    "change",
    [
        order("Home", "first"),
        Change("nav", "set", "link-label", "Home", "Home"),
        Change("nav", "set", "link-href", "/", "Home"),
        add("home", "/"),
    ],
)
def test_what_is_so_already_is_said(change: Change) -> None:
    with pytest.raises(AlreadySo, match="already"):
        planned(LIST, change)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (remove("Shop"), "no link “Shop”. It has: Home, Menu & more, About."),
        (order("Home", "Shop"), "no link “Shop”"),
        (add("Home", "/other"), "has a link “Home” already, to /."),
        (add("", "/x"), "1 to 80 characters"),
        (add("X", "javascript:x"), "cannot start with"),
        (Change("nav", "add", "add-link", "X"), "a label and an address"),
        (Change("nav", "set", "link-href", {"label": "x"}, "Home"), "One text is needed"),
    ],
)
def test_what_is_not_allowed_is_said(change: Change, words: str) -> None:
    with pytest.raises(UserError) as refused:
        planned(LIST, change)
    assert words in str(refused.value)


def test_lines_between_links_must_be_known() -> None:
    index = index_of(LIST)
    bare = {"a.html": index.files["a.html"]._replace(lines={})}
    with pytest.raises(NotInIndex):
        plan([remove("About")], index._replace(files=bare))


@pytest.mark.parametrize(
    ("page", "whole"),
    [
        ('<nav><li><a href="/">Home</a></li></nav>', "<li>"),
        ('<nav><div><a href="/">Home</a></div></nav>', "<a href"),
        ('<nav><li>1. <a href="/">Home</a></li></nav>', "<a href"),
        ('<nav><li><i></i><a href="/">Home</a></li></nav>', "<a href"),
        ('<nav><div><a href="/">A</a></div><div><a href="/b">B</a></div></nav>', "<div>"),
        ('<nav><div><a href="/">A</a></div><a href="/b">B</a></nav>', "<a href"),
        (
            '<nav><div><li><a href="/">A</a></li></div><div><a href="/b">B</a></div></nav>',
            "<a href",
        ),
    ],
)
def test_an_entry_is_what_repeats(page: str, whole: str) -> None:
    target = index_of(page).find("nav", "menu")
    assert target is not None
    assert target.entries[0].whole.raw.startswith(whole)


TWO_LISTS = """
version: 1
sections:
  footer:
    items:
      pages: {at: {file: a.html, element: ".pages a", repeat: true}, href: "attr:href"}
      social: {at: {file: a.html, element: ".social a", repeat: true}, href: "attr:href"}
"""
FOOTER = (
    '<div class="pages"><a href="/a">A</a> <a href="/b">B</a></div>'
    '<div class="social"><a href="/x">X</a> <a href="/y">Y</a></div>'
)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change("footer", "remove", "remove-link", "", "Y"), '<a href="/x">X</a></div>'),
        (Change("footer", "set", "link-label", "Z", "X"), '<a href="/x">Z</a>'),
        (
            Change("footer", "add", "social", {"label": "Z", "href": "/z"}),
            'Y</a> <a href="/z">Z</a>',
        ),
        (
            Change("footer", "add", "add-link", {"label": "Z", "href": "/z"}),
            'B</a> <a href="/z">Z</a>',
        ),
        (
            Change("footer", "remove", "social", "", "X"),
            '<div class="social"><a href="/y">Y</a></div>',
        ),
        (
            Change("footer", "reorder", "pages", "first", "B"),
            '<a href="/b">B</a> <a href="/a">A</a>',
        ),
    ],
)
def test_the_list_that_has_the_link_or_is_named_is_meant(change: Change, expected: str) -> None:
    index = FakeSite({".ux-agent.yml": TWO_LISTS, "a.html": FOOTER}).index()
    made = plan([change], index)
    assert expected in apply(made.edits, {"a.html": FOOTER.encode()})["a.html"].decode()


def test_the_only_link_stays() -> None:
    with pytest.raises(UserError, match="the only link there"):
        planned('<nav><a href="/">Home</a></nav>', remove("Home"))


def test_changes_that_meet_are_refused() -> None:
    both = [remove("About"), Change("nav", "set", "link-label", "X", "About")]
    with pytest.raises(UserError, match="meet at the same place"):
        plan(both, index_of(LIST))


@pytest.mark.parametrize(
    "page", ["<nav></nav>", "<nav><a>x</a></nav>", '<nav><a href="/">a <b>c</b></a></nav>']
)
def test_a_list_without_readable_entries_is_left_out(page: str) -> None:
    index = index_of(page)
    assert index.targets == ()
    assert index.warnings[0].endswith("left out")


def test_two_moves_in_one_list_are_made_one_after_the_other() -> None:
    after = result(ROW, order("About", "first"), order("Home", "last"))

    assert re.findall(">([^<]+)</a>", after) == ["About", "Menu", "Home"]


def test_a_move_a_new_name_and_a_removal_are_made_together() -> None:
    renamed = Change("nav", "set", "link-label", "Us", "About")
    after = result(LIST, order("About", "first"), renamed, remove("Home"))

    assert re.findall(">([^<]+)</a>", after) == ["Us", "Menu &amp; more"]
    assert after.count("<li>") == 2


def test_the_first_two_links_are_taken_away_together() -> None:
    assert result(ROW, remove("Home"), remove("Menu")) == ('<nav><a href="/about">About</a></nav>')


def test_not_all_links_are_taken_away_together() -> None:
    with pytest.raises(UserError, match="only"):
        result(ROW, remove("Home"), remove("Menu"), remove("About"))


@pytest.mark.parametrize(
    ("before", "labels"),
    [
        ("About", ["Home", "Menu", "Shop", "About"]),
        ("Home", ["Shop", "Home", "Menu", "About"]),
    ],
)
def test_a_new_link_stands_before_the_one_that_is_named(before: str, labels: list[str]) -> None:
    new = add("Shop", "/shop")._replace(target=before)
    after = result(ROW, new)

    assert re.findall(">([^<]+)</a>", after) == labels
    assert after.count(" | ") == 3


def test_a_new_link_before_one_that_is_not_there_is_refused() -> None:
    with pytest.raises(UserError, match="Blog"):
        result(ROW, add("Shop", "/shop")._replace(target="Blog"))
