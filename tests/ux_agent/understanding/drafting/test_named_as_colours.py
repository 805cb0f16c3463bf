"""The name of a colour for a text: whether it is to be written or to be its colour."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.scanned_page import PAGE


@pytest.mark.parametrize("wording", ["call the headline Indigo", "rename the headline to Indigo"])
def test_a_new_name_is_a_text(wording: str) -> None:
    assert changes(PAGE, wording) == [("home", "hero-text", "", "Indigo")]


@pytest.mark.parametrize(
    "wording",
    ["headline: Royal Blue", "headline -> Royal Blue", "change the headline to Dark Blue"],
)
def test_with_capitals_either_may_be_meant(wording: str) -> None:
    intent = said(PAGE, wording)
    assert intent.question is not None
    assert [value for _, value in intent.question.choices] == ["text", "colour"]


@pytest.mark.parametrize(
    "wording", ["headline: red", "the headline should be red", "make the headline Red"]
)
def test_what_is_written_as_a_colour_is_one(wording: str) -> None:
    assert changes(PAGE, wording) == [("home", "headline-color", "", "#ff0000")]
