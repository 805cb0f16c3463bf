"""Pictures in Markdown: what describes them, and their addresses."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.errors import Failed
from bot.ux_agent.declared.declaration import MarkdownAt
from bot.ux_agent.editing.planning import AlreadySo
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.markdown import locate
from tests.ux_agent.kinds.writing import is_taken_back, set_text, site, texts

TEXT = """\
---
cover: x.png
---
![A *b*](img/mixed.png)

Here is ![Our dog\\_Rex &amp; us](<img/dog 1.png> "Rex") who [![comes](/a.jpg)](/along).

- ![along](https://x.y/b.svg?v=1)

| A | B |
|---|---|
| c | ![in a cell](c.webp) |

> ![](empty.gif)

`![code](d.png)` ![elsewhere][e] ![{{ page.alt }}]({{ page.cover }})

[e]: e.png
"""
PARTS = {
    "img1 attr:src": "img/mixed.png",
    "img2 attr:src": "img/dog 1.png",
    "img2 attr:alt": "Our dog_Rex & us",
    "img3 attr:src": "/a.jpg",
    "img3 attr:alt": "comes",
    "img4 attr:src": "https://x.y/b.svg?v=1",
    "img4 attr:alt": "along",
    "img5 attr:src": "c.webp",
    "img5 attr:alt": "in a cell",
    "img6 attr:src": "empty.gif",
    "img6 attr:alt": "",
}
ALTS = [name for name in PARTS if name.endswith("alt")]


def part(name: str, source: str = TEXT, file: str = "a.md") -> Found:
    """A part of a picture, as `img1 attr:alt`."""
    picture, _, named = name.partition(" ")
    return locate(MarkdownAt(file, picture, named), Document(file, source.encode()), "text")


def at(name: str) -> str:
    """The place of a part as a manifest names it."""
    picture, _, named = name.partition(" ")
    return f'md: {picture}, part: "{named}"'


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_found(name: str) -> None:
    assert part(name).value == PARTS[name]
    assert part(name, TEXT.replace("\n", "\r\n")).value == PARTS[name]


@pytest.mark.parametrize(
    "name", ["img1 attr:alt", "img7 attr:src", "img7 attr:alt", "img8 attr:src", "img2 text.0"]
)
def test_what_is_mixed_made_or_not_there_is_missing(name: str) -> None:
    with pytest.raises(Missing):
        part(name)


def test_a_description_over_two_lines_is_left_alone() -> None:
    with pytest.raises(Missing, match="mixed with markup"):
        part("img1 attr:alt", "> ![a\n> b](c.png)\n")


def test_of_mdx_what_stands_in_braces_is_made_by_code() -> None:
    with pytest.raises(Missing, match="template"):
        part("img1 attr:alt", "![a {b}](c.png)\n", "a.mdx")


def test_an_address_is_one_whatever_was_declared() -> None:
    assert (part("img2 attr:src").type, part("img2 attr:alt").type) == ("url", "text")


@pytest.mark.parametrize(
    ("name", "value", "old", "written"),
    [
        ("img2 attr:alt", "A [b] *c* | d", "Our dog\\_Rex &amp; us", "A \\[b\\] \\*c\\* | d"),
        ("img5 attr:alt", "a | b", "in a cell", "a \\| b"),
        ("img6 attr:alt", "New", "![]", "![New]"),
    ],
)
def test_a_description_stays_one(name: str, value: str, old: str, written: str) -> None:
    made = set_text(site("a.md", TEXT, at(name)), value)
    assert made.text("a.md") == TEXT.replace(old, written)
    assert made.value == value


def test_an_address_stays_one() -> None:
    made = set_text(site("a.md", TEXT, at("img3 attr:src"), "url"), "/a(1).jpg?b&c")
    assert made.text("a.md") == TEXT.replace("(/a.jpg)", "(/a%281%29.jpg?b&c)")


def test_a_picture_is_chosen_among_those_of_the_site() -> None:
    files = {**site("a.md", TEXT, at("img1 attr:src"), "image"), "img/mixed.png": b"1"}
    files["img/a(2).png"] = b"2"
    made = set_text(files, "img/a(2).png")
    assert made.value == "img/a%282%29.png"
    assert made.text("a.md") == TEXT.replace("img/mixed.png", "img/a%282%29.png")


@given(name=st.sampled_from(ALTS), value=texts, end=st.sampled_from(["\n", "\r\n"]))
def test_any_description_stays_that_text_or_is_refused(name: str, value: str, end: str) -> None:
    source = TEXT.replace("\n", end)
    try:
        made = set_text(site("a.md", source.encode(), at(name)), value)
    except AlreadySo:
        assume(False)
        raise
    except Failed:
        # "[X]" is what ticks a task in a list, and the parser takes it for that anywhere.
        assert not value.isalnum() or value in "xX"
        return
    assert made.value == re.sub("  +", " ", value)


@given(name=st.sampled_from(ALTS), value=texts)
def test_what_is_undone_leaves_every_byte_as_it_was(name: str, value: str) -> None:
    try:
        assert is_taken_back(site("a.md", TEXT, at(name)), value)
    except Failed:
        assume(False)
