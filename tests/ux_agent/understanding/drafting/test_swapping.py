"""Two things that change places."""

from tests.ux_agent.understanding.more_sites import SHOP
from tests.ux_agent.understanding.reading import changes, question, said


def test_neighbours_change_places_by_one_move() -> None:
    assert changes(SHOP, "swap Journal and About") == [("navbar", "order", "About", "Journal")]


def test_links_that_are_no_neighbours_take_two_moves() -> None:
    assert changes(SHOP, "swap Shop with Contact in the menu") == [
        ("navbar", "order", "Contact", "Shop"),
        ("navbar", "order", "Shop", "last"),
    ]


def test_two_texts_take_each_others_words() -> None:
    assert changes(SHOP, "exchange the motto and the shop name") == [
        ("header", "subtitle", "", "Fern & Clay"),
        ("header", "brand", "", "Pots for patient people"),
    ]


def test_two_colours_of_a_section_change_places() -> None:
    assert changes(SHOP, "swap the background and the text colour of the footer") == [
        ("footer", "background", "", "#e8e8e8"),
        ("footer", "color", "", "#2f3b25"),
    ]


def test_a_link_that_is_not_there_is_named() -> None:
    assert "Wholesale" in question(SHOP, "swap Journal and Wholesale")


def test_links_of_two_lists_do_not_change_places() -> None:
    assert said(SHOP, "swap Journal and Terms").kind == "clarify"


def test_a_text_and_a_colour_do_not_change_places() -> None:
    assert said(SHOP, "swap the motto and the accent colour").kind == "clarify"
