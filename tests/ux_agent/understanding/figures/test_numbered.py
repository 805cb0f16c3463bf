"""Prices of things whose names hold a number, or which are called by more than their name."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.record_site import STUDIO


@pytest.mark.parametrize(
    ("wording", "wanted"),
    [
        ("the 10-class pass is £145", [("10-class-pass-price", "£145")]),
        ("the 10 class pass costs £145 now", [("10-class-pass-price", "£145")]),
        ("Single 60 -> £17", [("single-60-price", "£17")]),
        (
            "the 10-class pass is £145 and single 60 £17",
            [("10-class-pass-price", "£145"), ("single-60-price", "£17")],
        ),
        ("the single 60 session is £17", [("single-60-price", "£17")]),
    ],
)
def test_a_number_within_a_name_is_no_price(wording: str, wanted: list[tuple[str, str]]) -> None:
    assert [(one[1], one[3]) for one in changes(STUDIO, wording)] == wanted


def test_another_thing_of_a_similar_name_keeps_its_price() -> None:
    assert not said(STUDIO, "the single 60 platinum costs £17").changes
