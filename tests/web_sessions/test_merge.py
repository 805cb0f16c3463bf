"""Two changes of one session: each keeps its keys."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web_sessions.merge import merged, same

DATA = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 2), max_size=5)


@given(DATA, DATA)
def test_with_nobody_else_what_we_made_stands(base: dict[str, int], ours: dict[str, int]) -> None:
    assert merged(base, ours, base) == ours


@given(DATA, DATA)
def test_where_we_changed_nothing_theirs_stands(
    base: dict[str, int], theirs: dict[str, int]
) -> None:
    assert merged(base, base, theirs) == theirs


@given(DATA, DATA)
def test_written_twice_it_is_as_written_once(base: dict[str, int], ours: dict[str, int]) -> None:
    assert merged(base, ours, merged(base, ours, base)) == merged(base, ours, base)


@given(DATA, DATA, DATA)
def test_each_key_is_somebodys(
    base: dict[str, int], ours: dict[str, int], theirs: dict[str, int]
) -> None:
    result = merged(base, ours, theirs)
    for key in "abcde":
        found = {one.get(key) for one in (ours, theirs)}
        assert result.get(key) in found
        if ours.get(key) == base.get(key):
            assert result.get(key) == theirs.get(key)
        elif theirs.get(key) == base.get(key):
            assert result.get(key) == ours.get(key)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ({"n": 1}, {"n": 2}, {"n": 3}, {"n": 2}),  # the later writer's
        ({"user": 1}, {"user": 2}, {}, {}),  # they signed out
        ({"user": 1}, {}, {"user": 2}, {}),  # we did
        ({}, {"x": 1}, {"x": 2}, {"x": 1}),
        ({"c": {"a": 1}}, {"c": {"a": 1, "b": 2}}, {"c": {"a": 1}, "d": 1}, None),
    ],
)
def test_a_removal_beats_a_change_and_else_the_later_one_stands(
    base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any], expected: Any
) -> None:
    if expected is None:
        expected = {**theirs, **ours}
    assert merged(base, ours, theirs) == expected


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        (1, True, False),
        (1, 1.0, False),
        ((1, 2), [1, 2], True),
        ({"a": [1]}, {"a": (1,)}, True),
        ({"a": 1}, {"a": True}, False),
        ([1], [1, 2], False),
        ({"a": 1}, {"b": 1}, False),
    ],
)
def test_the_same_is_what_is_the_same_json(one: object, other: object, are_same: bool) -> None:
    assert same(one, other) is are_same
