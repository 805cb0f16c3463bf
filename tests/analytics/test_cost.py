"""DynamoDB's units by its documented rules, computed by hand, and dollars by the prices given."""

import base64
import json
from typing import Any

import pytest

from bot.adapters.dynamodb.wire import encode
from bot.analytics.cost import Prices, prices, read_units, size_of, write_units
from bot.errors import ConfigurationError

KEY = {"id": {"S": "abc"}}  # 2 + 3


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ({"S": ""}, 0),
        ({"S": "abc"}, 3),
        ({"S": "ä€"}, 5),
        ({"N": "0"}, 1),
        ({"N": "7"}, 2),
        ({"N": "27"}, 2),
        ({"N": "127"}, 3),
        ({"N": "1000"}, 2),
        ({"N": "-27"}, 3),
        ({"N": "0.0125"}, 3),
        ({"N": "1800000000"}, 2),
        ({"N": "1760535261"}, 6),
        ({"B": base64.b64encode(b"12345").decode()}, 5),
        ({"B": b"12345"}, 5),
        ({"BOOL": False}, 1),
        ({"NULL": True}, 1),
        ({"L": []}, 3),
        ({"M": {}}, 3),
        ({"L": [{"S": "ab"}, {"BOOL": True}]}, 3 + (1 + 2) + (1 + 1)),
        ({"M": {"a": {"S": "bc"}, "de": {"N": "7"}}}, 3 + (1 + 1 + 2) + (1 + 2 + 2)),
        ({"L": [{"M": {"a": {"S": "b"}}}]}, 3 + 1 + (3 + 1 + 1 + 1)),
        ({"SS": ["ab", "c"]}, 3),
        ({"NS": ["7", "127"]}, 5),
    ],
)
def test_a_value_is_as_large_as_the_guide_says(value: dict[str, Any], size: int) -> None:
    assert size_of({"name": value}) == 4 + size


def test_an_item_is_its_names_and_its_values() -> None:
    item = encode({"conversation_id": "x" * 22, "version": 3, "confirmed": False, "images": []})
    assert size_of(item) == (15 + 22) + (7 + 2) + (9 + 1) + (6 + 3)


def of_size(size: int) -> dict[str, Any]:
    """An item of so many bytes."""
    return {**KEY, "t": {"S": "x" * (size - 6)}}


@pytest.mark.parametrize(
    ("before", "after", "units"),
    [
        (None, 6, 1),
        (None, 1024, 1),
        (None, 1025, 2),
        (6, 2048, 2),
        (2049, 6, 3),
        (3072, None, 3),
        (6, None, 1),
    ],
)
def test_a_write_costs_the_larger_of_before_and_after(
    before: int | None, after: int | None, units: int
) -> None:
    old, new = (None if size is None else of_size(size) for size in (before, after))
    assert write_units(old, new) == units


INDEX = ("id", "user_id")


@pytest.mark.parametrize(
    ("old", "new", "units"),
    [
        (None, "11", 2),  # the item, and its entry
        ("11", "11", 1),  # the entry stays as it is
        ("11", "22", 3),  # one entry goes, one begins
        ("11", None, 2),
    ],
)
def test_an_index_costs_where_its_entry_changes(
    old: str | None, new: str | None, units: int
) -> None:
    items = [None if user is None else {**KEY, "user_id": {"S": user}} for user in (old, new)]
    assert write_units(items[0], items[1], INDEX) == units


def test_an_item_that_an_index_does_not_hold_costs_nothing_there() -> None:
    assert write_units(None, KEY, INDEX) == 1


@pytest.mark.parametrize(("size", "units"), [(6, 1), (4096, 1), (4097, 2), (8193, 3)])
def test_a_consistent_read_costs_a_unit_for_four_kilobytes(size: int, units: int) -> None:
    assert read_units(of_size(size)) == units


def test_a_read_of_nothing_costs_too() -> None:
    assert read_units(None) == 1


def test_dollars_are_units_by_price() -> None:
    assert Prices().dollars(1_000_000, 0) == pytest.approx(0.625)
    assert Prices().dollars(0, 2_000_000) == pytest.approx(0.25)
    assert Prices().dollars(0, 0, events=1_000_000) == pytest.approx(5.8)


def test_prices_are_configuration() -> None:
    given = prices(json.dumps({"region": "eu-central-1", "date": "2026-01-01", "write_unit": 0.76}))
    assert given == Prices("eu-central-1", "2026-01-01", write_unit=0.76)
    assert prices("") == prices("{}") == Prices()


@pytest.mark.parametrize(
    "text",
    ["[]", "no", '{"write": 1}', '{"write_unit": -1}', '{"write_unit": "1"}', '{"region": 1}'],
)
def test_prices_that_are_none_are_told(text: str) -> None:
    with pytest.raises(ConfigurationError, match="PRICES"):
        prices(text)
