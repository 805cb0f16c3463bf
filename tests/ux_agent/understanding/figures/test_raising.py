"""Messages that tell by how much a price changes."""

import pytest

from bot.ux_agent.understanding.figures.raising import read
from tests.ux_agent.understanding.reading import changes, question
from tests.ux_agent.understanding.sites import site, target

STALL = site(
    {"home": ("start page",), "prices": ("prices page",), "visit": ()},
    target("home", "headline", "text", "Jam from the hill"),
    target("prices", "plum-small", "text", "£4.50", aliases=("plum small",)),
    target("prices", "plum-large", "text", "£8.00", aliases=("plum large",)),
    target("prices", "quince-small", "text", "£5.20", aliases=("quince small",)),
    target("visit", "tour", "text", "The tour is £12 a head."),
    target("visit", "tasting-price", "text", "14.5"),
)


@pytest.mark.parametrize(
    ("say", "name", "value"),
    [
        ("plum small up £1", "plum-small", "£5.50"),
        ("put the large plum down by 50p", "plum-large", "£7.50"),
        ("small quince is £2 more", "quince-small", "£7.20"),
        ("the tour goes up by 3 pounds", "tour", "The tour is £15 a head."),
        ("the tour is £2 cheaper now", "tour", "The tour is £10 a head."),
        ("raise the tasting by 50p", "tasting-price", "15"),
        ("cut the tour price by 50%", "tour", "The tour is £6 a head."),
        ("add £1 to the tour", "tour", "The tour is £13 a head."),
    ],
)
def test_an_amount_is_added_to_the_price_that_stands_there(say: str, name: str, value: str) -> None:
    assert [(one[1], one[3]) for one in changes(STALL, say)] == [(name, value)]


@pytest.mark.parametrize(
    "say",
    [
        "plum up £1",
        "put all prices up by £1",
        "every jam is £1 more",
        "the tour goes up by 3 euros",
        "the tour is £15 less",
    ],
)
def test_where_it_is_not_sure_which_price_is_meant_it_is_asked(say: str) -> None:
    assert question(STALL, say)


def test_a_raise_and_a_price_are_two_wishes() -> None:
    found = changes(STALL, "plum small up £1 and the tour is £14")
    assert [one[3] for one in found] == ["£5.50", "The tour is £14 a head."]


def test_all_prices_of_one_section_that_stand_alone_change_together() -> None:
    found = changes(STALL, "all plum prices up by 10%")
    assert [one[3] for one in found] == ["£4.95", "£8.80"]


def test_each_of_several_prices_changes_by_its_own_amount() -> None:
    found = changes(STALL, "plum small up £1, quince small down 20p")
    assert [one[3] for one in found] == ["£5.50", "£5.00"]


@pytest.mark.parametrize(
    "say",
    [
        'the headline should be "Up by £1"',
        "the headline should say prices go up by £1",
        "set the tour to £13",
        "put the tour up to £13",
        "increase the padding by 10",
        "order by 11 for same day",
    ],
)
def test_what_is_no_rise_of_a_price_is_not_taken_for_one(say: str) -> None:
    assert read(say, STALL) is None
