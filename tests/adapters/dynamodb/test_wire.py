"""Items in DynamoDB's wire format: what comes back is what was stored, or it is refused."""

from decimal import Decimal
from typing import Any

import pytest
from boto3.dynamodb.types import TypeDeserializer, TypeSerializer
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.dynamodb.wire import (
    MAX_DEPTH,
    MAX_DIGITS,
    decode,
    decode_value,
    encode,
    encode_value,
)
from bot.conversation.phase import Phase

LARGEST = 10**MAX_DIGITS - 1
UNICODE = st.characters(codec="utf-8")
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-LARGEST, LARGEST)
    | st.text(st.characters(codec="utf-8"))
)
NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
VALUES = st.recursive(
    SCALARS,
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(NAMES, parts, max_size=4),
    max_leaves=12,
)
ITEMS = st.dictionaries(NAMES, VALUES, max_size=6)


def typed(value: Any) -> Any:
    """The value with its types, since True equals 1."""
    if isinstance(value, list):
        return [typed(part) for part in value]
    if isinstance(value, dict):
        return {name: typed(part) for name, part in value.items()}
    return type(value), value


@given(ITEMS)
def test_an_item_comes_back_as_it_was(item: dict[str, Any]) -> None:
    assert typed(decode(encode(item))) == typed(item)


@given(VALUES)
def test_the_wire_format_is_that_of_the_aws_library(value: Any) -> None:
    assert encode_value(value) == TypeSerializer().serialize(value)


@given(VALUES)
def test_what_the_aws_library_reads_is_the_same(value: Any) -> None:
    wire: Any = encode_value(value)
    read = TypeDeserializer().deserialize(wire)
    assert read == value


def test_a_phase_comes_back_as_its_text() -> None:
    read = decode(encode({"phase": Phase.CONFIRMED}))
    assert typed(read) == {"phase": (str, "confirmed")}


def test_a_tuple_comes_back_as_a_list() -> None:
    assert decode(encode({"said": ("answer", "navbar")})) == {"said": ["answer", "navbar"]}


@pytest.mark.parametrize(
    "value",
    [1.0, float("nan"), Decimal(1), b"bytes", bytearray(b"b"), {"a set"}, frozenset(), object()],
    ids=lambda value: type(value).__name__,
)
def test_what_would_come_back_as_something_else_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot be stored"):
        encode({"deep": [{"down": value}]})


@pytest.mark.parametrize("value", [10**MAX_DIGITS, -(10**MAX_DIGITS)])
def test_a_number_of_too_many_digits_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match="38 digits"):
        encode({"number": value})


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogates not allowed"):
        encode({"text": "\ud800"})


def test_a_name_that_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot name"):
        encode({"map": {1: "one"}})


def test_nesting_is_kept_to_what_dynamodb_takes() -> None:
    value: list[Any] = []
    for _ in range(MAX_DEPTH):
        value = [value]
    assert decode_value(encode_value(value)) == value
    with pytest.raises(ValueError, match="nested deeper than 32"):
        encode_value([value])


@pytest.mark.parametrize("wire", [{"B": b"x"}, {"SS": ["a"]}, {"NS": ["1"]}, {"N": "1.5"}])
def test_a_type_that_we_never_write_is_refused(wire: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"none of ours|invalid literal"):
        decode({"value": wire})
