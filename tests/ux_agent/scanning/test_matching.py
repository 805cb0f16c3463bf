"""Selectors of style rules against elements, and their specificity."""

import pytest
from tree_sitter import Node

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import elements_of
from bot.ux_agent.scanning.matching import fits, specificity

PAGE = b"""<html><body class="dark"><nav id="top" class="bar wide"><ul>
<li><a href="https://a.example/x" lang="en-GB">One</a></li><li class="on"><b>Two</b></li>
</ul></nav><p>x</p><p class="last">y</p></body></html>"""


def rule(selector: str) -> tuple[Document, list[Node]]:
    document = Document("a.css", f"{selector} {{ color: red }}".encode())
    node = tree.child(document.sheet.root_node.children[0], "selectors")
    assert node is not None
    return document, [part for part in node.named_children if part.type != "comment"]


@pytest.mark.parametrize(
    ("selector", "matched"),
    [
        ("nav", ["nav"]),
        ("NAV#top.bar.wide", ["nav"]),
        (".bar.narrow", []),
        ("body nav li", ["li", "li"]),
        ("nav > li", []),
        ("ul > li", ["li", "li"]),
        ("li + li", ["li"]),
        ("nav ~ p", ["p", "p"]),
        ("nav + p", ["p"]),
        ("li:first-child", ["li"]),
        ("li:last-child b", ["b"]),
        ("p:last-of-type", ["p"]),
        ("p:not(.last)", ["p"]),
        (":is(b, .last)", ["b", "p"]),
        (":root", ["html"]),
        ("a[href]", ["a"]),
        ("a[href^='https:']", ["a"]),
        ("a[href$=x]", ["a"]),
        ('a[href*="example"]', ["a"]),
        ("a[lang|=en]", ["a"]),
        ("nav[class~=wide]", ["nav"]),
        ("a:hover", []),
        ("p::before", []),
        ("body.dark .on", ["li"]),
    ],
)
def test_a_selector_fits_what_a_browser_would_style(selector: str, matched: list[str]) -> None:
    document, (node,) = rule(selector)
    page = elements_of(Document("a.html", PAGE))
    assert [one.tag for one in page if fits(node, one, document)] == matched


@pytest.mark.parametrize("selector", ["p:nth-child(2)", "p:has(b)", 'p[class="LAST" i]'])
def test_what_is_not_understood_is_never_said_to_fit_or_not(selector: str) -> None:
    document, (node,) = rule(selector)
    last = elements_of(Document("a.html", PAGE))[-1]
    assert fits(node, last, document) is None


@pytest.mark.parametrize(
    ("selector", "weight"),
    [
        ("*", (0, 0, 0)),
        ("nav li", (0, 0, 2)),
        ("#top .on a[href]", (1, 2, 1)),
        ("li:first-child", (0, 1, 1)),
        ("li:not(#top, .on)", (1, 0, 1)),
        (":where(#top) b", (0, 0, 1)),
    ],
)
def test_a_selector_weighs_what_the_standard_says(
    selector: str, weight: tuple[int, int, int]
) -> None:
    document, (node,) = rule(selector)
    assert specificity(node, document) == weight
