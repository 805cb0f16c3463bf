"""Fractions in items: stored as written, whole again where they are whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.dynamodb.numbers import decoded, encoded

NUMBERS = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e90, max_value=1e90).filter(
    lambda value: value == 0 or abs(value) > 1e-90
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**37), 10**37) | NUMBERS | st.text(),
    lambda parts: (
        st.lists(parts, max_size=3) | st.dictionaries(st.sampled_from("abc"), parts, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from("abc"), VALUES, max_size=3))
def test_what_is_stored_comes_back(item: dict[str, object]) -> None:
    assert decoded(encoded(item)) == item


def test_a_number_is_sent_as_it_is_written() -> None:
    assert encoded({"x": 0.1, "y": 1.5e-7}) == {"x": {"N": "0.1"}, "y": {"N": "1.5E-7"}}
    assert encoded({"x": [0.5, {"y": 2.0}]})["x"]["L"][1] == {"M": {"y": {"N": "2"}}}
    assert encoded({"x": 4.228486384702019e16}) == {"x": {"N": "42284863847020192"}}
    assert encoded({"x": 1e90}) == {"x": {"N": "1E+90"}}


@pytest.mark.parametrize(
    ("told", "kind"), [("7", int), ("7.0", int), ("1E+2", int), ("0.5", float), ("1E+90", float)]
)
def test_a_whole_number_comes_back_whole(told: str, kind: type) -> None:
    assert type(decoded({"x": {"N": told}})["x"]) is kind
