"""What stands below a name, and things that are no words within a longer text."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target

OFFICE = site(
    {"home": (), "contact": ()},
    target("home", "text", "text", "Limited company accounts in Springfield"),
    target("contact", "plan", "text", "Map of Ludlow with our office"),
    target("contact", "way", "text", "There is fresh bread next door"),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    "wording",
    [
        'the map should say "Map: we are opposite the Rooms"',
        'change the map to "Map: we are opposite the Rooms"',
        "the map should be We are opposite the Assembly Rooms",
        "our company should say Friendly accountants",
        'the bread should be "warm rolls from the oven at nine"',
    ],
)
def test_a_thing_that_is_named_is_no_word_to_replace_within_a_text(wording: str) -> None:
    assert not said(OFFICE, wording).changes


@pytest.mark.parametrize(
    ("wording", "value"),
    [
        ('change the bread to "sourdough bread"', "There is fresh sourdough bread next door"),
        ('replace "company" with "firm"', "Limited firm accounts in Springfield"),
        ("change springfield to Shelbyville", "Limited company accounts in Shelbyville"),
        ("change the map of Ludlow to Map of Rye", "Map of Rye with our office"),
    ],
)
def test_a_word_that_is_to_be_replaced_is(wording: str, value: str) -> None:
    assert changes(OFFICE, wording)[0][3] == value
