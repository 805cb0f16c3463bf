"""Numbers of a register, which are no telephone's."""

import pytest

from bot.ux_agent.understanding.figures.codes import read
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target

BAND = site(
    {"footer": ("bottom",), "contact": ("contact page",), "legal": ()},
    target("footer", "phone", "text", "01433 555 0142", aliases=("phone number", "number")),
    target("footer", "text", "text", "Registered charity no. 1098765. Since 1894."),
    target("contact", "phone", "text", "01433 555 0142", aliases=("phone number", "number")),
    target("contact", "emergency-phone", "text", "01433 555 0199"),
    target("legal", "text", "text", "VAT: GB 123 4567 89"),
)


@pytest.mark.parametrize(
    "message",
    [
        "the charity number is 1098756 sorry typo",
        "our charity no. should be 1098756",
        "change the registered charity number to 1098756",
        "charity number: 1098756",
    ],
)
def test_a_number_is_of_the_text_that_calls_it_so(message: str) -> None:
    told = "Registered charity no. 1098756. Since 1894."
    assert changes(BAND, message) == [("footer", "text", "", told)]


def test_letters_that_lead_a_number_are_its_own() -> None:
    told = "VAT: GB 987 6543 21"
    assert changes(BAND, "our vat number is GB 987 6543 21") == [("legal", "text", "", told)]


def test_a_number_that_the_site_lacks_is_never_a_telephone() -> None:
    asked = said(BAND, "the company number is 1234567")
    assert asked.question
    assert "company number" in asked.question.text
    answered = said(BAND, "the company number is 1234567", "Footer")
    assert not any(change.property == "phone" for change in answered.changes)


@pytest.mark.parametrize(
    "message",
    [
        "the phone number is 1098756",
        "the number is 01433 555 0188",
        "the emergency number is 01433 555 0188",
        "the house number is 1234",
        "the charity number in the footer bar is 1098756",
        "the charity number is 12",
    ],
)
def test_telephones_and_other_numbers_are_read_elsewhere(message: str) -> None:
    assert read(message, BAND) is None
