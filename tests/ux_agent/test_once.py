"""Tests of bot.ux_agent.once."""

from bot.ux_agent.once import Once


def test_it_is_made_once_for_the_very_same_value() -> None:
    made: list[list[int]] = []

    def noted(value: list[int]) -> int:
        made.append(value)
        return len(made)

    once = Once(noted)
    one, other = [1], [1]

    assert [once(one), once(other), once(one), once(other)] == [1, 2, 1, 2]


def test_only_the_last_few_are_kept() -> None:
    made: list[object] = []
    once = Once(made.append)
    first = object()

    for value in (first, *(object() for _ in range(20)), first):
        once(value)

    assert made.count(first) == 2
