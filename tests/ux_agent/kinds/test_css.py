"""Places in style sheets."""

import pytest

from bot.ux_agent.declared.declaration import RuleAt, VariableAt
from bot.ux_agent.editing.encoding import encode
from bot.ux_agent.kinds.css import locate_rule, locate_variable, spelled
from bot.ux_agent.kinds.document import Document, Found, Missing


def rule(sheet: str, selector: str, prop: str, kind: str = "color", file: str = "a.css") -> Found:
    """What a rule declares in a sheet."""
    document = Document(file, sheet.encode())
    return locate_rule(RuleAt(file, selector, prop), document, kind)


def variable(sheet: str, name: str, kind: str = "color") -> Found:
    """A custom property of a sheet."""
    return locate_variable(VariableAt("a.css", name), Document("a.css", sheet.encode()), kind)


def written(sheet: str, found: Found, value: str) -> str:
    """The sheet with a value written to the place."""
    place, source = found.place, sheet.encode()
    return (source[: place.start] + encode(place, value).encode() + source[place.end :]).decode()


def set_in(sheet: str, prop: str, value: str, selector: str = ".a", file: str = "a.css") -> str:
    """The sheet with a property of a rule set."""
    found = rule(sheet, selector, prop, "size", file)
    return written(sheet, found, value)


def test_a_declaration_is_found_by_selector_and_property() -> None:
    found = rule(".b { color: red }\n.a { color: #fff; background: blue; }", ".a", "background")
    assert (found.value, found.place.raw, found.place.line) == ("blue", "blue", 2)
    assert found.place.column == len(".a { color: #fff; background: ")


def test_columns_are_bytes() -> None:
    found = rule("/* äö */ .a { color: red; }", ".a", "color")
    assert found.place.column == len("/* äö */ .a { color: ".encode())


@pytest.mark.parametrize("selector", ["html,body", "html , body", "html,\n  body", "body, html"])
def test_selectors_are_compared_in_one_spelling(selector: str) -> None:
    assert rule(f"{selector} {{ color: red; }}", "html, body", "color").value == "red"


def test_a_selector_has_one_spelling() -> None:
    assert spelled("a>b ,\n c/* x */+d") == "a > b, c + d"


def test_the_last_declaration_wins() -> None:
    sheet = ".a { color: red; color: green; } .b {} .a { color: blue; }"
    assert rule(sheet, ".a", "color").value == "blue"
    assert rule(".a { color: red; color: green; }", ".a", "color").value == "green"


def test_conditional_rules_are_not_meant() -> None:
    sheet = "@media print { .a { color: black; } } .a { color: red; }"
    assert rule(sheet, ".a", "color").value == "red"
    with pytest.raises(Missing, match=r"there is no rule “\.a”"):
        rule("@media print { .a { color: black; } }", ".a", "color")


def test_an_important_declaration_stays_important() -> None:
    sheet = ".a { color: red !important; }"
    assert written(sheet, rule(sheet, ".a", "color"), "#fff") == ".a { color: #fff !important; }"


def test_only_the_colour_of_a_shorthand_is_replaced() -> None:
    sheet = ".a { border: 1px solid #CCC; }"
    assert (
        written(sheet, rule(sheet, ".a", "border"), "#000000")
        == ".a { border: 1px solid #000000; }"
    )


@pytest.mark.parametrize(
    "value", ["linear-gradient(red, blue)", "url(x.png)", "red blue", "1px solid"]
)
def test_a_value_without_one_colour_is_left_out(value: str) -> None:
    with pytest.raises(Missing, match="no single colour"):
        rule(f".a {{ background: {value}; }}", ".a", "background")


@pytest.mark.parametrize("value", ["none", "inherit", "transparent", "currentColor", "rgb(1 2 3)"])
def test_words_in_the_place_of_a_colour_can_be_replaced(value: str) -> None:
    assert rule(f".a {{ background: {value}; }}", ".a", "background").place.raw == value


def test_the_value_of_a_variable_is_shown_and_its_use_replaced() -> None:
    sheet = ":root { --x: #123456; } .a { color: var(--x); }"
    found = rule(sheet, ".a", "color")
    assert (found.value, found.place.raw) == ("#123456", "var(--x)")
    assert rule(".a { color: var(--y); }", ".a", "color").value == "var(--y)"


def test_the_property_refines_the_type() -> None:
    sheet = ".a { font-family: 'A B', serif; font-weight: bold; text-align: left; }"
    assert rule(sheet, ".a", "font-family", "text").type == "font"
    assert rule(sheet, ".a", "font-weight", "text").type == "weight"
    assert rule(sheet, ".a", "text-align", "text").type == "keyword"


