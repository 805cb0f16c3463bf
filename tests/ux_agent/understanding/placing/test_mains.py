"""The headline that is meant by its bare name on a site that a scan has looked at."""

import pytest

from tests.ux_agent.understanding.one_page import ONE_PAGE
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target

SURGERY = site(
    {"header": (), "home": ("hero",), "warning": (), "footer": (), "team": ("team page",)},
    target("home", "hero-text", "text", "Gentle care", aliases=("headline",)),
    target("home", "font-size", "size", "40px", aliases=("headline size",)),
    target("home", "headline-color", "color", "#222222", aliases=("headline colour",)),
    target("home", "page-title", "text", "Surgery", aliases=("tab title",)),
    target("warning", "title", "text", "Closed", aliases=("heading",)),
    target(
        "warning", "warning-heading-color", "color", "#bb0000", aliases=("warning heading color",)
    ),
    target("footer", "title", "text", "Hours", aliases=("heading",)),
    target("footer", "bottom-heading-color", "color", "#ffffff", aliases=("bottom headings",)),
    target("footer", "background", "color", "#000000"),
    target("team", "title", "text", "The team", aliases=("heading",)),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    ("wording", "place"),
    [
        ("make the title navy", "home.headline-color"),
        ("make the heading navy", "home.headline-color"),
        ("make the title on the home page navy", "home.headline-color"),
        ("the title should be bigger", "home.font-size"),
        ("make the heading in the footer navy", "footer.bottom-heading-color"),
        ("make the bottom's headings navy", "footer.bottom-heading-color"),
        ("make the warning heading navy", "warning.warning-heading-color"),
    ],
)
def test_the_look_of_a_title_is_that_of_the_headline_where_nothing_else_is_named(
    wording: str, place: str
) -> None:
    assert [".".join(one[:2]) for one in changes(SURGERY, wording)] == [place]


def test_of_several_titles_the_headline_is_offered_too() -> None:
    asked = said(SURGERY, "change the title to Kind hands").question
    assert asked
    assert any("home" in value for _, value in asked.choices)


def test_the_title_of_a_page_without_a_look_of_its_own_is_asked_about() -> None:
    assert said(SURGERY, "make the title on the team page navy").kind == "clarify"


def test_a_look_is_never_written_as_the_name_of_a_link() -> None:
    intent = said(ONE_PAGE, 'make the "Tours" heading green')
    assert intent.kind == "clarify"
    assert all(one.property != "link-label" for one in intent.changes)
    assert said(ONE_PAGE, 'make "Tours" green').kind == "clarify"


@pytest.mark.parametrize("word", ["tagline", "subtitle", "text under the headline"])
def test_what_search_engines_show_is_no_line_of_the_page(word: str) -> None:
    index = site(
        {"home": ("hero",)},
        target("home", "hero-text", "text", "Gentle care", aliases=("headline",)),
        target("home", "description", "text", "Vets.", aliases=("meta description",)),
    )._replace(is_scanned=True)
    assert said(index, f"change the {word} to Kind hands").kind == "clarify"


@pytest.mark.parametrize("name", ["big title", "main title", "large heading"])
def test_the_big_title_on_the_home_page_is_its_headline(name: str) -> None:
    say = f'change the {name} on the home page to "Kind hands"'
    assert changes(SURGERY, say) == [("home", "hero-text", "", "Kind hands")]


def test_a_title_is_that_of_the_tab_only_where_it_is_called_so() -> None:
    assert changes(SURGERY, "change the home page title to Vets") == [
        ("home", "page-title", "", "Vets")
    ]
    intent = said(SURGERY, "change the title on the home page to Vets")
    assert intent.kind == "clarify"
    assert all(one.property != "page-title" for one in intent.changes)


def test_what_search_engines_are_told_is_the_sites_where_no_page_is_named() -> None:
    index = site(
        {"home": (), "site": (), "about": ("about page",)},
        target("site", "description", "text", "Vets.", aliases=("meta description",)),
        target("about", "description", "text", "Us.", aliases=("meta description",)),
    )._replace(is_scanned=True)
    for name in ("meta description", "google description", "site description for google"):
        assert changes(index, f'the {name} should be "Kind"') == [
            ("site", "description", "", "Kind")
        ]
    assert changes(index, 'change the meta description of the about page to "We"') == [
        ("about", "description", "", "We")
    ]


PAGES = site(
    {"home": ("home page",), "prices": ("prices page",)},
    target("home", "hero-text", "text", "Clean rooms", aliases=("headline",)),
    target("home", "font-size", "size", "40px", aliases=("headline size",)),
    target("home", "lead-size", "size", "18px", aliases=("lead size",)),
    target("home", "page-title", "text", "Cleaners", aliases=("browser title",)),
    target("prices", "title", "text", "What it costs", aliases=("heading",)),
    target("prices", "page-title", "text", "Prices", aliases=("browser title",)),
    target("prices", "intro", "text", "Fair and plain."),
)._replace(is_scanned=True)


@pytest.mark.parametrize("name", ["page title", "browser title", "tab title"])
def test_the_title_of_the_tab_is_the_first_pages_where_none_is_named(name: str) -> None:
    assert changes(PAGES, f"the {name} should be “Sparkle”")[0][:2] == ("home", "page-title")
    assert changes(PAGES, f"change the {name} of the prices page to “Fees”")[0][:2] == (
        "prices",
        "page-title",
    )


def test_the_title_of_a_page_by_its_name_may_be_either() -> None:
    asked = said(PAGES, "change the prices page title to “Fees”")

    assert asked.question is not None
    assert [value for _, value in asked.question.choices] == ["title", "page-title"]
    assert changes(PAGES, "change the home page title to “Dusted”")[0][1] == "page-title"


def test_the_text_of_a_page_is_not_its_headline() -> None:
    assert said(PAGES, "make the text on the home page bigger").kind == "clarify"
    assert changes(PAGES, "make the headline on the home page bigger")[0][1] == "font-size"


def test_words_for_a_text_called_as_its_colour_are_what_it_says() -> None:
    page = site(
        {"home": ("hero",)},
        target("home", "pill", "text", "New: bank sync"),
        target("home", "pill-background", "color", "#eeeeee", aliases=("pill color",)),
        target("home", "pill-color", "color", "#111111", aliases=("pill text",)),
    )._replace(is_scanned=True)
    said_so = changes(page, "change the pill text to New: invoices")
    assert said_so == [("home", "pill", "", "New: invoices")]
    painted = changes(page, "make the pill text red")
    assert painted == [("home", "pill-color", "", "#ff0000")]
