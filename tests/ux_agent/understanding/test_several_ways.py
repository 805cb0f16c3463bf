"""Requests that want two things of one place, or one thing in many places."""

import pytest

from bot.ux_agent.understanding import texts
from tests.ux_agent.understanding.more_sites import entry
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import link, links, site, target

INN = site(
    {"home": ("start page",), "about": ("about page",), "footer": (), "site": ("page",)},
    target("home", "headline", "text", "Slow down", aliases=("heading",)),
    target("home", "cta-text", "text", "Book a room", aliases=("button",)),
    target("home", "cta-link", "url", "/rooms"),
    target("home", "dairy-title", "text", "The Dairy"),
    target("home", "why-us", "text", "Why us?"),
    target("home", "background", "color", "#ffffff"),
    target("about", "text", "text", "Founded by Tom Hill. Ask Tom about walks."),
    target("about", "manager", "text", "Ellie Wright"),
    target("footer", "text", "text", "Call Tom or mail tom@inn.example"),
    target("footer", "credit", "text", ". Website by Pixel Pete."),
    target("footer", "font-size", "size", "14px"),
    target("footer", "copyright", "text", "© 2019 The Inn"),
    target("site", "description", "text", "An inn in the hills"),
    links("navbar", "menu", link("Home", "/"), link("Rooms", "/rooms")),
    links("home", "areas", entry("Leeds"), entry("Wakefield")),
)


@pytest.mark.parametrize(
    "say",
    [
        "the button should say Book now and go to /book",
        "button: Book now -> /book",
        "change the button to Book now and point it to /book",
        "the button should say Book now, linking to /book",
        "change the button text to Book now and the link to /book",
    ],
)
def test_a_button_gets_its_words_and_its_address_in_one_request(say: str) -> None:
    assert [(one[1], one[3]) for one in changes(INN, say)] == [
        ("cta-text", "Book now"),
        ("cta-link", "/book"),
    ]


def test_words_that_only_hold_such_a_verb_stay_whole() -> None:
    found = changes(INN, "the button should say Let us go to the hills")
    assert [one[3] for one in found] == ["Let us go to the hills"]


@pytest.mark.parametrize(
    "say",
    ["change Tom to Ann everywhere", "replace Tom by Ann on all pages please"],
)
def test_a_name_is_replaced_wherever_a_text_has_it(say: str) -> None:
    assert [one[3] for one in changes(INN, say)] == [
        "Founded by Ann Hill. Ask Ann about walks.",
        "Call Ann or mail tom@inn.example",
    ]


@pytest.mark.parametrize(
    ("say", "value"),
    [
        ("Ellie Wright is now Ellie Brown", "Ellie Brown"),
        ("Ellie Wright is now called Bea Brown", "Bea Brown"),
    ],
)
def test_somebody_who_is_now_called_otherwise_is_named_so(say: str, value: str) -> None:
    assert [(one[1], one[3]) for one in changes(INN, say)] == [("manager", value)]


def test_what_somebody_is_now_is_no_new_name() -> None:
    assert said(INN, "Ellie Wright is now Senior manager").kind == "clarify"


def test_a_quoted_word_within_a_value_is_a_part_of_it() -> None:
    found = changes(INN, "change the headline to Don't panic - we're 'on it' today")
    assert [one[3] for one in found] == ["Don't panic - we're 'on it' today"]


def test_a_typo_is_named_before_the_word_that_has_it() -> None:
    found = changes(INN, "fix the typo Founded -> Built")
    assert [one[3] for one in found] == ["Built by Tom Hill. Ask Tom about walks."]


def test_a_heading_that_asks_is_named_without_its_mark() -> None:
    assert changes(INN, "why us should be called Why The Inn?")[0][3] == "Why The Inn?"


def test_the_first_half_of_a_request_is_never_passed_over() -> None:
    outcome = said(INN, "we also cover York and drop Wakefield")
    assert outcome.kind == "clarify"
    assert "cover York" in question(INN, "we also cover York and drop Wakefield")
    assert [change.target for change in outcome.changes] == ["Wakefield"]