def test_quotes_are_kept() -> None:
    sheet = ".a { font-family: 'A B', serif; }"
    found = rule(sheet, ".a", "font-family", "text")
    assert written(sheet, found, '"C D"') == ".a { font-family: 'C D'; }"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (".a {\n  x: y;\n}", ".a {\n  x: y;\n  z: 1px;\n}"),
        (".a {\n\tx: y;\n\n\tw: v;\n}", ".a {\n\tx: y;\n\n\tw: v;\n\tz: 1px;\n}"),
        (".a {\r\n  x: y;\r\n}", ".a {\r\n  x: y;\r\n  z: 1px;\r\n}"),
        (".a {\n  x: y\n}", ".a {\n  x: y;\n  z: 1px\n}"),
        (".a { x: y; }", ".a { x: y; z: 1px; }"),
        (".a { x: y }", ".a { x: y; z: 1px }"),
        (".a{x:y}", ".a{x:y;z:1px}"),
        (".a{x:y;w:v}", ".a{x:y;w:v;z:1px}"),
        (".a {}", ".a {z: 1px;}"),
        (".a { }", ".a { z: 1px; }"),
        (".a {\n}", ".a {\n  z: 1px;\n}"),
        ("b {\n    c: d;\n}\n.a {\n}", "b {\n    c: d;\n}\n.a {\n    z: 1px;\n}"),
        (".a {\n  x: y; /* why */\n}", ".a {\n  x: y; /* why */\n  z: 1px;\n}"),
        (".a {\n  x: y;\n  /* end */\n}", ".a {\n  x: y;\n  z: 1px;\n  /* end */\n}"),
        (".a { --b: c; }", ".a { --b: c; z: 1px; }"),
    ],
)
def test_an_absent_declaration_is_added_in_the_style_of_the_rule(before: str, after: str) -> None:
    assert set_in(before, "z", "1px") == after


def test_a_declaration_is_added_before_nested_rules() -> None:
    sheet = ".a {\n  x: y;\n  &:hover { x: z; }\n}"
    expected = ".a {\n  x: y;\n  z: 1px;\n  &:hover { x: z; }\n}"
    assert set_in(sheet, "z", "1px", file="a.scss") == expected


def test_a_comment_on_the_line_of_a_declaration_stays_there() -> None:
    sheet = ".a {\n  x: y; // why\n}"
    assert set_in(sheet, "z", "1px", file="a.scss") == ".a {\n  x: y; // why\n  z: 1px;\n}"


def test_a_custom_property_of_the_root_is_found() -> None:
    sheet = ".dark { --a: black; } :root { --a: white; }"
    assert variable(sheet, "--a").value == "white"


def test_a_custom_property_elsewhere_must_be_the_only_one() -> None:
    assert variable(".x { --a: white; }", "--a").value == "white"
    with pytest.raises(Missing, match="declared 2 times"):
        variable(".x { --a: white; } .y { --a: black; }", "--a")
    with pytest.raises(Missing, match="declared 0 times"):
        variable(".x { --A: white; }", "--a")


def test_a_custom_property_is_a_font_by_its_name() -> None:
    sheet = ":root { --font-body: Georgia, serif; --align: left; }"
    assert variable(sheet, "--font-body", "text").type == "font"
    assert variable(sheet, "--align", "text").type == "keyword"


def test_style_elements_of_a_page_are_read() -> None:
    page = "<style>.b{color:red}</style>\n<p>x</p>\n<style>\n.a { color: blue; }\n</style>"
    found = rule(page, ".a", "color", file="a.html")
    assert (found.value, found.place.line) == ("blue", 4)
    with pytest.raises(Missing, match="no style element"):
        rule("<p>x</p>", ".a", "color", file="a.html")


@pytest.mark.parametrize("sheet", [".a { color: red", ".a { x: y; ; z }", ".a { color: }"])
def test_what_cannot_be_read_is_left_out(sheet: str) -> None:
    with pytest.raises(Missing):
        rule(sheet, ".a", "background")


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (".a { color: red !important; color: green; }", "red"),
        (".a { color: red !important; } .a { color: green; }", "red"),
        (".a { background: red; background-color: blue; }", "blue"),
        (".a { background-color: blue; background: red; }", "red"),
    ],
)
def test_the_declaration_that_holds_is_found(sheet: str, expected: str) -> None:
    prop = "color" if " color" in sheet else "background"
    assert rule(sheet, ".a", prop).value == expected


