"""What a declared place is counted among, if it is told by a count."""

import pytest

from bot.ux_agent.declared.declaration import (
    At,
    ElementAt,
    KeyAt,
    MarkdownAt,
    ObjectAt,
    RuleAt,
    UtilityAt,
    VariableAt,
)
from bot.ux_agent.declared.positions import row_of


@pytest.mark.parametrize(
    ("at", "row"),
    [
        (ElementAt("a.html", "ul > li:first-child + li", "text"), "elements"),
        (ElementAt("a.html", "p:first-of-type", "text"), "elements"),
        (ElementAt("a.html", "#hours p.open", "text"), None),
        (UtilityAt("a.html", "h1 + p", "bg"), "elements"),
        (KeyAt("a.json", "team[2].role"), "team"),
        (KeyAt("a.json", "a[1].b[2]"), "a[1].b"),
        (KeyAt("a.json", "nav.home"), None),
        (ObjectAt("a.js", "menu", "[1].label"), "menu"),
        (ObjectAt("a.js", "site", "cards[0]"), "site cards"),
        (ObjectAt("a.js", "site", "name"), None),
        (MarkdownAt("a.md", "h2.1"), "h2"),
        (MarkdownAt("a.md", "img12", "attr:alt"), "img"),
        (RuleAt("a.css", "li + li", "color"), None),
        (VariableAt("a.css", "--accent"), None),
    ],
)
def test_a_place_is_counted_among_those_of_its_row(at: At, row: str | None) -> None:
    assert row_of(at) == (None if row is None else (at.file, row))
