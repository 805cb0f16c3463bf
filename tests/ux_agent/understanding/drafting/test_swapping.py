"""Two things that change places."""

import pytest

from tests.ux_agent.understanding.more_sites import SHOP
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import site, target

PHOTOS, CHAT = "https://photos.example", "https://chat.example"
LINKS = site(
    {"footer": ("bottom",)},
    target("footer", "photos", "text", "Photos"),
    target("footer", "photos-link", "url", PHOTOS),
    target("footer", "chat", "text", "Chat"),
    target("footer", "chat-link", "url", CHAT),
    target("footer", "prices", "text", "Prices"),
    target("footer", "prices-link", "url", "/prices"),
    target("footer", "note", "text", "Open daily"),
)._replace(is_scanned=True)
_LABELS = [("footer", "photos", "", "Chat"), ("footer", "chat", "", "Photos")]
_ADDRESSES = [("footer", "photos-link", "", CHAT), ("footer", "chat-link", "", PHOTOS)]


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


@pytest.mark.parametrize(
    ("wording", "wanted"),
    [
        ("swap photos and chat in the footer", _LABELS + _ADDRESSES),
        ("swap the photos link with the chat link", _LABELS + _ADDRESSES),
        ("swap the labels of photos and chat in the footer", _LABELS),
        ("swap the addresses of photos and chat in the footer", _ADDRESSES),
    ],
)
def test_two_links_change_places_with_label_and_address(
    wording: str, wanted: list[tuple[str, str, str, object]]
) -> None:
    assert sorted(changes(LINKS, wording)) == sorted(wanted)


def test_a_link_and_a_mere_text_do_not_change_places() -> None:
    assert said(LINKS, "swap photos and the note in the footer").kind == "clarify"


@pytest.mark.parametrize(
    "first", ["swap photos and chat in the footer", 'set the photos link to "https://x.example"']
)
@pytest.mark.parametrize("more", ["and remove the prices link there", "remove the prices link"])
def test_what_is_to_go_takes_no_value_from_what_was_set(first: str, more: str) -> None:
    intent = said(LINKS, first, more)
    assert intent.kind == "clarify"
    assert not any(one.property == "prices-link" for one in intent.changes)


def test_the_part_may_be_told_before_the_verb() -> None:
    wanted = [("navbar", "order", "About", "Journal")]
    assert changes(SHOP, "in the menu swap Journal and About") == wanted
