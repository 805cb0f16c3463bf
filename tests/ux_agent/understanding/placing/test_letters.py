"""Looks of letters beside their weight: which place is meant, and what it comes to."""

import pytest

from bot.ux_agent.understanding.placing.fitting import takes
from tests.ux_agent.scanning.proposed import plain
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.sites import BAKERY, site, target

BODY = (
    "<header class=top><a class=brand href=index.html>Loom</a>"
    "<nav><a href=b.html>Wool</a><a href=c.html>Center</a></nav></header>"
    "<main><section class=hero><h1>Cloth from Leeds</h1><p>By hand</p></section></main>"
    "<footer class=foot><p>Made in Leeds</p><a href=b.html>B</a><a href=c.html>C</a></footer>"
)
CSS = (
    ".top { padding: 0 }\n.hero h1 { margin: 0 }\nnav a { color: #333 }\n"
    ".foot { padding: 1rem }\n.foot a { color: #111 }\n"
)
PAGE = plain(BODY, CSS)._replace(is_scanned=True)
ALIGN, STYLE = ("home", "text-align", ""), ("home", "font-style", "")


@pytest.mark.parametrize(
    ("request_", "wanted"),
    [
        ("center the headline", [(*ALIGN, "center")]),
        ("make the headline italic", [(*STYLE, "italic")]),
        ("make the headline bold and italic", [(*STYLE, "italic")]),
        ("make the headline red and center it", None),
        ("make the menu uppercase", [("navbar", "text-transform", "", "uppercase")]),
        ("remove the underline from the menu", [("navbar", "text-decoration", "", "none")]),
        (
            "don't underline the links in the menu",
            [("navbar", "text-decoration", "", "none")],
        ),
        ("align the footer text to the right", [("footer", "text-align", "", "right")]),
        ("make the footer text italic", [("footer", "font-style", "", "italic")]),
        ("center the footer", [("footer", "text-align", "", "center")]),
        ("don't underline the footer links", [("footer", "link-underline", "", "none")]),
        ("set the text alignment of the headline to right", [(*ALIGN, "right")]),
    ],
)
def test_the_look_of_what_is_named_changes(
    request_: str, wanted: list[tuple[str, str, str, object]] | None
) -> None:
    found = changes(PAGE, request_)
    assert found == wanted if wanted is not None else (*ALIGN, "center") in found


@pytest.mark.parametrize(
    "request_",
    [
        "left-align the headline",
        "make the headline not italic",
        "underline the links in the menu",
        "remove the underline from the headline",
    ],
)
def test_what_is_so_already_is_told(request_: str) -> None:
    assert said(PAGE, request_).kind == "noop"


@pytest.mark.parametrize(
    ("turns", "wanted"),
    [
        (("make the headline red", "and center it"), (*ALIGN, "center")),
        (("center the headline", "and italic"), (*STYLE, "italic")),
        (
            ("make the headline italic", "and the footer text too"),
            ("footer", "font-style", "", "italic"),
        ),
    ],
)
def test_a_further_look_is_of_what_was_spoken_of(
    turns: tuple[str, ...], wanted: tuple[str, str, str, object]
) -> None:
    found = changes(PAGE, *turns)
    assert len(found) == len(turns)
    assert wanted in found


def test_a_look_is_taken_back_by_its_name() -> None:
    turns = ("make the menu italic and center the headline", "undo the italics")
    assert changes(PAGE, *turns) == [(*ALIGN, "center")]


def test_another_part_gets_the_look_instead() -> None:
    turns = ("make the headline italic", "no, the footer text")
    assert changes(PAGE, *turns) == [("footer", "font-style", "", "italic")]


@pytest.mark.parametrize(
    ("request_", "text"),
    [
        ("change the headline to The center of Leeds", "The center of Leeds"),
        ("the headline should say Italic cloth", "Italic cloth"),
        ("change the headline to “centered”", "centered"),
        ("make the headline In the Middle of Leeds", "In the Middle of Leeds"),
    ],
)
def test_a_new_text_of_such_words_is_a_text(request_: str, text: str) -> None:
    assert [one[3] for one in changes(PAGE, request_)] == [text]


@pytest.mark.parametrize(
    "request_",
    ["center the menu", "center the header", "underline the footer", "make the brand italic"],
)
def test_what_has_no_such_look_is_asked_about(request_: str) -> None:
    assert question(PAGE, request_).startswith("I cannot give")
    assert said(PAGE, request_).changes == ()


def test_a_link_that_is_called_so_stays_a_link() -> None:
    assert changes(PAGE, "rename Center to Shop") == [("navbar", "link-label", "Center", "Shop")]


def test_a_site_without_such_looks_knows_no_words_for_them() -> None:
    assert question(BAKERY, "center the subtitle").startswith("I cannot give “center” as a look")


def test_a_look_that_a_site_calls_otherwise_takes_its_own_words() -> None:
    own = target("home", "lines", "enum", "left", values=("left", "center"))
    declared = site({"home": ()}, own, target("home", "text-decoration", "enum", "none"))
    assert changes(declared, "make the home lines centered") == [("home", "lines", "", "center")]


def test_a_text_that_is_nearly_a_word_for_a_side_is_no_side() -> None:
    foot = target("footer", "text-align", "enum", "left", values=("left", "center", "right"))
    assert takes(foot, "text", "Center")
    assert not takes(foot, "text", "lift")
