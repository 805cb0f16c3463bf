"""Any condition, and any small item to try it on, for property tests."""

from typing import Any

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
)

NAMES = ("ttl", "section", "phase", "a b")
"""Attribute names, two of them reserved words of DynamoDB, one that needs an alias."""
TEXT = "plan_digest"
"""An attribute that is a text or missing: the local server refuses begins_with on a number."""

_names = st.sampled_from(NAMES)
_texts = st.sampled_from(["a", "ab", "b"])
_numbers = st.integers(-2, 2)
_operators = st.sampled_from(["=", "<", "<=", ">", ">="])


def _compare(name: str, operator: Operator, value: str | int) -> Condition:
    return Compare(name, operator, value)


def conditions() -> st.SearchStrategy[Condition]:
    """Conditions of every kind, nested as those of the transitions are."""
    clause: st.SearchStrategy[Condition] = st.one_of(
        st.builds(Exists, _names),
        st.builds(Absent, _names),
        st.builds(_compare, _names, _operators, _texts | _numbers),
        st.builds(lambda name, value: Compare(name, "=", value), _names, st.booleans()),
        st.builds(lambda name, values: OneOf(name, tuple(values)), _names, _some(_texts)),
        st.builds(Contains, _names, _texts),
        st.builds(BeginsWith, st.just(TEXT), _texts),
    )
    both: st.SearchStrategy[Condition] = st.builds(lambda parts: Every(tuple(parts)), _some(clause))
    either: st.SearchStrategy[Condition] = st.builds(
        lambda parts: Either(tuple(parts)), st.lists(clause | both, min_size=2, max_size=3)
    )
    parts = st.lists(clause | either, max_size=4)
    return st.builds(lambda parts: Every(tuple(parts)), parts)


def _some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, min_size=1, max_size=3)


def items() -> st.SearchStrategy[dict[str, Any]]:
    """Attributes of all the types that conditions compare."""
    values = st.one_of(_texts, _numbers, st.booleans(), st.lists(_texts, max_size=3), st.none())
    texts = st.dictionaries(st.just(TEXT), _texts)
    return st.builds(lambda some, text: {**some, **text}, st.dictionaries(_names, values), texts)
