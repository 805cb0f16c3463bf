"""Which element a selector names."""

import pytest

from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.elements import Element, elements_of, markup_of
from bot.ux_agent.kinds.selector import may_be, parse_selector, select, select_in

PAGE = """
<header id="top"><a class="brand big" href="/">Brand</a></header>
<nav><ul><li><a href="/one">1</a></li><li><a href='/two'>2</a></li></ul></nav>
<main data-kind="home page"><h1>Title</h1><p>p1</p><p class=lead>p2</p><div><p>p3</p></div></main>
<FOOTER><p>legal</p><p>more</p></FOOTER>
"""


def found(selector: str, page: str = PAGE) -> list[str]:
    """The text from each selected element's start to its first `<` after the tag."""
    document = Document("a.html", page.encode())
    texts = (document.node_text(element.node) for element in select_in(selector, document))
    return [text.partition(">")[2].partition("<")[0] for text in texts]


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("h1", ["Title"]),
        ("H1", ["Title"]),
        (".brand", ["Brand"]),
        ("a.brand.big", ["Brand"]),
        ("#top a", ["Brand"]),
        ("header#top > a.brand", ["Brand"]),
        ("nav a", ["1", "2"]),
        ("nav li:first-child a", ["1"]),
        ('a[href="/two"]', ["2"]),
        ("a[href='/two']", ["2"]),
        ("a[href=/two]", ["2"]),
        ("nav a[href]", ["1", "2"]),
        ("main > p[class]", ["p2"]),
        ('[data-kind="home page"] > p', ["p1", "p2"]),
        ("main p", ["p1", "p2", "p3"]),
        ("main > p:first-of-type", ["p1"]),
        ("h1 + p", ["p1"]),
        ("h1+p", ["p1"]),
        ("main>p", ["p1", "p2"]),
        ("main > *:first-child", ["Title"]),
        ("footer > p", ["legal", "more"]),
        ("p.lead + div p", ["p3"]),
    ],
)
def test_a_selector_names_elements(selector: str, texts: list[str]) -> None:
    assert found(selector) == texts


@pytest.mark.parametrize(
    "selector",
    ["h2", "nav > a", "main > p:first-child", "h1 + div", ".bran", "#TOP", "a[href=one]"],
)
def test_what_does_not_match_is_missing(selector: str) -> None:
    with pytest.raises(Missing, match="nothing matches"):
        found(selector)


@pytest.mark.parametrize(
    "selector",
    [
        "",
        "p:last-child",
        "p >",
        "> p",
        "p, a",
        "a[href",
        "[href]a",
        "p::before",
        "a ~ b",
        "div > > p",
    ],
)
def test_what_is_no_selector_is_said(selector: str) -> None:
    with pytest.raises(Missing, match="no selector that is understood"):
        found(selector)


def test_unclosed_elements_are_elements() -> None:
    assert found("ul > li", "<ul><li>a<li>b</ul>") == ["a", "b"]
    assert found("p", "<p>a<p>b") == ["a", "b"]


BROKEN = """<ul><li class=a>1<li class=a>2<b><i class="a b">3</b></i></ul></div><p><div class=b>4
<p>5<table><tr><td class=a>6<td><img class=b><br><p class=b>7</td></tr></p><A CLASS=b>8</A>"""
COMPONENT = """export default () => <main><Card icon={<b className="a">1</b>} className="b">
<p className="a">2</p><><p>3</p></></Card><card><p className="b">4</p></card></main>"""


@pytest.mark.parametrize(
    ("path", "source"),
    [("a.html", PAGE), ("a.html", BROKEN), ("a.jsx", COMPONENT), ("a.vue", BROKEN), ("a.md", "#")],
)
def test_a_selector_names_the_same_where_only_a_few_elements_are_asked(
    path: str, source: str
) -> None:
    document = Document(path, source.encode())
    every = elements_of(document)
    tags = {one.tag for one in every} | {"CARD", "P", "*"}
    names = {f".{name}" for one in every for name in one.classes}
    ids = {f"#{one.attributes['id']}" for one in every if "id" in one.attributes}
    ends = sorted(tags | names | ids | {f"p{name}" for name in names} | {"[class]", ":first-child"})
    chains = [f"{a}{joint}{b}" for a in ends for b in ends for joint in (" ", " > ", " + ")]
    for selector in (*ends, *chains, *(f"{one} b.a" for one in chains)):
        compounds = parse_selector(selector)
        asked = may_be(compounds, markup_of(document))
        assert _named(selector, list(asked)) == _named(selector, every), selector


def _named(selector: str, elements: list[Element]) -> list[int]:
    """Where the elements begin that a selector names among these."""
    try:
        return [one.start for one in select(selector, elements)]
    except Missing:
        return []


def test_a_selector_asks_only_what_its_rarest_part_may_be() -> None:
    cards = "".join(f"<div class='card card-{at}'><p>{at}</p></div>" for at in range(300))
    markup = markup_of(Document("a.html", cards.encode()))
    asked = [may_be(parse_selector(one), markup) for one in (".card-7", ".card-7 p", "div.card-7")]
    assert [len(one) for one in asked] == [1, 1, 1]