@pytest.mark.parametrize(
    ("sheet", "prop", "kind"),
    [
        (".a { font-weight: 400; font: 12px serif; }", "font-weight", "enum"),
        (".a { padding-top: 1px; } .a { padding: 2px; }", "padding-top", "size"),
        (".a { background-color: red; background: url(x.png); }", "background-color", "color"),
    ],
)
def test_what_a_shorthand_takes_the_place_of_is_missing(sheet: str, prop: str, kind: str) -> None:
    with pytest.raises(Missing, match=r"takes its place|no single colour"):
        rule(sheet, ".a", prop, kind)


@pytest.mark.parametrize(
    "sheet",
    [
        ".a { color: red; } .a, .b { color: blue; }",
        ".a { x: y; } .a, .b { color: blue; }",
        ".a { color: red !important; } .b, .a { color: blue !important; }",
    ],
)
def test_a_rule_that_a_later_one_overrides_is_missing(sheet: str) -> None:
    with pytest.raises(Missing, match="a rule after it says otherwise"):
        rule(sheet, ".a", "color")


@pytest.mark.parametrize(
    ("sheet", "selector"),
    [
        (".a, .b { color: blue; } .a { color: red; }", ".a"),
        (".a { color: red !important; } .a, .b { color: blue; }", ".a"),
        (".a, .b { color: red; } .a { color: blue; }", ".a, .b"),
        (".a { color: red; } @media print { .a, .b { color: blue; } }", ".a"),
        (".a { color: red; } .x .a { color: blue; }", ".a"),
    ],
)
def test_a_rule_that_holds_for_something_is_found(sheet: str, selector: str) -> None:
    assert rule(sheet, selector, "color").value == "red"


def test_a_property_is_added_after_its_shorthand() -> None:
    sheet = ".a { x: y; } .a { font: 12px serif; }"
    assert set_in(sheet, "font-weight", "600") == (
        ".a { x: y; } .a { font: 12px serif; font-weight: 600; }"
    )


@pytest.mark.parametrize(
    ("prop", "kind", "old", "new"),
    [("font-size", "size", "12px", "1px"), ("font-family", "text", "'A B', serif", "Georgia")],
)
def test_a_part_of_the_shorthand_for_fonts_is_replaced(
    prop: str, kind: str, old: str, new: str
) -> None:
    sheet = ".a { font-size: 9px; font: bold 12px/1.5 'A B', serif; color: red; }"
    found = rule(sheet, ".a", prop, kind)
    assert found.value == old
    assert written(sheet, found, new) == sheet.replace(old, new)


def test_what_follows_a_shorthand_for_fonts_takes_its_place() -> None:
    assert (
        rule(".a { font: 12px serif; font-size: 9px; }", ".a", "font-size", "size").value == "9px"
    )


def test_a_rule_within_a_layer_is_found_where_there_is_no_other() -> None:
    sheet = "@layer base, parts;\n@layer parts {\n  .a { color: red; }\n}\n.b { color: blue; }"
    assert rule(sheet, ".a", "color").value == "red"
    assert rule(f"{sheet} .a {{ color: green; }}", ".a", "color").value == "green"


def switched(sheet: str, value: str, prop: str = "display") -> str:
    """The sheet with a rule's element hidden or shown."""
    return written(sheet, rule(sheet, ".a", prop, "bool"), value)


@pytest.mark.parametrize(
    ("shown", "hidden"),
    [
        (".a {\n  x: y;\n}", ".a {\n  x: y;\n  display: none;\n}"),
        (".a { x: y }", ".a { x: y; display: none }"),
    ],
)
def test_a_rule_hides_and_shows_what_it_fits(shown: str, hidden: str) -> None:
    assert rule(shown, ".a", "display", "bool").value == "visible"
    assert rule(hidden, ".a", "display", "bool").value == "hidden"
    assert switched(shown, "hidden") == hidden
    assert switched(hidden, "visible").replace("; }", " }") == shown.replace("; }", " }")
    assert switched(shown, "visible") == shown
    assert switched(hidden, "hidden") == hidden


def test_another_way_to_show_is_replaced_and_kept_important() -> None:
    sheet = ".a { display: flex !important; }"
    assert switched(sheet, "hidden") == ".a { display: none !important; }"
    assert switched(".a { visibility: visible; }", "hidden", "visibility") == (
        ".a { visibility: hidden; }"
    )
    with pytest.raises(Missing, match="neither shows nor hides"):
        rule(sheet, ".a", "color", "bool")
