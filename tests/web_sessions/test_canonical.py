"""What is the same JSON, and a clear word for what JSON does not hold."""

import json
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web_sessions.canonical import MOST_BYTES, Unstorable, canonical, data_of, storable

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
)
JSON = st.recursive(
    SCALARS | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


class Colour(StrEnum):
    RED = "red"


def reversed_order(value: Any) -> Any:
    """The same JSON, keys the other way round."""
    if isinstance(value, dict):
        return {key: reversed_order(value[key]) for key in reversed(value)}
    return [reversed_order(part) for part in value] if isinstance(value, list) else value


@given(st.dictionaries(st.text(), JSON, max_size=4))
def test_what_is_stored_comes_back_as_it_was(data: dict[str, Any]) -> None:
    text = storable(data)
    assert text.isascii()
    assert data_of(text) == data
    assert list(data_of(text) or ()) == list(data)
    assert canonical(reversed_order(data)) == canonical(data)


@pytest.mark.parametrize("text", ["", "[]", "null", '"a"', "1", "{", "[" * 100_000])
def test_what_is_no_object_holds_no_data(text: str) -> None:
    assert data_of(text) is None


def loop() -> dict[str, Any]:
    """A list that holds itself."""
    turn: list[Any] = []
    turn.append(turn)
    return {"turn": turn}


def deep() -> dict[str, Any]:
    """Nested deeper than Python goes."""
    value: list[Any] = []
    for _ in range(100_000):
        value = [value]
    return {"deep": value}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"when": {1}}, "session['when'] is a set ({1}): JSON cannot hold that"),
        ({"cart": [{"at": b"x"}]}, "session['cart'][0]['at'] is a bytes (b'x')"),
        ({"x": float("nan")}, "session['x'] is nan"),
        ({"x": [1.0, float("inf")]}, "session['x'][1] is inf"),
        ({1: "a"}, "session has the key 1, which is no text"),
        ({"n": {None: 1}}, "session['n'] has the key None, which is no text"),
        ({"n": {1: "a", "1": "b"}}, "session['n'] has the key 1, which is no text"),
        ({"n": [{True: 1}]}, "session['n'][0] has the key True"),
        (loop(), "session['turn'][0] contains itself"),
        (deep(), "nested too deep"),
    ],
)
def test_what_json_cannot_hold_is_named(data: dict[Any, Any], told: str) -> None:
    with pytest.raises(Unstorable) as refused:
        storable(data)
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({"t": (1, 2)}, '{"t":[1,2]}'),
        ({"c": Colour.RED}, '{"c":"red"}'),
        ({"ü": "😀"}, r'{"\u00fc":"\ud83d\ude00"}'),
        ({"alone": "\ud800"}, r'{"alone":"\ud800"}'),
        ({"same": [[], []]}, '{"same":[[],[]]}'),
        ({"brace": "{"}, '{"brace":"{"}'),
    ],
)
def test_what_json_does_hold_is_taken(data: dict[str, Any], text: str) -> None:
    assert storable(data) == text
    assert json.loads(text) == json.loads(json.dumps(data))


def test_a_session_larger_than_an_item_is_refused_in_words() -> None:
    room = MOST_BYTES - len('{"a":""}')
    assert len(storable({"a": "x" * room})) == MOST_BYTES
    with pytest.raises(Unstorable, match="409,089 bytes of JSON, and a session may be 409,088"):
        storable({"a": "x" * (room + 1)})
