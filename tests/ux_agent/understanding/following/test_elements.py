"""What is said without a place is about the element that was changed last."""

import pytest

from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.scanned_page import PAGE

CARDS = "make the cards rounder"


@pytest.mark.parametrize(
    "more",
    [
        "and make the background of them cream",
        "and make their background cream",
        "and cream please",
        "make the background cream too",
    ],
)
def test_them_are_the_cards_and_not_the_part_of_the_page_around(more: str) -> None:
    assert changes(PAGE, CARDS, more)[-1] == ("home", "card-background", "", "#fffdd0")


@pytest.mark.parametrize("more", ["and rounder", "and their corners rounder", "rounder too"])
def test_corners_are_those_of_the_cards(more: str) -> None:
    found = changes(PAGE, "make the cards cream", more)
    assert [one[1] for one in found] == ["card-background", "card-radius"]


@pytest.mark.parametrize("more", ["and the text white", "and white text", "and its text white"])
def test_the_text_is_that_of_the_part_and_no_colour_of_that_name(more: str) -> None:
    assert changes(PAGE, "make the header red", more)[-1] == ("header", "color", "", "#ffffff")


def test_a_colour_behind_a_size_of_letters_is_the_letters() -> None:
    found = changes(PAGE, "make the footer text bigger", "and white please")
    assert found[-1] == ("footer", "color", "", "#ffffff")
    found = changes(PAGE, "make the headline bigger", "and navy")
    assert found[-1] == ("home", "headline-color", "", "#000080")


@pytest.mark.parametrize(
    ("first", "more"),
    [
        ('change the announcement to "Open"', "make it bold"),
        ('change the subtitle to "Hello"', "make it bigger"),
        ('change the subtitle to "Hello"', "make it navy"),
        (CARDS, "and bold"),
    ],
)
def test_a_look_that_the_element_lacks_is_asked_about(first: str, more: str) -> None:
    intent = said(PAGE, first, more)
    assert intent.kind == "clarify"
    assert [one.section for one in intent.changes] in (["announce"], ["home"])


def test_the_background_behind_a_text_is_that_of_its_part() -> None:
    first = 'change the kiln heading to "Hire it"'
    assert changes(PAGE, first, "and its background navy")[-1][1] == "kiln-background"
    first = 'change the headline to "Hi"'
    assert changes(PAGE, first, "and the background pink")[-1][:2] == ("home", "background")


@pytest.mark.parametrize("more", ["and the button in it yellow", "and its button yellow"])
def test_a_button_in_a_part_is_that_part_s_own(more: str) -> None:
    found = changes(PAGE, "make the kiln section black", more)
    assert found[-1] == ("home", "prices-background", "", "#ffff00")


def test_a_button_in_a_section_is_never_that_of_another_one() -> None:
    found = changes(PAGE, "make the announcement orange", "and its button black")
    assert found[-1] == ("announce", "call-background", "", "#000000")
    assert "footer button" in question(PAGE, "make the footer red", "and its button black")


def test_corners_behind_a_button_are_the_buttons() -> None:
    found = changes(PAGE, "make the button green", "and rounder")
    assert [one[:2] for one in found] == [("home", "button-background"), ("site", "radius")]


def test_a_weight_of_a_whole_section_is_not_that_of_one_of_its_parts() -> None:
    assert said(PAGE, "make the announcement orange", "and bold").kind == "clarify"


def test_a_button_in_a_part_without_one_is_asked_about() -> None:
    asked = question(PAGE, "make the cards cream", "and the button in them yellow")
    assert "card button" in asked


def test_everything_in_a_part_is_its_letters() -> None:
    found = changes(PAGE, "make the header navy", "and everything in it white")
    assert found[-1] == ("header", "color", "", "#ffffff")


@pytest.mark.parametrize(
    "style", ["make it italic too", "make it underlined", "make it stand out", "make it centred"]
)
def test_a_style_is_no_new_text(style: str) -> None:
    first = 'change the subtitle to "Hello"'
    intent = said(PAGE, first, style)
    assert intent.kind == "clarify"
    assert [one.value for one in intent.changes] == ["Hello"]


