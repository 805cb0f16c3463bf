"""Card numbers are found however they are written, and little else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.card_numbers import brand_of, cards_in, holds_card, is_card, is_luhn, plain, shown

NUMBERS = {
    "4242424242424242": "Visa",
    "4222222222222": "Visa",
    "4000056655665556": "Visa",
    "5555555555554444": "Mastercard",
    "2223003122003222": "Mastercard",
    "2720999999999996": "Mastercard",
    "378282246310005": "American Express",
    "371449635398431": "American Express",
    "6011111111111117": "Discover",
    "6445644564456445": "Discover",
    "3056930009020004": "Diners Club",
    "36227206271667": "Diners Club",
    "3566002020360505": "JCB",
    "6200000000000005": "UnionPay",
    "6205500000000000004": "UnionPay",
    "6304000000000000": "Maestro",
    "6759649826438453": "Maestro",
}
"""Test numbers that Stripe and the brands publish."""


@pytest.mark.parametrize(("number", "name"), NUMBERS.items())
def test_the_brand_follows_from_the_first_digits_and_the_length(number: str, name: str) -> None:
    brand = brand_of(number)
    assert brand is not None
    assert brand.name == name
    assert is_card(number)
    assert not is_card(f"{number[:-1]}{(int(number[-1]) + 1) % 10}")


@pytest.mark.parametrize(
    "number", ["42424242424242426", "37828224631000", "1234567812345670", "2220009999999996"]
)
def test_a_length_or_a_beginning_of_no_brand_is_no_card(number: str) -> None:
    assert not is_card(number)


@given(st.text("0123456789", min_size=12, max_size=18))
def test_one_check_digit_of_ten_is_right(digits: str) -> None:
    assert sum(is_luhn(f"{digits}{last}") for last in range(10)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "4242424242424242",
        "make the headline 4242 4242 4242 4242 please",
        "4242-4242-4242-4242",
        "4242.4242.4242.4242",
        "4242 - 4242 - 4242 - 4242",
        "4242 4242 4242 4242",
        "4242–4242–4242–4242",
        "card4242424242424242",
        "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢",
        "4242\u200b4242\u200b4242\u200b4242",
        "4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2",
        "card:4242424242424242,cvv:123",
        "3782 822463 10005 and 1234",
        "12/25 4242 4242 4242 4242",
        "４２４２　４２４２　４２４２　４２４２",
        "4242--4242--4242--4242",
        "4242:4242:4242:4242",
        "4242’4242’4242’4242",
        "4242   4242   4242   4242",
        "4242\n4242\n4242\n4242",
        "4, 2, 4, 2, 4, 2, 4, 2, 4, 2, 4, 2, 4, 2, 4, 2",
        "❹❷❹❷❹❷❹❷❹❷❹❷❹❷❹❷",
        "4\ufe0f\u20e32\ufe0f\u20e3" * 8,
    ],
)
def test_F63_a_card_number_is_found_however_it_is_written(text: str) -> None:
    assert holds_card(text)


@pytest.mark.parametrize(
    "text",
    [
        "make the navbar #424242",
        "call +49 30 901820 or +44 20 7946 0958",
        "4242424242424241",
        "<@123456789012345678> said so",
        "DE89 3704 0044 0532 0130 00",
        "ISBN 978-3-16-148410-0",
        "open 9-12 and 13-17, Monday to Friday, since 1984, 365 days, 24/7",
        "1733839200000",
        "make the prices 4.50, 5.50, 6.50, 7.50, 12.90",
        "make the prices 4.50 5.50 6.50 7.50 12.90",
        "sizes 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53",
        "sizes 42 43 44 45 46 47 48 49 50 51 52 53",
        "",
    ],
)
def test_other_numbers_are_none_of_a_card(text: str) -> None:
    assert not holds_card(text)


def test_a_number_ends_where_the_next_field_begins() -> None:
    (found,) = cards_in("John 4242 4242 4242 4242 12/25 123")
    assert found.number == "4242424242424242"
    assert (found.start, found.end) == (5, 24)


def test_two_numbers_are_two() -> None:
    found = [one.number for one in cards_in("4242424242424242 or 5555 5555 5555 4444")]
    assert found == ["4242424242424242", "5555555555554444"]


def test_a_found_number_shows_its_last_four_digits_alone() -> None:
    (found,) = cards_in("4242424242424242")
    assert "424242" not in repr(found)
    assert shown("4242424242424242") == "•••• 4242"


@given(st.text())
def test_a_plain_text_is_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)
