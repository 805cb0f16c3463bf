"""Later clauses that go on about what an earlier one named."""

import pytest

from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import link, links, site, target

SALON = site(
    {"home": ("hero",), "navbar": ("menu",), "footer": (), "notice": (), "site": ("page",)},
    target("home", "hero-text", "text", "Cut and colour", aliases=("headline",)),
    target("home", "font-size", "size", "40px", aliases=("headline size",)),
    target("home", "background", "color", "#eeeeee"),
    target("home", "gift", "text", "Buy a voucher"),
    target("home", "gift-link", "url", "/vouchers/"),
    target("home", "cta-text", "text", "Book a chair", aliases=("button",)),
    target("home", "cta-link", "url", "/book/", aliases=("button link",)),
    target("home", "words-title", "text", "Kind words"),
    target("home", "words-background", "color", "#dddddd", aliases=("kind words section",)),
    target("navbar", "background", "color", "#222222"),
    target("navbar", "font-weight", "weight", "400"),
    target("notice", "text", "text", "Closed on Monday", aliases=("notice",)),
    target("notice", "background", "color", "#ffeeaa"),
    target("footer", "background", "color", "#333333"),
    target("footer", "link-color", "color", "#ffffff", aliases=("footer link color",)),
    target("site", "background", "color", "#ffffff"),
)._replace(is_scanned=True)


def test_a_second_look_is_that_of_what_the_first_was_for() -> None:
    intent = said(SALON, "make the headline smaller and bold")
    assert intent.kind == "clarify"
    assert [one.property for one in intent.changes] == ["font-size"]


@pytest.mark.parametrize(
    "say",
    [
        '"Buy a voucher" should go to /gift/ and read "Give a voucher"',
        '"Buy a voucher" should read "Give a voucher" and go to /gift/',
        'change the "Buy a voucher" button to "Give a voucher" and link it to /gift/',
    ],
)
def test_a_second_predicate_is_of_the_same_button(say: str) -> None:
    assert sorted(changes(SALON, say)) == [
        ("home", "gift", "", "Give a voucher"),
        ("home", "gift-link", "", "/gift/"),
    ]


def test_a_look_and_the_words_of_one_heading_are_both_done() -> None:
    say = 'the headline should be bigger and read "Cut, colour, care"'
    assert changes(SALON, say) == [
        ("home", "font-size", "", "50px"),
        ("home", "hero-text", "", "Cut, colour, care"),
    ]


@pytest.mark.parametrize(
    "say",
    [
        'Change the notice to "Open again" and make its background light green',
        'Change the notice to "Open again" and its background to light green',
        'Change the notice to "Open again" and make that section light green',
    ],
)
def test_its_background_is_that_of_the_part_around_it(say: str) -> None:
    assert changes(SALON, say)[1] == ("notice", "background", "", "#90ee90")


@pytest.mark.parametrize("part", ["section's background", "section"])
def test_that_section_is_the_nearest_part_around_a_heading(part: str) -> None:
    say = f'change "Kind words" to "Nice things" and make that {part} white'
    assert changes(SALON, say)[1] == ("home", "words-background", "", "#ffffff")


def test_a_background_behind_a_headline_is_not_the_whole_page() -> None:
    assert changes(SALON, 'change the headline to "Hi" and the background pink')[1] == (
        ("home", "background", "", "#ffc0cb")
    )


def test_a_background_of_the_page_stays_that() -> None:
    say = 'change the headline to "Hi" and the page background to pink'
    assert changes(SALON, say)[1] == ("site", "background", "", "#ffc0cb")


def test_a_place_that_nobody_knows_is_asked_about_by_its_own_clause() -> None:
    say = 'make the headline bigger and in Karl\'s bio say "Cats and birds."'
    assert "Cats and birds." in question(SALON, say)
    assert [one.property for one in said(SALON, say).changes] == ["font-size"]


def test_the_colour_of_a_bar_whose_links_get_another_is_its_background() -> None:
    text = target("footer", "color", "color", "#fefefe")
    both = SALON._replace(targets=(*SALON.targets, text))
    assert said(both, "change the footer color to black").kind == "clarify"
    assert changes(both, "change the footer color to black and its links to orange") == [
        ("footer", "background", "", "#000000"),
        ("footer", "link-color", "", "#ffa500"),
    ]


def test_a_part_that_is_named_whole_gets_its_own_look() -> None:
    say = 'the heading Kind words should be "Nice words", and the footer should be black'
    assert changes(SALON, say)[1] == ("footer", "background", "", "#000000")


def test_a_background_beside_what_is_unknown_is_not_the_pages() -> None:
    intent = said(SALON, 'the chatbox should say "Hi" and the background pink')
    assert (intent.kind, intent.changes) == ("clarify", ())


def test_an_entry_gets_its_new_name_and_its_new_place() -> None:
    menu = links("navbar", "menu", link("Home", "/"), link("Contact", "/contact"))
    shop = SALON._replace(targets=(*SALON.targets, menu))
    say = "rename Contact to Find us and move it to the front of the menu"
    assert changes(shop, say) == [
        ("navbar", "link-label", "Contact", "Find us"),
        ("navbar", "order", "Contact", "first"),
    ]


def test_a_look_behind_a_wish_without_any_place_is_asked_about() -> None:
    assert said(SALON, 'it should say "Hi" and the background pink').kind == "clarify"
