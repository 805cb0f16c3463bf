"""Looks of parts that are alike: one place for all of them, or a rule that is added for them."""

import pytest
from tree_sitter import Node

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning import nesting, rules_for
from bot.ux_agent.scanning.loading import MOST_PAGES
from bot.ux_agent.scanning.nesting import Nested
from bot.ux_agent.scanning.scan import index_of
from bot.ux_agent.trial import converse
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.scanning.proposed import named, plain, proposed, values
from tests.ux_agent.scanning.test_asked import changed

PAGE = "<link rel=stylesheet href=/a.css>"
MENU = (
    "<nav><a class=logo href=index.html>Loom</a><ul><li><a href=b.html>B</a>"
    "<li><a href=c.html>C</a></ul></nav>"
)
MAIN = "<main><h1>A</h1><h2>B</h2><p>x</p><h2>C</h2></main>"
FOOT = "<footer class=foot><h3>D</h3><a href=/b>b</a><h3>E</h3><a href=/c>c</a></footer>"


def asked(say: str, css: str) -> list[str]:
    """The lines that a message changes on a plain page."""
    return changed({"index.html": f"{PAGE}{MENU}{MAIN}{FOOT}", "a.css": css}, say)


@pytest.mark.parametrize(
    ("say", "line"),
    [
        ("make the headings bigger", "+h2 { font-size: 30px; }"),
        ("make the footer headings white", "+.foot h3 { color: #ffffff; }"),
        ("make the footer links yellow", "+.foot a { color: #ffff00; }"),
        ("make the menu links bold", "+nav ul a { font-weight: bold; }"),
    ],
)
def test_what_no_rule_says_of_all_of_them_is_said_by_a_new_one(say: str, line: str) -> None:
    css = "h1, h2, h3 { color: navy; }\n.foot { color: grey; }\nnav a.logo { color: red; }\n"
    assert asked(say, css) == [line]


def test_the_rule_that_all_have_a_look_from_is_the_place() -> None:
    css = ".foot h3 { color: navy; }\n.foot a { color: red; }\n"
    assert asked("make the footer headings white", css)[1:] == ["+.foot h3 { color: #ffffff; }"]


def test_a_few_that_have_it_otherwise_keep_theirs() -> None:
    page = f"{PAGE}<main><h1>A</h1><h2>B</h2><h2>C</h2><section class=x><h2>D</h2></section></main>"
    css = "h1, h2 { color: navy; }\n.x h2 { color: red; font-size: 9px; }\n"
    found = changed({"index.html": page, "a.css": css}, "make the headings bigger")
    assert found == ["+h2 { font-size: 30px; }"]


def test_a_rule_that_would_lose_is_not_added() -> None:
    page = "<main><h1>A</h1><h2 class=t>B</h2><h2 class=t>C</h2><p class=t>x</p></main>"
    found = plain(page, ".t { font-size: 20px; }")
    assert "heading-size" not in values(found, "site")


def test_headings_of_another_page_tell_where_the_first_has_one() -> None:
    found = plain(f"{MENU}<main><h1>A</h1><h2>B</h2></main>", "h2 { color: red }", b=MAIN)
    assert named(found, "site", "heading-color").value == "red"


def test_links_of_bootstrap_get_a_colour_that_counts_before_its_own() -> None:
    bar = (
        '<nav class="navbar" id="top"><a class="navbar-brand" href="index.html">Loom</a>'
        '<ul><li><a class="nav-link active" href="b.html">B</a></li>'
        '<li><a class="nav-link" href="c.html">C</a></li>'
        '<li><a class="nav-link" href="d.html">D</a></li></ul></nav>'
    )
    head = '<link rel=stylesheet href="/css/bootstrap.css"><link rel=stylesheet href="/a.css">'
    files = {
        "index.html": f"{head}{bar}{MAIN}",
        "css/bootstrap.css": "/*! b */",
        "a.css": "p { top: 0; }\n",
    }
    assert changed(files, "make the menu links white") == [
        "+#top .nav-link { color: #ffffff !important; }"
    ]


def test_links_with_utilities_get_theirs_in_each_place() -> None:
    bar = (
        '<nav><a class="text-brand" href="index.html">Loom</a><ul>'
        '<li><a class="text-sm" href="b.html">B</a></li>\n'
        '<li><a class="text-sm hover:text-brand" href="c.html">C</a></li></ul></nav>'
    )
    files = {
        "index.html": f"{PAGE}{bar}{MAIN}",
        "a.css": "@tailwind utilities;",
        "tailwind.config.js": "export default {theme: {extend: {colors: {brand: '#123456'}}}}",
    }
    found = named(proposed(files).site, "navbar", "color")
    assert len(found.places) == 2


def test_two_looks_of_a_new_rule_are_said_at_once() -> None:
    source = FakeSite({"index.html": f"{PAGE}{MENU}{MAIN}{FOOT}", "a.css": ".foot { top: 0; }\n"})
    said = ["make the footer headings white and bigger"]
    found = converse(said, index_of("test", source), source).to_data()
    assert found["kind"] == "edit"
    assert ".foot h3 { color: #ffffff; }" in found["diff"]
    assert ".foot h3 { font-size: 23px; }" in found["diff"]


