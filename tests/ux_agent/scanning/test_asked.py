"""What messages come to on a site as a scan found it: the lines that they change."""

from collections.abc import Mapping

import pytest

from bot.ux_agent.scanning.scan import index_of
from bot.ux_agent.trial import converse
from tests.ux_agent.fake_site import FakeSite

PAGE = "<html><head><title>T</title><link rel=stylesheet href=a.css></head><body>\n{}</body></html>"
MENU = (
    '<nav><ul>\n<li><a href="index.html">Home</a></li>\n<li><a href="{0}#prices">Prices</a></li>\n'
    '<li><a href="{0}#team">Team</a></li>\n<li><a href="contact.html">Contact</a></li>\n</ul></nav>'
)
MAIN = "<main><h1>Loom</h1><section id=prices><h2>Prices</h2></section></main>"
MENUS = {
    "index.html": PAGE.format(MENU.format("") + MAIN),
    "contact.html": PAGE.format(MENU.format("index.html") + "<main><h1>Write</h1></main>"),
}
CARDS = (
    "<section class=hero><h1>Loom</h1><a class=btn href=b.html>Buy</a></section>"
    '<section id=team><div class="card"><h3>Jo</h3></div><div class="card"><h3>Al</h3></div>'
    "</section>"
)


def changed(files: Mapping[str, str], *said: str) -> list[str]:
    """The lines that go and come, in the order of the files; what is asked where nothing is."""
    source = FakeSite(files)
    found = converse(said, index_of("test", source), source).to_data()
    lines = (line.rstrip() for line in found["diff"].splitlines())
    marks = [line for line in lines if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}]
    return marks or [found["kind"], *found["questions"]]


@pytest.mark.parametrize(
    ("say", "lines"),
    [
        (
            "rename Team in the menu to Us",
            [
                '-<li><a href="index.html#team">Team</a></li>',
                '+<li><a href="index.html#team">Us</a></li>',
                '-<li><a href="#team">Team</a></li>',
                '+<li><a href="#team">Us</a></li>',
            ],
        ),
        (
            "add Offers to the menu, #offers",
            [
                '+<li><a href="index.html#offers">Offers</a></li>',
                '+<li><a href="#offers">Offers</a></li>',
            ],
        ),
    ],
)
def test_a_menu_that_leads_to_parts_of_the_first_page_is_one_on_all_pages(
    say: str, lines: list[str]
) -> None:
    assert changed(MENUS, say) == lines


@pytest.mark.parametrize("say", ["make the cards rounder", "make the card corners rounder"])
def test_corners_are_those_of_what_is_named(say: str) -> None:
    css = ".btn { border-radius: 99px }\n.card { background: red; border-radius: 8px }\n"
    found = changed({"index.html": PAGE.format(CARDS), "a.css": css}, say)
    assert found[1:] == ["+.card { background: red; border-radius: 12px }"]


def test_what_has_no_corners_takes_none_from_elsewhere() -> None:
    css = ".btn { border-radius: 99px }\n.card { background: red }\n"
    found = changed({"index.html": PAGE.format(CARDS), "a.css": css}, "make the cards rounder")
    assert found[0] == "clarify"


STRAP = PAGE.replace("</head>", "<link rel=stylesheet href=https://x.example/bootstrap.css></head>")
PRICES = (
    "<header class=hero><h1>Loom</h1>\n<a href=b.html class='btn btn-warning btn-lg'>Book</a>\n"
    "</header><section id=prices>\n<p class='price text-success fs-3'>1</p>\n"
    "<p class='price text-success fs-3'>2</p>\n<div class=card>A</div><div class=card>B</div>"
    "</section>\n<footer class=bg-dark>x</footer>\n"
)


