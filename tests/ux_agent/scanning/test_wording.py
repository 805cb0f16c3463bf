"""Which classes say what a part is, and which only how it looks."""

import pytest

from bot.ux_agent.scanning.wording import is_utility, said_class


@pytest.mark.parametrize(
    "name",
    [
        *("pb-4", "-mt-2", "mb-md-4", "mx-auto", "max-w-7xl", "min-h-screen", "w-full", "h-dvh"),
        *("space-x-4", "col-md-6", "col-span-2", "row-cols-md-3", "top-0", "z-50", "mt-n3"),
        *("bg-card", "text-link", "text-left", "border-right", "flex-row", "d-block", "btn-link"),
        *("list-none", "object-left", "inline-block", "md:pb-card", "list-group-item"),
    ],
)
def test_what_sets_a_value_is_a_utility(name: str) -> None:
    assert is_utility(name)


@pytest.mark.parametrize(
    "name",
    [
        *("pb-card", "pb-time", "top-bar", "left-col", "col-left", "order-form", "text-block"),
        *("list-item", "img-wrap", "grid-card", "line-item", "h-card"),
    ],
)
def test_what_goes_on_as_the_name_of_a_part_is_no_utility(name: str) -> None:
    assert not is_utility(name)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pb-card", "card"),
        ("c-button", "button"),
        ("elementor-widget", "widget"),
        ("bg-white", "bg-white"),
        ("our-story", "our-story"),
    ],
)
def test_marks_of_builders_and_of_kinds_are_not_said(name: str, said: str) -> None:
    assert said_class(name) == said
