"""The order of a menu whose links are called as the parts of the page are."""

import pytest

from tests.ux_agent.understanding.more_sites import CAFE
from tests.ux_agent.understanding.one_page import ONE_PAGE
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import link, links, site


@pytest.mark.parametrize(
    ("wording", "value"),
    [
        ("put Contact first in the menu", "first"),
        ("put contact first", "first"),
        ("Contact first please", "first"),
        ("Contact should be first in the menu", "first"),
        ("can you move Contact to the front of the menu?", "first"),
        ("move Contact to the top of the nav", "first"),
        ("put Contact before Prices in the menu", "Prices"),
        ("move Contact above Tours", "Tours"),
        ("put Contact below Tours in the menu", "Prices"),
        ("Contact should come before Questions", "Questions"),
        ("I want Contact to come first in the menu", "first"),
        ("can Contact go before Questions?", "Questions"),
        ("make Contact the first item in the menu", "first"),
    ],
)
def test_with_a_place_among_others_a_link_is_meant_and_no_part_of_the_page(
    wording: str, value: str
) -> None:
    assert changes(ONE_PAGE, wording) == [("navbar", "order", "Contact", value)]


@pytest.mark.parametrize(
    "wording",
    [
        "put the headline first",
        "put the phone number after the headline",
        "put the tours heading at the end",
        "place the copyright last in the footer",
    ],
)
def test_a_place_is_never_written_as_a_text(wording: str) -> None:
    assert said(ONE_PAGE, wording).kind == "clarify"


def test_a_text_may_begin_with_the_word_for_a_place() -> None:
    wording = "set the headline to First come, first served"
    assert changes(ONE_PAGE, wording)[0][3] == "First come, first served"


def test_a_part_of_a_page_is_not_moved_in_the_menu() -> None:
    assert said(CAFE, "move the footer to the top").kind == "clarify"


@pytest.mark.parametrize(
    ("wording", "place"),
    [
        ("rename Tours to Trips", ("navbar", "link-label", "Tours", "Trips")),
        ("Tours should link to /trips", ("navbar", "link-href", "Tours", "/trips")),
    ],
)
def test_a_link_is_renamed_and_led_though_a_part_has_its_name(
    wording: str, place: tuple[str, str, str, str]
) -> None:
    assert changes(ONE_PAGE, wording) == [place]


def test_a_link_called_as_a_page_with_a_list_is_the_link_of_the_menu() -> None:
    index = site(
        {"navbar": ("menu",), "visit": ("visit page",)},
        links("navbar", "menu", link("Home", "/"), link("Visit", "/visit")),
        links("visit", "hours", link("Monday", ""), link("Friday", "")),
    )._replace(is_scanned=True)
    found = changes(index, "rename Visit to Find us")
    assert found == [("navbar", "link-label", "Visit", "Find us")]
