"""What a text says by its own form."""

import pytest

from bot.ux_agent.scanning.meanings import hours_words, is_amount, kind_of, labelled
from tests.ux_agent.scanning.proposed import plain


@pytest.mark.parametrize(
    "value",
    ["01584 555 0192", "Tel: 0316 055 5012", "+44 (0)20 7946 0112", "Call us on 020 7946 0112"],
)
def test_a_telephone_number_is_one_with_or_without_its_label(value: str) -> None:
    assert kind_of(value) == "phone"


@pytest.mark.parametrize(
    "value",
    ["2024-01-10", "2019 - 2026", "1.200.000", "12 34 56", "Unit 4, 12 45 78", "12.03.2026"],
)
def test_dates_years_and_amounts_are_no_telephone_numbers(value: str) -> None:
    assert kind_of(value) == ""


def test_an_address_alone_is_an_email_and_a_sentence_with_one_is_not() -> None:
    assert kind_of("hello@clay.example") == "email"
    assert kind_of("Write to hello@clay.example") == ""


def test_a_line_is_labelled_by_what_stands_before_its_colon() -> None:
    assert labelled("Saturday: 8.30am - 12.30pm") == ("Saturday", True)
    assert labelled("Address: Corve Street") == ("Address", False)
    assert labelled("We have moved to a new place: come and see") is None


def test_days_before_hours_are_a_label_without_a_colon() -> None:
    assert labelled("Mon to Fri 9am-5pm") == ("Mon to Fri", True)
    assert labelled("Friday is our favourite day") is None


def test_the_hours_of_one_day_are_called_by_its_whole_name() -> None:
    assert {"sat", "sat hours", "saturday", "saturday hours"} <= {*hours_words("Sat", "9-5")}


def test_the_hours_of_the_working_week_are_those_of_weekdays() -> None:
    assert "weekday hours" in hours_words("Mon – Fri", "8am - 5pm")
    assert "tuesday" not in hours_words("Tue – Thu", "8am - 5pm")


def test_a_label_without_days_or_a_value_without_times_is_of_no_hours() -> None:
    assert hours_words("Price", "9-5") == ()
    assert hours_words("Monday", "Soup of the day") == ()


@pytest.mark.parametrize("tag", ["address", "div class=addr", "div id=anschrift"])
def test_each_line_of_a_postal_address_is_called_so(tag: str) -> None:
    inner = "1 Mill Lane<br>Leeds<br><a href=tel:1>0113 496 0000</a>"
    end = tag.partition(" ")[0]
    found = plain(f"<main><h1>A</h1><{tag}><h3>Find us</h3>{inner}</{end}></main>")
    said = {one.value for one in found.targets if "street address" in one.aliases}
    assert said == {"1 Mill Lane", "Leeds"}


def test_a_mail_address_is_no_postal_one() -> None:
    found = plain("<main><h1>A</h1><p class=email-address>Write to us</p></main>")
    assert not [one for one in found.targets if "street address" in one.aliases]


@pytest.mark.parametrize("value", ["£9", "from £9.50", "12,50 €", "€30 / hour", "45 kr", "$1,200"])
def test_a_sum_of_money_is_an_amount(value: str) -> None:
    assert is_amount(value)


@pytest.mark.parametrize("value", ["9", "9 apples", "We ask for £9 and more", "10 eurovans", "£"])
def test_other_texts_are_no_amounts(value: str) -> None:
    assert not is_amount(value)


@pytest.mark.parametrize(
    ("value", "kind"),
    [("1055501", ""), ("01935815000", "phone"), ("5085550143", "phone"), ("555 0163", "phone")],
)
def test_a_short_row_of_digits_is_the_number_of_something_else(value: str, kind: str) -> None:
    assert kind_of(value) == kind
