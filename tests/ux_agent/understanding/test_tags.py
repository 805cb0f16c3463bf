"""Tags outside quotation marks are no value, in whatever form a request is put."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.record_site import STUDIO
from tests.ux_agent.understanding.scanned_page import PAGE


@pytest.mark.parametrize(
    "wording",
    [
        "change the name Marek Nowak to <script>alert(1)</script>",
        "the role of Ines should be <b>Head teacher</b>",
        "change the price of Yin to <script>alert(1)</script>",
        "Yin's price is now <b>£5</b>",
    ],
)
def test_a_field_of_a_thing_takes_no_tags(wording: str) -> None:
    assert said(STUDIO, wording).kind == "refuse"


def test_a_text_that_was_changed_is_called_by_no_tags() -> None:
    told = said(PAGE, "change the headline to Hi", "call it <script>alert(1)</script>")
    assert told.kind == "refuse"


def test_a_quoted_tag_is_the_text_that_is_shown() -> None:
    (change,) = changes(PAGE, "change the headline to Hi", 'call it "<b>"')
    assert change[3] == "<b>"