@pytest.mark.parametrize(
    ("say", "line"),
    [
        ("make the book button red", "+<a href=b.html class='btn btn-danger btn-lg'>Book</a>"),
        ("make the footer green", "+<footer class=bg-success>x</footer>"),
        ("make the prices red", "+<p class='price text-danger fs-3'>2</p>"),
        ("make the prices bigger", "+<p class='price text-success fs-2'>2</p>"),
        ("make the prices smaller", "+<p class='price text-success fs-4'>2</p>"),
        ("make the cards rounder", "+.card { border-radius: 12px }"),
    ],
)
def test_classes_of_bootstrap_are_the_looks_of_what_bears_them(say: str, line: str) -> None:
    css = ".card { border-radius: 8px }\n"
    found = changed({"index.html": STRAP.format(PRICES), "a.css": css}, say)
    assert found[-1] == line


def test_no_class_of_bootstrap_stands_for_a_colour_of_its_own() -> None:
    found = changed({"index.html": STRAP.format(PRICES)}, "make the footer #2e8b57")
    assert found == ["refuse"]


ASTRO = (
    "<html><body><h1>A</h1><footer>x</footer></body></html>\n<style is:global>\nh1 { color: red }\n"
    "</style>\n<style>\nfooter { background: red }\n</style>\n"
)


def test_the_first_rule_of_a_further_sheet_in_a_file_counts() -> None:
    files = {"package.json": '{"dependencies": {"astro": "4"}}', "src/pages/index.astro": ASTRO}
    assert changed(files, "make the footer background blue")[-1].startswith("+footer { background:")


BUTTONS = "<main><h1>A</h1>\n<p>More</p>\n</main><footer><p>B</p><p class=legal>© Loom</p></footer>"
CALL = "<main><h1>B</h1>\n<a class=wa href=https://wa.example>Write on WhatsApp</a>\n</main>"


def test_a_text_with_a_rule_of_its_own_is_bigger_by_any_of_its_names() -> None:
    files = {"index.html": PAGE.format(BUTTONS), "a.css": ".legal { font-size: 12px }\n"}
    assert changed(files, "make the copyright line bigger")[-1] == "+.legal { font-size: 15px }"


@pytest.mark.parametrize("say", ["make the whatsapp button blue", "make the write button blue"])
def test_a_link_that_looks_like_a_button_is_one_on_further_pages(say: str) -> None:
    more = BUTTONS.replace("More", "<a href=b.html>More</a>")
    files = {
        "index.html": PAGE.format(more),
        "b.html": PAGE.format(CALL),
        "a.css": ".wa { background: red; color: white }\n",
    }
    assert changed(files, say)[-1] == "+.wa { background: #0000ff; color: white }"


def test_of_several_buttons_of_bootstrap_each_has_the_name_that_stands_on_it() -> None:
    two = (
        "<main><h1>A</h1>\n<a class='btn btn-info' href=b.html>Buy</a>\n"
        "<a class='btn btn-danger' href=b.html>Sell</a>\n</main>"
    )
    call = "<main><h1>B</h1>\n<button class='btn btn-info'>Call me</button>\n</main>"
    files = {"index.html": STRAP.format(two), "b.html": STRAP.format(call)}
    assert changed(files, "make the button green")[0] == "clarify"
    sell = changed(files, "make the sell button green")
    assert sell[-1] == "+<a class='btn btn-success' href=b.html>Sell</a>"
    assert changed(files, "make the call me button green")[-1] == (
        "+<button class='btn btn-success'>Call me</button>"
    )


NAV = (
    "<header><nav>\n<a href=b.html>B</a>\n<a href=c.html>C</a>\n</nav></header>"
    "<main><h1>A</h1><p><a href=b.html>B</a></p></main>"
)


@pytest.mark.parametrize(
    ("css", "say", "line"),
    [
        (
            "nav a { margin: 0 }",
            "make the menu links bold",
            "+nav a { margin: 0; font-weight: bold }",
        ),
        (
            "a { color: red }\nnav a { margin: 0 }",
            "make the menu links blue",
            "+nav a { margin: 0; color: #0000ff }",
        ),
    ],
)
def test_the_rule_of_a_menus_links_takes_what_it_lacks(css: str, say: str, line: str) -> None:
    assert changed({"index.html": PAGE.format(NAV), "a.css": css}, say)[-1] == line


