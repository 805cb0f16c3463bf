"""A button that has its look from classes of its own has one that is told apart."""

import pytest

from tests.ux_agent.scanning.proposed import named, proposed, values
from tests.ux_agent.scanning.test_asked import changed
from tests.ux_agent.scanning.test_headings import FILES, page

BLUE = "className='bg-blue-600 text-white'"
CALL = f"<header><a href='/x' {BLUE}>Call us</a></header>"
BOOK = f"<section><h1>Hi</h1><a href='/b' {BLUE}>Book a visit</a></section>"
ALSO = "<section><h2>So</h2><a href='/s' className='bg-red-600 text-white'>Sign up</a></section>"
BUY = "<a href='/i' className='bg-red-600'>Buy it</a>"
LOOPED = f"<ul>{{['A', 'B'].map((one) => <li key={{one}}>{BUY}</li>)}}</ul>"
HOME = "export default function Home() {{\n  return (<>\n{}\n<main>\n{}\n</main></>)\n}}\n"


def site(before: str, *parts: str) -> dict[str, str]:
    """A site of Tailwind whose first page has these parts."""
    return FILES | {
        "src/a.css": "",
        "src/Home.jsx": HOME.format(before, "\n".join(parts)),
        "src/Fees.jsx": page("Fees", "<h1>Fees</h1>"),
    }


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("make the Call us button orange", {"Call us"}),
        ("the Book a visit button should be orange", {"Book a visit"}),
        ("make the button in the header orange", {"Call us"}),
        ("make all buttons orange", {"Call us", "Book a visit", "Sign up"}),
    ],
)
def test_each_button_changes_alone_and_all_of_them_together(said: str, words: set[str]) -> None:
    found = [one for one in changed(site(CALL, BOOK, ALSO), said) if one[0] == "+"]
    assert all("bg-[#ffa500]" in one for one in found)
    assert {
        word for word in ("Call us", "Book a visit", "Sign up") for one in found if word in one
    } == words


def test_what_is_one_buttons_is_not_the_sites() -> None:
    index = proposed(site(CALL, BOOK)).site
    assert "button-background" not in values(index, "site")
    assert named(index, "header", "call-us-button-background").value
    assert (
        "book a visit button text color"
        in named(index, "home", "book-a-visit-button-color").aliases
    )


def test_a_button_that_is_repeated_is_one() -> None:
    index = proposed(site("", "<h1>Hi</h1>", LOOPED)).site
    found = [one for one in index.targets if one.property.endswith("button-background")]
    assert len(found) == 1


def test_buttons_that_one_rule_says_stay_the_sites() -> None:
    files = site(CALL, BOOK) | {"src/a.css": ".btn { background: #123456; }\n"}
    files = {path: text.replace("bg-blue-600 text-white", "btn") for path, text in files.items()}
    assert named(proposed(files).site, "site", "button-background").value == "#123456"


def test_the_link_of_a_strip_is_none_of_all_buttons() -> None:
    strip = "Open in May.{' '}\n<a href='/fees'>Fees</a>"
    news = "import Announcement from './parts/Announcement'\n"
    files = site(f"<Announcement />\n{CALL}", BOOK)
    files["src/Home.jsx"] = news + files["src/Home.jsx"]
    files["src/parts/Announcement.jsx"] = page("Announcement", strip).replace("main>", "div>")
    found = [one for one in changed(files, "make all buttons orange") if one[0] == "+"]
    assert len(found) == 2


SHEET = """.btn {
  background: #14467b;
}

.btn-call {
  background: #d62828;
}
"""
PLAIN = "<html><link rel=stylesheet href=/a.css><body>{}</body></html>"
MENU = "<nav><a href=/index.html>Home</a> <a href=/help.html>Help</a></nav>"
FORM = "<form class=ask><button class=btn>Send message</button></form>"
ROW = "<div class=row-of><a class=btn href=/a>Get a quote</a> <a class=btn href=/b>See it</a></div>"


def shop() -> dict[str, str]:
    """A plain site of two pages: most buttons have their colour from one rule, two from another."""
    call = "<a class='btn btn-call' href=tel:1>Call</a> <a class='btn btn-call' href=tel:2>Ring</a>"
    home = f"{MENU}<main><h1>Elm</h1>{ROW}<p>{call}</p></main>"
    help_ = f"{MENU}<main><h1>Help</h1><a class=btn href=/c>Book now</a>{FORM}</main>"
    return {"index.html": PLAIN.format(home), "help.html": PLAIN.format(help_), "a.css": SHEET}


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("make the Send message button red", ".ask .btn {"),
        ("make the “Send mesage” button red", ".ask .btn {"),
        ("make the Get a quote button darker", ".row-of .btn:first-child {"),
        ("make the See it button red and round", ".row-of .btn:last-child {"),
    ],
)
def test_a_button_that_shares_its_rule_gets_one_for_itself(said: str, rule: str) -> None:
    found = changed(shop(), said)
    assert f"+{rule}" in found
    assert not [one for one in found if one[0] == "-"]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("make the buttons green", "-  background: #14467b;"),
        ("make the red buttons green", "-  background: #d62828;"),
    ],
)
def test_what_most_buttons_of_all_pages_have_is_what_buttons_have(said: str, line: str) -> None:
    assert changed(shop(), said) == [line, "+  background: #008000;"]


def test_the_look_of_many_is_never_named_by_the_one_of_them_on_the_first_page() -> None:
    alone = {**shop(), "index.html": shop()["index.html"].replace("See it", "")}
    index = proposed(alone).site
    own = named(index, "home", "get-a-quote-button-background")
    assert own.value is None
    assert own.computed == "#14467b"


@pytest.mark.parametrize("which", ["the Send message one", "only the one that says Send message"])
def test_a_look_of_all_buttons_may_be_told_to_be_of_one(which: str) -> None:
    found = changed(shop(), "make the buttons red", which)
    assert "+.ask .btn {" in found
    assert "+  background: #ff0000;" in found
    assert not [one for one in found if one[0] == "-"]


def test_the_colour_of_a_button_by_its_words_is_that_of_its_ground() -> None:
    assert "+  background: #ff0000;" in changed(shop(), "make “Send message” red")


def test_one_place_that_shows_other_words_on_each_page_is_no_button_alone() -> None:
    page = "---\nlayout: one\naction: {0}\n---\n<h1>{0}</h1>\n"
    link = "<a class='btn wide' href=/x>{{ page.action }}</a>"
    shown = f"<main>{{{{ content }}}}<p class=act>{link}</p></main>"
    files = {
        "_config.yml": "title: T\n",
        "_layouts/one.html": PLAIN.format(f"{MENU}{shown}"),
        "index.html": page.format("Book the hall"),
        "help.html": page.format("Book the field"),
        "a.css": SHEET,
    }
    index = proposed(files).site
    assert not [one for one in index.targets if one.property.startswith("book-the")]
