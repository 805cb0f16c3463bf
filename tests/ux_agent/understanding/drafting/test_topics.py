"""A text may be called by what it speaks of: that is no page called About."""

import pytest

from bot.ux_agent.understanding.drafting.topics import told
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target

OFFICE = site(
    {"home": ("hero",), "about": ("about page", "our people"), "contact": ()},
    target("home", "hero-text", "text", "Books kept well", aliases=("headline",)),
    target("about", "title", "text", "Our people", aliases=("about heading",)),
    target("about", "text", "text", "Three of us.", aliases=("about text",)),
    target("contact", "parking", "text", "Parking", aliases=("parking heading",)),
    target("contact", "parking-text", "text", "There is none.", aliases=("parking text",)),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    "wish",
    [
        "change the text about parking to Free on Sundays",
        "the line about the parking should say Free on Sundays",
        "please change the bit about parking to “Free on Sundays”",
        "change the info regarding parking to Free on Sundays",
    ],
)
def test_a_text_is_known_by_its_topic(wish: str) -> None:
    assert changes(OFFICE, wish) == [("contact", "parking-text", "", "Free on Sundays")]


def test_the_text_about_the_people_of_the_site_is_that_of_their_page() -> None:
    for wish in ("change the text about us to Four of us.", "change the about text to Four of us."):
        assert changes(OFFICE, wish) == [("about", "text", "", "Four of us.")], wish


@pytest.mark.parametrize("look", ["bigger", "a bit darker", "bold", "bold and red", "uppercase"])
def test_the_look_that_a_text_is_to_have_is_no_part_of_its_topic(look: str) -> None:
    wish = f"make the text about parking {look}"
    assert told(wish) == wish


def test_a_topic_that_the_site_has_not_is_asked_about() -> None:
    assert said(OFFICE, "change the text about refunds to None").changes == ()


@pytest.mark.parametrize(
    "wish",
    [
        "the headline should say The text about parking",
        "change the text on the about page to Four",
        "change “the text about parking” to Four",
        "change the text about page to Four",
        "a text about parking",
    ],
)
def test_other_words_stay_as_they_are(wish: str) -> None:
    assert told(wish) == wish
