"""Looks that elements have from their own style attributes."""

import pytest

from tests.ux_agent.scanning.proposed import named, plain, values

BODY = (
    '<main><h1>A</h1><section id=do><h2 style="color:#00857c">What we do</h2><p>Hi.</p></section>'
    '<form id=ask><button type=submit style="border:0;background-color:#123456;color:#fff">'
    "Send it</button></form></main>"
)


def test_a_heading_with_a_colour_of_its_own_has_it_as_its_look() -> None:
    found = named(plain(BODY, "h2 { color: red }"), "home", "do-title-color")
    assert found.value == "#00857c"
    assert "do title color" in found.aliases


def test_a_button_with_looks_of_its_own_has_them_by_what_stands_on_it() -> None:
    site = plain(BODY, "button { color: red }")
    backgrounds = [one for one in site.targets if "send it button background" in one.aliases]
    assert [one.value for one in backgrounds] == ["#123456"]
    letters = [one for one in site.targets if "send it button text color" in one.aliases]
    assert [one.value for one in letters] == ["#fff"]


def test_what_an_attribute_does_not_say_is_no_look_of_its_own() -> None:
    found = values(plain(BODY), "home")
    assert "do-title-background" not in found
    assert "do-title-font-size" not in found


def test_a_part_gives_no_size_to_a_text_that_says_its_own() -> None:
    body = (
        '<main><h1>A</h1><div id=more><h2>B</h2></div></main><div id=n><p style="{}">Hi.</p></div>'
    )
    found = values(plain(body.format("font-size:15px"), "#n { margin: 0 }"), "n")
    assert "font-size" not in found
    assert "color" in values(plain(body.format("font-size:15px"), "#n { color: red }"), "n")
    assert "color" not in values(plain(body.format("color:blue"), "#n { color: red }"), "n")


CARDS = (
    "<nav><ul><li><a href=/ {0}>A</a><li><a href=/b>B</a><li><a href=/c>C</a></ul></nav>"
    "<main><h1>A</h1><h2 {1}>B</h2><div class=card {2}>x</div><div class=card>y</div><h2>C</h2>"
)
SHEET = "nav a { color: #333 } h2 { color: #444 } .card { background: #eee; padding: 1px }"
RED = 'style="color:red"'


@pytest.mark.parametrize(
    ("styled", "section", "name"),
    [
        ((RED, "", ""), "navbar", "color"),
        (("", RED, ""), "site", "heading-color"),
        (("", "", 'style="background:red"'), "home", "card-background"),
    ],
)
def test_what_one_of_several_says_itself_is_no_look_of_all(
    styled: tuple[str, str, str], section: str, name: str
) -> None:
    assert name in values(plain(CARDS.format("", "", ""), SHEET), section)
    found = values(plain(CARDS.format(*styled), SHEET), section)
    assert name not in found


@pytest.mark.parametrize(
    ("own", "css", "is_told"),
    [
        ("background-color:#eee", "", True),
        ("background-color:#eee;background-image:url(hero.jpg)", "", False),
        ("background-color:#eee", "#do { background-image: url(hero.jpg) }", False),
        ("background:#eee", "#do { background-image: url(hero.jpg) }", True),
        ("background:#eee", "#do { background-image: url(hero.jpg) !important }", False),
    ],
)
def test_a_ground_under_a_picture_is_no_look(own: str, css: str, is_told: bool) -> None:
    body = f'<main><h1>A</h1><p>x</p></main><section id=do style="{own}"><h2>Do</h2>y</section>'
    found = plain(body, css).targets
    assert is_told == any(one.value == "#eee" for one in found)


@pytest.mark.parametrize(
    ("own", "value"),
    [
        ("color:#111", "#222"),
        ("color:#111 !important", "#111"),
        ("color:#111 !important;color:#333", "#111"),
    ],
)
def test_an_important_rule_counts_before_an_attribute_that_is_not(own: str, value: str) -> None:
    body = f'<main><h1 style="{own}">A</h1><p>x</p></main>'
    assert named(plain(body, "h1 { color: #222 !important }"), "home", "headline-color").value == (
        value
    )


def test_an_important_rule_that_is_not_understood_leaves_a_doubt() -> None:
    body = '<main><h1 style="color:#111">A</h1><p>x</p></main>'
    css = "h1:nth-child(odd) {{ color: #222 {} }}"
    assert "headline-color" in values(plain(body, css.format("")), "home")
    assert "headline-color" not in values(plain(body, css.format("!important")), "home")


def test_an_importance_that_the_editor_does_not_see_leaves_a_doubt() -> None:
    body = '<main><h1 style="color:#111 ! important;color:#333">A</h1><p>x</p></main>'
    assert "headline-color" not in values(plain(body), "home")


def test_a_ground_that_an_attribute_says_leaves_the_letters_to_the_rule() -> None:
    body = '<main><h1 style="background-color:#111">A</h1><p>x</p></main>'
    assert named(plain(body, "h1 { color: #222 }"), "home", "headline-color").value == "#222"


@pytest.mark.parametrize(
    ("own", "css"),
    [
        ('style="background:red"', ".card { background: #eee; padding: 1px }"),
        ("", ".card { background: #eee url(a.jpg); padding: 1px; color: #222 }"),
    ],
)
def test_a_box_whose_ground_is_in_doubt_is_called_by_its_ground_alone(own: str, css: str) -> None:
    found = values(plain(CARDS.format("", "", own), css), "home")
    assert not {"card-background", "card-color"} & found.keys()
