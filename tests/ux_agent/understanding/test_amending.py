"""Short messages about what was wanted last."""

import pytest

from tests.ux_agent.understanding.more_sites import SHOP
from tests.ux_agent.understanding.reading import changes, question, said

TWO = "make the footer black and the buttons green"


@pytest.mark.parametrize(
    "back", ["undo that last one", "no, undo the last change", "forget the last bit please"]
)
def test_the_last_of_several_changes_is_taken_back(back: str) -> None:
    assert changes(SHOP, TWO, back) == [("footer", "background", "", "#000000")]


def test_nothing_is_left_when_the_only_change_is_taken_back() -> None:
    assert said(SHOP, "make the footer black", "undo the last change").kind == "refuse"


@pytest.mark.parametrize("more", ["even more", "a bit more please", "again"])
def test_more_of_a_relative_wish_goes_on_from_what_it_came_to(more: str) -> None:
    (change,) = changes(SHOP, "make the headline bigger", more)
    assert change == ("home", "font-size", "", "75px")


def test_more_of_a_wish_that_was_not_relative_is_no_amendment() -> None:
    assert said(SHOP, "make the footer black", "even more").kind == "clarify"


@pytest.mark.parametrize("other", ["hmm, another colour", "something else", "a different one"])
def test_another_value_is_asked_for(other: str) -> None:
    assert "footer background" in question(SHOP, "make the footer black", other)


def test_no_smaller_is_about_what_stands_there_now() -> None:
    assert changes(SHOP, "make the headline bigger", "no, smaller") == [
        ("home", "font-size", "", "38px")
    ]
