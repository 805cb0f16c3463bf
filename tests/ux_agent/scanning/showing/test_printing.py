"""Templates as they are printed, and what is known of each part of the print."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.dialect import Dialect, Scope, Template
from bot.ux_agent.scanning.showing.gofunctions import named
from bot.ux_agent.scanning.showing.gotemplate import GoTemplate
from bot.ux_agent.scanning.showing.liquid import Liquid
from bot.ux_agent.scanning.showing.marked import marked
from bot.ux_agent.scanning.showing.nunjucks import Nunjucks
from bot.ux_agent.scanning.showing.nunjucks_filters import FILTERS
from bot.ux_agent.scanning.showing.printed import seen_in
from bot.ux_agent.scanning.showing.printing import Printer, TooLong
from bot.ux_agent.scanning.showing.printout import Printout
from bot.ux_agent.scanning.showing.value import Origin, Value

DIALECTS: dict[str, Dialect] = {
    "go.html": GoTemplate(named()),
    "a.njk": Nunjucks(FILTERS),
    "a.liquid": Liquid(),
}
DATA = {"a": {"b": "Bee", "c": ["one", "two"]}, "n": 3, "t": "T & t", "h": "<b>x</b>"}
NAMES = {name: Value(data, Origin("d.json", "key", name)) for name, data in DATA.items()}
NAMES["."] = NAMES["$"] = Value(DATA, Origin("d.json", "key"))


def printed(file: str, source: str) -> Printout:
    """What a template prints with the data at hand."""
    document = Document(file, source.encode())
    return Printer(lambda name, scope: None).print(
        Template(document, DIALECTS[file], Scope(NAMES, file))
    )


@pytest.mark.parametrize(
    ("file", "source", "expected"),
    [
        ("go.html", "{{ .a.b }}-{{- .n -}} x", "Bee-3x"),
        ("go.html", "{{ .t }}{{ .h | safeHTML }}{{ .nothing }}", "T &amp; t<b>x</b>"),
        (
            "go.html",
            "{{ with .a }}{{ .b }}{{ $.n }}{{ end }}{{ with .x }}{{ else }}no{{ end }}",
            "Bee3no",
        ),
        ("go.html", "{{ range $i, $e := .a.c }}{{ $i }}{{ . }}{{ end }}", "0one1two"),
        ("go.html", "{{ if and .n (not .x) }}1{{ else if .n }}2{{ end }}", "1"),
        ("go.html", '{{ printf "%d of %s%%" .n "9" }}', "3 of 9%"),
        ("go.html", '{{ index .a "c" 1 }}{{ len .a.c }}{{ (index .a.c 0) | upper }}', "two2ONE"),
        ("go.html", '{{ default "x" .a.b }}{{ .nope | default "y" }}', "Beey"),
        ("go.html", '{{ range seq 3 }}{{ . }}{{ end }}{{/* no */}}{{ "}}" }}', "123}}"),
        (
            "go.html",
            '{{ define "d" }}D{{ . }}{{ end }}{{ template "d" .n }}{{ block "e" . }}E{{ end }}',
            "D3E",
        ),
        ("go.html", "{{ range unknown .a }}x{{ . }}{{ end }}", "x…"),
        ("a.njk", "{{ a.b }}-{{- n -}} x{# no #}", "Bee-3x"),
        ("a.njk", "{{ t }}{{ h | safe }}{{ nothing }}", "T &amp; t<b>x</b>"),
        ("a.njk", "{% for e in a.c %}{{ loop.index }}{{ e }}{% else %}no{% endfor %}", "1one2two"),
        ("a.njk", "{% for k, v in a %}{{ k }}{% endfor %}", "bc"),
        ("a.njk", "{% if n > 2 and not x %}1{% elif n %}2{% else %}3{% endif %}", "1"),
        ("a.njk", "{{ 'a' if n == 3 else 'b' }}{{ n + 1 }}{{ 'x' ~ n }}{{ 7 // 2 }}", "a4x33"),
        ("a.njk", "{% set x = 1 %}{% if n %}{% set x = 2 %}{% endif %}{{ x }}", "2"),
        ("a.njk", "{% set y %}<i>{{ n }}</i>{% endset %}{{ y | safe }}", "<i>3</i>"),
        ("a.njk", "{% raw %}{{ a }}{% endraw %}{{ a['b'] }}{{ a.c[1] }}", "{{ a }}Beetwo"),
        ("a.njk", "{% switch n %}{% case 1 %}1{% case 3 %}3{% default %}0{% endswitch %}", "3"),
        ("a.njk", "{{ a.c | join(', ') }}{{ a.c | length }}{{ x | default('d') }}", "one, two2d"),
        ("a.njk", "{{ n is odd }}{{ x is defined }}{{ 'one' in a.c }}", "truefalsetrue"),
        ("a.liquid", "{{ a.b }}{% unless x %}1{% endunless %}{{ t }}", "Bee1T & t"),
        ("a.liquid", "{% case n %}{% when 1, 3 %}y{% else %}n{% endcase %}", "y"),
    ],
)
def test_a_template_prints_what_its_language_says(file: str, source: str, expected: str) -> None:
    assert printed(file, source).text == expected


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("go.html", "<p>Hi {{ .a.b }}!</p>"),
        ("a.njk", "<p>Hi {{ a.b }}!</p>"),
        ("a.liquid", "<p>Hi {{ a.b }}!</p>"),
    ],
)
def test_each_text_of_an_element_knows_where_it_is_written(file: str, source: str) -> None:
    (seen,) = seen_in(printed(file, source), {})
    (hi, bee, mark) = seen.texts
    assert (hi.value, hi.origin and hi.origin.part) == ("Hi", "text.0")
    assert bee.origin == Origin("d.json", "key", "a.b")
    assert (mark.value, mark.origin and mark.origin.part) == ("!", "text.1")


def test_a_text_of_which_a_value_is_only_a_part_has_no_place() -> None:
    (seen, *_) = seen_in(printed("go.html", "<p>{{ .h | safeHTML }}</p>"), {})
    assert all(text.origin is None for text in seen.texts)


_PIECES = {
    "go.html": st.sampled_from(
        [
            *("{{ if .a }}", "{{ end }}", "{{ else }}", "{{ range .a.c }}", "{{ with .a }}"),
            *("{{ . }}", "{{ $x := 1 }}", "{{ $x = . }}", "{{ .a.b | upper }}", "{{ nope }}"),
            *('{{ define "d" }}', '{{ template "d" . }}', '{{ block "b" . }}', "{{ (.a }}"),
            *("<p>", "</p>", "text", "{{", "}}", '{{ "', "{{ continue }}", "{{ break }}"),
        ]
    ),
    "a.njk": st.sampled_from(
        [
            *("{% if a %}", "{% endif %}", "{% else %}", "{% for x in a.c %}", "{% endfor %}"),
            *("{{ x }}", "{% set x = 1 %}", "{% set y %}", "{% endset %}", "{{ a.b | upper }}"),
            *("{% block b %}", "{% endblock %}", "{{ super() }}", "{% macro m(a) %}"),
            *("{% endmacro %}", "{{ m(1) }}", "{% call m(2) %}", "{% endcall %}", "{{ caller() }}"),
            *("{% raw %}", "{% endraw %}", "{{ (a }}", "{% nope %}", "<p>", "text", "{{", "%}"),
            *("{% extends 'x' %}", "{% include 'y' %}", "{% import 'z' as z %}", "{{ z.q(1) }}"),
        ]
    ),
}


@pytest.mark.parametrize("file", _PIECES)
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_no_template_however_broken_ends_the_scan(file: str, data: st.DataObject) -> None:
    source = "".join(data.draw(st.lists(_PIECES[file], max_size=12)))
    try:
        seen_in(marked(printed(file, source)), {})
        seen_in(printed(file, source), {})
    except TooLong:
        pass
