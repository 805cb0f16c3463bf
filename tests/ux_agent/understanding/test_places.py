"""Where a wish belongs: links, current texts and colours that stand in several places."""

import pytest

from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.read import complete, understand
from tests.ux_agent.understanding.sites import BAKERY, PLUMBER, link, links, site, target


def asked(message: str, index: SiteIndex = BAKERY) -> list[str]:
    """The values of the choices of the question that a message leads to."""
    question = understand(message, index).question
    return [value for _, value in question.choices] if question else []


def answered(message: str, *answers: str, index: SiteIndex = BAKERY) -> Intent:
    intent = understand(message, index)
    for answer in answers:
        intent = complete(intent, answer, index)
    return intent


TWINS = site(
    {"header": (), "footer": ()},
    target("header", "title", "text", "Rosa's"),
    target("header", "subtitle", "text", "Flowers"),
    target("header", "background", "color", "#ffffff"),
    target("header", "color", "color", "#111111"),
    links("header", "links", link("Flowers", "/flowers"), link("Shop", "/shop")),
    target("footer", "text", "text", "Rosa's"),
    target("footer", "background", "color", "white"),
)


def test_a_text_in_two_places_is_asked_about() -> None:
    assert asked("change \"Rosa's\" to 'Rose'", TWINS) == ["header.title", "footer.text"]
    (change,) = answered("change \"Rosa's\" to 'Rose'", "footer.text", index=TWINS).changes
    assert change == Change("footer", "set", "text", "Rose")


def test_a_property_tells_one_place_of_a_text_from_another() -> None:
    (change,) = understand("change the title from \"Rosa's\" to 'Rose'", TWINS).changes
    assert (change.section, change.property) == ("header", "title")


def test_a_text_that_is_a_link_too_is_asked_about() -> None:
    assert asked("change 'Flowers' to 'Blooms'", TWINS) == ["header.subtitle", "header.link-label"]
    (change,) = answered("change 'Flowers' to 'Blooms'", "header.link-label", index=TWINS).changes
    assert change == Change("header", "set", "link-label", "Blooms", target="Flowers")


def test_a_colour_in_two_places_is_asked_about() -> None:
    assert asked("replace white with cream", TWINS) == ["header.background", "footer.background"]
    (change,) = answered("replace white with cream", "footer.background", index=TWINS).changes
    assert change == Change("footer", "set", "background", "#fffdd0")


def test_a_link_in_two_sections_is_asked_about() -> None:
    assert asked("change 'Contact' to 'Kontakt'") == ["navbar", "footer"]
    (change,) = answered("change 'Contact' to 'Kontakt'", "footer").changes
    assert change == Change("footer", "set", "link-label", "Kontakt", target="Contact")


def test_a_quoted_link_is_removed() -> None:
    (change,) = understand('delete "Sign up"', PLUMBER).changes
    assert (change.op, change.target) == ("remove", "Sign up")


def test_a_link_that_leads_there_already_is_said_so() -> None:
    assert understand("link About to /about", BAKERY).reason == ("“About” is already “/about”.")
    assert understand("add a link Blog to /blog in the navbar", BAKERY).kind == "noop"


def test_a_section_without_links_offers_those_with_links() -> None:
    assert asked("add a link X to /x in the home section") == ["navbar", "footer"]


def test_a_site_without_links_asks_what_to_change() -> None:
    bare = site({"page": ()}, target("page", "title", "text", "Hi"))
    assert understand("link About to /about", bare).kind == "clarify"
    assert understand("section:page add-link:'A:/a'", bare).kind == "clarify"


@pytest.mark.parametrize(
    "answer", ["Blog", "blog", "the Blog link", '"Blog"', "Blgo", "the one called Blog"]
)
def test_a_link_is_named_in_many_ways(answer: str) -> None:
    assert answered("remove the link", answer).changes[0].target == "Blog"


def test_an_answer_that_names_no_link_is_asked_again() -> None:
    first = understand("remove the link", BAKERY)
    assert complete(first, "the purple one", BAKERY) == first


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ("Fresh bread", "Fresh bread"),
        ('"Fresh bread"', "Fresh bread"),
        ("“Fresh bread”", "Fresh bread"),
        ('it should say "Fresh bread"', "Fresh bread"),
        ("make it say Fresh bread", "Fresh bread"),
        ("call it Fresh bread", "Fresh bread"),
        ("Fresh: bread, and more.", "Fresh: bread, and more."),
        ("make", "make"),
    ],
)
def test_a_text_is_answered_bare_or_in_a_sentence(answer: str, value: str) -> None:
    assert answered("change the title", answer).changes[0].value == value


def test_an_empty_answer_is_asked_again() -> None:
    first = understand("change the title", BAKERY)
    assert complete(first, "  ", BAKERY) == first


@pytest.mark.parametrize("answer", ["dark green", "make it dark green", "a dark green please"])
def test_a_colour_is_answered_bare_or_in_a_sentence(answer: str) -> None:
    assert answered("change the footer background", answer).changes[0].value == "#006400"


def test_a_label_that_hides_a_sign_is_refused() -> None:
    assert understand('rename Blog to "Ne\u200bws"', BAKERY).kind == "refuse"
    assert understand('add a link "Ne\u200bw" to /new in the navbar', BAKERY).kind == "refuse"


def test_a_long_request_is_refused() -> None:
    assert understand("a" * 7000, BAKERY).kind == "refuse"


def test_cancelling_an_answer_changes_nothing() -> None:
    assert answered("change the title", "never mind").reason == "Nothing was changed."


def test_an_unfit_wish_offers_what_the_section_has() -> None:
    assert asked("make the navbar brand 3rem") == ["padding"]


def test_the_colour_of_a_buttons_words_is_the_buttons() -> None:
    (change,) = understand("change the colour of the button text to green", BAKERY).changes
    assert change.property == "button-background"


def test_two_values_for_one_place_are_asked_about() -> None:
    intent = understand("section:footer text:'A' text:'B'", BAKERY)
    assert (intent.kind, intent.changes) == ("clarify", ())
    assert intent.pending == {"section": "footer", "op": "set", "property": "text"}


def test_a_second_thought_within_one_message_counts() -> None:
    intent = understand('the footer text to "A", no wait, the footer text to "B"', BAKERY)
    assert intent.changes == (Change("footer", "set", "text", "B"),)