def test_what_is_asked_about_stays_wanted_when_more_is_said() -> None:
    outcome = said(INN, "we also cover York", "and drop Wakefield")
    assert outcome.kind == "clarify"
    assert [change.target for change in outcome.changes] == ["Wakefield"]
    assert said(INN, "we also cover York", "drop Wakefield").kind == "edit"


def test_a_misspelt_colour_for_a_button_may_be_meant_as_one() -> None:
    coloured = site(
        {"home": ()},
        target("home", "cta-text", "text", "Order", aliases=("button",)),
        target("home", "button-background", "color", "#d62828", aliases=("button colour",)),
    )
    assert said(coloured, "change the button to blu").kind == "clarify"
    assert changes(coloured, "change the button to Bly")[0][1] == "cta-text"


def test_what_a_text_is_to_say_may_begin_like_a_command() -> None:
    notice = site({"home": ()}, target("home", "notice", "text", "Open"))
    found = changes(notice, "notice should say Call 0161 496 0999 for emergencies")
    assert [one[3] for one in found] == ["Call 0161 496 0999 for emergencies"]


def test_a_part_of_a_text_may_be_named_by_words_that_mean_a_property() -> None:
    risen = site(
        {"home": (), "footer": ()},
        target("home", "subtitle", "text", "Wood-fired, 48 hours risen"),
        target("footer", "hours", "text", "Mon-Fri 9-5"),
        target("footer", "street", "text", "12 Oak Lane, Leeds"),
    )
    assert changes(risen, "change 48 hours to 72 hours")[0][3] == "Wood-fired, 72 hours risen"
    assert changes(risen, "change Oak Lane to Elm Lane")[0][3] == "12 Elm Lane, Leeds"


def test_what_stands_behind_a_colon_renames_no_entry() -> None:
    assert said(INN, "leeds: north, south and west").kind == "clarify"


def test_a_thing_to_put_on_a_page_is_no_text_of_it() -> None:
    assert said(INN, "put a chat widget on the page").reason == texts.FOREIGN_CODE
    assert said(INN, "put a lamp on the page").kind == "clarify"
    assert said(INN, "add a room: Rose suite 50").kind != "edit"


def test_the_price_of_something_is_not_its_name() -> None:
    assert said(INN, "set the price of the dairy to free").kind == "clarify"
    assert said(INN, "change the dairy paragraph to Sleeps five").kind == "clarify"


def test_a_year_is_no_size() -> None:
    found = changes(INN, "the year in the footer is wrong, its 2026")
    assert [(one[1], one[3]) for one in found] == [("copyright", "© 2026 The Inn")]


def test_no_second_full_stop_is_left_where_words_are_taken_away() -> None:
    assert changes(INN, 'remove "Website by Pixel Pete"')[0][3] == "."


def test_a_clause_about_a_number_is_read_beside_others() -> None:
    shop = site(
        {"header": (), "home": ()},
        target("header", "background", "color", "#336699"),
        target("home", "tea-price", "text", "£3.20"),
        links("home", "drinks", entry("Tea"), entry("Oat milk")),
    )
    found = changes(shop, "make the header black and the tea is 3.50 now")
    assert [(one[1], one[3]) for one in found] == [
        ("background", "#000000"),
        ("tea-price", "£3.50"),
    ]
    renamed = changes(shop, "tea should be called Green tea and it costs 3.80")
    assert [one[3] for one in renamed] == ["Green tea", "£3.80"]


def test_a_value_stops_before_the_name_of_the_place_that_it_stands_in() -> None:
    found = changes(INN, "replace down with out in the headline")
    assert [one[3] for one in found] == ["Slow out"]


def test_a_value_that_holds_an_ampersand_stays_whole() -> None:
    found = changes(INN, "set the headline to Bread & butter - that's 'all' we do")
    assert [one[3] for one in found] == ["Bread & butter - that's 'all' we do"]


def test_a_number_may_be_told_before_its_place() -> None:
    assert changes(INN, "it's 2026, update the copyright")[0][3] == "© 2026 The Inn"
