"""Texts in Markdown."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.ux_agent.declared.declaration import MarkdownAt
from bot.ux_agent.editing.planning import AlreadySo
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.markdown import locate
from tests.ux_agent.kinds.writing import is_taken_back, set_text, site, texts

TEXT = """---
title: Bread
---
{: .wide}

# Corner *Bakery*

{% include hero.html %}

Bread \\& *cake*.

We bake since 1987 \\*
and sell R&amp;D, [sic\\] too.
{: .lead}

- an item

> # Quoted

Opening hours {#hours}
-------------

## Prices ##

## Where {#where}

![a](b.png)

Last one

| Class | Price |
|-------|------:|
| Taster \\| two | £35 |
| *Wheel* | £210 |
"""
SELECTORS = {
    "h2": "Opening hours",
    "h2.1": "Prices",
    "h2.2": "Where",
    "p2": "We bake since 1987 * and sell R&D, [sic] too.",
    "p3": "Last one",
    "th2": "Price",
    "td1": "Taster | two",
    "td4": "£210",
}
VARIANTS = [TEXT, TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT, TEXT.rstrip()]


def found(md: str, text: str = TEXT.replace("[sic", "\\[sic")) -> Found:
    """The text that a selector names."""
    return locate(MarkdownAt("a.md", md), Document("a.md", text.encode()), "text")


def after(source: str, md: str, value: str, file: str = "a.md") -> str:
    """The source with a text set."""
    return set_text(site(file, source, f"md: {md}"), value).text(file)


@pytest.mark.parametrize(("md", "value"), SELECTORS.items())
def test_a_heading_counts_from_nought_and_a_paragraph_from_one(md: str, value: str) -> None:
    assert found(md).value == value


@pytest.mark.parametrize(
    "md", ["h1", "p1", "h3", "h2.3", "p4", "h1.1", "p0", "h7", "x", "h", "td3", "td5", "td0"]
)
def test_what_is_not_there_or_mixed_with_markup_is_missing(md: str) -> None:
    with pytest.raises(Missing):
        found(md)


@pytest.mark.parametrize("text", ["#\n", "{{ title }} x", "a <b>b</b>", "`a`", "[a](b)", "a $*b*$"])
def test_what_is_no_plain_text_is_missing(text: str) -> None:
    with pytest.raises(Missing):
        found("h1" if text[0] == "#" else "p1", text)


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("New & old", "New & old"),
        ("a*b_c_ d_e", "a\\*b_c\\_ d_e"),
        ("<script>", "&lt;script>"),
        ("- one", "\\- one"),
        ("1. one", "1\\. one"),
        ("1.5 kg", "1.5 kg"),
        ("# one", "\\# one"),
        ("> one", "&gt; one"),
        ("&lt; &x", "&amp;lt; &x"),
        ("{{ x }} {% y %}", "&#123;{ x }} &#123;% y %}"),
        ("$5", "$5"),
        ("$5 to $6", "\\$5 to \\$6"),
        ("~20 min", "~20 min"),
        ("https://a.b www.c.d", "https\\://a.b www\\.c.d"),
        ("a | b", "a \\| b"),
        ("{: .x}", "&#123;: .x}"),
        ("O'Neill's “bread” – 5 %", "O'Neill's “bread” – 5 %"),
    ],
)
def test_F69_a_paragraph_is_escaped_no_more_than_it_needs(value: str, line: str) -> None:
    assert after("a\nb\n\nc\n", "p1", value) == f"{line}\n\nc\n"


def test_a_heading_needs_less_and_keeps_what_closes_it() -> None:
    assert after("# Old ##\r\n", "h1", "1. A | B") == "# 1. A | B ##\r\n"
    assert after("# Old\n", "h1", "C #") == "# C \\#\n"
    assert after("# Old {#old}\n", "h1", "New") == "# New {#old}\n"


def test_an_underlined_heading_stays_one() -> None:
    assert after("Old\n===\n", "h1", "- x") == "\\- x\n===\n"


def test_F69_in_mdx_braces_and_imports_are_text() -> None:
    written = after("Old\n", "p1", "import {x}", "a.mdx")
    assert written == "&#105;mport &#123;x&#125;\n"


def test_F69_a_bar_ends_no_cell_and_the_row_keeps_its_bars() -> None:
    table = "| A | B |\n|---|---|\n| x |  y  |\n"
    assert after(table, "td2", "1 | 2") == table.replace("y", "1 \\| 2")
    assert after(table, "th1", "# A") == table.replace("A", "# A")


def test_the_same_text_in_another_writing_is_so_already() -> None:
    with pytest.raises(AlreadySo):
        after("a &amp; b\\!\nc\n", "p1", "a & b! c")


@given(md=st.sampled_from([*SELECTORS]), source=st.sampled_from(VARIANTS), value=texts)
def test_F69_any_text_stays_that_text_and_nothing_else_changes(
    md: str, source: str, value: str
) -> None:
    source = source.replace("[sic", "\\[sic")
    assume(" ".join(value.split()) not in SELECTORS.values())
    made = set_text(site("a.md", source, f"md: {md}"), value)
    assert made.value == re.sub("  +", " ", value)
    old, new = source.split("\n"), made.text("a.md").split("\n")
    assert len(old) - len(new) in {0, 1}


@given(md=st.sampled_from([*SELECTORS]), source=st.sampled_from(VARIANTS), value=texts)
def test_what_is_undone_leaves_every_byte_as_it_was(md: str, source: str, value: str) -> None:
    assert is_taken_back(site("a.md", source.replace("[sic", "\\[sic"), f"md: {md}"), value)
