"""What is declared and no longer there: it makes no room for another, and is told."""

import pytest

from bot.ux_agent.reading import Outcome, read_request, read_said
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.fake_site import FakeSite

MANIFEST = """\
version: 1
sections:
  footer:
    properties:
      background: {type: color, at: {file: a.css, rule: ".foot", prop: background}}
      edge: {type: color, at: {file: a.css, rule: ".line", prop: color}}
      copyright-color: {type: color, at: {file: a.css, rule: ".foot p", prop: color, new: rule}}
      text: {type: text, at: {file: a.html, element: "footer.foot p", part: text}}
      note: {type: text, at: {file: a.html, element: "small", part: text}}
  header:
    properties:
      background: {type: color, at: {file: a.css, rule: ".top", prop: background}}
  navbar:
    items:
      menu: {at: {file: a.html, element: "nav.menu a"}, label: text, href: "attr:href"}
"""
PAGE = """\
<nav class=menu><a href=/one>One</a> <a href=/two>Two</a></nav>
<footer class=foot><p>See you soon</p><small>Since 1999</small></footer>
"""
SHEET = ".top { background: #eee; }\n.foot { background: #333; }\n.line { color: #999; }\n"


def index(page: str = PAGE, sheet: str = SHEET) -> SiteIndex:
    return FakeSite({".ux-agent.yml": MANIFEST, "a.html": page, "a.css": sheet}).index()


INTACT = index()
DRIFTED = index(
    PAGE.replace("foot>", "bottom>").replace("class=menu", "class=bar"),
    SHEET.replace(".foot", ".bottom"),
)


def changed(outcome: Outcome) -> list[str]:
    return [f"{one.section}.{one.property}" for one in outcome.intent.changes]


def asked(outcome: Outcome) -> str:
    question = outcome.intent.question
    assert outcome.plan is None
    assert question is not None
    return question.text


@pytest.mark.parametrize(
    ("message", "meant", "place"),
    [
        ("make the footer black", "footer.background", "footer background"),
        ("make the footer darker", "footer.background", "footer background"),
        ('change the footer text to "Bye"', "footer.text", "footer text"),
        ("add Three to the menu, it goes to /three", "navbar.add-link", "navbar menu"),
    ],
)
def test_what_has_gone_is_told_and_nothing_else_is_meant(
    message: str, meant: str, place: str
) -> None:
    assert changed(read_request(message, INTACT)) == [meant]
    outcome = read_request(message, DRIFTED)
    assert changed(outcome) == []
    assert f"no longer found where it is said to stand: {place}." in asked(outcome)


def test_a_new_value_is_not_asked_for_in_vain() -> None:
    outcome = read_request("change the footer text", DRIFTED)
    assert "said to stand: footer text." in asked(outcome)


def test_what_is_there_of_the_same_wish_is_kept() -> None:
    outcome = read_request("make the header red and the footer black", DRIFTED)
    assert "said to stand: footer background." in asked(outcome)
    assert changed(outcome) == ["header.background"]


def test_what_stands_there_instead_is_offered_and_can_be_taken() -> None:
    outcome = read_request("make the footer black", DRIFTED)
    question = outcome.intent.question
    assert question is not None
    assert [value for _, value in question.choices] == ["footer.edge"]
    taken = read_said(outcome.intent, ("answer", "footer.edge"), DRIFTED)
    assert taken.plan is not None
    assert taken.plan.lines == ("footer edge: #999 → #000000",)


def test_an_answer_that_names_what_has_gone_is_told_so() -> None:
    outcome = read_request("make it black", DRIFTED)
    asked(outcome)
    named = read_said(outcome.intent, ("answer", "the footer background"), DRIFTED)
    assert "said to stand: footer background." in asked(named)


def test_what_is_there_is_edited_as_ever() -> None:
    outcome = read_request("make the header black", DRIFTED)
    assert outcome.plan is not None
    assert outcome.plan.lines == ("header background: #eee → #000000",)


def test_where_all_has_gone_it_is_told() -> None:
    bare = index("<p>New</p>\n", "body { color: red; }\n")
    assert "said to stand: header background." in asked(read_request("make the header black", bare))


@pytest.mark.parametrize(
    "message",
    [
        "remove the last link of the menu",
        "add Three at the start of the menu, /three",
        "rename the second link in the menu to Four",
    ],
)
def test_a_list_that_has_gone_is_never_read_beyond_its_end(message: str) -> None:
    assert read_request(message, DRIFTED).plan is None
