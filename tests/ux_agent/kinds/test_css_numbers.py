"""How numbers in style sheets are read."""

import re
from pathlib import Path

import pytest

import bot
from bot.ux_agent.kinds.css_numbers import NUMBER

_TWO_WAYS = re.compile(r"\\d\*\\?\.\??\\d")
"""A row of digits that is read in as many ways as it has digits."""


@pytest.mark.parametrize(
    ("text", "is_number"),
    [("1", True), ("1.5", True), (".5", True), ("12.75", True), ("1.", False), (".", False)],
)
def test_a_number_has_digits_before_or_behind_its_point(text: str, is_number: bool) -> None:
    assert bool(re.fullmatch(NUMBER, text)) == is_number


def test_no_pattern_reads_a_row_of_digits_in_two_ways() -> None:
    sources = Path(bot.__file__).parent.rglob("*.py")
    assert [one.name for one in sources if _TWO_WAYS.search(one.read_text())] == []