FRONT = (
    "<header><nav><a href=/>A</a><a href=b.html>B</a></nav></header><main><h1>A</h1>"
    "<div><h2>Tea</h2><em>£2.00</em></div><div><h2>Bun</h2><em>£3.00</em></div></main>"
)
SIDE = (
    "<header><nav><a href=/>A</a><a href=b.html>B</a></nav></header><main>{}<h1>B</h1>"
    "<p>We <em>{}</em> care.</p></main>"
)


@pytest.mark.parametrize(
    ("front", "side", "say", "lines"),
    [
        (FRONT, "", "make the prices red", ["+em { color: #ff0000; }"]),
        (FRONT, SIDE.format("", "£4.00"), "make the prices red", ["+em { color: #ff0000; }"]),
        (FRONT, SIDE.format("", "really"), "make the prices red", []),
        (FRONT, SIDE.format("", "x"), "make the menu links green", ["+nav a { color: #008000; }"]),
        (
            FRONT,
            SIDE.format("<nav><a href=#x>X</a></nav>", "x"),
            "make the menu links green",
            ["+header a { color: #008000; }"],
        ),
    ],
)
def test_a_new_rule_styles_nothing_else_on_any_page(
    front: str, side: str, say: str, lines: list[str]
) -> None:
    css = "body { color: #222; }\n"
    more = {"b.html": f"{PAGE}{side}"} if side else {}
    found = changed({"index.html": f"{PAGE}{front}", "a.css": css, **more}, say)
    assert [one for one in found if one[:1] == "+"] == lines


def test_a_page_without_the_sheet_may_have_what_it_likes() -> None:
    files = {"index.html": f"{PAGE}{FRONT}", "b.html": SIDE.format("", "really"), "a.css": "p {}\n"}
    assert changed(files, "make the prices red") == ["+em { color: #ff0000; }"]


def test_a_rule_that_another_page_has_use_of_is_none_of_a_title_alone() -> None:
    page = "<main><section id=top><h1>{}</h1></section><section id={}><h2 class=t>{}</h2></section>"
    files = {
        "index.html": f"{PAGE}{page.format('A', 'tea', 'Tea')}<a href=b.html>B</a>",
        "b.html": f"{PAGE}{page.format('B', 'bun', 'Bun')}",
        "a.css": ".t { color: navy; }\n#tea { top: 0; }\n",
    }
    found = changed(files, "make the tea heading red")
    assert found == ["+#tea h2 { color: #ff0000; }"]
    files["a.css"] = ".t { color: navy; }\n"
    assert changed({**files, "b.html": "<h1>B</h1>"}, "make the tea heading red")[1:] == [
        "+.t { color: #ff0000; }"
    ]


def test_a_new_rule_is_reckoned_where_it_is_written() -> None:
    bar = (
        "<header class=top><div class=bar><a class=brand href=index.html>Acme</a></div></header>"
        "<main><h1>A</h1></main><footer><div class=bar><a class=brand href=index.html>Acme</a>"
        "</div></footer>"
    )
    css = "{}.bar .brand {{ color: #111; }}\np {{ top: 0; }}\n{}"
    rule = ".top { top: 0; }\n"
    files = {"index.html": f"{PAGE}{bar}"}
    before = changed({**files, "a.css": css.format(rule, "")}, "make the brand red")
    assert before[0] != "+.top .brand { color: #ff0000; }"
    after = changed({**files, "a.css": css.format("", rule)}, "make the brand red")
    assert after == ["+.top .brand { color: #ff0000; }"]


def test_of_many_classes_that_parts_share_a_few_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    names = " ".join(f"kind{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(300))
    part = f"<span class='{names}'>{{}}</span>"
    body = f"<main><h1>A</h1>{part.format('£1')}{part.format('£2')}{part.format('x')}</main>"
    tried: list[str] = []

    def parsed(nested: Nested) -> tuple[Document, tuple[Node, ...]]:
        tried.append(nested.text)
        return parsed_of(nested)

    parsed_of = nesting.parsed
    monkeypatch.setattr(rules_for, "parsed", parsed)
    plain(body, "p { color: navy; }")
    assert 0 < len(set(tried)) < 2 * rules_for.MOST_WRITTEN


def test_a_tag_alone_is_named_for_no_site_with_pages_unread() -> None:
    links = "".join(f"<a href=p{at}.html>{at}</a>" for at in range(MOST_PAGES + 2))
    more = {f"p{at}.html": f"{PAGE}<h1>{at}</h1>" for at in range(MOST_PAGES + 2)}
    files = {"index.html": f"{PAGE}{FRONT}{links}", "a.css": "p { top: 0; }\n", **more}
    assert changed(files, "make the prices red")[0] == "clarify"
    assert changed(files, "make the headings red") == ["+h2 { color: #ff0000; }"]
