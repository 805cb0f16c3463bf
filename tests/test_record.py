"""Tests of bot.record: what it promises is what typing.NamedTuple does."""

import copy
import pickle
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from bot.record import Record


class Named(NamedTuple):
    first: str
    second: int = 2
    third: tuple[str, ...] = ()


class Recorded(Record):
    first: str
    second: int = 2
    third: tuple[str, ...] = ()

    @property
    def shouted(self) -> str:
        return self.first.upper()


Made = Callable[[Any], Any]

WAYS: list[Made] = [
    lambda kind: kind("a"),
    lambda kind: kind("a", 3),
    lambda kind: kind("a", 3, ("x",)),
    lambda kind: kind("a", third=("x",)),
    lambda kind: kind(first="a", second=3),
    lambda kind: kind("a")._replace(first="b", third=("x",)),
    lambda kind: kind("a")._replace(),
    lambda kind: copy.copy(kind("a", 3)),
    lambda kind: copy.deepcopy(kind("a", 3)),
    lambda kind: pickle.loads(pickle.dumps(kind("a", 3))),  # noqa: S301 - its own bytes
]
FAULTS: list[Made] = [
    lambda kind: kind(),
    lambda kind: kind("a", 1, (), "more"),
    lambda kind: kind("a", first="b"),
    lambda kind: kind("a", fourth=4),
    lambda kind: kind(second=3),
]


@pytest.mark.parametrize("made", WAYS)
def test_a_record_is_made_and_copied_as_a_named_tuple(made: Made) -> None:
    record = made(Recorded)

    assert type(record) is Recorded
    assert record == made(Named)
    assert record._asdict() == made(Named)._asdict()
    assert (record.first, record.second, record.third) == tuple(record)


@pytest.mark.parametrize("fault", FAULTS)
def test_what_a_named_tuple_refuses_a_record_refuses(fault: Made) -> None:
    for kind in (Named, Recorded):
        with pytest.raises(TypeError):
            fault(kind)


def test_an_unknown_field_cannot_be_replaced() -> None:
    with pytest.raises(TypeError, match="no fourth"):
        Recorded("a")._replace(fourth=4)  # type: ignore[call-arg]


def test_a_record_has_its_methods_fields_and_words() -> None:
    assert Recorded("a").shouted == "A"
    assert Recorded._fields == Named._fields
    assert repr(Recorded("a")) == "Recorded(first='a', second=2, third=())"


def test_a_record_cannot_be_changed() -> None:
    record = Recorded("a")
    with pytest.raises(AttributeError):
        record.first = "b"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        record.other = "b"  # type: ignore[attr-defined]


def test_a_record_is_matched_by_position_and_by_name() -> None:
    match Recorded("a", 3):
        case Recorded(first, second, third=third):
            assert (first, second, third) == ("a", 3, ())
