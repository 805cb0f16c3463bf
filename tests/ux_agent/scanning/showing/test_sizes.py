"""What is computed grows up to a size, and is not known beyond it; numbers stay numbers."""

import pytest

from bot.ux_agent.scanning.showing.joined import MOST_PARTS, Joined
from bot.ux_agent.scanning.showing.liquid import Liquid
from bot.ux_agent.scanning.showing.sizes import (
    MOST_ENTRIES,
    MOST_LETTERS,
    TooLarge,
    counted,
    gathered,
    numbers,
    power,
    replaced,
    sized,
)
from bot.ux_agent.scanning.showing.token import When
from bot.ux_agent.scanning.showing.value import Origin, Value


@pytest.mark.parametrize(
    "data", ["a" * (MOST_LETTERS + 1), [1] * (MOST_ENTRIES + 1), 2**300, -(2**300)]
)
def test_what_is_too_large_is_not_known(data: object) -> None:
    assert not sized(Value(data)).is_known


@pytest.mark.parametrize("data", ["a", [1], 2**64, 1.5, None, {}, True])
def test_what_is_not_stays_as_it_is(data: object) -> None:
    value = Value(data)
    assert sized(value) is value


def test_a_long_list_of_the_sites_own_data_is_known() -> None:
    held = Value([1] * (MOST_ENTRIES + 1), Origin("a.json", "key"))
    assert sized(held) is held


def test_a_text_is_replaced_as_far_as_it_is_shown() -> None:
    assert replaced("a-a-a", "a", "bb", 2) == "bb-bb-a"
    with pytest.raises(TooLarge):
        replaced("a" * 1000, "a", "b" * 1000)


def test_numbers_count_and_nothing_else_does() -> None:
    assert numbers(lambda one, other: one * other)(3, 4) == 12
    with pytest.raises(TypeError):
        numbers(lambda one, other: one * other)("a", 4)
    with pytest.raises(TooLarge):
        numbers(lambda one, other: one * other)(2**300, 4)


def test_a_power_is_that_of_scripts() -> None:
    assert power(2, 10) == 1024
    assert power(2, -1) == 0.5
    with pytest.raises(OverflowError):
        power(9, 9999)
    with pytest.raises(TypeError):
        power(-8, 0.5)


def test_a_range_has_as_many_numbers_as_a_list() -> None:
    assert counted(1, 4) == [1, 2, 3]
    assert len(counted(0, 10**12)) == MOST_ENTRIES


def test_a_list_that_is_put_together_has_an_end() -> None:
    assert gathered([Value(1)]) == [Value(1)]
    with pytest.raises(TooLarge):
        gathered([Value(1)] * (MOST_ENTRIES + 1))


def test_texts_of_texts_are_one_text_of_their_parts() -> None:
    inner = Value(Joined([Value("a", Origin("a.yml", "key")), Value("b")]))
    outer = Joined([inner, Value("c")])
    assert outer == "abc"
    assert [part.text for part in outer.parts] == ["a", "b", "c"]
    assert outer.parts[0].origin == Origin("a.yml", "key")


@pytest.mark.parametrize("parts", [[Value("a" * 1000)] * 300, [Value("a")] * (MOST_PARTS + 1)])
def test_a_text_of_too_many_parts_is_none(parts: list[Value]) -> None:
    with pytest.raises(TooLarge):
        Joined(parts)


def test_the_values_of_a_branch_are_parted_outside_of_quotes() -> None:
    found = Liquid().read("{% when 'a or b', \"c, d\" or e %}")
    assert isinstance(found, When)
    assert found.expressions == ("'a or b'", '"c, d"', "e")
