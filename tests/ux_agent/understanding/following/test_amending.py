"""Short messages about what was wanted last."""

import pytest

from tests.ux_agent.understanding.more_sites import CAFE, SHOP
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target

TWO = "make the footer black and the buttons green"


@pytest.mark.parametrize(
    "back", ["undo that last one", "no, undo the last change", "forget the last bit please"]
)
def test_the_last_of_several_changes_is_taken_back(back: str) -> None:
    assert changes(SHOP, TWO, back) == [("footer", "background", "", "#000000")]


def test_nothing_is_left_when_the_only_change_is_taken_back() -> None:
    assert said(SHOP, "make the footer black", "undo the last change").kind == "refuse"


@pytest.mark.parametrize(
    ("more", "size"),
    [("even more", "75px"), ("a bit more please", "68px"), ("again", "75px"), ("less", "53px")],
)
def test_more_of_a_relative_wish_goes_on_from_what_it_came_to(more: str, size: str) -> None:
    (change,) = changes(SHOP, "make the headline bigger", more)
    assert change == ("home", "font-size", "", size)


def test_too_much_of_a_colour_goes_the_other_way() -> None:
    (change,) = changes(SHOP, "make the footer darker", "that's too dark")
    assert change[:2] == ("footer", "background")


@pytest.mark.parametrize("back", ["put it back", "go back", "back to how it was", "as it was"])
def test_what_was_changed_last_is_put_back(back: str) -> None:
    assert changes(SHOP, TWO, back) == [("footer", "background", "", "#000000")]


def test_what_is_called_otherwise_keeps_its_place() -> None:
    (change,) = changes(SHOP, "rename Contact to Write us", "call it Say hello")
    assert change[1:] == ("link-label", "Contact", "Say hello")


@pytest.mark.parametrize(
    "said_so", ["actually the footer", "Actually make it bold", "no I meant it"]
)
def test_a_wish_is_no_new_text(said_so: str) -> None:
    intent = said(SHOP, "change the headline to Hello there", said_so)
    assert said_so not in [one.value for one in intent.changes]


def test_a_place_that_is_asked_anew_keeps_the_value() -> None:
    assert said(SHOP, "make the footer black", "no, the other one", "the header").changes[
        -1
    ].value == ("#000000")


def test_more_of_a_wish_that_was_not_relative_is_no_amendment() -> None:
    assert said(SHOP, "make the footer black", "even more").kind == "clarify"


@pytest.mark.parametrize("other", ["hmm, another colour", "something else", "a different one"])
def test_another_value_is_asked_for(other: str) -> None:
    assert "footer background" in question(SHOP, "make the footer black", other)


def test_no_smaller_is_about_what_stands_there_now() -> None:
    assert changes(SHOP, "make the headline bigger", "no, smaller") == [
        ("home", "font-size", "", "38px")
    ]


def test_an_address_told_anew_is_told_to_every_place() -> None:
    first = said(CAFE, "change the email to one@harbour.example")
    again = said(CAFE, "change the email to one@harbour.example", "no, two@harbour.example")

    assert first.changes
    assert [str(one.value).replace("one@", "two@") for one in first.changes] == [
        str(one.value) for one in again.changes
    ]


STRAP = site(
    {"header": (), "home": ()},
    target("header", "text", "text", "Free delivery on orders over £35 within 10 miles"),
    target("home", "price", "text", "£12"),
    target("home", "gap", "size", "1.5rem"),
)


@pytest.mark.parametrize("again", ["no wait, £45", "sorry, 45", "no, it should be £45 please"])
def test_a_number_put_right_stands_within_the_text_that_was_changed(again: str) -> None:
    (change,) = changes(STRAP, "free delivery on orders over £50", again)
    assert change[3] == "Free delivery on orders over £45 within 10 miles"


def test_a_number_that_is_the_whole_value_is_put_right_whole() -> None:
    assert changes(STRAP, "set the price to £13", "no, £14")[0][3] == "£14"
    assert changes(STRAP, "set the gap to 2rem", "no, 3rem") == [("home", "gap", "", "3rem")]


def test_where_several_numbers_may_be_put_right_it_is_asked() -> None:
    say = 'change the header text to "Over £50 within 20 miles"'
    assert question(STRAP, say, "no wait, £45")


@pytest.mark.parametrize(
    "again", ["no, make that Bread and more", "no, Bread and more", "Bread and more instead"]
)
def test_words_told_anew_take_the_place_of_a_text(again: str) -> None:
    (change,) = changes(SHOP, 'change the headline to "Bread"', again)
    assert change[3] == "Bread and more"


@pytest.mark.parametrize(
    "more",
    ["too dark, lighter please", "that's too dark now, a bit lighter", "way too dark, lighter"],
)
def test_what_it_is_too_much_of_is_said_beside_the_wish(more: str) -> None:
    (change,) = changes(SHOP, "make the footer black", more)
    assert change[1] == "background"
    assert str(change[3]) > "#000000"
