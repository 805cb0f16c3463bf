"""Messages that name the text in which something is to be replaced."""

import pytest

from bot.ux_agent.understanding.read import understand
from tests.ux_agent.understanding.reading import changes
from tests.ux_agent.understanding.sites import site, target

HALL = site(
    {"home": (), "classes": ()},
    target("home", "notice", "text", "No class on Thursday 14 November."),
    target("home", "lead", "text", "A hall for everybody."),
    target("classes", "yoga-day", "text", "Thursday"),
    target("classes", "judo-day", "text", "Monday"),
)


def test_the_text_that_is_named_decides_where_a_word_is_replaced() -> None:
    assert changes(HALL, "change Thursday to Friday in the notice") == [
        ("home", "notice", "", "No class on Friday 14 November.")
    ]


@pytest.mark.parametrize(
    "say", ["change Monday to Friday in the notice", "change Bingo to Friday in the notice"]
)
def test_a_named_text_that_does_not_hold_the_word_is_asked_about(say: str) -> None:
    assert understand(say, HALL).kind == "clarify"


def test_without_a_named_text_the_whole_value_is_meant() -> None:
    assert changes(HALL, "change Thursday to Friday")[0][:2] == ("classes", "yoga-day")


CLINIC = site(
    {"home": ("hero",), "footer": ()},
    target("home", "hero-text", "text", "Gentle care", aliases=("headline",)),
    target("home", "subtitle", "text", "Day and night.", aliases=("lead", "intro")),
    target("home", "page-title", "text", "Vets since 1987"),
    target("home", "font-size", "size", "44px", aliases=("headline size",)),
    target("home", "headline-color", "color", "#0f766e", aliases=("headline colour",)),
    target("home", "lead-size", "size", "20px", aliases=("lead size",)),
    target("home", "reviews-visibility", "bool", "visible", aliases=("reviews", "kind words box")),
    target("home", "reviews-background", "color", "#ffffff", aliases=("kind words box",)),
    target("footer", "text", "text", "© 2024 Riverside Vets"),
)._replace(is_scanned=True)


def test_what_stands_under_the_headline_is_not_the_headline() -> None:
    assert changes(CLINIC, "make the text under the headline larger")[0][1] == "lead-size"
    found = changes(CLINIC, 'the line below the title should read "Always open"')
    assert found == [("home", "subtitle", "", "Always open")]


def test_two_looks_of_a_headline_are_both_its_own() -> None:
    found = changes(CLINIC, "headline dark red and bigger")
    assert [one[1] for one in found] == ["headline-color", "font-size"]


def test_the_year_of_the_copyright_is_not_that_of_the_founding() -> None:
    assert changes(CLINIC, "change the copyright year to 2026")[0][3] == "© 2026 Riverside Vets"


@pytest.mark.parametrize(
    "say", ["hide the reviews", "remove the reviews", "hide the kind words box"]
)
def test_a_block_is_hidden_by_what_it_is_called(say: str) -> None:
    assert changes(CLINIC, say) == [("home", "reviews-visibility", "", "hidden")]


def test_a_colour_for_a_block_is_its_ground() -> None:
    assert changes(CLINIC, "make the kind words box yellow")[0][1] == "reviews-background"


def test_a_block_that_can_only_be_hidden_is_spoken_of_as_a_section() -> None:
    assert "reviews section" in str(understand("make the reviews bigger", CLINIC).question)


SHOP = site(
    {"home": (), "notice-bar": ("notice bar",)},
    target("home", "opening-hours-title", "text", "Opening hours"),
    target("home", "opening-hours-visibility", "bool", "visible", aliases=("opening hours",)),
    target("home", "cta-text", "text", "Hire a bike", aliases=("button", "button text")),
    target("home", "button-background", "color", "#f97316", aliases=("button color",)),
    target("notice-bar", "bank-holiday", "text", "Bank holiday: closed", aliases=("bank holiday",)),
    target("notice-bar", "visibility", "bool", "visible"),
)._replace(is_scanned=True)


def test_a_block_is_hidden_by_its_heading_which_stays_a_text_to_be_replaced() -> None:
    hidden = ("home", "opening-hours-visibility", "", "hidden")
    assert changes(SHOP, "hide the opening hours") == [hidden]
    replaced = changes(SHOP, 'change "opening hours" to "When we open"')
    assert replaced == [("home", "opening-hours-title", "", "When we open")]


@pytest.mark.parametrize("say", ["take down the bank holiday notice", "remove the bank holiday"])
def test_a_part_that_says_one_thing_alone_is_hidden_by_it(say: str) -> None:
    assert changes(SHOP, say) == [("notice-bar", "visibility", "", "hidden")]


def test_a_part_that_says_more_is_not_hidden_by_one_of_its_texts() -> None:
    more = SHOP._replace(
        targets=(*SHOP.targets, target("notice-bar", "phone", "text", "Call 01434 600 212"))
    )
    assert understand("remove the bank holiday", more).kind == "clarify"


@pytest.mark.parametrize("say", ["change the orange button to green", "change the button to green"])
def test_a_colour_for_a_button_is_not_what_stands_on_it(say: str) -> None:
    assert changes(SHOP, say) == [("home", "button-background", "", "#008000")]


def test_a_name_in_capitals_for_a_button_may_be_either() -> None:
    assert understand("change the button to Green", SHOP).kind == "clarify"
