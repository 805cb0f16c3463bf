"""Numbers and addresses that are told for a place where a name stands."""

import pytest

from bot.ux_agent.understanding.read import complete
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target

BOARD = site(
    {"home": ("home page",), "footer": ()},
    target("home", "title", "text", "Mere Rowing"),
    target("home", "treasurer", "text", "Sue Farrow", aliases=("treasurer",)),
    target("home", "fee", "text", "£20"),
    target("home", "font-size", "size", "16px"),
    target("footer", "phone", "text", "01553 960147"),
    target("footer", "bar-phone", "text", "01553 960190", aliases=("bar phone",)),
)


@pytest.mark.parametrize(
    "value", ["01553 960200", "7 pm", "£30", "sue@mere.example", "https://mere.example/sue"]
)
def test_no_number_and_no_address_takes_the_place_of_a_name(value: str) -> None:
    for say in (f"treasurer is now {value}", f"change the treasurer to {value}"):
        assert not [one for one in said(BOARD, say).changes if one.property == "treasurer"], say


def test_whose_number_it_is_is_asked_of_those_that_stand_there() -> None:
    asked = said(BOARD, "treasurer has a new phone number: 01553 960200").question
    assert asked is not None
    assert [value for _, value in asked.choices] == ["phone", "bar-phone"]


def test_what_is_quoted_or_told_for_the_words_of_a_place_is_written() -> None:
    quoted = changes(BOARD, "change the treasurer to “01553 960200”")
    assert quoted == [("home", "treasurer", "", "01553 960200")]
    assert changes(BOARD, "change the title to 1984") == [("home", "title", "", "1984")]
    assert changes(BOARD, "the treasurer is Bea Fox now")[0][3] == "Bea Fox"


def test_the_digits_of_a_register_are_no_size() -> None:
    asked = question(BOARD, "our VAT number is wrong, it's GB 123 4567 89")
    assert "VAT" in asked or "GB" in asked
    told = said(BOARD, "set the home page font size to 123 4567 89")
    assert not told.changes


def test_an_address_for_the_words_of_a_button_is_where_it_leads() -> None:
    page = site(
        {"home": ("home page",)},
        target("home", "cta-text", "text", "Join us", aliases=("button", "button text")),
        target("home", "cta-link", "url", "join.html", aliases=("button link",)),
    )
    open_one = said(page, "change the Join us button")
    told = complete(open_one, "contact.html", page)
    assert [(one.property, one.value) for one in told.changes] == [("cta-link", "contact.html")]
    assert changes(page, "the button should say contact.html")[0][2:] == ("", "contact.html")
