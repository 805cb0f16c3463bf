"""What drafts come to together."""

from tests.ux_agent.understanding.reading import said
from tests.ux_agent.understanding.scanned_page import PAGE


def test_what_is_so_already_is_told_beside_what_changes() -> None:
    both = said(PAGE, "make the footer black and the announcement #fde68a")
    assert [(one.section, one.value) for one in both.changes] == [("footer", "#000000")]
    assert "already" in both.reason
    later = said(PAGE, "make the footer black", "and the announcement #fde68a")
    assert (later.kind, later.reason) == ("edit", both.reason)
    assert not said(PAGE, "make the footer black", "and the announcement navy").reason
