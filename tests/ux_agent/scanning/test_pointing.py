"""Selectors that name just one element of a file, however plain its markup is."""

import pytest

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import elements_of
from bot.ux_agent.scanning.pointing import Pointing


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
