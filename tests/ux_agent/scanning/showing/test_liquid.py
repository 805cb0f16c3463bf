"""Liquid: what its expressions are worth, and what its tags say."""

import pytest

from bot.ux_agent.scanning.showing import token as said
from bot.ux_agent.scanning.showing.dialect import Scope
from bot.ux_agent.scanning.showing.liquid import Liquid
from bot.ux_agent.scanning.showing.value import Opaque, Origin, Value

LIQUID = Liquid()
WRITTEN = Origin("_config.yml", "key")
NAMES = {
    "site": Value(
        {
            "title": "Loom & Co",
            "empty": "",
            "count": 3,
            "off": False,
            "menu": [
                {"name": "B", "order": 2, "tags": ["x"]},
                {"name": "A", "order": 1, "tags": ["y"]},
            ],
            "flags": {"news": True},
        },
        WRITTEN,
    ),
    "later": Value(Opaque("made later")),
}


def worth(expression: str) -> Value:
    """The value of an expression."""
    return LIQUID.evaluate(expression, Scope(NAMES, "page.html"))


def test_groups_keep_the_places_of_their_entries() -> None:
    found = worth("site.menu | group_by: 'name' | first")
    origin = LIQUID.evaluate("g.items[0].name", Scope({"g": found})).origin
    assert origin == WRITTEN._replace(key="menu[0].name")


def test_a_path_keeps_the_key_that_it_leads_to() -> None:
    assert worth("site.menu[1].name") == Value("A", WRITTEN._replace(key="menu[1].name"))
    assert worth('site["title"]').origin == WRITTEN._replace(key="title")
    assert worth("site.menu.first.name").text == "B"
    assert worth("site.menu.last.name").text == "A"


def test_a_name_that_nothing_stands_for_is_nil() -> None:
    assert worth("nobody.at.all") == Value()
    assert not LIQUID.is_true(worth("nobody"))


@pytest.mark.parametrize(
    ("expression", "data"),
    [
        ("site.count == 3", True),
        ("site.count > 3 or site.count <= 3", True),
        ("site.title contains 'Loom'", True),
        ("site.menu[0].tags contains 'y'", False),
        ("site.flags contains 'news'", True),
        ("site.off and later", False),
        ("true or later", True),
        ("site.empty == empty", True),
        ("site.nothing == nil", True),
        ("true or false and false", True),
        ("site.title.size", 9),
        ("site.menu.size", 2),
        ("(1..3)", [1, 2, 3]),
    ],
)
def test_a_condition_is_what_liquid_says(expression: str, data: object) -> None:
    assert worth(expression).data == data


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("site.empty | default: 'none'", "none"),
        ("site.off | default: site.title", "Loom & Co"),
        ("'a' | append: 'b' | prepend: 'c'", "cab"),
        ("'a, b' | split: ', ' | last", "b"),
        ("site.menu | map: 'name' | join: '-'", "B-A"),
        ("site.menu | sort: 'order' | map: 'name' | join: ''", "AB"),
        ("site.menu | where: 'order', 1 | map: 'name' | join: ''", "A"),
        ("site.menu | where: 'tags', 'x' | map: 'name' | join: ''", "B"),
        ("site.menu | reverse | map: 'name' | join: ''", "AB"),
        ("site.menu | where_exp: 'm', 'm.order > 1' | map: 'name' | join: ''", "B"),
        ("site.menu | group_by: 'order' | map: 'size' | join: ''", "11"),
        ("7 | minus: 2 | times: 3", "15"),
        ("'ab' | slice: 1", "b"),
        ("'My Post!' | slugify", "my-post"),
        ("'<b>x</b>' | strip_html", "x"),
    ],
)
def test_a_filter_does_what_it_is_for(expression: str, text: str) -> None:
    assert worth(expression).text == text


@pytest.mark.parametrize("kept", ["escape", "relative_url", "strip", "upcase", "default: 'x'"])
def test_a_filter_that_shows_what_is_written_keeps_its_place(kept: str) -> None:
    assert worth(f"site.title | {kept}").origin == WRITTEN._replace(key="title")


