"""The names below quotes have looks of their own, beside the names of other people."""

import pytest

from tests.ux_agent.scanning.proposed import named, plain, values
from tests.ux_agent.scanning.test_asked import changed

QUOTE = (
    "<figure class=quote><blockquote>So {0}.</blockquote>"
    "<figcaption><strong>{0}</strong> <span>of Bath</span></figcaption></figure>"
)
QUOTES = "<section class=said><h2>They say</h2>{}</section>"
BODY = QUOTES.format(QUOTE.format("Kind") + QUOTE.format("Quick"))
TEAM = "<section class=us><h2>Us</h2><p class=name>Ann</p><p class=name>Bob</p></section>"
CSS = ".said { margin: 0; }\n.name { color: #222222; }\n"


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("make the names of the customers italic", "font-style: italic"),
        ("make the client names red", "color: #ff0000"),
        ("make the names in the reviews bigger", "font-size: 20px"),
    ],
)
def test_the_names_of_customers_are_those_below_the_quotes(said: str, line: str) -> None:
    page = f"<link rel=stylesheet href=/a.css><h1>Mill</h1>{BODY}{TEAM}"
    assert changed({"index.html": page, "a.css": CSS}, said) == [f"+.said strong {{ {line}; }}"]


def test_a_line_that_is_the_name_alone_is_the_name() -> None:
    plainly = BODY.replace("<strong>", "").replace("</strong> <span>of Bath</span>", "")
    found = values(plain(f"<h1>Mill</h1>{plainly}", CSS), "home")
    assert "customer-name-color" in found


def test_one_quote_has_none_of_it() -> None:
    alone = QUOTES.format(QUOTE.format("Kind"))
    assert "customer-name-color" not in values(plain(f"<h1>Mill</h1>{alone}", CSS), "home")


def test_names_with_a_rule_of_their_own_are_called_so_too() -> None:
    known = BODY.replace("<strong>", "<strong class=author>")
    site = plain(f"<h1>Mill</h1>{known}", f"{CSS}.author {{ color: #333333; }}\n")
    assert "customer-name-color" not in values(site, "home")
    target = named(site, "home", "author-color")
    assert "names of the customers color" in target.aliases
    assert target.value == "#333333"
