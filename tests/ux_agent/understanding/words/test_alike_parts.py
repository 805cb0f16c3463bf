"""Parts of a page by the names that the site does not have for them."""

import pytest

from tests.ux_agent.understanding.one_page import ONE_PAGE
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import link, links, site, target

FARM = site(
    {
        "header": ("top",),
        "navbar": ("menu",),
        "home": ("hero",),
        "topbar": (),
        "footer": (),
        "eggs": ("eggs page",),
        "site": ("whole site",),
    },
    target("header", "background", "color", "#ffffff"),
    target("header", "brand", "text", "Hill Farm", aliases=("name",)),
    target("header", "brand-color", "color", "#000000", aliases=("brand color", "brand colour")),
    target("header", "logo-alt", "text", "A hen"),
    links("navbar", "menu", link("Fresh Eggs", "/eggs.html"), link("Visit", "/visit")),
    target("topbar", "background", "color", "#ffcc00"),
    target("topbar", "text", "text", "Closed in May"),
    target("topbar", "visibility", "bool", "visible"),
    target("home", "hero-text", "text", "Out of the nest", aliases=("headline",)),
    target("home", "background", "color", "#fefefe"),
    target("home", "reviews-visibility", "bool", "visible", aliases=("reviews", "reviews section")),
    target("home", "reviews-background", "color", "#eeeeee", aliases=("reviews section",)),
    target("home", "pricing-visibility", "bool", "visible", aliases=("pricing",)),
    links("home", "testimonials", link("Ann", ""), link("Bo", "")),
    target("eggs", "title", "text", "What the hens lay"),
    target("eggs", "background", "color", "#fafafa"),
    target("site", "text", "color", "#222222"),
    target("site", "color", "color", "#333333"),
    target("site", "background", "color", "#ffffff"),
    target("site", "accent", "color", "#aa5500", aliases=("accent color",)),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    ("wording", "place"),
    [
        ("hide the testimonials", "home.reviews-visibility"),
        ("hide the quotes section", "home.reviews-visibility"),
        ("hide the prices", "home.pricing-visibility"),
        ("make the testimonials section pink", "home.reviews-background"),
        ("make the background of the quotes pink", "home.reviews-background"),
        ("make the top bar navy", "topbar.background"),
        ("make the strip at the top navy", "topbar.background"),
        ("the announcement bar should say Back in June", "topbar.text"),
        ("hide the banner at the top", "topbar.visibility"),
        ("make the background of the fresh eggs page navy", "eggs.background"),
        ("make the background of the what the hens lay page navy", "eggs.background"),
        ("change the brand colour to navy", "site.accent"),
        ("make our main color navy", "site.accent"),
        ("make the primary colour navy", "site.accent"),
    ],
)
def test_a_part_has_other_names_too(wording: str, place: str) -> None:
    assert [".".join(one[:2]) for one in changes(FARM, wording)] == [place]


@pytest.mark.parametrize(
    "wording",
    [
        "change the banner to Summer sale",
        'change the text in the header to "Summer sale"',
        "hide the faq",
        "make the banner navy",
    ],
)
def test_what_is_not_sure_is_asked_about(wording: str) -> None:
    found = said(FARM, wording)
    is_name = [one.property for one in found.changes] == ["brand"]
    assert found.kind == "clarify" or is_name


def test_a_variable_named_as_what_it_colours_is_not_what_is_meant_by_the_word() -> None:
    assert changes(FARM, "make the text white") == [("site", "color", "", "#ffffff")]


def test_a_site_without_a_bar_at_the_top_has_none_by_another_name() -> None:
    assert said(ONE_PAGE, "hide the announcement bar").kind == "clarify"