@pytest.mark.parametrize("made", ["truncate: 3", "date: '%Y'", "my_own_filter", "size"])
def test_a_filter_that_computes_loses_the_place(made: str) -> None:
    assert worth(f"site.title | {made}").origin is None


@pytest.mark.parametrize("broken", ["a b c", "| upcase", "site.title | ", "(1..", "%"])
def test_what_cannot_be_read_is_not_known(broken: str) -> None:
    assert not worth(broken).is_known


@pytest.mark.parametrize("unsure", ["later", "later.more", "later | upcase", "later == 1"])
def test_what_is_made_later_stays_unknown(unsure: str) -> None:
    assert LIQUID.is_true(worth(unsure)) is None


@pytest.mark.parametrize(
    ("code", "token"),
    [
        ("{{ site.title | escape }}", said.Print("site.title | escape")),
        ("{{- x -}}", said.Print("x")),
        ("{% if a %}", said.If("a")),
        ("{%- unless a -%}", said.If("a", is_not=True)),
        ("{% elsif b %}", said.Else("b")),
        ("{% else %}", said.Else()),
        ("{% endif %}", said.End()),
        ("{% case x %}", said.Case("x")),
        ("{% when 'a', 'b' or 'c' %}", said.When(("'a'", "'b'", "'c'"))),
        ("{% for x in site.menu %}", said.Each(("x",), "site.menu")),
        (
            "{% for x in xs limit:2 offset:1 reversed %}",
            said.Each(("x",), "xs | rounds: 2, 1, true"),
        ),
        ("{% assign a = b | first %}", said.Let("a", "b | first", is_wide=True)),
        ("{% capture a %}", said.Capture("a", is_wide=True)),
        (
            "{% include nav.html a='x' b=c.d %}",
            said.Include('"nav.html"', {"a": "'x'", "b": "c.d"}),
        ),
        ("{% include {{ page.nav }} %}", said.Include("page.nav")),
        (
            "{% include parts/{{ x.kind }}.html s=x %}",
            said.Include('"parts/" | append: x.kind | append: ".html"', {"s": "x"}),
        ),
        ("{% render 'card', title: t %}", said.Include("'card'", {"title": "t"})),
        ("{% comment %} {{ x }} {% endcomment %}", said.Nothing()),
    ],
)
def test_a_tag_says_one_thing(code: str, token: said.Token) -> None:
    assert LIQUID.read(code) == token


def test_a_raw_block_shows_its_inside_as_written() -> None:
    code = "{% raw %}ä{{ x }}{% endraw %}"
    token = LIQUID.read(code)
    assert isinstance(token, said.Verbatim)
    assert code.encode()[token.start : token.end].decode() == "ä{{ x }}"


def test_a_tag_of_a_plugin_is_not_understood() -> None:
    assert isinstance(LIQUID.read("{% gallery 'x' %}"), said.Unknown)


def test_rounds_know_where_they_are() -> None:
    menu = worth("site.menu")
    scopes = list(LIQUID.each(said.Each(("x",), "site.menu"), menu, Scope(NAMES)))
    loops = [LIQUID.evaluate("forloop.last", scope).data for scope in scopes]
    assert loops == [False, True]
    assert [LIQUID.evaluate("x.name", scope).text for scope in scopes] == ["B", "A"]


def test_a_mapping_is_gone_through_by_pairs() -> None:
    flags = worth("site.flags")
    scope = next(LIQUID.each(said.Each(("f",), "site.flags"), flags, Scope(NAMES)))
    assert LIQUID.evaluate("f[0]", scope).text == "news"
    assert LIQUID.evaluate("f[1]", scope).origin == WRITTEN._replace(key="flags.news")


def test_entries_are_counted_off_by_limit_and_offset() -> None:
    assert worth("(1..5) | rounds: 2, 1, nil | join: ' '").text == "2 3"
    assert worth("(1..3) | rounds: nil, nil, true | join: ' '").text == "3 2 1"
