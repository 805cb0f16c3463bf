"""The header of a table is never that of the site."""

import pytest

from bot.ux_agent.understanding.words.tables import told
from tests.ux_agent.scanning.test_asked import changed

CSS = "header {\nbackground: #fff;\n}\n.fees th {\nbackground: #123456;\ncolor: #fff;\n}\n"
PAGE = (
    "<html><head><title>T</title><link rel=stylesheet href=a.css></head><body>\n"
    "<header><b>Loom</b><nav><a href=a.html>A</a><a href=b.html>B</a></nav></header><main>"
    "<h1>Hi</h1><table class=fees><tr><th>What</th><th>Price</th></tr>"
    "<tr><td>Rug</td><td>£5</td></tr></table></main></body></html>"
)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("make the timetable header blue", "make the timetable headcells blue"),
        ("the price table's head row in red", "the price table headcells in red"),
        ("make the header of the price table blue", "make the price table headcells blue"),
        ("make the header blue in the price table", "make the price table headcells blue"),
        ("in our price table make the headings bold", "make our price table headcells bold"),
        ("text in the table header black", "text in whole table headcells black"),
    ],
)
def test_the_heads_of_a_table_have_one_name(said: str, plain: str) -> None:
    assert told(said) == plain


@pytest.mark.parametrize(
    "said",
    [
        "make the header and the table blue",
        "make the header on the table page blue",
        "the heading over the table should be red",
        'change "Table header" to "x"',
        "put the phone at the top of the table",
        "vegetables header blue",
    ],
)
def test_what_is_no_head_of_a_table_stays(said: str) -> None:
    assert told(said) == said


def test_the_rule_of_the_heads_changes() -> None:
    files = {"index.html": PAGE, "a.css": CSS}
    lines = ["-background: #123456;", "+background: #ff0000;"]
    assert changed(files, "make the table header red") == lines
    assert changed(files, "the header of the fees table should be red") == lines
    assert changed(files, "make the text in the table header black")[1] == "+color: #000000;"


@pytest.mark.parametrize("page", [PAGE, PAGE.replace("<th>", "<td>").replace("</th>", "</td>")])
def test_of_another_table_it_is_asked(page: str) -> None:
    files = {"index.html": page, "a.css": CSS}
    assert changed(files, "make the opening hours table header red")[0] == "clarify"
    assert changed(files, "make the fees timetable header red")[0] == "clarify"
