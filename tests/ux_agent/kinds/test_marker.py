"""Values that the source marks."""

import html
import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.errors import UserError
from bot.ux_agent.editing.planning import AlreadySo
from bot.ux_agent.kinds.document import Missing
from bot.ux_agent.kinds.script_text import decoded
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.kinds.writing import is_taken_back, set_text, site, texts, value_of

SOURCES = {
    "a.html": '<p>x</p><p data-ux="home.price">Old</p>\n',
    "b.html": "<p>From <!-- ux:home.price -->Old<!-- /ux:home.price --> each</p>\n",
    "c.html": "<p>From {# ux:home.price #}Old{# /ux:home.price #} {{ each }}</p>\n",
    "d.html": "---\na: b\n---\n{% comment %} ux:home.price {% endcomment %}\nOld\n"
    "{% comment %} /ux:home.price {% endcomment %}<br>\n",
    "b.tmpl": "<p>{{- /* ux:home.price */ -}} Old {{- /* /ux:home.price */ -}}</p>\n",
    "a.njk": "<p>From {# ux:home.price #}R&amp;D old{# /ux:home.price #} {{ each }}</p>\n",
    "a.liquid": "{% comment %}ux:home.price{% endcomment %} Old\n"
    "{% comment %}/ux:home.price{% endcomment %}\n",
    "a.hbs": "<p>{{!-- ux:home.price --}}Old{{!-- /ux:home.price --}}</p>",
    "a.erb": "<p><%# ux:home.price %>Old<%# /ux:home.price %></p>",
    "a.md": "# Hi\r\n\r\nFrom <!-- ux:home.price -->Old<!-- /ux:home.price --> *each*\r\n",
    "b.md": "<!-- ux:home.price -->\nOld\n<!-- /ux:home.price -->\n",
    "a.vue": '<template><p data-ux="home.price">Old</p></template>\n',
    "a.jsx": 'let a = 1 < 2; let b = <p data-ux="home.price">Old</p>;\n',
    "b.tsx": "<b>{/* ux:home.price */}Old{/* /ux:home.price */}</b>\n",
    "a.js": "let a = /* ux:home.price */ 'Old' /* /ux:home.price */;\n",
    "b.js": 'let a = /* ux:home.price */ "O\\u006cd" /* /ux:home.price */;\n',
    "c.ts": "let a = /* ux:home.price */`Old`/* /ux:home.price */;\n",
    "a.tmpl": "<p>{{/* ux:home.price */}}Old{{/* /ux:home.price */}}</p>\n",
    "a.blade.php": "<p><!-- ux:home.price -->Old<!-- /ux:home.price --></p>\n",
    "a.cshtml": "<p>@* ux:home.price *@Old@* /ux:home.price *@</p>\n",
}
FILES = st.sampled_from(sorted(SOURCES))
AT = "marker: home.price"


def after(file: str, source: str, value: str, kind: str = "text") -> str:
    """The source with a value set."""
    return set_text(site(file, source, AT, kind), value).text(file)


def warning(file: str, source: str) -> str:
    """Why nothing is found."""
    (found,) = FakeSite(site(file, source, AT)).index().warnings
    return found


@pytest.mark.parametrize("file", SOURCES)
def test_a_marker_names_a_value(file: str) -> None:
    assert value_of(site(file, SOURCES[file], AT)) == ("R&D old" if file == "a.njk" else "Old")


@pytest.mark.parametrize(
    ("file", "value", "written"),
    [
        ("a.html", "<b> & c", "&lt;b&gt; &amp; c"),
        ("a.md", "*a* <b> 1_b", "&#42;a&#42; &lt;b&gt; 1_b"),
        ("b.md", "- a {{ x }}", "&#45; a &#123;&#123; x &#125;&#125;"),
        ("a.vue", "{{ x }}", "&#123;{ x }}"),
        ("a.js", "it's </script>", "'it\\'s <\\/script>'"),
        ("b.js", 'say "x"\\', '"say \\"x\\"\\\\"'),
        ("c.ts", '`${a}` "b"', '`\\`\\${a}\\` "b"`'),
        ("a.blade.php", "@php {!! x !!}", "&#64;php &#123;&#33;&#33; x &#33;&#33;&#125;"),
    ],
)
def test_F69_a_text_is_inert_where_it_stands(file: str, value: str, written: str) -> None:
    assert written in after(file, SOURCES[file], value)


