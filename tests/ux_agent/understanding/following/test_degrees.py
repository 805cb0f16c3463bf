"""Comparatives count from what is proposed."""

import pytest

from tests.ux_agent.understanding.reading import changes, question
from tests.ux_agent.understanding.scanned_page import PAGE
from tests.ux_agent.understanding.sites import BAKERY, target

RED = "make the header red"


@pytest.mark.parametrize("more", ["no, darker", "darker", "actually darker", "no, a darker red"])
def test_darker_is_darker_than_the_colour_proposed(more: str) -> None:
    assert changes(PAGE, RED, more) == [("header", "background", "", "#cc0000")]


@pytest.mark.parametrize("more", ["even bigger", "no, even bigger", "no, bigger"])
def test_bigger_again_is_a_second_step(more: str) -> None:
    assert changes(PAGE, "make the headline bigger", more)[0][3] == "5rem"


@pytest.mark.parametrize(
    "back", ["smaller", "bit smaller", "a tiny bit smaller", "less", "bit less"]
)
def test_a_step_back_stays_short_of_what_the_site_has(back: str) -> None:
    value = str(changes(PAGE, "make the headline bigger", back)[0][3])
    assert 3.2 < float(value.removesuffix("rem")) < 4


def test_a_step_back_in_colour_stays_short_of_what_the_site_has() -> None:
    (change,) = changes(PAGE, "make the footer lighter", "darker")
    assert "#222222" < str(change[3]) < "#4e4e4e"


def test_another_colour_has_nothing_between() -> None:
    assert changes(PAGE, "make the kiln section red", "no, darker")[0][3] == "#cc0000"


def test_no_the_other_way_is_about_what_the_site_has() -> None:
    (change,) = changes(PAGE, "make the headline bigger", "no, smaller")
    assert float(str(change[3]).removesuffix("rem")) < 3.2


@pytest.mark.parametrize(
    ("first", "more", "value"),
    [
        ("make the header pink", "no, a darker pink", "#cc9aa2"),
        ("make the header dark red", "a lighter red", "#a23333"),
        (RED, "a darker shade of green", "#006600"),
        ("make the header a darker blue", "no, lighter", "#3333a2"),
        ("make the header a darker blue", "a bit more", "#00006f"),
    ],
)
def test_a_darker_red_is_darker_than_a_red_and_else_than_red(
    first: str, more: str, value: str
) -> None:
    assert changes(PAGE, first, more) == [("header", "background", "", value)]


def test_a_question_for_a_size_takes_a_relative_word() -> None:
    asked = "make the footer font size huge"
    assert "size" in question(PAGE, asked)
    assert changes(PAGE, asked, "a bit smaller")[0] == ("footer", "font-size", "", "14px")


@pytest.mark.parametrize(
    "less",
    [
        "the headline is too big now",
        "the headline is a bit too big",
        "less on the headline please",
        "not so much on the headline",
        "no, a bit smaller than that",
    ],
)
def test_too_big_is_smaller_but_still_bigger_than_it_was(less: str) -> None:
    first = "make the footer black and the headline bigger"
    found = {one[1]: str(one[3]) for one in changes(PAGE, first, less)}
    assert found["background"] == "#000000"
    assert 3.2 < float(found["font-size"].removesuffix("rem")) < 4


def test_a_size_that_is_not_set_counts_from_what_the_page_has() -> None:
    of_page = target("footer", "font-size", "size", None, computed="17px")
    page = PAGE._replace(
        targets=tuple(
            of_page if (one.section, one.property) == ("footer", "font-size") else one
            for one in PAGE.targets
        )
    )
    first = "make the footer text bigger"
    assert changes(page, first) == [("footer", "font-size", "", "21px")]
    assert changes(page, first, "a bit smaller") == [("footer", "font-size", "", "19px")]
    assert changes(page, first, "smaller") == [("footer", "font-size", "", "19px")]


def test_a_bit_more_may_be_said_again_and_again() -> None:
    first = "make the headline bigger"
    sizes = [float(str(changes(PAGE, first, *["a bit more"] * n)[0][3])[:-3]) for n in range(4)]
    assert sizes == sorted(set(sizes))
    back = changes(PAGE, first, "more", "less")[0][3]
    assert 4 < float(str(back)[:-3]) < 5
    shades = [str(changes(PAGE, "make the header darker", *["more"] * n)[0][3]) for n in range(3)]
    assert shades == sorted(set(shades), reverse=True)


def test_a_wish_taken_elsewhere_is_no_second_step_where_the_size_is_shared() -> None:
    first = changes(BAKERY, "make the headline bigger")
    assert changes(BAKERY, "make the headline bigger", "no, the subtitle") == first


@pytest.mark.parametrize("more", ["no, darker", "darker please", "bit darker"])
def test_a_shade_is_of_the_last_colour_though_a_size_came_after_it(more: str) -> None:
    both = changes(PAGE, "make the header red and the headline bigger", more)
    places = [(section, name) for section, name, _, _ in both]
    assert sorted(places) == [("header", "background"), ("home", "font-size")]
    assert "#cc0000" <= str(dict(zip(places, both, strict=True))["header", "background"][3]) < "#f"


def test_a_colour_for_it_is_of_what_was_spoken_of_last() -> None:
    both = changes(PAGE, "make the header red and the headline bigger", "make it green")
    assert ("home", "headline-color", "", "#008000") in both
    assert ("header", "background", "", "#ff0000") in both
