"""Which looks of letters are proposed: aligned, slanted, in capitals, underlined."""

import pytest

from tests.ux_agent.scanning.proposed import named, plain

HEAD = (
    "<header class=top><a class=brand href=index.html>Loom</a>"
    "<nav><a href=b.html>B</a><a href=c.html>C</a></nav></header>"
)
MAIN = "<main><section class=hero><h1>Cloth</h1><p>By hand</p></section></main>"
FOOT = "<footer class=foot><p>Made in Leeds</p><a href=b.html>B</a><a href=c.html>C</a></footer>"
RULE = ".hero h1 { margin: 0 }\n"
LETTERS = ("text-align", "font-style", "text-transform", "text-decoration")


def names(css: str, section: str, body: str = HEAD + MAIN + FOOT) -> set[str]:
    return {one.property for one in plain(body, css).targets if one.section == section}


def test_the_headline_has_its_letters() -> None:
    found = plain(HEAD + MAIN, ".hero h1 { text-align: center; font-style: italic }")
    assert named(found, "home", "text-align").value == "center"
    assert named(found, "home", "font-style").value == "italic"
    assert named(found, "home", "text-transform").computed == "none"
    assert named(found, "home", "text-align").values == ("left", "center", "right", "justify")


def test_what_no_rule_says_is_what_is_around_it() -> None:
    found = plain(HEAD + MAIN, f"{RULE}.hero {{ text-align: center; text-transform: uppercase }}")
    assert named(found, "home", "text-align").computed == "center"
    assert named(found, "home", "text-transform").computed == "uppercase"
    assert named(found, "home", "font-style").computed == "normal"


def test_the_short_form_of_a_font_says_whether_it_is_slanted() -> None:
    css = f"{RULE}.hero {{ font: italic 18px/1.4 Georgia, serif }}"
    assert named(plain(HEAD + MAIN, css), "home", "font-style").computed == "italic"


@pytest.mark.parametrize(
    "css",
    [
        ".hero { display: flex }",
        ".hero { display: flex; flex-direction: column; align-items: flex-start }",
        ".hero { display: grid; justify-items: start }",
        ".hero h1 { display: inline-block }",
        ".hero h1 { max-width: 12ch }",
        ".hero h1 { float: left }",
        ".hero h1 { position: absolute }",
        ".hero h1 { align-self: flex-start }",
    ],
)
def test_lines_that_do_not_fill_the_width_are_not_aligned(css: str) -> None:
    assert "text-align" not in names(f"{RULE}{css}", "home")
    assert "font-style" in names(f"{RULE}{css}", "home")


@pytest.mark.parametrize(
    "css",
    [
        "",
        ".hero { display: flex; flex-direction: column }",
        ".hero { display: grid }",
        ".hero h1 { max-width: 12ch; margin: 0 auto }",
        ".hero h1 { width: 100% }",
    ],
)
def test_lines_that_fill_the_width_are_aligned(css: str) -> None:
    assert "text-align" in names(f"{RULE}{css}", "home")


def test_a_look_that_other_elements_have_with_it_is_not_proposed() -> None:
    body = HEAD + "<main><h1>Cloth</h1><section><h2>Wool</h2><p>Soft</p></section></main>"
    assert not {*LETTERS} & names("h1, h2 { text-align: center; font-style: italic }", "home", body)


def test_the_letters_of_a_menu_are_those_of_its_links() -> None:
    found = plain(HEAD + MAIN, "nav a { text-transform: uppercase; text-decoration: none }")
    assert named(found, "navbar", "text-transform").value == "uppercase"
    assert named(found, "navbar", "text-decoration").value == "none"
    assert named(found, "navbar", "font-style").computed == "normal"
    assert "text-align" not in names("nav a { color: red }", "navbar")


def test_links_have_the_line_that_a_browser_gives_them() -> None:
    found = plain(HEAD + MAIN, "nav a { color: red }")
    assert named(found, "navbar", "text-decoration").computed == "underline"


def test_a_foot_has_its_letters_and_the_line_of_its_links() -> None:
    found = plain(HEAD + MAIN + FOOT, ".foot { text-align: right }\n.foot a { color: red }")
    assert named(found, "footer", "text-align").value == "right"
    assert named(found, "footer", "font-style").computed == "normal"
    assert named(found, "footer", "link-underline").computed == "underline"


def test_a_foot_whose_texts_stand_in_a_row_is_not_aligned() -> None:
    assert "text-align" not in names(".foot { display: flex }", "footer")
    assert "font-style" in names(".foot { display: flex }", "footer")


def test_texts_that_say_it_themselves_have_not_got_it_from_around_them() -> None:
    css = ".foot { color: red }\n.foot p, .foot a { font-style: normal }"
    assert "font-style" not in names(css, "footer")


def test_what_a_browser_slants_is_slanted() -> None:
    body = HEAD + MAIN + "<footer class=foot><address>Leeds</address></footer>"
    assert "font-style" not in names(".foot { color: red }", "footer", body)


def test_headings_have_their_letters_together() -> None:
    body = "<main><h1>A</h1><h2>B</h2><p>C</p><h2>D</h2></main>"
    found = plain(body, "h2 { text-transform: uppercase }")
    assert named(found, "site", "heading-capitals").value == "uppercase"
    assert named(found, "site", "heading-alignment").computed == "left"
    assert {"heading-italics", "heading-underline"} <= names("h2 { color: red }", "site", body)


def test_parts_that_one_rule_styles_have_their_letters() -> None:
    body = "<main><h1>A</h1><p class=motto>B</p><blockquote class=quote>C</blockquote></main>"
    found = plain(body, ".motto { font-style: italic }\n.quote { color: red; float: left }")
    assert named(found, "home", "motto-italics").value == "italic"
    assert named(found, "home", "motto-capitals").computed == "none"
    assert named(found, "home", "motto-alignment").computed == "left"
    assert "quote-alignment" not in {one.property for one in found.targets}
