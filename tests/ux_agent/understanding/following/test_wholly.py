"""A whole request is one, be it said to a question or behind "forget it"."""

import pytest

from bot.ux_agent.understanding.following.wholly import dropped
from tests.ux_agent.understanding.list_sites import TRATTORIA
from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.scanned_page import PAGE


@pytest.mark.parametrize(
    ("first", "then", "wanted"),
    [
        ("make it look nicer", "change the font size of the footer to 18px", "font-size"),
        ("make it look more modern", "ok then just make the footer background pink", "background"),
        ("give it a fresher feel", "hmm, just put the footer text in white then", "color"),
    ],
)
def test_a_whole_request_means_to_a_question_what_it_means_alone(
    first: str, then: str, wanted: str
) -> None:
    assert said(TRATTORIA, first).kind == "clarify"
    alone = then.removeprefix("ok then just ").removeprefix("hmm, just ")
    assert changes(TRATTORIA, first, then) == changes(TRATTORIA, alone)
    assert changes(TRATTORIA, first, then)[0][:2] == ("footer", wanted)


def test_a_request_for_another_kind_of_place_leaves_the_value_asked_for_open() -> None:
    intent = said(TRATTORIA, "change the lemonade price", "make the footer pink")
    assert [(one.section, one.value) for one in intent.changes] in ([], [("footer", "#ffc0cb")])
    assert not any(one.property == "lemonade-price" for one in intent.changes)


def test_what_was_complete_before_a_question_stays() -> None:
    first = "make the header red and change the tagline"
    assert said(PAGE, first).kind == "clarify"
    told = {(one.section, one.value) for one in said(PAGE, first, "make the footer black").changes}
    assert told == {("header", "#ff0000"), ("footer", "#000000")}


@pytest.mark.parametrize(
    ("message", "rest"),
    [
        ("ok forget it, just put “Hi” in the footer", "put “Hi” in the footer"),
        ("never mind. please make the footer pink", "make the footer pink"),
        ("scrap that and make the header navy", "make the header navy"),
        ("forget it, make it red", ""),
        ("forget it", ""),
        ("never mind the gap", ""),
        ("forget about the footer", ""),
        ("make the headline Forget it, just smile", ""),
    ],
)
def test_what_is_wanted_instead_stands_behind_what_is_dropped(message: str, rest: str) -> None:
    assert dropped(message) == rest


def test_behind_a_refusal_a_request_is_read_without_what_drops_it() -> None:
    first = "add a popup script"
    assert said(TRATTORIA, first).kind == "refuse"
    then = "ok forget it, just make the footer pink"
    assert changes(TRATTORIA, first, then) == changes(TRATTORIA, "make the footer pink")
