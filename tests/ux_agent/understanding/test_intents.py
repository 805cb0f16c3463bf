"""What drafts come to together."""

import pytest

from tests.ux_agent.understanding.reading import question, said
from tests.ux_agent.understanding.scanned_page import PAGE


def test_what_is_so_already_is_told_beside_what_changes() -> None:
    both = said(PAGE, "make the footer black and the announcement #fde68a")
    assert [(one.section, one.value) for one in both.changes] == [("footer", "#000000")]
    assert "already" in both.reason
    later = said(PAGE, "make the footer black", "and the announcement #fde68a")
    assert (later.kind, later.reason) == ("edit", both.reason)
    assert not said(PAGE, "make the footer black", "and the announcement navy").reason


@pytest.mark.parametrize(
    "say", ["delete the tagline", "please remove the subtitle", "get rid of the hero text"]
)
def test_a_text_that_cannot_be_taken_away_is_said_to_stay(say: str) -> None:
    assert question(PAGE, say).startswith("I cannot take that text away")


@pytest.mark.parametrize(
    "say", ["change the tagline", "delete the header background", "delete the radius of the cards"]
)
def test_what_is_no_text_or_is_to_change_is_asked_for_plainly(say: str) -> None:
    assert "take that text away" not in question(PAGE, say)
