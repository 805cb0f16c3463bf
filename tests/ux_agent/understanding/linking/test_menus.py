"""Links that a message places in the menu, whatever page or text has that name too."""

import pytest

from tests.ux_agent.understanding.more_sites import entry
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import link, links, site, target

INN = site(
    {
        "home": ("home page",),
        "menu": ("menu page",),
        "rooms": ("rooms page",),
        "navbar": ("navigation", "nav"),
    },
    target("home", "headline", "text", "Sleep well"),
    target("home", "choir-day", "text", "Monday", aliases=("choir",)),
    target("home", "quiz-day", "text", "Thursday", aliases=("quiz",)),
    target("menu", "title", "text", "Menu"),
    target("rooms", "title", "text", "Rooms"),
    target("rooms", "page-title", "text", "Rooms"),
    links("navbar", "links", link("Home", "/"), link("Menu", "/menu"), link("Rooms", "/rooms")),
)


@pytest.mark.parametrize(
    "say",
    [
        "rename Rooms to Stay in the menu",
        'call the Rooms page "Stay" in the navigation',
        "change Rooms to Stay in the nav",
        "rename Rooms in the menu to Stay",
        "Rooms should be called Stay in the menu",
    ],
)
def test_a_page_renamed_in_the_menu_is_its_link(say: str) -> None:
    assert changes(INN, say) == [("navbar", "link-label", "Rooms", "Stay")]


def test_what_is_no_more_goes_from_the_menu() -> None:
    say = "we don't do rooms any more, remove it from the nav"
    assert changes(INN, say) == [("navbar", "remove-link", "Rooms", "")]


def test_a_wish_before_the_one_for_the_menu_is_not_lost() -> None:
    assert said(INN, "make the headline Rooms, remove it from the nav").kind == "clarify"


def test_where_a_new_link_goes_is_said_behind_it() -> None:
    say = "add Gift cards to the nav bar, goes to /gift-cards"
    assert changes(INN, say) == [
        ("navbar", "add-link", "", {"label": "Gift cards", "href": "/gift-cards"})
    ]


def test_a_day_that_is_told_is_written_without_its_preposition() -> None:
    assert changes(INN, "choir is on Wednesdays now") == [("home", "choir-day", "", "Wednesday")]


TAVERN = site(
    {"menu": ("menu page",), "navbar": ("navigation", "nav")},
    target("menu", "title", "text", "Menu"),
    links("menu", "dishes", entry("Pea soup"), entry("Ham pie"), entry("Plum cake")),
    links("navbar", "links", link("Home", "/"), link("Menu", "/menu"), link("Find us", "/find")),
)


@pytest.mark.parametrize(
    ("say", "change"),
    [
        ("move Find us before Home in the menu", ("navbar", "order", "Find us", "Home")),
        (
            "rename Find us to Our place in the menu",
            ("navbar", "link-label", "Find us", "Our place"),
        ),
        ("take Find us out of the menu", ("navbar", "remove-link", "Find us", "")),
        ("throw out Find us from the menu", ("navbar", "remove-link", "Find us", "")),
        ("take the ham pie off the menu", ("menu", "remove-link", "Ham pie", "")),
        ("move Ham pie before Pea soup in the menu", ("menu", "order", "Ham pie", "Pea soup")),
    ],
)
def test_the_menu_is_the_one_that_has_what_is_named(
    say: str, change: tuple[str, str, str, str]
) -> None:
    assert changes(TAVERN, say) == [change]
