"""Pages of the site by what they are called."""

import pytest

from bot.ux_agent.understanding.linking import pages
from tests.ux_agent.understanding.reading import changes
from tests.ux_agent.understanding.sites import link, links, site, target

TOWN = site(
    {
        "navbar": ("menu",),
        "home": ("home page",),
        "team": ("our people", "our people page", "team page"),
        "cards": (),
    },
    links(
        "navbar",
        "menu",
        link("Home", "index.html"),
        link("Staff", "team.html"),
        link("Shop", "https://shop.example"),
    ),
    links("cards", "cards", link("Weekly", "prices.html")),
    target("home", "button-link", "url", "./visit/"),
    target("team", "title", "text", "Our people"),
)


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("the team page", "team.html"),
        ("Our people", "team.html"),
        ("staff", "team.html"),
        ("homepage", "index.html"),
        ("the visit page", "./visit/"),
        ("prices", "prices.html"),
        ("shop", ""),
        ("weekly", ""),
        ("the barn page", ""),
    ],
)
def test_a_page_is_known_by_its_file_its_heading_and_its_label(said: str, address: str) -> None:
    assert pages.address(said, TOWN) == address


def test_a_page_of_two_addresses_is_none() -> None:
    two = links("navbar", "menu", link("Join", "join.html"), link("Join", "members/join.html"))
    assert pages.address("join", site({"navbar": ("menu",)}, two)) == ""


@pytest.mark.parametrize("near", ["after the team page", "after Our people"])
def test_a_neighbour_in_the_menu_may_be_called_as_its_page(near: str) -> None:
    (change,) = changes(TOWN, f"add Blog to the menu {near}, /blog")
    assert change[:3] == ("navbar", "add-link", "Shop")
