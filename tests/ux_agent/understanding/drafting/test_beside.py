"""A text that is to stand beside another one takes the place of none unasked."""

import pytest

from tests.ux_agent.understanding.list_sites import TRATTORIA
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.scanned_page import PAGE


@pytest.mark.parametrize(
    "say",
    [
        'write "No dogs" below the headline',
        'please put "No dogs" above the headline',
        "write No dogs under the headline",
        'add the words "No dogs" under the button',
        "add a line under the headline: No dogs",
        'put "No dogs" next to the tagline please',
    ],
)
def test_a_text_beside_another_is_asked_about(say: str) -> None:
    intent = said(PAGE, say)
    assert intent.kind == "clarify"
    assert "No dogs" in question(PAGE, say)
    assert intent.pending["value"] == "No dogs"


def test_what_stands_below_the_headline_is_changed_by_its_name() -> None:
    assert changes(PAGE, 'the text below the headline should say "No dogs"') == [
        ("home", "subtitle", "", "No dogs")
    ]


def test_an_entry_is_still_put_before_another() -> None:
    found = said(TRATTORIA, 'put "Contact" before "Order"')
    assert [(one.op, one.target) for one in found.changes] == [("reorder", "Contact")]
