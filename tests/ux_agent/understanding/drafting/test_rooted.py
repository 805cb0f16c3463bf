"""A whole part of a page stays where it is: the menu is never put in order for it."""

import pytest

from bot.ux_agent.understanding import texts
from tests.ux_agent.understanding.parlour import PARLOUR
from tests.ux_agent.understanding.reading import said


@pytest.mark.parametrize(
    "wish",
    [
        "move the testimonials above the services",
        "can you put the reviews before services",
        "put testimonials before services",
        "move our testimonial section to the top of the page",
        "shift the quotes down below the team",
        "swap the testimonials and the team",
        "move the footer above the header",
    ],
)
def test_a_part_that_is_to_move_is_told_to_stay(wish: str) -> None:
    intent = said(PARLOUR, wish)

    assert intent.question
    assert (intent.changes, intent.question.text) == ((), texts.PARTS_STAY)
    assert "whole part" in str(intent.question.text)


def test_a_link_of_the_menu_moves_and_so_does_an_entry() -> None:
    for wish, place in (
        ("put Services first", ("navbar", "order", "Services", "first")),
        ("move News to the top", ("navbar", "order", "News", "first")),
        ("move the News link after Contact", ("navbar", "order", "News", "last")),
        ("move Priya's quote to the top", ("home", "order", "Priya", "first")),
    ):
        intent = said(PARLOUR, wish)
        moved = [(one.section, one.property, one.target, one.value) for one in intent.changes]
        assert moved == [place], wish
        assert intent.changes[0].op == "reorder", wish


def test_what_stands_behind_the_place_is_never_what_moves() -> None:
    for wish in ("move the blog link after Contact", "put the reviews link before Services"):
        intent = said(PARLOUR, wish)
        assert intent.kind == "clarify", wish
        assert intent.changes == (), wish
