"""How a value is written as a literal."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from bot.ux_agent.editing.encoding import encode
from bot.ux_agent.site import Place, PlaceKind


def place(kind: PlaceKind, quote: str = "", raw: str = "old", style: str = "") -> Place:
    """A place of a kind."""
    return Place("a", kind, 0, 3, 1, 0, raw, quote, style=style)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a & b", "a &amp; b"),
        ("<b>", "&lt;b&gt;"),
        ("&lt;", "&amp;lt;"),
        ('it\'s "so"', 'it\'s "so"'),
        ("{{ x }}", "&#123;{ x }}"),
        ("{% x %} {# y #}", "&#123;% x %} &#123;# y #}"),
        ("{alert(1)} ${x}", "{alert(1)} ${x}"),
        ("{ {", "{ &#123;"),
    ],
)
def test_F69_text_of_a_page_is_escaped(value: str, written: str) -> None:
    assert encode(place("html_text"), value) == written


@pytest.mark.parametrize(
    ("quote", "value", "written"),
    [
        ('"', 'say "it\'s"', "say &quot;it's&quot;"),
        ("'", 'say "it\'s"', 'say "it&#39;s"'),
        ("", "plain", "plain"),
        ("", "/a?b=c", '"/a?b=c"'),
        ("", "two words", '"two words"'),
        ("", "a>b", '"a&gt;b"'),
        ("", "{{x}}", '"&#123;{x}}"'),
        ("", "", '""'),
    ],
)
def test_F69_an_attribute_is_escaped_by_its_quote(quote: str, value: str, written: str) -> None:
    assert encode(place("html_attr", quote), value) == written


def test_an_insertion_brings_what_stands_around_it() -> None:
    absent = place("html_attr", '"')._replace(before=' title="', after='"')
    assert encode(absent, "x") == ' title="x"'


def test_a_font_is_quoted_as_the_sheet_quotes() -> None:
    assert encode(place("css", "'"), '"Open Sans", serif') == "'Open Sans', serif"
    assert encode(place("css"), '"Open Sans", serif') == '"Open Sans", serif'


@given(
    value=st.text(st.characters(exclude_categories=["Cs"])), style=st.sampled_from(["", "ascii"])
)
def test_F69_a_json_literal_reads_back_as_the_value(value: str, style: str) -> None:
    literal = encode(place("json", '"', style=style), value)
    assert json.loads(f'"{literal}"') == value
    assert style == "" or literal.isascii()


def test_F69_a_json_literal_is_safe_within_a_script_element() -> None:
    literal = encode(place("json", '"'), "</script><!-- \u2028\u2029")
    assert literal == "<\\/script>\\u003c!-- \\u2028\\u2029"


def test_a_number_stays_a_number() -> None:
    assert encode(place("json", raw="4.5"), "4.80") == "4.80"
    with pytest.raises(UserError, match="Only a number"):
        encode(place("json", raw="4.5"), "£4")


def test_a_switch_stays_a_switch() -> None:
    assert encode(place("json", raw="true"), "hidden") == "false"
    assert encode(place("json", raw="false"), "visible") == "true"
    with pytest.raises(UserError, match="Only yes or no"):
        encode(place("json", raw="true"), "maybe")


@pytest.mark.parametrize("value", ["1٢", "1.２", "1e٢"])
def test_digits_of_other_scripts_are_no_number_of_json(value: str) -> None:
    with pytest.raises(UserError, match="Only a number"):
        encode(place("json", raw="4.5"), value)


@pytest.mark.parametrize("kind", ["yaml", "toml", "template_text"])
@pytest.mark.parametrize(
    "value", ["<img src=x onerror=alert(1)>", "a</b>", "<!--", "<svg/onload=x"]
)
def test_no_tag_comes_where_a_generator_may_print_a_value_as_it_is(
    kind: PlaceKind, value: str
) -> None:
    with pytest.raises(UserError, match="cannot stand there"):
        encode(place(kind, '"', raw='"old"'), value)


@pytest.mark.parametrize("kind", ["json", "script"])
def test_no_tag_comes_into_the_data_of_a_generator(kind: PlaceKind) -> None:
    with pytest.raises(UserError, match="cannot stand there"):
        encode(place(kind, '"')._replace(file="src/_data/site.json"), "<b>new</b>")


@pytest.mark.parametrize(
    "file",
    [
        *("data/site.json", "data/en/site.json", "i18n/en.json", "content/_index.md"),
        *("hugo.json", "config.json", "config/_default/params.json", "assets/lang/de.json"),
        *("public/locales/en/home.json", "themes/x/data/a.json"),
    ],
)
def test_F69_no_tag_comes_into_data_that_hugo_or_a_script_may_show_as_it_is(file: str) -> None:
    with pytest.raises(UserError, match="cannot stand there"):
        encode(place("json", '"')._replace(file=file), "<img src=x onerror=alert(1)>")
    assert encode(place("json", '"')._replace(file=file), "I <3 bread") == "I <3 bread"


@pytest.mark.parametrize("file", ["src/data.json", "src/data/site.json", "manifest.webmanifest"])
def test_data_that_a_component_shows_stays_text(file: str) -> None:
    assert "onerror" in encode(place("json", '"')._replace(file=file), "<img onerror=x>")


def test_tags_that_stand_in_a_value_may_stay() -> None:
    old = place("yaml", '"', raw=r'"Our <a href=\"/x\">old</a> bread"')
    assert encode(old, 'Our <a href="/x">new</a> bread').count("<") == 2


def test_a_sign_that_begins_no_tag_is_a_text() -> None:
    assert encode(place("yaml", raw="old"), "1 < 2 <3") == "1 < 2 <3"


@pytest.mark.parametrize(
    ("file", "style"), [("js/app.js", "page"), ("index.html", "ascii page"), ("js/i18n.js", "")]
)
def test_F69_no_tag_comes_into_a_script_that_may_put_it_into_a_page(file: str, style: str) -> None:
    there = place("script", "'", style=style)._replace(file=file)
    with pytest.raises(UserError, match="cannot stand there"):
        encode(there, "<img src=x onerror=alert(1)>")
    assert encode(there, "1 < 2 & more") == "1 < 2 & more"
