"""Names the other way round."""

from tests.ux_agent.understanding.more_sites import CAFE, GYM
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target


def test_the_price_of_a_thing_is_the_price_that_has_its_name() -> None:
    assert changes(CAFE, "change the price of the espresso to 2.50") == [
        ("drinks", "espresso-price", "", "2.50")
    ]
    assert changes(GYM, "set the time of yoga to Mondays 8pm with Ruth") == [
        ("classes", "yoga", "", "Mondays 8pm with Ruth")
    ]


def test_the_price_of_what_has_none_is_asked_about() -> None:
    assert said(CAFE, "change the price of the scones to 2.50").kind == "clarify"


def test_the_heading_of_a_section_is_the_one_that_has_its_name() -> None:
    index = site(
        {"home": ()},
        target("home", "hero-text", "text", "Bread", aliases=("headline", "heading")),
        target("home", "gift-title", "text", "Give a loaf", aliases=("gift heading",)),
        target("home", "gift-visibility", "bool", "visible", aliases=("gift section",)),
        target("home", "gift-heading-size", "size", "20px", aliases=("gift heading size",)),
    )._replace(is_scanned=True)

    assert changes(index, "make the title of the gift section bigger") == [
        ("home", "gift-heading-size", "", "25px")
    ]
    assert changes(index, "the heading of the gift section should say Bread as a gift") == [
        ("home", "gift-title", "", "Bread as a gift")
    ]


def test_the_heading_over_something_is_not_the_pages_own() -> None:
    index = site(
        {"home": ()},
        target("home", "hero-text", "text", "Bread", aliases=("headline", "heading")),
        target("home", "headline-color", "color", "#111111", aliases=("headline color",)),
        target("home", "times-title", "text", "Opening times", aliases=("times heading",)),
        target("home", "times-heading-color", "color", "#222222", aliases=("times heading color",)),
    )._replace(is_scanned=True)

    assert changes(index, "make the heading of the opening times navy") == [
        ("home", "times-heading-color", "", "#000080")
    ]
    assert said(index, "make the heading of the phone number navy").kind == "clarify"


def test_a_heading_is_called_by_a_word_in_it() -> None:
    index = site(
        {"home": ()},
        target("home", "hero-text", "text", "A warm welcome here", aliases=("headline",)),
        target("home", "font-size", "size", "40px", aliases=("headline size",)),
        target("home", "rooms-title", "text", "Our rooms", aliases=("rooms heading", "heading")),
        target("home", "page-title", "text", "You are welcome"),
    )._replace(is_scanned=True)

    assert changes(index, "make the welcome heading smaller") == [("home", "font-size", "", "32px")]
    assert changes(index, "change the welcome heading to “Hello”")[0][1] == "hero-text"
    assert said(index, "make the blog heading smaller").kind == "clarify"


def test_the_text_of_a_button_is_no_text_of_its_part() -> None:
    shop = site(
        {"home": ("hero",)},
        target("home", "hero-text", "text", "Clay for all", aliases=("headline",)),
        target("home", "cta-text", "text", "Book now", aliases=("button", "button text")),
    )
    told = changes(shop, "change the text of the hero button to Come along")
    assert told == [("home", "cta-text", "", "Come along")]
