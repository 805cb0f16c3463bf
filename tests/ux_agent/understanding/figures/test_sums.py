"""Prices, and a new one in the form of the old."""

import pytest

from bot.ux_agent.understanding.figures import sums


@pytest.mark.parametrize(
    ("said", "coin"), [("£50", "£"), ("35 pounds", "£"), ("3,50 €", "€"), ("13 euros", "€")]
)
def test_a_currency_is_known_by_its_sign_and_by_its_name(said: str, coin: str) -> None:
    assert [one.coin for one in sums.sums(f"the tea is {said} now")] == [coin]


@pytest.mark.parametrize("said", ["10:30", "12-14", "20%", "24/7", "B12"])
def test_other_numbers_are_no_prices(said: str) -> None:
    assert sums.sums(said) == []


@pytest.mark.parametrize(
    ("new", "old", "written"),
    [
        ("189", "179", "189"),
        ("3,50", "3.20", "3.50"),
        ("4", "3.20", "4.00"),
        ("2,050", "1,950", "2,050"),
        ("2050", "1,950", "2,050"),
        ("12.90", "12,50", "12,90"),
        ("49.50", "48", "49.50"),
        ("52.00", "48", "52"),
    ],
)
def test_a_new_price_takes_the_form_of_the_old_one(new: str, old: str, written: str) -> None:
    assert sums.written(new, old) == written


def test_a_number_of_a_data_file_has_no_zeros_behind() -> None:
    assert sums.written("12.90", "12.5", is_bare=True) == "12.9"
    assert sums.written("13,00", "12.5", is_bare=True) == "13"
