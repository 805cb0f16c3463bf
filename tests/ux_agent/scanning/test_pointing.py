"""Selectors that name just one element of a file, however plain its markup is."""

import pytest

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import elements_of
from bot.ux_agent.kinds.selector import matches, parse_selector
from bot.ux_agent.scanning.pointing import Pointing, Written


def selector(source: str, words: str) -> str:
    """What names the element that begins with these words, in a component without classes."""
    document = Document("a.svelte", source.encode())
    wanted = next(
        one for one in elements_of(document) if document.text(*one.inside).startswith(words)
    )
    return Pointing().at(wanted, None)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h1>A</h1><p>B</p><p>C</p>", "h1 + p"),
        (
            "<svelte:head /><section><p>B</p></section><section><p>C</p></section>",
            "section:first-of-type p",
        ),
        ("<section><p>A</p></section><Top /><section><p>B</p></section>", "Top + section p"),
    ],
)
def test_what_stands_before_an_element_or_around_it_names_it(source: str, expected: str) -> None:
    assert selector(source, "B") == expected


def test_a_cell_far_down_a_table_far_down_a_page_has_a_selector() -> None:
    rows = "".join(f"<tr><td>Job</td><td>{at}.</td></tr>" for at in range(9))
    above = "<section><p>Hi</p></section>" * 6
    source = f"{above}<section><table><tbody>{rows}</tbody></table></section>"
    assert selector(source, "7.").endswith(" + tr > td:first-child + td")


def test_what_only_a_long_count_of_siblings_would_name_has_no_selector() -> None:
    assert selector("<ul>" + "".join(f"<li>{at}.</li>" for at in range(30)) + "</ul>", "25.") == ""


NESTED = """<div id=a class=k><p>1</p><ul><li>2</li><li>3</li></ul><div class=k><p>4</p></div></div>
<section><p>5</p></section><section class=s><p>6</p><p>7</p><ul><li>8</li></ul></section><p>9</p>"""
HEADS = (
    "",
    "#a ",
    "#a > ",
    "#a + ",
    "div.k ",
    "div.k > ",
    "section ",
    "section.s > ",
    "p + ",
    "* ",
)
TAILS = (
    "p",
    "li",
    "ul li",
    "section p",
    "p:first-of-type",
    "section + section p",
    "div.k",
    "p + p",
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("tail", TAILS)
def test_a_selector_names_just_what_a_search_of_the_whole_page_finds(head: str, tail: str) -> None:
    page = Written(Document("a.html", NESTED.encode()))
    wanted = parse_selector(f"{head}{tail}")
    found = [one for one in page.elements if matches(one, wanted)]
    assert page.names_only(f"{head}{tail}", found)
    for one in page.elements:
        assert page.names_only(f"{head}{tail}", [one]) == ([one] == found)
