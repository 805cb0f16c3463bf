"""Markdown as it is shown: each part of a block with the place that says it."""

import pytest

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.marked import marked
from bot.ux_agent.scanning.showing.printed import seen_in
from bot.ux_agent.scanning.showing.printout import Printout
from bot.ux_agent.scanning.showing.value import Origin


def printed(*sources: str | tuple[str, Origin]) -> Printout:
    """A printed text: what stands in a file, and what values printed there."""
    document = Document("a.md", "".join(one for one in sources if isinstance(one, str)).encode())
    out, at = Printout(), 0
    for one in sources:
        if isinstance(one, str):
            out.write(document, at, at + len(one.encode()))
            at += len(one.encode())
        else:
            out.say(*one)
    return out


def shown(*sources: str | tuple[str, Origin]) -> dict[str, str]:
    """By its words or address, the place of each thing that is shown; '' where it has none."""
    found: dict[str, str] = {}
    for seen in seen_in(marked(printed(*sources)), {}):
        for one in (*seen.texts, *seen.given.values()):
            origin = one.origin
            found[one.value] = f"{origin.key} {origin.part}".strip() if origin else ""
    return found


@pytest.mark.parametrize(
    ("source", "places"),
    [
        ("# A\n\nb\n", {"A": "h1", "b": "p1"}),
        ("- a\n- b\n", {"a": "li1", "b": "li2"}),
        ("![b](c.png)\n\nd\n", {"b": "img1 attr:alt", "c.png": "img1 attr:src", "d": "p1"}),
        ("a ![*b*](<c.png>)\n", {"a": "p1 text.0", "*b*": "", "c.png": "img1 attr:src"}),
        ("a **b** c\n", {"a": "p1 text.0", "b": "p1 text.1", "c": "p1 text.2"}),
        ("a &amp; \\*b *c*\n", {"a & *b": "p1 text.0", "c": "p1 text.1"}),
        ("[a](/b) c\n", {"a": "p1 text.0", "/b": "p1 link.0", "c": "p1 text.1"}),
        ("[a](</b c>)\n", {"a": "p1 text.0", "/b c": "p1 link.0"}),
        ("- a\n- [c](/d)\n", {"a": "li1", "c": "li2 text.0", "/d": "li2 link.0"}),
        ("> a *b*\n", {"a": "", "b": ""}),
    ],
)
def test_each_part_has_its_place(source: str, places: dict[str, str]) -> None:
    assert shown(source) == places


def test_what_a_value_printed_belongs_to_it() -> None:
    origin = Origin("site.json", "key", "name")
    assert shown("a *b* ", ("c", origin), "\n") == {
        "a": "p1 text.0",
        "b": "p1 text.1",
        "c": "name",
    }
