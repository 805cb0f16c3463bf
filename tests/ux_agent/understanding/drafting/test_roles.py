"""Looks of what is called by the last word of its name."""

import pytest

from bot.ux_agent.site import Target
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import link, links, site, target


def _look(name: str, kind: str, value: str, *aliases: str) -> Target:
    return target("home", name, kind, value, aliases=aliases)


SHOP = site(
    {"header": (), "home": ("hero",), "footer": ()},
    target("header", "background", "color", "#ffffff"),
    target("home", "hero-text", "text", "Prints", aliases=("headline", "heading")),
    _look("headline-color", "color", "#000000", "headline color"),
    target("home", "background", "color", "#fafafa"),
    _look("gallery-caption-color", "color", "#777777", "gallery captions"),
    _look("gallery-caption-size", "size", "14px", "gallery captions"),
    _look("price-color", "color", "#123456", "price color", "prices"),
    _look("price-size", "size", "16px", "price size", "prices"),
    _look("print-background", "color", "#eeeeee", "print background", "cards"),
    _look("print-radius", "size", "8px", "print radius", "features cards"),
    _look("print-heading-color", "color", "#111111", "print card headings"),
    _look("plan-background", "color", "#dddddd", "plan background", "cards"),
    target("site", "heading-color", "color", "#222222", aliases=("headings", "section headings")),
    target("footer", "background", "color", "#222222"),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    ("wording", "wanted"),
    [
        ("make the captions darker", [("gallery-caption-color", "#5f5f5f")]),
        ("captions 18px please", [("gallery-caption-size", "18px")]),
        ("make the price red", [("price-color", "#ff0000")]),
        ("make the price bigger", [("price-size", "20px")]),
        ("make the price in the cards red", [("price-color", "#ff0000")]),
        ("the price in the print cards red", [("price-color", "#ff0000")]),
        ("make the plan cards pink", [("plan-background", "#ffc0cb")]),
        ("make the feature cards rounder", [("print-radius", "12px")]),
        ("make the print cards' headings red", [("print-heading-color", "#ff0000")]),
        ("make the print card titles red", [("print-heading-color", "#ff0000")]),
        ("the gallery's captions should be 18px", [("gallery-caption-size", "18px")]),
        ("make the headings in the print cards red", [("print-heading-color", "#ff0000")]),
        (
            "make the captions and the section headings red",
            [("gallery-caption-color", "#ff0000"), ("heading-color", "#ff0000")],
        ),
    ],
)
def test_the_last_word_of_a_name_is_enough_where_one_thing_bears_it(
    wording: str, wanted: list[tuple[str, str]]
) -> None:
    assert [(one[1], one[3]) for one in changes(SHOP, wording)] == wanted


def test_a_second_look_is_that_of_the_same_thing() -> None:
    assert [one[1] for one in changes(SHOP, "make the captions bigger and red")] == [
        "gallery-caption-size",
        "gallery-caption-color",
    ]


@pytest.mark.parametrize(
    "wording",
    [
        "make the ribbons darker",
        "make the headings in the plan cards red",
        "make the captions and the ribbons red",
        "make the blog cards pink",
        "make the plan card text white",
        "make the plan cards' headings red",
        "make the plan cards bigger",
        "make the text in the cards bigger",
    ],
)
def test_a_place_that_is_not_known_is_never_left_out(wording: str) -> None:
    assert said(SHOP, wording).kind == "clarify"


def test_the_first_of_several_is_not_all_of_them() -> None:
    rows = [link("Rye", ""), link("Spelt", "")]
    listed = SHOP._replace(
        targets=(*SHOP.targets, links("home", "prints", *rows)._replace(type="items"))
    )
    assert said(listed, "make the first print pink").kind == "clarify"


def test_the_main_colour_is_not_that_of_a_name() -> None:
    index = SHOP._replace(
        targets=(*SHOP.targets, target("header", "brand-color", "color", "#333333"))
    )
    assert said(index, "change the main colour to teal").kind == "clarify"


TEAM = site(
    {"header": (), "team": (), "pricing": ("prices",)},
    target("header", "brand", "text", "Hollybrook", aliases=("name", "site name")),
    target("team", "title", "text", "Our people"),
    target("team", "member-heading-size", "size", "20px", aliases=("member heading size",)),
    target("team", "member-heading-color", "color", "#111111", aliases=("member headings",)),
    target("team", "role-size", "size", "14px", aliases=("role size",)),
    target("team", "role-color", "color", "#222222", aliases=("role colour",)),
    target("pricing", "price-size", "size", "32px", aliases=("price size", "prices")),
    target("pricing", "plan-title", "text", "Drop-in"),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    "say",
    [
        "make the names of the team members bigger and #00ff00",
        "the names of the team memebrs bigger and #00ff00",
        "make the team names bigger and #00ff00",
    ],
)
def test_the_names_of_people_are_the_headings_of_their_cards(say: str) -> None:
    assert changes(TEAM, say) == [
        ("team", "member-heading-size", "", "25px"),
        ("team", "member-heading-color", "", "#00ff00"),
    ]


def test_the_names_of_other_things_are_not_those_of_people() -> None:
    assert said(TEAM, "make the names of the machines bigger").kind == "clarify"


def test_the_one_look_of_what_bears_the_name_of_its_part_is_taken() -> None:
    assert changes(TEAM, "make the prices bigger") == [("pricing", "price-size", "", "40px")]
    assert said(TEAM, "make the prices taller").kind == "clarify"


def test_a_heading_that_speaks_of_people_is_not_that_of_their_cards() -> None:
    office = site(
        {"home": ("hero",), "team": ("team page",)},
        target("home", "why-people-stay-heading-size", "size", "20px", aliases=()),
        target("home", "why-people-stay-heading-color", "color", "#111111", aliases=()),
        target("home", "background", "color", "#ffffff"),
        target("team", "title", "text", "Our team"),
    )._replace(is_scanned=True)
    for wish in ("make the team names bigger", "make the names of the team #00ff00"):
        assert said(office, wish).changes == (), wish


CLINIC = site(
    {"header": (), "home": ("hero",), "team": ("team page",)},
    target("header", "brand-name-weight", "weight", "normal", aliases=("site name weight",)),
    target("home", "hero-text", "text", "Gentle", aliases=("headline",)),
    target("home", "reviews-visibility", "bool", "visible", aliases=("reviews", "quotes")),
    target("home", "reviewer-name-weight", "weight", "normal", aliases=("reviewer names",)),
    target("home", "reviewer-name-color", "color", "#444444", aliases=("reviewer names",)),
    target("team", "team-card-background", "color", "#ffffff", aliases=("team cards",)),
    target("team", "team-card-heading-color", "color", "#111111", aliases=("team card headings",)),
    target("team", "job-weight", "weight", "normal", aliases=("jobs",)),
)._replace(is_scanned=True)


def test_names_are_those_of_the_part_that_is_told() -> None:
    found = [
        changes(CLINIC, "make the names on the team cards blue"),
        changes(CLINIC, "make the names under the reviews blue"),
        changes(CLINIC, "make the names under the patient quotes bold"),
    ]
    assert [one[1] for each in found for one in each] == [
        "team-card-heading-color",
        "reviewer-name-color",
        "reviewer-name-weight",
    ]


def test_names_that_the_part_has_no_look_of_are_no_other_ones() -> None:
    asked = said(CLINIC, "make the names on the team cards bold")

    assert asked.question is not None
    assert not any("name" in value for _, value in asked.question.choices)
