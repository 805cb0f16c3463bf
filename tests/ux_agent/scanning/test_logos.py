"""How big the logo is: by a rule, by classes, by a rule that is added."""

import pytest

from tests.ux_agent.scanning.proposed import named, plain, proposed, values
from tests.ux_agent.scanning.test_asked import changed

PAGE = "<link rel=stylesheet href=/a.css>"
HEAD = (
    "<header class=top><a class=home href=index.html><img src=m.png alt=Loom{}></a>"
    "<nav><a href=b.html>B</a><a href=c.html>C</a></nav></header><main><h1>A</h1></main>"
)


@pytest.mark.parametrize(
    ("sized", "css", "line"),
    [
        ("", ".home img { height: 40px; }", "+.home img { height: 50px; }"),
        ("", ".home img { max-width: 10rem; }", "+.home img { max-width: 12rem; }"),
        (" width=90 height=40", ".x { top: 0; }", "+.home img { height: 50px; width: auto; }"),
        (" width=80", ".x { top: 0; }", "+.home img { width: 100px; height: auto; }"),
        (
            "",
            ".home img { height: 40px; width: 40px; }",
            "+.home img { height: 50px; width: 50px; }",
        ),
    ],
)
def test_the_picture_that_leads_to_the_first_page_has_a_size(
    sized: str, css: str, line: str
) -> None:
    files = {"index.html": PAGE + HEAD.format(sized), "a.css": f"{css}\n"}
    assert changed(files, "make the logo bigger")[-1] == line


def test_a_picture_with_two_sides_of_its_own_is_not_stretched() -> None:
    found = plain(HEAD.format(""), ".home img { height: 40px; width: 90px }")
    assert "logo-size" not in values(found, "header")


def test_a_picture_without_a_size_leaves_the_name_beside_it_as_it_is() -> None:
    head = HEAD.replace("m.png alt=Loom{}>", "logo.png alt=Loom><b class=name>Loom</b>")
    css = ".home img { height: 40px; width: 90px }\n.home { font-size: 20px }\n"
    files = {"index.html": PAGE + head, "a.css": css}
    assert not any("font-size" in line for line in changed(files, "make the logo bigger"))
    assert "+.home { font-size: 25px }" in changed(files, "make the brand size bigger")


def test_classes_that_say_its_sides_change_together() -> None:
    files = {
        "index.html": PAGE + HEAD.format(" class='h-8 w-8'"),
        "a.css": "@tailwind utilities;",
        "tailwind.config.js": "export default {}",
    }
    assert len(named(proposed(files).site, "header", "logo-size").places) == 2
    assert "h-10 w-10" in changed(files, "make the logo bigger")[-1]


def test_a_name_in_letters_is_the_logo_where_there_is_no_picture() -> None:
    page = f"{PAGE}<header><a class=logo href=index.html>Loom</a></header><main><h1>A</h1></main>"
    files = {"index.html": page, "a.css": ".logo { font-size: 20px; }\n"}
    assert changed(files, "make the logo bigger")[-1] == "+.logo { font-size: 25px; }"
