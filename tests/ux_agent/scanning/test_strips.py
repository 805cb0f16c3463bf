"""A strip beside the content without a telling class: by its component, its data, its place."""

import pytest

from bot.ux_agent.understanding.read import understand
from tests.ux_agent.scanning.proposed import named, plain, proposed, values
from tests.ux_agent.scanning.test_asked import changed
from tests.ux_agent.scanning.test_headings import FILES

HEAD = "<header><a href=/>Elm</a></header>"
REST = "<main><h1>Cakes</h1><p>Fresh.</p></main><footer>© 2024 Elm</footer>"
LINE = "Closed in May. "
STRIP = f"<span>{LINE}</span><a href=/news.html>Why</a>"


def site(component: str, inner: str, data: str = "") -> dict[str, str]:
    """A site whose layout shows a component in front of its header, with data of its own."""
    strip = (
        f"import {{ told }} from './told'\nexport default function {component}() {{\n"
        f"  return (\n    <div className='bg-white p-2'>{inner}</div>\n  )\n}}\n"
    )
    home = (
        f"import {component} from './{component}'\nexport default function Home() {{\n  return (\n"
        f"    <div><{component} /><header><a href='/'>Elm</a></header>"
        "<main><h1>Cakes</h1><p>Fresh.</p></main></div>\n  )\n}\n"
    )
    return FILES | {
        "src/a.css": "",
        "src/Home.jsx": home,
        f"src/{component}.jsx": strip,
        "src/told.js": data or "export const told = { text: 'Closed in May.' }\n",
    }


@pytest.mark.parametrize(
    ("component", "section"), [("Announcement", "announcement"), ("TopBar", "top-bar")]
)
def test_a_strip_is_called_by_its_component(component: str, section: str) -> None:
    found = values(proposed(site(component, "<span>{told.text}</span>")).site, section)
    assert found["text"] == "Closed in May."
    assert {"background", "visibility"} <= found.keys()


def test_what_nothing_names_is_an_announcement_by_its_role_or_in_front_of_the_header() -> None:
    for mark in ("role=status", ""):
        found = values(plain(f"<div {mark}>{STRIP}</div>{HEAD}{REST}"), "announcement")
        assert found["text"] == LINE.strip()
    assert not values(plain(f"{HEAD}<div>{STRIP}</div>{REST}"), "announcement")


def test_telephones_in_front_of_the_header_are_a_bar() -> None:
    strip = "<div>Call <a href=tel:+441632960111>01632 960111</a></div>"
    index = plain(f"{strip}{HEAD}{REST}")
    assert "announcement" not in index.sections
    assert values(index, "top-bar")


@pytest.mark.parametrize("first", ["<a href=#main>Skip to the cakes</a>", "<div></div>"])
def test_what_nobody_reads_first_is_none(first: str) -> None:
    index = plain(f"{first}{HEAD}{REST}")
    assert {"announcement", "top-bar"}.isdisjoint(index.sections)


@pytest.mark.parametrize("said", ["the announcement", "the notice", "the strip at the top"])
def test_the_sentence_is_meant_unless_its_link_is_named(said: str) -> None:
    index = plain(f"<div role=status>{STRIP}</div>{HEAD}{REST}")._replace(is_scanned=True)
    told = understand(f"{said} should say Open again", index)
    assert [(one.section, one.property) for one in told.changes] == [("announcement", "text")]
    for link in ("'s link", "'s linked words", " link text"):
        told = understand(f"{said.split(' at ', maxsplit=1)[0]}{link} should say Read on", index)
        assert [one.property for one in told.changes] == ["why"]


def test_the_link_of_a_strip_is_led_elsewhere_by_the_name_of_the_strip() -> None:
    index = plain(f"<div role=status>{STRIP}</div>{HEAD}{REST}")._replace(is_scanned=True)
    told = understand("change the announcement link to /cakes.html", index)
    assert [(one.property, one.value) for one in told.changes] == [("why-link", "/cakes.html")]


def test_a_banner_may_be_the_strip_the_header_or_the_welcome() -> None:
    index = plain(f"<div role=status>{STRIP}</div>{HEAD}{REST}")._replace(is_scanned=True)
    told = understand("change the banner text to Open again", index)
    assert told.kind == "clarify"


STRAPPED = (
    "<html><link rel=stylesheet href=https://x.example/bootstrap.css>"
    "<body><div class='notice-strip'>Closed in May.</div>"
    "<header><a href=/index.html>Elm</a> <a href=/fees.html>Fees</a></header>"
    "<main><h1>{0}</h1><p>All of our {0}.</p></main><footer>© 2024 Elm</footer></body></html>"
)


def test_what_hides_a_strip_hides_each_of_its_copies() -> None:
    pages = {"index.html": STRAPPED.format("Cakes"), "fees.html": STRAPPED.format("Fees")}
    index = proposed(pages).site
    places = named(index, "notice-strip", "visibility").places
    assert [one.file for one in places] == ["index.html", "fees.html"]


LOOK = (
    ".notice-strip {\n  background: #ffd84d;\n}\n\n.notice-strip a {\n  font-weight: 600;\n}\n\n"
    "header {\n  background: #ffffff;\n}\n\nmain {\n  padding: 1px;\n}\n"
)


def strapped() -> dict[str, str]:
    """A site of two pages with a strip in front of the header, which tells of an offer."""
    page = STRAPPED.replace("bootstrap.css>", "x.css><link rel=stylesheet href=/a.css>")
    page = page.replace("Closed in May.", "Winter offer: boots. <a href=/fees.html>Fees</a>")
    return {
        "index.html": page.format("Cakes"),
        "fees.html": page.format("Fees"),
        "a.css": LOOK,
    }


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("make the notice bold", ["+  font-weight: bold;"]),
        ("make the offer strip red", ["-  background: #ffd84d;", "+  background: #ff0000;"]),
        (
            "the yellow strip at the very top, can you make that red",
            ["-  background: #ffd84d;", "+  background: #ff0000;"],
        ),
        (
            "make the yellow bit at the top of the notice red",
            ["-  background: #ffd84d;", "+  background: #ff0000;"],
        ),
        ("hide the offer strip for now, I'll want it back in May", ["+  display: none;"]),
    ],
)
def test_a_strip_is_told_by_what_it_says_and_shows(said: str, lines: list[str]) -> None:
    assert changed(strapped(), said) == lines


@pytest.mark.parametrize("said", ["hide the cookie strip", "make the sale strip red"])
def test_a_word_that_a_strip_neither_says_nor_shows_is_asked_about(said: str) -> None:
    assert changed(strapped(), said)[0] == "clarify"


def test_the_weight_of_a_whole_part_is_not_that_of_the_link_in_it() -> None:
    heading = "<h2>News</h2>"
    files = {path: text.replace("Winter", heading + "Winter") for path, text in strapped().items()}
    assert not [one for one in changed(files, "make the notice bold") if "600" in one]


def test_a_strip_of_classes_gets_the_class_for_its_weight() -> None:
    found = changed(site("Announcement", "<span>{told.text}</span>"), "make the strip bold")
    assert "className='bg-white p-2 font-bold'>" in found[1]
