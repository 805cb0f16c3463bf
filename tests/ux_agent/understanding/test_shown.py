"""The site's own texts inside a request."""

import pytest

from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.shown import lifted
from tests.ux_agent.understanding.more_sites import CAFE, CHOIR
from tests.ux_agent.understanding.reading import changes
from tests.ux_agent.understanding.sites import site, target


def test_a_text_with_commas_is_one_subject() -> None:
    wording = "change So, 20. Juni, 20 Uhr to So, 27. Juni"
    assert changes(CHOIR, wording) == [("termine", "sommerserenade-wann", "", "So, 27. Juni")]


def test_a_label_with_a_sign_is_one_subject() -> None:
    assert changes(CAFE, "remove Coffee & cake from the menu") == [
        ("navbar", "remove-link", "Coffee & cake", "")
    ]


def test_a_text_is_named_before_what_it_is() -> None:
    assert changes(CAFE, "the Book a table button should say Reserve") == [
        ("home", "cta-text", "", "Reserve")
    ]


def test_a_new_value_may_hold_a_current_text() -> None:
    assert changes(CAFE, "change the headline to Coffee & cake in the sun") == [
        ("home", "hero-text", "", "Coffee & cake in the sun")
    ]


@pytest.mark.parametrize(
    ("say", "is_lifted"),
    [
        ("make 8 to 10 working days bold on the bath page", True),
        ("make the 8 to 10 working days a bit bigger", True),
        ("make 8 to 10 working days the rule", False),
        ("we need 8 to 10 working days bold or not", False),
    ],
)
def test_a_text_that_begins_with_a_number_may_get_a_look(say: str, *, is_lifted: bool) -> None:
    index = site({"bath": ()}, target("bath", "time", "text", "8 to 10 working days"))
    found = [one.value for one in lifted(say, lift(say), index) if one.kind == "quoted"]
    assert found == ["8 to 10 working days"] * is_lifted
