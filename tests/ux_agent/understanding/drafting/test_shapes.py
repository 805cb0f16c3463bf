"""Words that are looks beside what has them."""

import pytest

from tests.ux_agent.understanding.reading import changes, said
from tests.ux_agent.understanding.sites import site, target

SITE = site(
    {"home": ("hero",), "footer": ()},
    target("home", "subtitle", "text", "Baked today", aliases=("tagline",)),
    target("home", "card-radius", "size", "8px", aliases=("card corners", "cards")),
    target("footer", "background", "color", "#334455"),
    target("footer", "font-size", "size", "14px"),
    target("footer", "color", "color", "#cccccc"),
)._replace(is_scanned=True)


@pytest.mark.parametrize(
    ("request_", "wanted"),
    [
        ("make the footer white with dark text", ["#ffffff", "#212529"]),
        ("make the footer navy with light text", ["#000080", "#ffffff"]),
        ("the footer should have a light background", ["#f8f9fa"]),
        ("make the cards square", ["0"]),
        ("give the cards round corners", ["12px"]),
        ("make the cards round", ["999px"]),
        ("add rounded corners to the cards", ["12px"]),
        ("the footer should be white and slightly bigger", ["#ffffff", "16px"]),
        ("make the card corners rounded", ["12px"]),
    ],
)
def test_a_look_beside_what_has_it_is_that_things(request_: str, wanted: list[str]) -> None:
    assert [one[3] for one in changes(SITE, request_)] == wanted


@pytest.mark.parametrize(
    "value", ["Market Square", "Round the corner", "Dark chocolate", "A square deal"]
)
def test_a_text_may_hold_such_words(value: str) -> None:
    assert changes(SITE, f"change the tagline to {value}") == [("home", "subtitle", "", value)]


def test_a_shape_of_what_has_no_corners_is_asked_about() -> None:
    assert said(SITE, "make the footer text round").kind == "clarify"


@pytest.mark.parametrize("turn", ["make them square instead", "no, square", "square please"])
def test_a_shape_told_of_what_was_spoken_of_is_what_it_gets(turn: str) -> None:
    assert [one[3] for one in changes(SITE, "make the cards rounder", turn)] == ["0"]
