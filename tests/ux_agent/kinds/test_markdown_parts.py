"""Parts of Markdown: list items, texts between links and emphasis, addresses of links."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.errors import Failed
from bot.ux_agent.declared.declaration import MarkdownAt
from bot.ux_agent.editing.planning import AlreadySo
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.markdown import locate, selectors, spans_of
from tests.ux_agent.kinds.writing import is_taken_back, set_text, site, texts

TEXT = """\
---
title: x
---
# Bread & *cake*

We bake \\& sell **since 1987**, see [the *price* list](/prices "t") or
[ours](<https://x.y/a b>) ![alt](b.png) `code` {{ x }} &copy; R.
{: .lead}

- Two exams,
  with **biscuits**
- [A walk](/walk)
  1. nested

> - quoted
"""
PARTS = {
    "h1 text.0": "Bread &",
    "h1 text.1": "cake",
    "p1 text.0": "We bake & sell",
    "p1 text.1": "since 1987",
    "p1 text.2": ", see",
    "p1 text.3": "the",
    "p1 text.4": "price",
    "p1 text.5": "list",
    "p1 text.6": "or",
    "p1 text.7": "ours",
    "p1 text.8": "© R.",
    "p1 link.0": "/prices",
    "p1 link.1": "https://x.y/a b",
    "li1 text.0": "Two exams, with",
    "li1 text.1": "biscuits",
    "li2 text.0": "A walk",
    "li2 link.0": "/walk",
    "li3": "nested",
    "li4": "quoted",
}


def part(name: str, source: str = TEXT, file: str = "a.md") -> Found:
    """A part of a text, as `p1 text.0`."""
    block, _, named = name.partition(" ")
    return locate(MarkdownAt(file, block, named), Document(file, source.encode()), "text")


def at(name: str) -> str:
    """The place of a part as a manifest names it."""
    block, _, named = name.partition(" ")
    return f"md: {block}" + (f", part: {named}" if named else "")


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_found(name: str) -> None:
    assert part(name).value == PARTS[name]
    assert part(name, TEXT.replace("\n", "\r\n")).value == PARTS[name]


@pytest.mark.parametrize("name", ["h1", "p1", "li1", "li5", "p1 text.9", "p1 link.2", "p1 x", "q1"])
def test_what_is_mixed_or_not_there_is_missing(name: str) -> None:
    with pytest.raises(Missing):
        part(name)


def test_an_address_is_a_link_whatever_was_declared() -> None:
    assert (part("p1 link.0").type, part("p1 text.0").type) == ("url", "text")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("/a?b=(c)&copy;", "/a?b=%28c%29&amp;copy;"),
        ("/a?b=1&c=2#d_e*f*", "/a?b=1&c=2#d_e*f*"),
    ],
)
def test_F69_an_address_stays_one(value: str, written: str) -> None:
    made = set_text(site("a.md", TEXT, at("p1 link.0"), "url"), value)
    assert made.text("a.md") == TEXT.replace("/prices", written)


def test_every_block_that_can_be_named_is_listed() -> None:
    document = Document("a.md", TEXT.encode())
    assert [name for name, _ in selectors(document)] == ["h1", "p1", "li1", "li2", "li3", "li4"]
    for name, inside in selectors(document):
        values = [part(f"{name} text.{at}").value for at in range(len(spans_of(inside, document)))]
        assert values


def test_signs_that_readers_take_for_markup_are_left_out() -> None:
    with pytest.raises(Missing, match="mixed with markup"):
        part("p1 text.1", "A **since _1987_** d\n")


def test_of_mdx_what_stands_in_braces_is_none() -> None:
    assert part("p1 text.1", "A {b} c *d*\n", "a.mdx").value == "c"


@pytest.mark.parametrize("name", [name for name in PARTS if "link" not in name])
def test_every_part_takes_an_ordinary_text(name: str) -> None:
    assert set_text(site("a.md", TEXT, at(name)), "Tea & cake").value == "Tea & cake"


@given(
    name=st.sampled_from([name for name in PARTS if "link" not in name]),
    value=texts,
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_F69_any_text_stays_that_text_or_is_refused(name: str, value: str, end: str) -> None:
    source = TEXT.replace("\n", end)
    try:
        made = set_text(site("a.md", source.encode(), at(name)), value)
    except AlreadySo:
        assume(False)
        raise
    except Failed:
        # Signs beside emphasis may end it (CommonMark 0.31.2, 6.2): such an edit is not made.
        assert not value.isalnum()
        return
    assert made.value == re.sub("  +", " ", value)


@given(name=st.sampled_from([name for name in PARTS if "link" not in name]), value=texts)
def test_what_is_undone_leaves_every_byte_as_it_was(name: str, value: str) -> None:
    try:
        assert is_taken_back(site("a.md", TEXT, at(name)), value)
    except Failed:
        assume(False)
