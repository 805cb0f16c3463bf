"""Size and weight of what stands on the buttons of a site."""

import pytest

from tests.ux_agent.scanning.proposed import named, plain
from tests.ux_agent.scanning.test_asked import changed

PAGE = "<link rel=stylesheet href=/a.css><main><h1>A</h1>{}<p><a href=/x>x</a></p></main>"
TWO = "<a class='btn big' href=/b>Buy now</a><a class='btn' href=/c>Sell it</a>"


@pytest.mark.parametrize(
    ("say", "css", "line"),
    [
        ("make the buttons bold", "", "+.btn { background: red; font-weight: bold; }"),
        ("make the buttons bigger", "", "+.btn { background: red; font-size: 20px; }"),
        (
            "make the buttons bigger",
            ".big { font-size: 30px; }\n",
            "+.btn { background: red; font-size: 20px; }",
        ),
        (
            "make the buttons bold",
            "nav .btn, .big { font-weight: 300; }\n",
            "+.btn { background: red; font-weight: bold; }",
        ),
    ],
)
def test_the_rule_that_most_buttons_share_takes_it(say: str, css: str, line: str) -> None:
    files = {"index.html": PAGE.format(TWO), "a.css": f".btn {{ background: red; }}\n{css}"}
    assert changed(files, say)[-1] == line


def test_buttons_of_bootstrap_get_a_rule_for_all_of_them() -> None:
    page = PAGE.format(TWO) + "<link rel=stylesheet href=/css/bootstrap.css>"
    files = {"index.html": page, "a.css": "p { top: 0; }\n", "css/bootstrap.css": "/*! b */"}
    assert changed(files, "make the buttons bold") == ["+.btn { font-weight: bold; }"]


def test_buttons_with_a_ground_are_the_usual_ones_though_more_are_outlined() -> None:
    body = (
        f"<main><h1>A</h1>{TWO}<a class='btn line' href=/d>Look at it</a>"
        "<a class='btn line' href=/e>Ask us</a><a class='btn line' href=/f>Call us</a></main>"
    )
    css = ".btn { background: red }\n.line { background: transparent; border: 1px solid }"
    assert named(plain(body, css), "site", "button-background").value == "red"


def test_a_rule_for_more_than_buttons_and_the_entry_of_the_page_at_hand_are_no_buttons() -> None:
    menu = "<ul id=nav><li><a class=current href=/a>Here</a></li><li><a href=/b>There</a></li></ul>"
    page = PAGE.format(menu + TWO + "<button class=btn>Send it</button>")
    css = "a { color: red; }\n#nav a.current { background: blue; }\n.btn { background: red; }\n"
    found = changed({"index.html": page, "a.css": css}, "make the buttons bigger")
    assert found[-1] == "+.btn { background: red; font-size: 20px; }"
