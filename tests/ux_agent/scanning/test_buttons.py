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
