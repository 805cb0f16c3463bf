"""Which element a selector names."""

import pytest

from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.elements import elements_of
from bot.ux_agent.kinds.selector import select

PAGE = """
<header id="top"><a class="brand big" href="/">Brand</a></header>
<nav><ul><li><a href="/one">1</a></li><li><a href='/two'>2</a></li></ul></nav>
<main data-kind="home page"><h1>Title</h1><p>p1</p><p class=lead>p2</p><div><p>p3</p></div></main>
<FOOTER><p>legal</p><p>more</p></FOOTER>
"""


def found(selector: str, page: str = PAGE) -> list[str]:
    """The text from each selected element's start to its first `<` after the tag."""
    document = Document("a.html", page.encode())
    texts = (
        document.node_text(element.node) for element in select(selector, elements_of(document))
    )
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
