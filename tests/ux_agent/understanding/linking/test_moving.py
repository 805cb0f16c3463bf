"""Entries that change their place, however they are named."""

import pytest

from tests.ux_agent.understanding.reading import said
from tests.ux_agent.understanding.record_site import STUDIO


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
