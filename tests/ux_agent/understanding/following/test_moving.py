"""A place corrected moves all that was wanted of it."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.scanned_page import PAGE
from tests.ux_agent.understanding.sites import target

BOTH = PAGE._replace(
    targets=(
        *PAGE.targets,
        target("home", "subtitle-size", "size", "20px", aliases=("tagline size",)),
        target("home", "subtitle-color", "color", "#555555", aliases=("tagline colour",)),
        target("home", "subtitle-weight", "weight", "bold", aliases=("tagline weight",)),
    )
)
MOVED = [("subtitle-color", "#ff0000"), ("subtitle-size", "25px")]


def told(*turns: str) -> list[tuple[str, object]]:
    """Property and value of each change, sorted."""
    return sorted((one[1], one[3]) for one in changes(BOTH, *turns))


@pytest.mark.parametrize(
    "turns",
    [
        ("make the headline bigger and red", "actually the tagline"),
        ("make the headline bigger and red", "no, the subtitle"),
        ("make the headline bigger and red", "sorry, i meant the tagline"),
        ("make the headline bigger and red", "the tagline instead"),
        ("make the headline bigger", "and red", "actually the tagline"),
    ],
)
def test_all_that_was_wanted_of_one_place_moves(turns: tuple[str, ...]) -> None:
    assert told(*turns) == MOVED


def test_what_was_told_of_another_part_stays() -> None:
    found = told("make the footer black", "and the headline bigger and red", "no, the tagline")
    assert found == [("background", "#000000"), *MOVED]


def test_what_is_so_already_at_the_one_place_is_wanted_of_the_other() -> None:
    # The subtitle is bold: of that alone nothing would be left to move.
    found = told("make the tagline bold and red", "actually the headline")
    assert found == [("font-weight", "bold"), ("headline-color", "#ff0000")]


def test_a_place_beside_the_first_gets_all_of_it_too() -> None:
    found = told("make the headline bigger and red", "the tagline too")
    assert found == [("font-size", "4rem"), ("headline-color", "#ff0000"), *MOVED]


def test_looks_of_a_whole_part_of_the_page_move_as_they_are() -> None:
    found = changes(BOTH, "make the footer blue with white text", "no, the header")
    assert [one[:2] for one in found] == [("header", "background"), ("header", "color")]


def test_a_look_that_the_new_place_lacks_is_asked_about() -> None:
    intent = said(BOTH, "make the headline bigger and red", "actually the announcement")
    assert intent.kind == "clarify"
    assert {one.section for one in intent.changes} <= {"announce"}
