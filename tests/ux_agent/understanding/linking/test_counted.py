"""Entries of plain lists: by their number, and new ones told with the list before or behind."""

import pytest

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.linking import counted
from tests.ux_agent.understanding.more_sites import entry
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import link, links, site, target

VISIT = site(
    {"navbar": ("menu",), "home": (), "visit": ()},
    links("navbar", "menu", link("Home", "/"), link("Visit", "/visit")),
    links(
        "visit",
        "ticks",
        entry("Please walk your dog first."),
        entry("Bring proof of vaccination."),
        entry("Tell us about sore spots."),
    )._replace(aliases=("before you come",)),
    links("home", "plans", entry("Basic", "One dog"), entry("Full", "Two dogs")),
)


@pytest.mark.parametrize(
    ("wording", "label", "value"),
    [
        ("first tick should be: Walk him first", "Please walk your dog first.", "Walk him first."),
        ("the first tick should say walk him", "Please walk your dog first.", "walk him."),
        ("change the 2nd tick to Bring a card!", "Bring proof of vaccination.", "Bring a card!"),
        (
            "the last point of the before you come list should now say “Tell us all”",
            "Tell us about sore spots.",
            "Tell us all.",
        ),
        (
            "please replace the second item in the before you come list with Bring a card",
            "Bring proof of vaccination.",
            "Bring a card.",
        ),
    ],
)
def test_an_entry_of_a_plain_list_is_meant_by_its_number(
    wording: str, label: str, value: str
) -> None:
    assert changes(VISIT, wording) == [("visit", "link-label", label, value)]


@pytest.mark.parametrize(
    "wording",
    [
        "the first tick should be green",
        "the first tick should be dark green",
        "change the first tick to bold text",
        "the last tick should be at the start",
        "the last tick: no longer needed",
        "the fourth tick should be Bring a card",
        "the first link should say Start here",
        "the first plan should say Basic for all",
        "the first point should say Bring a card",
        "remove the first tick with the dog",
    ],
)
def test_what_is_no_entry_of_a_plain_list_is_left(wording: str) -> None:
    assert counted.read(wording, VISIT) == []


@pytest.mark.parametrize(
    "wording",
    [
        "add to the before you come list: Bring a towel",
        "add Bring a towel to the before you come list",
        "add another point to the before you come list: Bring a towel",
        "before you come list: please add Bring a towel",
        "add a tick: Bring a towel",
    ],
)
def test_a_new_entry_is_told_with_its_list_before_or_behind(wording: str) -> None:
    assert [one[:2] for one in changes(VISIT, wording)] == [("visit", "add-link")]
    value = changes(VISIT, wording)[0][3]
    assert isinstance(value, dict)
    assert value["label"] == "Bring a towel."


def test_a_list_of_links_or_of_cards_is_no_plain_one() -> None:
    for wording in ("add Bring a towel to the menu", "add to the plans: Bring a towel"):
        assert not said(VISIT, wording).changes


def _hero(*starts: int) -> SiteIndex:
    """A part of a page with two buttons, whose words begin at these bytes."""
    words = [
        target("home", "cta-text", "text", "Book a call", aliases=("button",)),
        target("home", "fees", "text", "See our fees", aliases=("fees button",)),
    ]
    placed = [
        one._replace(places=(one.places[0]._replace(start=start),))
        for one, start in zip(words, starts, strict=True)
    ]
    ways = (target("home", "cta-link", "url", "/call"), target("home", "fees-link", "url", "/fees"))
    return site({"home": ("hero",)}, *placed, *ways)


@pytest.mark.parametrize(
    ("place", "name"), [("first", "fees"), ("second", "cta-text"), ("last", "cta-text")]
)
def test_a_button_is_meant_by_its_number_in_a_part(place: str, name: str) -> None:
    wording = f"the {place} button in the hero should say Our prices"
    assert changes(_hero(90, 40), wording) == [("home", name, "", "Our prices")]


@pytest.mark.parametrize(
    "wording",
    [
        "the third button in the hero should say Our prices",
        "the second button should say Our prices",
        "the second button in the hero should be green",
        "the second button in the hero should be a bit bigger",
        "the second button in the footer should say Our prices",
    ],
)
def test_a_button_that_is_not_sure_is_not_meant(wording: str) -> None:
    assert counted.read(wording, _hero(90, 40)) == []


def test_buttons_at_one_place_have_no_order() -> None:
    assert counted.read("the first button in the hero should say Our prices", _hero(7, 7)) == []


def test_of_the_hero_are_the_buttons_in_the_file_of_its_main_one() -> None:
    page = _hero(90, 40)
    other = target("home", "switch", "text", "Switch to us", aliases=("switch button",))
    other = other._replace(places=(other.places[0]._replace(file="cta.html", start=5),))
    way = target("home", "switch-link", "url", "/switch")
    page = page._replace(targets=(*page.targets, other, way))
    assert changes(page, "the first button in the hero should say Our prices")[0][1] == "fees"
    assert counted.read("the first button on the home page should say Our prices", page) == []
