"""Conditions as data: what they hold on, their clauses, and taking one away."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.condition import (
    Absent,
    BeginsWith,
    Compare,
    Condition,
    Contains,
    Either,
    Every,
    Exists,
    OneOf,
    Operator,
    clauses,
    holds,
    without,
)
from tests.conversation.conditions import conditions, items

ITEM = {"name": "m", "count": 5, "flag": True, "list": ["a", "b"], "nothing": None, "map": {"a": 1}}

HOLD: dict[str, list[Condition]] = {
    "presence": [Exists("name"), Exists("nothing"), Absent("other")],
    "equality": [
        Compare("name", "=", "m"),
        Compare("count", "=", 5),
        Compare("flag", "=", value=True),
    ],
    "order of texts": [
        Compare("name", "<", "n"),
        Compare("name", "<=", "m"),
        Compare("name", ">", "l"),
        Compare("name", ">=", "m"),
    ],
    "order of numbers": [
        Compare("count", "<", 6),
        Compare("count", "<=", 5),
        Compare("count", ">", 4),
        Compare("count", ">=", 5),
    ],
    "membership": [OneOf("name", ("l", "m")), Contains("list", "b"), BeginsWith("name", "")],
    "nesting": [Every(()), Either((Absent("name"), Exists("name")))],
}
FAIL: dict[str, list[Condition]] = {
    "presence": [Exists("other"), Absent("name"), Absent("nothing")],
    "equality": [Compare("name", "=", "n"), Compare("flag", "=", value=False)],
    "order of texts": [
        Compare("name", "<", "m"),
        Compare("name", "<=", "l"),
        Compare("name", ">", "m"),
        Compare("name", ">=", "n"),
    ],
    "order of numbers": [
        Compare("count", "<", 5),
        Compare("count", "<=", 4),
        Compare("count", ">", 5),
        Compare("count", ">=", 6),
    ],
    "membership": [OneOf("name", ("l",)), Contains("list", "c"), BeginsWith("name", "mm")],
    "another type": [
        Compare("count", "=", "5"),
        Compare("name", "=", 5),
        Compare("flag", "=", 1),
        Compare("count", "=", value=True),
        Compare("map", "=", "a"),
        Contains("map", "a"),
        Contains("name", "z"),
        BeginsWith("count", "5"),
        BeginsWith("list", "a"),
    ],
    "missing": [
        Compare("other", "<", 9),
        Compare("other", "=", "m"),
        OneOf("other", ("m",)),
        Contains("other", "a"),
        BeginsWith("other", ""),
    ],
    "nesting": [Either(()), Every((Exists("name"), Absent("name")))],
}


@pytest.mark.parametrize("condition", [one for group in HOLD.values() for one in group], ids=str)
def test_these_hold(condition: Condition) -> None:
    assert holds(condition, ITEM)


@pytest.mark.parametrize("condition", [one for group in FAIL.values() for one in group], ids=str)
def test_these_do_not_hold(condition: Condition) -> None:
    assert not holds(condition, ITEM)


@pytest.mark.parametrize("operator", ["=", "<", "<=", ">", ">="])
def test_a_truth_value_has_no_order_and_is_no_number(operator: Operator) -> None:
    assert holds(Compare("flag", operator, value=True), ITEM) is (operator == "=")
    assert not holds(Compare("flag", operator, 1), ITEM)


def test_no_item_is_an_item_without_attributes() -> None:
    assert holds(Absent("conversation_id"), None)
    assert not holds(Exists("conversation_id"), None)


def test_clauses_are_counted_from_left_to_right_through_all_nesting() -> None:
    parts = [Exists(name) for name in "abcde"]
    tree = Every((parts[0], Either((parts[1], Every((parts[2], parts[3])))), parts[4]))

    assert list(clauses(tree)) == parts


@pytest.mark.parametrize("position", [-1, 3])
def test_there_is_nothing_to_take_away_beyond_the_clauses(position: int) -> None:
    with pytest.raises(IndexError):
        without(Every((Exists("a"), Exists("b"), Exists("c"))), position)


@given(conditions(), items(), st.data())
def test_taking_a_clause_away_makes_it_alone_always_true(
    condition: Condition, item: dict[str, Any], data: st.DataObject
) -> None:
    counted = list(clauses(condition))
    if not counted:
        return
    position = data.draw(st.integers(0, len(counted) - 1))

    rest = without(condition, position)

    assert list(clauses(rest)) == counted[:position] + counted[position + 1 :]
    assert holds(rest, item) or not holds(condition, item)
    if holds(counted[position], item):
        assert holds(rest, item) == holds(condition, item)
