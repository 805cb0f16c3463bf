"""Which choices people are shown, and in what order."""

import pytest

from bot.ux_agent.intent import Intent
from bot.ux_agent.reading import Outcome, in_words, read_request
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.placing.offering import offered
from bot.ux_agent.understanding.placing.questions import MOST, ask
from bot.ux_agent.understanding.read import complete, understand
from tests.ux_agent.understanding.more_sites import entry
from tests.ux_agent.understanding.sites import links, site, target

OAKS = [target("home", f"line-{n}", "text", f"Oak number {n}") for n in range(40)]
LARGE = site(
    {"home": (), "contact": ("contact page",)},
    *OAKS,
    target("contact", "path-text", "text", "There is free parking behind the mill."),
    target("contact", "form-note", "text", "We keep it secret."),
)
ASKED = "the zebra thing by the mill should say “Paid parking”"


def asked(index: SiteIndex, request: str) -> Intent:
    return offered(understand(request, index), index)


def choices(index: SiteIndex, request: str) -> tuple[tuple[str, str], ...]:
    question = asked(index, request).question
    assert question
    return question.choices


def test_what_shares_a_word_with_the_request_comes_first() -> None:
    found = choices(LARGE, ASKED)
    assert found[0][1] == "contact.path-text"
    assert [value for _, value in found[1:]] == [f"home.line-{n}" for n in range(24)]


def test_a_word_of_the_place_counts_more_than_one_of_the_new_text() -> None:
    index = site(
        {"home": (), "contact": ()},
        *OAKS,
        target("contact", "keeper", "text", "The bees are kept."),
        target("contact", "miller", "text", "The mill is open."),
    )
    found = choices(index, "the zebra thing by the mill should say “Buy bees”")
    assert [value for _, value in found[:2]] == ["contact.miller", "contact.keeper"]


def test_few_choices_are_ordered_too_and_nothing_is_said_of_more() -> None:
    index = site({"home": ()}, *OAKS[:8], target("home", "note", "text", "Prices are plus tax."))
    told = asked(index, "the zebra tax should say “Prices are fixed”")
    assert told.question
    assert told.question.choices[0][1] == "note"
    assert "more" not in told.question.text


def test_a_request_that_is_read_has_no_more_choices_than_a_select_holds() -> None:
    question = read_request(ASKED, LARGE).intent.question
    assert question
    assert len(question.choices) == MOST


def test_how_many_more_there_are_is_said_in_both_languages() -> None:
    told = asked(LARGE, ASKED)
    assert told.question
    assert len(told.question.choices) == MOST
    assert "17 more do not fit" in told.question.text
    german = in_words(Outcome(told), "de").intent.question
    assert german
    assert "17 weitere passen nicht" in german.text


@pytest.mark.parametrize("words", ["“Oak number 39”", '"oak number 39"'])
def test_one_that_is_not_among_them_can_be_quoted(words: str) -> None:
    told = complete(asked(LARGE, ASKED), words, LARGE)
    assert [(one.property, one.value) for one in told.changes] == [("line-39", "Paid parking")]


def test_what_stands_nowhere_or_twice_is_asked_on() -> None:
    assert not complete(asked(LARGE, ASKED), "“Elm number 39”", LARGE).changes
    twice = LARGE._replace(
        targets=(*LARGE.targets, target("contact", "oak", "text", "Oak number 39"))
    )
    assert not complete(asked(twice, ASKED), "“Oak number 39”", twice).changes


def test_choices_that_are_called_alike_are_numbered() -> None:
    said = ask("property", "Which?", [("Quote color", "a"), ("Quote color", "b"), ("Oak", "c")])
    assert [label for label, _ in said.choices] == ["Quote color", "Quote color (2)", "Oak"]
    long = ask("property", "Which?", [("Oak " * 40, "a"), ("Oak " * 40, "b")])
    assert [len(label) for label, _ in long.choices] == [80, 80]


DINER = site(
    {"home": (), "menu": ("menu page",)},
    links("menu", "dishes", entry("Soup of the day"), entry("Porridge")),
    target("menu", "soup-of-the-price", "text", "£6.50"),
    target("menu", "porridge-price", "text", "£4.50"),
    target("menu", "dish-color", "color", "var(--dark-mint)"),
    target("menu", "price-color", "color", "$crust"),
    *OAKS,
)


def test_no_choice_has_a_name_that_breaks_off_or_a_variable_as_it_is_written() -> None:
    labels = dict(choices(DINER, "change the zebra on the menu page"))
    assert labels["Soup of the day price: £6.50"] == "soup-of-the-price"
    assert "Porridge price: £4.50" in labels
    assert "Dish colour: dark mint" in labels
    assert "Price colour: crust" in labels


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ("the menu page looks zebra, can you griffin it", "“zebra … griffin”"),
        ("change the zebra griffin on the menu page", "“zebra griffin”"),
        ("change the zebra on the menu page", "“zebra”"),
    ],
)
def test_what_nobody_knows_is_told_as_it_was_typed(request_: str, words: str) -> None:
    question = asked(DINER, request_).question
    assert question
    assert words in question.text


def test_a_text_about_something_is_not_rather_of_the_page_called_about() -> None:
    index = site({"home": (), "about": ()}, *OAKS, target("about", "title", "text", "Three of us"))
    found = choices(index, "change the text about zebras")
    assert found[0][1] == "home.line-0"
