"""Entries that go, called by what they say of themselves."""

import pytest

from tests.ux_agent.understanding.reading import said
from tests.ux_agent.understanding.record_site import STUDIO


@pytest.mark.parametrize(
    ("wording", "label"),
    [
        ("remove Marek's review", "A lovely place."),
        ("take out the testimonial from Tessa please", "I sleep again."),
        ("delete the review by Marek Nowak", "A lovely place."),
        ("remove the FAQ about what to wear", "What should I wear?"),
        ("remove the “Do I need a mat?” question", "Do I need a mat?"),
        ("please drop the family class", "Family Saturday"),
        ("remove ines from the team", "Ines Vermeulen"),
        ("Dr Ada Bell left, please remove her", "Dr Ada Bell"),
    ],
)
def test_an_entry_goes_by_any_of_what_it_says(wording: str, label: str) -> None:
    intent = said(STUDIO, wording)
    assert [(one.op, one.target) for one in intent.changes] == [("remove", label)]
    assert intent.kind == "edit"


@pytest.mark.parametrize(
    "wording",
    [
        "remove the price of Yin",  # a field, not the whole
        "remove the old review",
        "remove the review",
        "remove Moritz from the team",
        "remove warm",  # a word of an answer
    ],
)
def test_no_entry_goes_that_is_not_surely_meant(wording: str) -> None:
    assert not said(STUDIO, wording).changes


@pytest.mark.parametrize(
    ("wording", "label"),
    [
        ("remove the second review", "I sleep again."),
        ("delete the last question", "Do I need a mat?"),
        ("take the first testimonial out please", "A lovely place."),
    ],
)
def test_an_entry_goes_by_its_number(wording: str, label: str) -> None:
    assert [(one.op, one.target) for one in said(STUDIO, wording).changes] == [("remove", label)]
