"""Looks of a part within a page, which are not those of the page."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import link, links, site, target

BAKERY = site(
    {"header": (), "home": ("hero",), "footer": ()},
    target("header", "background", "color", "#ffffff"),
    target("home", "hero-text", "text", "Warm bread", aliases=("headline",)),
    target("home", "background", "color", "#fafafa"),
    target("home", "visibility", "bool", "visible"),
    target("home", "reviews-visibility", "bool", "visible", aliases=("reviews", "reviews section")),
    target("home", "reviews-background", "color", "#dddddd"),
    target("home", "visit-visibility", "bool", "visible", aliases=("visit", "visit section")),
    target("home", "page-title", "text", "Bakery", aliases=("tab title",)),
    links("home", "loaves", link("Rye", ""), link("Spelt", "")),
    target("footer", "background", "color", "#222222"),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    "wording",
    [
        "make the reviews pink",
        "reviews bg -> pink",
        "make the background of the reviews pink",
        "make the testimonials background pink",
    ],
)
def test_a_part_gets_the_colour_and_not_the_page_around_it(wording: str) -> None:
    assert changes(BAKERY, wording) == [("home", "reviews-background", "", "#ffc0cb")]


def test_a_part_gets_darker_too() -> None:
    assert changes(BAKERY, "make the reviews darker")[0][:2] == ("home", "reviews-background")


@pytest.mark.parametrize(
    "wording",
    [
        "make the visit background pink",
        "visit bg -> pink",
        "make the loaves pink",
        "hide the loaves",
        "make the loaf bigger",
    ],
)
def test_what_has_no_such_look_never_stands_for_the_page(wording: str) -> None:
    assert said(BAKERY, wording).kind == "clarify"


def test_the_page_itself_is_painted_by_its_own_name() -> None:
    assert changes(BAKERY, "make the hero pink") == [("home", "background", "", "#ffc0cb")]


@pytest.mark.parametrize("name", ["page title", "tab title", "browser title", "site title"])
def test_the_title_of_the_tab_is_no_headline(name: str) -> None:
    assert changes(BAKERY, f"set the {name} to Bread") == [("home", "page-title", "", "Bread")]


FAIR = site(
    {"header": (), "home": ("hero",), "footer": ()},
    target("home", "hero-text", "text", "Come in", aliases=("headline",)),
    target("home", "background", "color", "#fafafa"),
    target("home", "rides-visibility", "bool", "visible", aliases=("rides", "rides section")),
    target("home", "rides-title", "text", "All the fun", aliases=("rides heading",)),
    target("home", "praise-visibility", "bool", "visible", aliases=("praise",)),
    target("home", "praise-title", "text", "They came back", aliases=("praise heading",)),
    target("home", "praise-text", "text", "Great day out"),
    target("home", "praise-author", "text", "Ann"),
    target("footer", "text", "text", "Since 1950"),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    "wording",
    [
        "change the rides headline to Big wheels",
        "the rides title should be Big wheels",
        "change the heading of the rides section to Big wheels",
    ],
)
def test_a_part_s_heading_is_called_by_any_word_for_one(wording: str) -> None:
    assert changes(FAIR, wording) == [("home", "rides-title", "", "Big wheels")]


@pytest.mark.parametrize(
    "wording",
    ['hide the "All the fun" section', 'please hide "all the fun"', "hide the rides section"],
)
def test_a_part_is_hidden_by_its_heading(wording: str) -> None:
    assert changes(FAIR, wording) == [("home", "rides-visibility", "", "hidden")]


def test_a_text_for_a_part_asks_which_of_its_texts() -> None:
    asked = said(FAIR, "change the praise to Lovely").question
    assert asked
    assert {value for _, value in asked.choices} == {"praise-text", "praise-author"}


STALL = site(
    {"header": (), "home": ("hero",)},
    target("home", "hero-text", "text", "Fresh", aliases=("headline",)),
    target("home", "pricing-visibility", "bool", "visible", aliases=("pricing", "prices")),
    target("home", "pricing-background", "color", "#fafafa"),
    target("home", "plan-price-size", "size", "20px"),
    target("home", "phone", "text", "0161 496 0000", aliases=("number",)),
)._replace(is_scanned=True)


def test_the_prices_are_the_figures_where_nobody_says_section() -> None:
    assert changes(STALL, "make the prices bigger")[0][:2] == ("home", "plan-price-size")
    assert said(STALL, "make the prices pink").kind == "clarify"
    assert changes(STALL, "make the prices section pink")[0][:2] == ("home", "pricing-background")
    assert changes(STALL, "hide the prices")[0][:2] == ("home", "pricing-visibility")


def test_the_text_within_a_part_gives_what_holds_it_no_background() -> None:
    when = ("when text color", "when color")
    studio = site(
        {"home": ("hero",), "footer": ()},
        target("home", "class-card-background", "color", "#ffffff", aliases=("class cards",)),
        target("home", "when-color", "color", "#c4633f", aliases=when),
        target("footer", "color", "color", "#000000"),
    )._replace(is_scanned=True)
    for say in ("the when text in the class cards", "make the when text"):
        assert changes(studio, f"{say} dark green") == [("home", "when-color", "", "#006400")]
    assert said(studio, "make the text in the class cards dark green").kind == "clarify"
    assert changes(studio, "make the class cards dark green")[0][1] == "class-card-background"


def test_what_a_part_says_is_not_what_it_says_in_another_language() -> None:
    notice = site(
        {"home": ()},
        target("home", "alert-visibility", "bool", "visible", aliases=("alert", "notice")),
        target("home", "alert-text", "text", "Wir haben zu."),
        target("home", "alert-text-en", "text", "We are closed."),
    )._replace(is_scanned=True)
    found = changes(notice, "change the notice to Bald offen")
    assert found == [("home", "alert-text", "", "Bald offen")]


BAR = site(
    {"header": (), "navbar": ("menu",), "home": ("hero",)},
    target("header", "background", "color", "#ffffff"),
    target("header", "logo-size", "size", "48px", aliases=("logo height",)),
    target("navbar", "font-size", "size", "16px"),
    target("navbar", "font-weight", "enum", "normal", values=("normal", "bold")),
    target("navbar", "color", "color", "#222222"),
    target("home", "hero-text", "text", "Hello", aliases=("headline",)),
)._replace(is_scanned=True)


def test_a_bigger_part_is_not_the_one_thing_in_it() -> None:
    assert said(BAR, "make the header bigger").kind == "clarify"


def test_the_letters_of_a_menu_are_those_of_its_links() -> None:
    assert changes(BAR, "make the menu links bigger") == [("navbar", "font-size", "", "20px")]
    assert changes(BAR, "make the menu links bold") == [("navbar", "font-weight", "", "bold")]
