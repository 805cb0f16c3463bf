"""What belongs to the thing spoken of last: its fields, its heading, its button."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.record_site import STUDIO
from tests.ux_agent.understanding.scanned_page import PAGE
from tests.ux_agent.understanding.sites import link, links, site, target

_WAYS = (
    ("Questions", "#faq"),
    ("Fees", "fees.html"),
    ("Gallery", "#gallery"),
    ("Shop", "https://shop.example/"),
)
RENAMED = ("team", "link-label", "Dr Ada Bell", "Dr Ada Holm")


@pytest.mark.parametrize(
    "turns",
    [
        ("rename Dr Ada Bell to Dr Ada Holm and change her role to Founder",),
        ("rename Dr Ada Bell to Dr Ada Holm", "and her role to Founder"),
        ("rename Dr Ada Bell to Dr Ada Holm", "her role is now Founder"),
        ("rename Dr Ada Bell to Dr Ada Holm, and set her role to Founder",),
    ],
)
def test_his_and_her_fields_are_those_of_who_was_named_last(turns: tuple[str, ...]) -> None:
    found = changes(STUDIO, *turns)
    assert found == [RENAMED, ("team", "ada-role", "", "Founder")]


@pytest.mark.parametrize(
    "message",
    [
        "change the time of Yin to Tuesdays, 8pm and make it £14",
        "change the time of Yin to Tuesdays, 8pm and it costs £14",
        "change the time of Yin to Tuesdays, 8pm, and its price to £14",
    ],
)
def test_a_price_behind_another_field_is_that_of_the_same_thing(message: str) -> None:
    found = [(one[1], one[3]) for one in changes(STUDIO, message)]
    assert found == [("yin-time", "Tuesdays, 8pm"), ("yin-price", "£14")]


def test_it_is_the_entry_whose_price_was_told_that_is_renamed() -> None:
    found = changes(STUDIO, "the price of Yin is now £14", "and rename it to Slow Yin")
    assert found[-1] == ("home", "link-label", "Yin", "Slow Yin")


def test_the_address_of_an_entry_of_the_menu_that_was_renamed() -> None:
    found = changes(STUDIO, "rename Classes to Courses in the menu and change its link to /courses")
    assert found[-1] == ("navbar", "link-href", "Classes", "/courses")


def test_behind_a_new_address_it_is_the_words_that_lead_there() -> None:
    index = site(
        {"footer": ()},
        target("footer", "terms", "text", "Terms"),
        target("footer", "terms-link", "url", "/terms", aliases=("terms link",)),
    )
    found = changes(index, "change the terms link to /rules and rename it to Rules")
    assert found == [("footer", "terms-link", "", "/rules"), ("footer", "terms", "", "Rules")]


@pytest.mark.parametrize(
    ("message", "place", "value"),
    [
        ('make the kiln section white and its heading "Hire"', ("home", "kiln-title"), "Hire"),
        ("make the kiln section white and its button should say Go", ("home", "prices"), "Go"),
        ('make the announcement pink and its text "Shut"', ("announce", "text"), "Shut"),
        ('make the header blue and its button say "Go"', ("header", "cta-text"), "Go"),
        ('make the announcement pink | the text in it to "Shut"', ("announce", "text"), "Shut"),
    ],
)
def test_words_are_those_of_the_part_spoken_of_last(
    message: str, place: tuple[str, str], value: str
) -> None:
    found = changes(PAGE, *message.split(" | "))
    assert (found[-1][:2], found[-1][3]) == (place, value)


@pytest.mark.parametrize(
    "message",
    [
        'make the announcement pink and its heading "Shut"',
        'make the footer blue and its button "Go"',
        'make the announcement pink | and its heading should be "Shut"',
    ],
)
def test_words_that_the_part_has_not_are_asked_about_and_never_anothers(message: str) -> None:
    intent = said(PAGE, *message.split(" | "))
    assert intent.kind == "clarify"
    assert [one.property for one in intent.changes] == ["background"]


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ('make the announcement pink and change the text to "Mud"', ("announce", "text")),
        ('make the headline red and change the text to "Mud"', ("home", "hero-text")),
        ("make the headline bigger and change it to Mud", ("home", "hero-text")),
        ('make the kiln section white | and change the title to "Mud"', ("home", "kiln-title")),
    ],
)
def test_the_text_is_that_of_what_was_painted(message: str, place: tuple[str, str]) -> None:
    found = changes(PAGE, *message.split(" | "))
    assert (found[-1][:2], found[-1][3]) == (place, "Mud")


@pytest.mark.parametrize(
    "message",
    [
        'set the headline to "Shut" and the footer to black',
        'the tagline to "Shut" and the footer to black',
    ],
)
def test_a_colour_of_a_part_behind_a_text_is_the_parts_own(message: str) -> None:
    assert changes(PAGE, message)[-1] == ("footer", "background", "", "#000000")


MENU = site(
    {"navbar": ("menu",), "home": ("hero",), "fees": ("fees page",)},
    links("navbar", "menu", *(link(name, at) for name, at in _WAYS)),
    target("home", "hero-text", "text", "Your books", aliases=("headline", "hero heading")),
    target("home", "faq-title", "text", "Questions people ask", aliases=("faq heading",)),
    target("fees", "title", "text", "What we charge", aliases=("heading",)),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    ("message", "place"),
    [
        (
            'rename Questions in the menu to FAQ, and the heading of that section to "New"',
            ("home", "faq-title"),
        ),
        (
            'rename Questions in the menu to FAQ | and the heading of that section to "New"',
            ("home", "faq-title"),
        ),
        (
            'rename Questions in the menu to FAQ, and change that section\'s heading to "New"',
            ("home", "faq-title"),
        ),
        (
            'rename Fees in the menu to Prices, and the heading of that page to "New"',
            ("fees", "title"),
        ),
    ],
)
def test_that_section_behind_a_link_is_where_it_leads(message: str, place: tuple[str, str]) -> None:
    found = changes(MENU, *message.split(" | "))
    assert found[0][1] == "link-label"
    assert (found[-1][:2], found[-1][3]) == (place, "New")


@pytest.mark.parametrize("label", ["Gallery", "Shop"])
def test_a_section_that_a_link_leads_nowhere_known_is_asked_about(label: str) -> None:
    intent = said(
        MENU, f'rename {label} in the menu to Art, and the heading of that section to "New"'
    )
    assert intent.kind == "clarify"
    assert [one.property for one in intent.changes] == ["link-label"]
