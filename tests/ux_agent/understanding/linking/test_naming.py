"""New names told with "call", and entries that keep a part of their name."""

import pytest

from bot.ux_agent.understanding.linking import naming
from tests.ux_agent.understanding.more_sites import entry
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import link, links, site, target

FEES = site(
    {"navbar": ("menu",), "home": ()},
    links("navbar", "menu", link("Home", "/")),
    target("home", "cta-text", "text", "See our fees", aliases=("see our fees button",)),
    links(
        "home",
        "fees",
        entry("Payroll", "£40 a month and no more than that"),
        entry("Fixed fees", "You know the price before we start, and it stays so."),
        entry("Local since 1998", "We know the businesses of the valley and their owners."),
    ),
    target("home", "ivan-author", "text", "Iwan Parry"),
    target("home", "ivan-quote", "text", "They moved us in a week, and it was no trouble at all."),
)


@pytest.mark.parametrize(
    ("wording", "value"),
    [
        ("call the payroll row Payroll & pensions", "Payroll & pensions"),
        ("please name the payroll card Payroll for all, thanks", "Payroll for all"),
        ('now call our payroll entry "Pay slips"', "Pay slips"),
        ("call the payroll row pay slips", "pay slips"),
    ],
)
def test_a_name_told_with_call_begins_behind_the_noun(wording: str, value: str) -> None:
    assert changes(FEES, wording) == [("home", "link-label", "Payroll", value)]


def test_a_button_gets_a_name_so_too() -> None:
    assert changes(FEES, "call the See our fees button Our fees") == [
        ("home", "cta-text", "", "Our fees")
    ]


@pytest.mark.parametrize(
    "wording",
    [
        "call the office button should be green",
        "Call the office link on the contact page goes nowhere",
        "call the doctor",
        "name the price row in bold",
        "call the office row by telephone",
    ],
)
def test_words_of_a_button_are_no_wish_to_call_it_something(wording: str) -> None:
    assert naming.told(wording) == wording


@pytest.mark.parametrize(
    ("wording", "label", "value"),
    [
        ("Local since 1998 should say Local since 1996", "Local since 1998", "Local since 1996"),
        ("Fixed fees should say Fixed prices", "Fixed fees", "Fixed prices"),
    ],
)
def test_as_short_a_text_with_a_word_of_a_name_is_the_new_name(
    wording: str, label: str, value: str
) -> None:
    assert changes(FEES, wording) == [("home", "link-label", label, value)]


def test_a_sentence_beside_a_name_is_not_its_new_name() -> None:
    told = said(FEES, "Fixed fees should say Fixed is what our fees are for every one of you")
    assert not any(one.property == "link-label" for one in told.changes)
