"""The heading of something that this site calls so, or none: never the page's own headline."""

import pytest

from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import link, links, site, target

PAGE = site(
    {"header": ("top",), "navbar": ("menu", "nav"), "home": ("hero",), "site": ("page",)},
    target("header", "background", "color", "#ffffff"),
    target("navbar", "color", "color", "#111111"),
    links("navbar", "menu", link("Small print", "#terms"), link("Money", "/money")),
    target("home", "hero-text", "text", "Out by noon", aliases=("headline", "hero heading")),
    target("home", "font-size", "size", "40px", aliases=("headline size",)),
    target("home", "headline-color", "color", "#123456", aliases=("headline colour",)),
    target("home", "terms-title", "text", "Read me first", aliases=("small print heading",)),
    target("home", "terms-visibility", "bool", "visible", aliases=("terms", "terms section")),
    target(
        "home",
        "terms-heading-color",
        "color",
        "#222222",
        aliases=("small print heading color", "small print title color", "terms heading color"),
    ),
    target("home", "terms-heading-size", "size", "30px", aliases=("small print heading size",)),
    target("site", "background", "color", "#fdfdfd"),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    "wording",
    [
        "make the small print heading red",
        "make the small print title red",
        "make the Small print headline red",
        "make the heading of the small print red",
        "make the heading above the small print red",
        "make the title of Small print red",
        "make the small print's heading red",
        "make the heading that says Read me first red",
        "make the heading called Read me first red",
        "make the heading Read me first red",
    ],
)
def test_a_heading_is_that_of_what_is_called_so(wording: str) -> None:
    assert changes(PAGE, wording) == [("home", "terms-heading-color", "", "#ff0000")]


@pytest.mark.parametrize(
    "wording",
    [
        *("make the money heading {}", "make the heading of Money {}", "make the Money title {}"),
        *("make the heading above Money {}", "make the heading next to the map {}"),
        *("make the opening times heading {}", "make the address heading {}"),
        *("make the get in touch heading {}", "make the who we are heading {}"),
        *("make the long stitch title {}", "make the other heading {}", "make another heading {}"),
        *("make the left heading {}", "make the heading on the left {}"),
        *("make the section heading {}", "make the little heading {}"),
        *("make the heading saying Our story {}", "make the heading Our Story {}"),
        "make the heading under the picture {}",
    ],
)
@pytest.mark.parametrize("look", ["red", "bigger"])
def test_the_heading_of_what_the_site_lacks_is_asked_about(wording: str, look: str) -> None:
    assert said(PAGE, wording.format(look)).kind == "clarify"


@pytest.mark.parametrize(
    "wording",
    [
        *("make the headline red", "make the main heading red", "make the big heading red"),
        *("make our headline red", "make the hero heading red", "make the dark headline red"),
    ],
)
def test_what_only_tells_more_of_the_headline_is_no_name(wording: str) -> None:
    assert changes(PAGE, wording) == [("home", "headline-color", "", "#ff0000")]


def test_what_is_not_known_is_named_as_it_was_said() -> None:
    assert "“get in touch”" in question(PAGE, "make the get in touch heading smaller")
    assert "“next to Money”" in question(PAGE, "make the heading next to Money red")


def test_a_text_may_end_with_the_name_of_a_look() -> None:
    assert changes(PAGE, "make the headline Paint it black") == [
        ("home", "hero-text", "", "Paint it black")
    ]
