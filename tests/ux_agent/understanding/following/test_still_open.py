"""What a question holds is not lost by what is said beside it."""

import pytest

from bot.ux_agent.scanning.scan import index_of
from bot.ux_agent.understanding.following.still_open import replaced
from bot.ux_agent.understanding.words.vocabulary import vocabulary_of
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.understanding.reading import changes, question, said
from tests.ux_agent.understanding.scanned_page import PAGE

ASKED = 'button text should be "Write to us"'


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ("and make it red", ("button-background", "#ff0000")),
        ("and make it rounder", ("radius", "8px")),
    ],
)
def test_a_look_told_beside_a_question_goes_where_the_answer_says(
    more: str, wanted: tuple[str, str]
) -> None:
    assert said(PAGE, ASKED, more).kind == "clarify"
    text, look = changes(PAGE, ASKED, more, "home")
    assert text == ("home", "cta-text", "", "Write to us")
    assert (look[1], look[3]) == wanted


def test_a_wish_for_another_place_leaves_the_question_open() -> None:
    intent = said(PAGE, ASKED, "make the footer black")
    assert intent.question is not None
    assert [(one.section, one.value) for one in intent.changes] == [("footer", "#000000")]
    assert said(PAGE, ASKED, "make the footer black", "home").changes[-1].value == "Write to us"


def test_a_wish_told_anew_takes_the_place_of_the_question() -> None:
    first = "make the testimonials navy"
    assert changes(PAGE, first, "make the kiln section navy")[0][1] == "kiln-background"


def test_how_many_people_are_no_size_of_letters() -> None:
    first = "change the headline size to 10 people"
    assert "10 people" in question(PAGE, first)
    assert said(PAGE, first, "12px").kind == "clarify"


@pytest.mark.parametrize(
    ("answer", "request_anew"),
    [
        ("not the tagline, the site name", "make the site name italic"),
        ("no, not the tagline but the headline please", "make the headline italic"),
        ("not the footer, the headline", ""),
        ("no, the headline", "make the headline italic"),
        ("actually i meant the footer", "make the footer italic"),
        ("no, red", ""),
        ("the headline", ""),
    ],
)
def test_another_place_than_the_one_told_is_told_in_its_stead(
    answer: str, request_anew: str
) -> None:
    assert replaced("make the tagline italic", answer, vocabulary_of(PAGE)) == request_anew


def test_the_other_wishes_of_the_request_go_to_the_place_told_instead() -> None:
    turns = ("make the tagline bigger", "not the tagline, the headline")
    assert changes(PAGE, *turns) == [("home", "font-size", "", "4rem")]


def test_another_place_is_no_value_of_what_is_asked_about() -> None:
    page = PAGE._replace(
        targets=tuple(
            one._replace(value="$plum") if (one.section, one.type) == ("footer", "color") else one
            for one in PAGE.targets
        )
    )
    assert said(page, "make the footer darker").kind == "clarify"
    found = changes(page, "make the footer darker", "no, the kiln section")
    assert [one[1] for one in found] == ["kiln-background"]
    intent = said(page, "make the footer darker", "and the text white")
    assert (intent.kind, intent.changes) == ("clarify", ())
    found = changes(page, "make the footer darker", "and the text white", "black")
    assert [(one[1], one[3]) for one in found] == [("background", "#000000"), ("color", "#ffffff")]


DATED = {
    "index.html": """<html><head><link rel="stylesheet" href="s.css"></head><body><main>
<h1>Club</h1><section class="next"><h2>Next match</h2><p class="match-when">Saturday</p></section>
<section class="news"><h2>News</h2><article><h3>Lights</h3><p class="date">14 November 2025</p>
<p>They are up.</p></article><article><h3>Quiz</h3><p class="date">2 November 2025</p>
<p>Teams of six.</p></article></section></main></body></html>""",
    "s.css": ".date { font-size: 14px; color: #666666; }\n.match-when { font-size: 17px; }\n",
}


def test_a_second_look_is_no_answer_while_the_first_one_has_no_place() -> None:
    index = index_of("test", FakeSite(DATED))
    first = said(index, "make the date of the match bold")
    assert first.kind == "clarify"
    both = said(index, "make the date of the match bold", "and a little bigger")
    assert (both.kind, both.changes, both.question) == ("clarify", (), first.question)
