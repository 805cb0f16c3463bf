"""What cannot be hidden asks for no new words."""

import pytest

from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target

KIOSK = site(
    {"header": (), "home": ("hero",), "footer": ()},
    target("home", "hero-text", "text", "Papers", aliases=("headline",)),
    target("home", "subtitle", "text", "and sweets", aliases=("tagline",)),
    target("home", "news-visibility", "bool", "visible", aliases=("news", "news section")),
    target("footer", "phone", "text", "0161 496 0000"),
    target("footer", "text", "text", "Since 1950"),
    target("footer", "visibility", "bool", "visible"),
)._replace(is_scanned=True)


def test_a_line_without_a_switch_is_not_taken_for_one_to_be_rewritten() -> None:
    assert "hidden" in question(KIOSK, "hide the tagline")
    assert "hidden" in question(KIOSK, "hide the headline")


def test_a_part_is_never_hidden_for_one_of_its_lines() -> None:
    assert said(KIOSK, "hide the phone number").changes == ()
    assert said(KIOSK, "hide the phone").kind == "clarify"


STALL = site(
    {"home": ("hero",), "footer": ()},
    target("home", "hero-text", "text", "Plants by post", aliases=("headline", "heading")),
    target("home", "cta-text", "text", "Order now", aliases=("button", "button text")),
    target("home", "ghost", "text", "See the shed", aliases=("see the shed button",)),
    target("home", "subtitle", "text", "Sent on Mondays", aliases=("tagline",)),
    target("home", "subtitle-visibility", "bool", "visible", aliases=("subtitle visibility",)),
    target("home", "reviews-title", "text", "Kind words", aliases=("reviews heading",)),
    target("home", "find-us-phone", "text", "0161 496 0000", aliases=("phone",)),
    target("home", "reviews-visibility", "bool", "visible", aliases=("reviews section", "reviews")),
    target("home", "contact-visibility", "bool", "visible", aliases=("contact section", "contact")),
    target("footer", "text", "text", "Since 1950"),
)._replace(is_scanned=True)


def test_the_words_on_a_button_that_goes_are_never_what_it_is_to_say() -> None:
    for wish in (
        "hide the see the shed button on the home page",
        "hide the Order now button",
        "show the order now button on the home page",
        "remove the see the shed button",
        "take away the order now button on the home page",
        "hide the button that says “See the shed”",
        "hide the button saying See the shed on the home page",
        "hide the order now button and the see the shed button",
    ):
        assert "hidden" in question(STALL, wish), wish
        assert said(STALL, wish).changes == (), wish


def test_an_answer_that_names_the_place_writes_no_label_and_hides_no_part() -> None:
    for answer in ("home page", "the home page", "remove it"):
        assert said(STALL, "hide the See the shed button", answer).changes == (), answer


def test_several_things_of_one_name_that_cannot_be_hidden_ask_for_no_new_words() -> None:
    assert "hidden" in question(STALL, "hide the “Kind words” heading")


def test_what_goes_from_a_part_leaves_the_part() -> None:
    for wish in (
        "remove the phone number from the contact section",
        "hide the phone number in the contact section",
        "delete the heading of the reviews section",
        "remove the heading from the reviews section",
        "remove the heading above the reviews",
        "hide the tagline of the reviews section",
    ):
        assert "hidden" in question(STALL, wish), wish
        assert said(STALL, wish, "home page").changes == (), wish


def test_a_part_that_goes_from_a_page_is_hidden() -> None:
    assert changes(STALL, "remove the reviews section from the home page") == [
        ("home", "reviews-visibility", "", "hidden")
    ]
    assert changes(STALL, "hide the contact section") == [
        ("home", "contact-visibility", "", "hidden")
    ]


@pytest.mark.parametrize("wording", ["remove the button from the hero", "delete the hero button"])
def test_a_button_that_goes_gets_no_new_words(wording: str) -> None:
    index = site(
        {"home": ("hero",), "footer": ()},
        target("home", "cta-text", "text", "Book", aliases=("button", "book button")),
        target("footer", "background", "color", "#222222"),
    )._replace(is_scanned=True)

    assert said(index, wording).pending.get("nature", "state") == "state"
    assert "say" not in str(said(index, wording).question)
