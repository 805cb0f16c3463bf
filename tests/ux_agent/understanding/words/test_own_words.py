"""What a site says itself, and what it is called, before what a word may mean elsewhere."""

import pytest

from bot.ux_agent.understanding.words.vocabulary import vocabulary_of
from tests.ux_agent.understanding.one_page import ONE_PAGE
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import link, links, site, target

YARD = site(
    {"header": (), "home": ("hero",), "footer": ()},
    target("header", "background", "color", "#ffffff"),
    target("home", "hero-text", "text", "Timber, cut to size", aliases=("headline",)),
    target("home", "background", "color", "#fafafa"),
    target(
        "home", "note", "text", "All passes end in May, as Moss says; the gate is footed in oak"
    ),
    target("home", "description", "text", "A yard.", aliases=("page description",)),
    target("home", "contact-email", "text", "yard@yard.example", aliases=("email address",)),
    target("home", "contact-adresse", "text", "Mill Lane 2", aliases=("adresse",)),
    links("footer", "links", link("Rose", "/rose"), link("Sam", "/sam")),
    target("footer", "background", "color", "#222222"),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    "wording",
    [
        "Update Rose's hero",
        "change Amber’s header",
        "the moss hero needs changing",
        "make Olive's home bigger",
    ],
)
def test_a_name_is_no_colour(wording: str) -> None:
    assert said(YARD, wording).kind == "clarify"


@pytest.mark.parametrize(
    ("wording", "colour"),
    [
        ("make the footer olive", "#808000"),
        ("make the footer rose", "#ff007f"),
        ("the footer background should be navy", "#000080"),
    ],
)
def test_a_colour_stays_one_where_it_is_wanted(wording: str, colour: str) -> None:
    assert changes(YARD, wording) == [("footer", "background", "", colour)]


@pytest.mark.parametrize("wording", ["passes are cheap now", "passes are valid for 12 months"])
def test_a_word_of_the_site_is_no_slip(wording: str) -> None:
    assert said(YARD, wording).kind == "clarify"


def test_a_slip_that_may_be_several_words_is_the_one_of_a_known_phrase() -> None:
    found = changes(YARD, "change the email adress to sam@yard.example")
    assert found == [("home", "contact-email", "", "sam@yard.example")]


def test_a_word_that_the_site_says_is_not_put_right() -> None:
    assert vocabulary_of(YARD).correct("footed") == "footed"
    assert vocabulary_of(ONE_PAGE).correct("footed") == "footer"


@pytest.mark.parametrize("word", ["tagline", "slogan", "strapline", "motto"])
def test_what_is_named_a_slogan_is_one_rather_than_a_paragraph(word: str) -> None:
    index = site(
        {"header": (), "home": ("hero",)},
        target("header", "strapline", "text", "Parents and teachers"),
        target("home", "subtitle", "text", "We are many.", aliases=("intro", "tagline")),
    )._replace(is_scanned=True)

    assert changes(index, f"change the {word} to “All together”")[0][:2] == ("header", "strapline")
    assert changes(index, "change the subtitle to “We are”")[0][:2] == ("home", "subtitle")


@pytest.mark.parametrize("word", ["coloured", "colored"])
def test_coloured_is_no_word_for_a_thing(word: str) -> None:
    assert changes(YARD, f"make the footer green {word}") == [
        ("footer", "background", "", "#008000")
    ]


@pytest.mark.parametrize("wording", ["make the footer text white", "make the footer white on navy"])
def test_a_key_called_text_takes_the_word_from_no_other_part(wording: str) -> None:
    page = site(
        {"home": ("hero",), "footer": ()},
        target("home", "cta-text", "text", "Book now", aliases=("button", "text")),
        target("home", "button-background", "color", "#e76f51", aliases=("button color",)),
        target("footer", "background", "color", "#222222"),
        target("footer", "color", "color", "#dddddd"),
    )._replace(is_scanned=True)
    found = changes(page, wording)
    assert {one[0] for one in found} == {"footer"}
    assert ("footer", "color", "", "#ffffff") in found
