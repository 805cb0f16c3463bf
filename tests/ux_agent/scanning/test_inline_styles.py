"""Looks that elements have from their own style attributes."""

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