def test_a_rule_that_another_one_beats_takes_nothing() -> None:
    css = "header nav a { color: red }\nnav a { margin: 0 }\n"
    files = {"index.html": PAGE.format(NAV), "a.css": css}
    assert changed(files, "make the menu links blue")[-1] == "+header nav a { color: #0000ff }"


HUGO = {
    "hugo.toml": "title = 'T'\n",
    "layouts/index.html": (
        '<html><head>{{ $s := resources.Get "scss/a.scss" | css.Sass }}'
        '<link rel="stylesheet" href="{{ $s.RelPermalink }}"></head>'
        "<body><h1>A</h1><footer>x</footer></body></html>"
    ),
    "assets/scss/a.scss": '@import "shades";\nfooter { background: $plum; }\n',
    "assets/scss/_shades.scss": "$plum: #7b1e2b;\n$spare: #123456;\n",
}


@pytest.mark.parametrize(
    ("say", "line"),
    [
        ("change plum to #551122", "+$plum: #551122;"),
        ("make plum darker", "+$plum: #621822;"),
        ("make the footer darker", "+footer { background: #621822; }"),
    ],
)
def test_a_colour_is_called_by_its_variable_of_sass(say: str, line: str) -> None:
    assert changed(HUGO, say)[-1] == line


def test_a_variable_of_sass_that_nothing_uses_is_no_colour_of_the_site() -> None:
    assert changed(HUGO, "change spare to #551122")[0] == "clarify"


NOTE = (
    "<header><a class=logo href=index.html>Loom</a>\n<p class=notice>Free parcels</p></header>"
    "<main><h1>A</h1><section id=rates><h2>Rates</h2>\n<p class=note>All in.</p>\n"
    "<p class=text>Ten a day.</p></section></main>"
)


@pytest.mark.parametrize(
    ("css", "say", "line"),
    [
        (".notice { color: red }", "hide the notice", "+.notice { color: red; display: none }"),
        (".note { margin: 0 }", "hide the note", "+.note { margin: 0; display: none }"),
        ("", 'change the note to "None."', "+<p class=note>None.</p>"),
    ],
)
def test_a_line_is_hidden_and_named_by_its_class(css: str, say: str, line: str) -> None:
    assert changed({"index.html": PAGE.format(NOTE), "a.css": css}, say)[-1] == line


def test_a_line_is_not_hidden_by_a_rule_that_other_pages_have_use_of() -> None:
    more = PAGE.format("<main><h1>B</h1><p class=note>Bring shoes.</p></main>")
    index = PAGE.format(NOTE.replace("All in.", "<a href=b.html>All in.</a>"))
    files = {"index.html": index, "b.html": more, "a.css": ".note { margin: 0 }"}
    assert changed(files, "hide the note")[0] == "clarify"


@pytest.mark.parametrize(
    ("say", "line"),
    [
        ("change the colour of the cards to blue", "+.card { background: #0000ff; {} }"),
        ("the background of the cards should be #eee", "+.card { background: #eeeeee; {} }"),
        ("the corners of the cards should be less round", "+.card { background: red; {} }"),
    ],
)
def test_a_look_of_parts_that_are_alike_is_theirs(say: str, line: str) -> None:
    corners = "border-radius: 4px" if "corners" in say else "border-radius: 8px"
    css = ".hero { background: tan; color: red }\n.card { background: red; border-radius: 8px }\n"
    found = changed({"index.html": PAGE.format(CARDS), "a.css": css}, say)
    assert found[-1] == line.replace("{}", corners)


def test_a_link_named_as_a_page_is_not_the_brand() -> None:
    nav = MENU.replace("<nav>", "<nav><a class=brand href=index.html>Loom</a>")
    files = {name: PAGE.format(nav.format("/") + MAIN) for name in ("index.html", "contact.html")}
    assert changed(files, "point Contact in the menu to form.html")[0] == "clarify"
