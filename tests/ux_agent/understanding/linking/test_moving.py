"""Entries that change their place, however they are named."""

import pytest

from tests.ux_agent.understanding.reading import said
from tests.ux_agent.understanding.record_site import STUDIO
from tests.ux_agent.understanding.sites import BAKERY


def _moves(wording: str) -> list[tuple[str, str, str, object]]:
    found = said(STUDIO, wording).changes
    return [(one.op, one.section, one.target, one.value) for one in found]


@pytest.mark.parametrize(
    ("wording", "label", "value"),
    [
        ("put the family class first", "Family Saturday", "first"),
        ("put Ines first in the team", "Ines Vermeulen", "first"),
        ("move Ines to the top of the team", "Ines Vermeulen", "first"),
        ("please put Tessa's review before the one by Marek", "I sleep again.", "A lovely place."),
        ("put the question about a mat first", "Do I need a mat?", "first"),
        ("put the mat question first", "Do I need a mat?", "first"),
        ("the single pass should come first", "Single 60", "first"),
        ("move Ada to the end of the team list", "Dr Ada Bell", "last"),
    ],
)
def test_an_entry_moves_by_any_of_what_it_says(wording: str, label: str, value: str) -> None:
    assert [(one[0], *one[2:]) for one in _moves(wording)] == [("reorder", label, value)]


@pytest.mark.parametrize(
    "wording",
    ["move Bob to the top of the team", "put Bob first in the team", "put the reviews first"],
)
def test_nothing_moves_that_is_not_surely_meant(wording: str) -> None:
    assert _moves(wording) == []


def test_a_link_of_the_lists_name_moves_where_it_is_named_itself() -> None:
    assert _moves("put Team first in the menu") == [("reorder", "navbar", "Team", "first")]


@pytest.mark.parametrize(
    ("wording", "label", "value"),
    [
        ("swap Ines and Ada", "Ines Vermeulen", "Dr Ada Bell"),
        ("swap the reviews by Marek and Tessa", "I sleep again.", "A lovely place."),
        ("switch the yin and the family class", "Family Saturday", "Yin"),
        ("swap Marek's and Tessa's reviews on the front page", "I sleep again.", "A lovely place."),
        ("swap the first two reviews", "I sleep again.", "A lovely place."),
        ("swap the 10-class pass with the single", "Single 60", "10-class pass"),
    ],
)
def test_two_entries_of_the_one_list_that_has_both_change_places(
    wording: str, label: str, value: str
) -> None:
    assert [one[2:] for one in _moves(wording)] == [(label, value)]


@pytest.mark.parametrize(
    "wording",
    [
        "swap the ada and ines roles",
        "swap the roles of Ada and Ines",
        "switch Ada's and Ines' roles",
        "swap Ada and Ines's roles around",
    ],
)
def test_a_field_of_two_entries_is_swapped_alone(wording: str) -> None:
    changes = said(STUDIO, wording).changes
    assert [(one.property, one.value) for one in changes] == [
        ("ada-role", "Teacher"),
        ("ines-role", "Head teacher"),
    ]


@pytest.mark.parametrize("wording", ["swap the names of Ada and Ines", "swap the spots of Bob"])
def test_names_and_fields_that_nobody_has_are_not_swapped(wording: str) -> None:
    assert said(STUDIO, wording).kind == "clarify"


def test_a_name_with_a_capital_that_moves_is_no_text_of_the_list() -> None:
    assert [(one[0], *one[2:]) for one in _moves("put Single 60 first in the passes")] == [
        ("reorder", "Single 60", "first")
    ]


@pytest.mark.parametrize(
    ("wording", "label", "value"),
    [
        ("move contact to second place in the menu", "Contact", "About"),
        ("put Contact second in the menu", "Contact", "About"),
        ("move blog to position 2", "Blog", "About"),
        ("move About to the 3rd spot in the navigation", "About", "Contact"),
        ("please move contact up one in the menu", "Contact", "Blog"),
        ("move contact two places up in the menu", "Contact", "About"),
        ("bring Home down a place", "Home", "Blog"),
        ("move Home to the last but one place", "Home", "Contact"),
        ("contact should come second in the menu", "Contact", "About"),
        ("move About to the fourth place", "About", "last"),
    ],
)
def test_a_link_moves_to_a_place_that_is_told_by_its_number(
    wording: str, label: str, value: str
) -> None:
    (change,) = said(BAKERY, wording).changes
    assert (change.op, change.target, change.value) == ("reorder", label, value)


@pytest.mark.parametrize(
    ("wording", "label", "value"),
    [
        ("put Single 60 up one", "Single 60", "10-class pass"),
        ("move the family class to first position", "Family Saturday", "first"),
        ("move Ines up a place on the team", "Ines Vermeulen", "Dr Ada Bell"),
    ],
)
def test_an_entry_moves_to_a_place_that_is_told_by_its_number(
    wording: str, label: str, value: str
) -> None:
    (change,) = said(STUDIO, wording).changes
    assert (change.op, change.target, change.value) in [
        ("reorder", label, value),
        ("reorder", label, "first"),  # of two the one before the other is the first
    ]


@pytest.mark.parametrize(
    "wording",
    [
        "move contact to position 9",
        "move Home up one",
        "put the headline second",
        "move Zoo up one",
    ],
)
def test_a_place_that_is_none_moves_nothing(wording: str) -> None:
    assert not said(BAKERY, wording).changes
