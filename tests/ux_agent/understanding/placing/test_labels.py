"""Heads of columns, labels and rows in what is told."""

import pytest

from bot.ux_agent.site import Place, Target
from bot.ux_agent.understanding.placing.labels import is_label, is_told
from tests.ux_agent.understanding.more_sites import entry
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import links, site, target

ROOMS = site(
    {"hire": ("hire page",), "dates": ("dates page",), "site": ()},
    target("hire", "room", "text", "Room"),
    target("hire", "deposit", "text", "Deposit"),
    target("hire", "barn", "text", "by arrangement"),
    target("dates", "term", "text", "Term"),
    target("dates", "starts", "text", "Starts"),
    links("dates", "terms", entry("Autumn", ""), entry("Spring", "")),
    target("site", "description", "text", "Rooms by the river"),
    links("hire", "rooms", entry("Long barn", ""), entry("Loft", "")),
)


@pytest.mark.parametrize(
    "say",
    [
        "the deposit is £250",
        "deposit: £250",
        "autumn term starts 4 September",
        "the spring term starts on 5 January 2026",
    ],
)
def test_the_head_of_a_column_takes_nothing_that_is_told(say: str) -> None:
    assert question(ROOMS, say)


def test_the_name_of_an_entry_beside_a_property_has_to_be_its_own() -> None:
    assert "barn" in question(ROOMS, "long barn description: Oak floor and a stove")


@pytest.mark.parametrize("value", ["£250", "on 4 September 2024", "up by 50p", "May 5", "12.5%"])
def test_dates_prices_and_amounts_are_told(value: str) -> None:
    assert is_told(value)


@pytest.mark.parametrize("value", ["Our rooms", "Maybe 5 of us", "The Room at number 5"])
def test_words_are_not_told(value: str) -> None:
    assert not is_told(value)


def test_what_is_called_by_its_own_words_is_a_label() -> None:
    assert is_label(target("hire", "half-term", "text", "Half term"))
    assert is_label(target("hire", "barn-label", "text", "Barn"))
    assert not is_label(target("hire", "barn", "text", "Large"))
    assert not is_label(target("hire", "hall-4", "text", "Hall 4"))


def test_a_head_of_a_column_and_a_row_name_one_price() -> None:
    def head(name: str, value: str, at: int) -> Target:
        spot = Place("hire.html", "html_text", at, at + len(value), 4, at, value)
        return target("hire", name, "text", value)._replace(places=(spot,))

    hall = site(
        {"hire": ()},
        head("room", "Room", 10),
        head("minimum-spend", "Minimum spend", 20),
        target("hire", "barn-price", "text", "£2,200", aliases=("barn rooms",)),
        target("hire", "loft-price", "text", "£400", aliases=("loft rooms",)),
    )
    for say in ("minimum spend for the barn is £2500", "the barn minimum spend is £2500"):
        assert changes(hall, say) == [("hire", "barn-price", "", "£2,500")]
    assert question(hall, "minimum spend for the attic is £2500")


def test_one_date_does_not_take_the_place_of_two() -> None:
    terms = site(
        {"dates": ()},
        target("dates", "autumn-half", "text", "28 October to 1 November"),
        target("dates", "fair", "text", "3 May"),
    )
    assert question(terms, "autumn half: 5 November")
    picked = changes(terms, "autumn half: 5 November", "dates.autumn-half")
    assert picked[0][3] == "5 November"


CARDS = site(
    {"home": (), "footer": ()},
    target("home", "hero-text", "text", "A spa day", aliases=("headline",)),
    target("home", "prices-small-dogs", "text", "Small dogs"),
    target("home", "prices-plan-price", "text", "£32"),
    target("home", "prices-medium-dogs", "text", "Medium dogs"),
    target("home", "prices-plan-price-2", "text", "£42"),
    target("footer", "text", "text", "See you soon"),
)


@pytest.mark.parametrize(
    "wording",
    ["small dogs: £35", "change the price for small dogs to £35", "Medium dogs is £35 now"],
)
def test_a_price_is_no_new_name_and_the_prices_there_are_are_offered(wording: str) -> None:
    intent = said(CARDS, wording)
    assert intent.kind == "clarify"
    assert intent.question is not None
    offered = [label for label, _ in intent.question.choices]
    assert len(offered) == 2
    assert all(any(price in label for price in ("£32", "£42")) for label in offered)


def test_a_quoted_name_may_become_anything() -> None:
    wording = "change “Small dogs” to “£35”"
    assert changes(CARDS, wording) == [("home", "prices-small-dogs", "", "£35")]


def test_a_price_is_no_text_of_words_though_that_is_named() -> None:
    assert not said(CARDS, "change the headline to £35").changes
    assert changes(CARDS, "change the headline to £35 off today")


_CHURCH = site(
    {"contact": ()},
    target("contact", "churchwarden", "text", "Peter Dunn, 01935 815377"),
    target("contact", "rector", "text", "rector@staldhelms.example"),
)


def test_a_name_before_a_number_leaves_the_number() -> None:
    found = changes(_CHURCH, "our churchwarden is now Jane Cox")
    assert [one[3] for one in found] == ["Jane Cox, 01935 815377"]
    both = changes(_CHURCH, 'the churchwarden should be "Jane Cox, 01935 815400"')
    assert [one[3] for one in both] == ["Jane Cox, 01935 815400"]


def test_a_name_takes_no_mail_addresss_place() -> None:
    assert "Mary Poole" in question(_CHURCH, "our rector is now Mary Poole")


def test_a_price_for_each_takes_the_place_of_no_words() -> None:
    course = site({"home": ()}, target("home", "saturday-when", "text", "First Saturday"))
    assert question(course, "change the saturday when to £32 per child")
