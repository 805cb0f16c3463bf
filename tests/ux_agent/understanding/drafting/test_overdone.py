"""Who finds a look too much wants the other one, and no new text."""

import pytest

from bot.ux_agent.understanding.drafting.overdone import told
from tests.ux_agent.understanding.parlour import PARLOUR
from tests.ux_agent.understanding.reading import changes, said


@pytest.mark.parametrize(
    ("wish", "plain"),
    [
        ("the logo is too big", "make the logo smaller"),
        ("Hmm, the hero text looks a bit too small.", "make the hero text a bit bigger"),
        ("I think our menu is way too dark", "make our menu much lighter"),
        ("the letters are too thin in the menu", "make the letters thicker in the menu"),
        ("“Kind words” is too tiny for me", "make “Kind words” bigger"),
        ("the header's too tall", "make the header shorter"),
        ("these headings seem too pale to read", "make these headings darker"),
    ],
)
def test_what_is_too_much_is_the_wish_for_less(wish: str, plain: str) -> None:
    assert told(wish) == plain


@pytest.mark.parametrize(
    "wish",
    [
        "the prices are too high",
        "the headline is too long",
        "our dogs are too big",
        "change the headline to The world is too big",
        "the headline should say Our room is too small",
        "the hero text that is too small",
        "the logo is too big, make it 20px",
        "the logo is not too big",
    ],
)
def test_what_tells_another_thing_stays_as_it_is(wish: str) -> None:
    assert told(wish) == wish


def test_it_is_a_look_and_no_new_text() -> None:
    assert [one[:3] for one in changes(PARLOUR, "the hero text is too small")] == [
        ("home", "hero-size", "")
    ]
    assert changes(PARLOUR, "the footer is too dark")[0][:2] == ("footer", "background")


def test_a_judgement_before_the_wish_counts_once() -> None:
    once = changes(PARLOUR, "the hero text is too small")

    assert changes(PARLOUR, "the hero text is too small, make it bigger") == once


def test_a_picture_that_is_too_big_asks_for_no_other_picture() -> None:
    intent = said(PARLOUR, "the logo is too big")

    assert intent.pending.get("property") != "logo"
    assert intent.changes == ()