def test_a_value_of_a_style_sheet_is_marked() -> None:
    source = ".a { color: /* ux:home.price */ red /* /ux:home.price */; }\r\n"
    assert after("a.css", source, "#123456", "color") == source.replace("red", "#123456")
    assert "no value" in warning("a.css", "/* ux:home.price */ a: b; /* /ux:home.price */")


def test_a_number_and_a_switch_of_a_script_stay_so() -> None:
    source = "f(/* ux:home.price */ 4.5 /* /ux:home.price */)"
    assert after("a.js", source, "5") == source.replace("4.5", "5")
    with pytest.raises(UserError, match="Only a number"):
        after("a.js", source, "five")
    switch = source.replace("4.5", "true")
    assert after("a.js", switch, "hidden", "bool") == source.replace("4.5", "false")
    with pytest.raises(UserError, match="Only yes or no"):
        after("a.js", switch, "maybe")


def test_an_empty_pair_takes_a_text() -> None:
    source = "<p><!-- ux:home.price --><!-- /ux:home.price --></p>"
    assert after("a.html", source, "x") == source.replace("--><!--", "-->x<!--")


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("a.html", "<p>x</p>"),
        ("a.html", '<p data-ux="home.price">a</p><p data-ux="home.price">b</p>'),
        ("a.html", "<!-- ux:home.price -->a"),
        ("a.html", "<!-- /ux:home.price -->a<!-- ux:home.price -->"),
        ("a.html", "<!-- ux:home.price --><b>a</b><!-- /ux:home.price -->"),
        ("a.html", "<!-- ux:home.price -->{{ a }}<!-- /ux:home.price -->"),
        ("a.html", "<!-- ux:home.price.more -->a<!-- /ux:home.price.more -->"),
        ("a.html", "<script>/* ux:home.price */ 1 /* /ux:home.price */</script>"),
        ("a.md", "<!-- ux:home.price -->*a*<!-- /ux:home.price -->"),
        ("a.jsx", '<p data-ux="home.price">a <b>c</b></p>'),
        ("a.jsx", '<p data-ux="home.price">{a}</p>'),
        ("a.jsx", 'let a = <b>{/* <p data-ux="home.price">a</p> */}</b>'),
        ("a.svelte", '<p>{`<p data-ux="home.price">a</p>`}</p>'),
        ("a.js", "/* ux:home.price */ f(1) /* /ux:home.price */"),
        ("a.js", "/* ux:home.price */ `${a}` /* /ux:home.price */"),
        ("a.tmpl", "<!-- ux:home.price -->a $b<!-- /ux:home.price -->"),
    ],
)
def test_what_is_not_marked_once_or_no_plain_value_is_left_out(file: str, source: str) -> None:
    assert "left out" in warning(file, source)


@pytest.mark.parametrize(("raw", "value"), [("'\\x41\\u{1F35E}\\\n\\q'", "A🍞q"), ("-1.5", "-1.5")])
def test_a_literal_is_read_as_its_text(raw: str, value: str) -> None:
    assert decoded(raw) == value


@pytest.mark.parametrize("raw", ["'a", "'\\ud800'", "'\\u{FFFFFF}'", "a", "1 + 1", "'a' + 'b'"])
def test_what_is_no_literal_is_missing(raw: str) -> None:
    with pytest.raises(Missing):
        decoded(raw)


@given(file=FILES, value=texts)
def test_F69_any_text_stays_that_text_and_nothing_else_changes(file: str, value: str) -> None:
    try:
        made = set_text(site(file, SOURCES[file], AT), value)
    except AlreadySo:
        assume(False)
        raise
    assert " ".join((made.value or "").split()) == " ".join(value.split())


@given(file=FILES, value=texts)
def test_what_is_undone_leaves_every_byte_as_it_was(file: str, value: str) -> None:
    assert is_taken_back(site(file, SOURCES[file], AT), value)


@given(value=texts)
def test_F69_a_string_of_a_script_is_one_of_json_but_for_what_ends_an_element(value: str) -> None:
    assume(value != "Old")
    written = after("b.js", SOURCES["b.js"], value)
    literal = written.partition("price */ ")[2].rpartition(" /* /ux")[0]
    assert json.loads(literal.replace("\\x3c", "<")) == value
    assert "</" not in literal


@given(value=texts)
def test_F69_in_unknown_languages_only_letters_digits_and_harmless_signs_are_bare(
    value: str,
) -> None:
    assume(value != "Old")
    written = after("a.tmpl", SOURCES["a.tmpl"], value)
    literal = written.partition("price */}}")[2].rpartition("{{/* /ux")[0]
    assert html.unescape(literal) == value
    assert not set("<>{}$@%`\\") & set(literal)
