"""Looks of cards and other boxes that are alike."""

import pytest

from tests.ux_agent.scanning.proposed import named, plain, values
from tests.ux_agent.scanning.test_asked import changed

BODY = (
    "<main><h1>A</h1><section class=work><h2>Work</h2><div class='{0}'><h3>B</h3><p>b</p></div>"
    "<div class='{0}'><h3>C</h3><p>c</p></div><div class='{0} {1}'><h3>D</h3><p>d</p></div>"
    "</section></main>"
)


@pytest.mark.parametrize(
    ("say", "css", "line"),
    [
        ("make the cards light grey", "padding: 1em;", "background: #d3d3d3;"),
        ("make the cards light grey", "border-radius: 4px;", "background: #d3d3d3;"),
        ("set the card corners to 9px", "background: red;", "border-radius: 9px;"),
        ("make the text in the cards blue", "background: red;", "color: #0000ff;"),
        ("make the card text blue", "background: red;", "color: #0000ff;"),
    ],
)
def test_a_box_may_get_what_its_rule_says_nothing_of(say: str, css: str, line: str) -> None:
    page = "<link rel=stylesheet href=/a.css>" + BODY.format("card", "x")
    found = changed({"index.html": page, "a.css": f".card {{ {css} }}\n"}, say)
    assert found[-1] == f"+.card {{ {css} {line} }}"


def test_letters_with_a_colour_of_their_own_have_none_from_their_box() -> None:
    css = ".card { background: red } .card h3, .card p { color: #111 }"
    assert "card-color" not in values(plain(BODY.format("card", "x"), css), "home")


def test_one_box_that_is_set_apart_does_not_speak_for_the_others() -> None:
    css = ".card { background: red }\n.card.loud { background: blue }"
    found = plain(BODY.format("card", "loud"), css)
    assert named(found, "home", "card-background").value == "red"


@pytest.mark.parametrize(
    ("name", "said"), [("product-card", "cards"), ("tile", "boxes"), ("tile", "cards")]
)
def test_boxes_are_called_as_people_call_them(name: str, said: str) -> None:
    css = f".{name} {{ background: red; padding: 1em }}"
    found = named(plain(BODY.format(name, "x"), css), "home", f"{name}-background")
    assert said in found.aliases


def test_other_boxes_are_no_cards_where_some_are_cards_of_a_kind() -> None:
    body = BODY.format("pitch-card", "x").replace("</main>", "<p class=tile>a</p><p class=tile>b")
    found = plain(body, ".tile, .pitch-card { padding: 1em }\n.tile { background: red; border: 0 }")
    assert "cards" not in named(found, "home", "tile-background").aliases


def test_what_is_spoken_of_stays_what_it_is_beside_other_boxes() -> None:
    body = BODY.format("class-card", "x").replace("</main>", "<p class=tile>a</p><p class=tile>b")
    css = (
        ".class-card { background: red; border-radius: 8px; }\n"
        ".tile { background: red; border: 0; }\n.work { background: #eee; }\n"
    )
    files = {"index.html": f"<link rel=stylesheet href=/a.css>{body}", "a.css": css}
    found = changed(files, "the cards should be rounder", "and make their background cream")
    assert found[-1] == "+.class-card { background: #fffdd0; border-radius: 12px; }"
