"""Pages of the site by what they are called."""

import pytest

from bot.ux_agent.understanding.linking import pages
from tests.ux_agent.understanding.reading import changes, said
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


NEW = {"label": "Jobs", "href": "team.html"}


@pytest.mark.parametrize(
    "turns",
    [
        ("can you add Jobs to the menu at the end, it goes to the team page where they work",),
        ("add Jobs to the menu, which leads to our people",),
        ("add a menu item Jobs pointing at the staff page",),
        ("add Jobs to the menu", "to the team page"),
        ("add Jobs to the menu", "where Staff goes"),
    ],
)
def test_where_a_new_link_leads_may_be_told_by_a_page(turns: tuple[str, ...]) -> None:
    assert changes(TOWN, *turns) == [("navbar", "add-link", "", NEW)]


@pytest.mark.parametrize(
    "say", ["the Staff link should go to the visit page", "link the Staff link to the visit page"]
)
def test_a_link_is_led_to_a_page_by_its_name(say: str) -> None:
    assert changes(TOWN, say) == [("navbar", "link-href", "Staff", "./visit/")]


@pytest.mark.parametrize("say", ["add the prices page to the menu", "put Prices in the menu"])
def test_a_page_that_the_menu_lacks_is_put_there(say: str) -> None:
    found = changes(TOWN, say)
    assert found == [("navbar", "add-link", "", {"label": "Prices", "href": "prices.html"})]


@pytest.mark.parametrize(
    "say",
    [
        "the Staff link should go to the front",
        'change the title to "It goes to the visit page"',
        "the path goes to the visit page",
        "add Help to the menu, it goes to the help page",
        "add the staff page to the menu",
    ],
)
def test_a_place_a_text_and_no_page_are_no_address(say: str) -> None:
    found = said(TOWN, say)
    assert not any("href" in one.property or one.op == "add" for one in found.changes), found


BUTTONS = site(
    {"navbar": ("menu",), "home": ("home page",)},
    links("navbar", "menu", link("Join", "join.html"), link("Contact", "contact.html")),
    target("home", "cta-text", "text", "Become a friend", aliases=("button", "button text")),
    target("home", "cta-link", "url", "join.html", aliases=("button link",)),
    target("home", "lead", "text", "Come by"),
)


@pytest.mark.parametrize(
    "say",
    [
        "Become a friend should go to the contact page",
        "become a friend must lead to the contact page please",
    ],
)
def test_a_button_is_told_by_its_words_alone(say: str) -> None:
    assert changes(BUTTONS, say) == [("home", "cta-link", "", "contact.html")]


def test_words_that_lead_nowhere_lead_to_no_page() -> None:
    assert not said(BUTTONS, "Come by should go to the contact page").changes