def test_a_text_that_is_told_is_one() -> None:
    first = 'change the subtitle to "Hello"'
    assert changes(PAGE, first, "make it say welcome back")[-1][3] == "welcome back"
    assert changes(PAGE, first, "make it Good morning")[-1][3] == "Good morning"


@pytest.mark.parametrize(
    ("first", "then", "wanted"),
    [
        ("make the kiln section white", "actually the hero", ("background", "#ffffff")),
        ("make the kiln section white", "no, the cards", ("card-background", "#ffffff")),
        ("make the headline navy", "actually the footer", ("color", "#000080")),
    ],
)
def test_another_place_takes_the_same_look(first: str, then: str, wanted: tuple[str, str]) -> None:
    (change,) = changes(PAGE, first, then)
    assert (change[1], change[3]) == wanted


@pytest.mark.parametrize("first", ["make the headline bold", "make the headline navy"])
def test_another_place_without_that_look_is_asked_about(first: str) -> None:
    assert "subtitle" in question(PAGE, first, "actually the subtitle")


def test_a_size_of_letters_is_not_that_of_corners() -> None:
    assert said(PAGE, "make the headline 50px", "actually the cards").kind == "clarify"


@pytest.mark.parametrize("more", ["perfect, now the footer", "great! same for the footer"])
def test_praise_keeps_what_is_there_and_goes_on(more: str) -> None:
    found = changes(PAGE, "make the header navy", more)
    assert [(one[0], one[3]) for one in found] == [("header", "#000080"), ("footer", "#000080")]


@pytest.mark.parametrize(
    ("first", "more", "wanted"),
    [
        ("make the button green", "and its label should be Visit us", ("cta-text", "Visit us")),
        ("make the button green", 'and say "Visit us"', ("cta-text", "Visit us")),
        ("make the button green", "and link it to /visit", ("cta-link", "/visit")),
        ("make the button green", "it should go to /visit", ("cta-link", "/visit")),
        ("make the headline navy", 'and it should say "Come in"', ("hero-text", "Come in")),
    ],
)
def test_the_words_and_the_address_of_what_was_painted(
    first: str, more: str, wanted: tuple[str, str]
) -> None:
    look, words = changes(PAGE, first, more)
    assert look[1] in {"button-background", "headline-color"}
    assert (words[1], words[3]) == wanted


def test_letters_of_a_button_are_not_those_of_the_headline() -> None:
    assert "button" in question(PAGE, "make the button green", "and bigger")
    first = 'change the home button text to "Come by"'
    assert "button text" in question(PAGE, first, "make it bigger")
    assert changes(PAGE, first, "make it green")[-1][1] == "button-background"


@pytest.mark.parametrize("more", ['and the one below to "Bye"', 'and the text under it to "Bye"'])
def test_what_stands_beside_the_element_is_not_the_element(more: str) -> None:
    intent = said(PAGE, 'change the headline to "Hi"', more)
    assert intent.kind == "clarify"
    assert "Bye" not in [one.value for one in intent.changes]


def test_the_text_of_a_part_is_the_part_s() -> None:
    found = changes(PAGE, "make the kiln section navy", "and its text yellow")
    assert found[-1] == ("home", "kiln-color", "", "#ffff00")


def test_a_part_is_shown_again() -> None:
    assert changes(PAGE, "hide the kiln section")[0][1] == "kiln-visibility"
    assert said(PAGE, "hide the kiln section", "no wait, show it").kind == "noop"


def test_a_whole_wish_of_its_own_is_about_what_it_names() -> None:
    found = changes(PAGE, "make the cards cream", "make the button corners rounder")
    assert found[-1][:2] == ("site", "radius")


def test_a_section_without_letters_of_its_own_is_asked_about_and_no_other_one() -> None:
    intent = said(PAGE, "make the announcement orange", "and the text white")
    assert intent.question is not None
    assert intent.pending["section"] == "announce"
