"""A new text for two places stands in both, and none of their names is a part of it."""

import pytest

from tests.ux_agent.understanding.parlour import PARLOUR
from tests.ux_agent.understanding.reading import changes, said

MENU = ("navbar", "link-label", "News", "Blog")
PAGE = ("news", "title", "", "Blog")


@pytest.mark.parametrize(
    "wish",
    [
        "change News to Blog in menu and on the page",
        "rename the News page to Blog in the menu and the heading",
        "News should be called Blog both in the nav and on the news page please",
        'change "News" to "Blog" in our menu and on the page itself.',
    ],
)
def test_a_text_changes_in_the_menu_and_on_its_page(wish: str) -> None:
    assert changes(PARLOUR, wish) == [MENU, PAGE]


def test_the_places_come_in_the_order_in_which_they_are_told() -> None:
    assert changes(PARLOUR, "change News to Blog on the page and in the menu") == [PAGE, MENU]


def test_a_place_where_the_text_does_not_stand_is_asked_about() -> None:
    for wish in (
        "change Contact to Get in touch in the menu and on the page",
        "change Contact to Get in touch in the menu and footer",
    ):
        intent = said(PARLOUR, wish)
        assert intent.kind == "clarify", wish
        assert intent.pending["value"] == "Get in touch", wish


def test_a_text_may_end_like_two_places() -> None:
    for wish, text in (
        ("the hero text should say See you at the top and the bottom", "at the top and the bottom"),
        ("change the hero text to Baths in and out of the house", "in and out of the house"),
        ("change the hero text to “Paws in the menu and on the page”", "in the menu and on"),
    ):
        (change,) = said(PARLOUR, wish).changes
        assert text in str(change.value), wish


def test_the_places_are_no_part_of_the_text_of_a_place_that_is_named() -> None:
    intent = said(PARLOUR, "change the brand to Salt and Soap in the header and on the page")

    assert [one.value for one in intent.changes] == ["Salt and Soap"]
