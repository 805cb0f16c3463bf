"""The menu set in order in a few words, each of which is of that."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import link, links, site, target

GARDEN = site(
    {
        "navbar": ("menu",),
        "home": ("home page",),
        "about": ("about page", "our story", "our story page"),
        "footer": (),
    },
    links(
        "navbar",
        "menu",
        link("Home", "/"),
        link("Plants", "/plants"),
        link("Courses", "/courses"),
        link("Who we are", "/about"),
        link("Visit", "/visit"),
    ),
    links("footer", "social", link("Strava", "https://strava.example")),
    target("home", "headline", "text", "Grow well", aliases=("title",)),
    target("about", "title", "text", "Our story"),
)
MOVED = ("navbar", "order", "Visit", "Courses")
GONE = ("navbar", "remove-link", "Home", "")


@pytest.mark.parametrize(
    "say",
    [
        "Visit before Courses and Home out",
        "menu: put Visit before Courses and throw out Home",
        "in the menu Visit should come before Courses, and Home can go",
        "move Visit before Courses in the menu and take the Home link out please",
        "Visit between Plants and Courses, Home away",
    ],
)
def test_places_and_what_goes_are_told_together(say: str) -> None:
    assert changes(GARDEN, say) == [MOVED, GONE]


@pytest.mark.parametrize(
    ("say", "wanted"),
    [
        ("menu: Visit first, Home last", [("Visit", "first"), ("Home", "last")]),
        ("put Plants after the about page in the menu", [("Plants", "Visit")]),
        ("Our story to the front of the menu", [("Who we are", "first")]),
        (
            "menu order: Plants, Home, Courses, Visit, Who we are",
            [("Plants", "Home"), ("Visit", "Who we are")],
        ),
    ],
)
def test_a_place_may_be_an_end_a_neighbour_or_a_whole_order(
    say: str, wanted: list[tuple[str, str]]
) -> None:
    found = changes(GARDEN, say)
    assert [(one[2], one[3]) for one in found] == wanted
    assert {one[:2] for one in found} == {("navbar", "order")}


def test_an_entry_goes_from_the_menu_by_the_name_of_its_page() -> None:
    say = "take our story out of the menu"
    assert changes(GARDEN, say) == [("navbar", "remove-link", "Who we are", "")]


@pytest.mark.parametrize(
    "say",
    [
        "Home out",
        "menu order: Plants, Home",
        "the menu should be Plants and Home",
        "Visit before Visit and Home out",
        "the headline should say Visit before Courses and Home out",
    ],
)
def test_what_is_less_or_more_than_an_order_is_none(say: str) -> None:
    found = said(GARDEN, say).changes
    assert not any(one.property in {"order", "remove-link"} for one in found)


@pytest.mark.parametrize(
    "turns",
    [
        ("rename Visit to Find us in the menu", "and Strava can go"),
        ("rename Visit to Find us in the menu and Strava can go",),
    ],
)
def test_what_can_go_behind_another_wish_is_not_given_its_value(turns: tuple[str, ...]) -> None:
    assert changes(GARDEN, *turns) == [
        ("navbar", "link-label", "Visit", "Find us"),
        ("footer", "remove-link", "Strava", ""),
    ]


def test_what_anybody_can_do_within_a_new_text_is_a_part_of_it() -> None:
    (change,) = changes(GARDEN, "change the headline to Come in and Bob can go")
    assert change[3] == "Come in and Bob can go"


@pytest.mark.parametrize(
    "say",
    [
        "rename the Courses link to Classes",
        "the Courses link should say Classes please",
        "the Courses link in the menu should say Classes",
        "rename Courses to Classes in the menu",
    ],
)
def test_a_link_called_by_its_whole_label_is_that_of_the_menu(say: str) -> None:
    assert changes(SHOPS, say) == [("navbar", "link-label", "Courses", "Classes")]


def test_a_link_goes_by_its_whole_label_or_its_page() -> None:
    gone = ("navbar", "remove-link", "Courses", "")
    assert changes(SHOPS, "remove the Courses link") == [gone]
    gone = ("navbar", "remove-link", "Who we are", "")
    assert changes(GARDEN, "remove the about link") == [gone]


@pytest.mark.parametrize(
    "say", ["change the Courses link to green", "rename the All courses link to Classes"]
)
def test_a_look_or_another_link_is_not_of_the_menu(say: str) -> None:
    assert not [one for one in said(SHOPS, say).changes if one.section == "navbar"]


SHOPS = site(
    {"navbar": ("menu",), "home": ("home page",)},
    links("navbar", "menu", link("Home", "/"), link("Courses", "/courses")),
    target("home", "more-label", "text", "All courses", aliases=("courses link",)),
    target("home", "more-href", "url", "/courses"),
)
