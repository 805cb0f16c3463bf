"""Links of a site brought to one of them."""

import pytest

from tests.ux_agent.understanding.reading import changes, question
from tests.ux_agent.understanding.sites import site, target

ALONE = site(
    {"home": ("start page",)},
    target("home", "hero-text", "text", "Tea"),
    target("home", "cta-text", "text", "Order now"),
    target("home", "cta-link", "url", "/shop", aliases=("button link",)),
)

SEVERAL = site(
    {"home": ("start page",), "team": ()},
    target("home", "cta-text", "text", "Get a free quote"),
    target("home", "cta-link", "url", "/contact", aliases=("button link",)),
    target("team", "cta-text", "text", "Send your CV"),
    target("team", "cta-link", "url", "/jobs", aliases=("button link",)),
)


@pytest.mark.parametrize(
    "say",
    ['link "Order now" to /jobs', "link Order now to /jobs", "Order now should link to /jobs"],
)
def test_a_button_is_led_elsewhere_where_the_site_has_no_list_of_links(say: str) -> None:
    assert changes(ALONE, say) == [("home", "cta-link", "", "/jobs")]


@pytest.mark.parametrize("say", ["add a link Jobs to /jobs", "link Cake to /cake"])
def test_what_no_link_is_called_is_asked_about(say: str) -> None:
    assert question(ALONE, say).endswith("What would you like to change?")


@pytest.mark.parametrize(
    ("say", "section"),
    [
        ("link the free quote button to /prices", "home"),
        ("the quote button should go to /prices", "home"),
        ("point the CV button at /prices", "team"),
    ],
)
def test_a_button_is_known_by_some_of_its_words(say: str, section: str) -> None:
    assert changes(SEVERAL, say) == [(section, "cta-link", "", "/prices")]


def test_one_that_says_nothing_of_it_is_asked_about() -> None:
    assert "newsletter" in question(SEVERAL, "link the newsletter button to /prices")
