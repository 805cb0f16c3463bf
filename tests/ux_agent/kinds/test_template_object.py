"""Texts that templates give names to."""

import re

import pytest
from hypothesis import given

from bot.errors import UserError
from bot.ux_agent.declared.declaration import ObjectAt
from bot.ux_agent.editing.encoding import encode
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.locating import locate
from tests.ux_agent.kinds.writing import untagged

SOURCES = {
    "nunjucks": (
        "a.njk",
        "cta",
        '{# {% set cta = "No" %} #}\n{% set cta = "Go \\"on\\"" %}<p>{{ cta }}</p>',
    ),
    "liquid": ("a.liquid", "cta", "{%- assign cta = 'Tea &amp; go' -%}<p>{{ cta }}</p>"),
    "go": ("a.html", "$cta", "{{ $cta := `Go on` }}<p>{{ $cta }}</p>"),
}
SHOWN = {"nunjucks": 'Go "on"', "liquid": "Tea & go", "go": "Go on"}
_CODE = re.compile(r"\{[{%#]|[}%#]\}|[{%#}]\Z")


@pytest.mark.parametrize("language", SOURCES)
def test_a_text_is_found_by_the_name_that_the_template_gives_it(language: str) -> None:
    file, name, source = SOURCES[language]
    found = locate(ObjectAt(file, name), Document(file, source.encode()), "text")
    assert found.value == SHOWN[language]
    assert found.place.style == language


@pytest.mark.parametrize("language", SOURCES)
@given(value=untagged)
def test_any_text_is_read_back_as_it_was_written(language: str, value: str) -> None:
    file, name, source = SOURCES[language]
    at = ObjectAt(file, name)
    place = locate(at, Document(file, source.encode()), "text").place
    try:
        literal = encode(place, value)
    except UserError:
        assert _CODE.search(value) or "`" in value
        return
    data = source.encode()
    written = data[: place.start] + literal.encode() + data[place.end :]
    assert locate(at, Document(file, written), "text").value == value


@pytest.mark.parametrize(
    "source",
    [
        '{% set cta = "One" %}{% set cta = "Two" %}',
        '{% set cta = "One" %}{% if x %}{% set cta %}Two{% endset %}{% endif %}',
        '{% set cta = "One" | upper %}',
        '{% set cta = "One" ~ name %}',
        '{% set other = "One" %}',
        '{# {% set cta = "One" %} #}',
    ],
)
def test_a_name_that_is_set_twice_or_to_no_text_is_no_place(source: str) -> None:
    with pytest.raises(Missing):
        locate(ObjectAt("a.njk", "cta"), Document("a.njk", source.encode()), "text")


def test_a_variable_of_go_that_gets_another_value_later_is_no_place() -> None:
    source = '{{ $cta := "One" }}{{ if .x }}{{ $cta = "Two" }}{{ end }}{{ $cta }}'
    with pytest.raises(Missing):
        locate(ObjectAt("a.html", "$cta"), Document("a.html", source.encode()), "text")


def test_markup_in_a_text_of_liquid_is_written_as_text() -> None:
    file, name, source = SOURCES["liquid"]
    place = locate(ObjectAt(file, name), Document(file, source.encode()), "text").place
    assert encode(place, "<b>it's</b>") == "&lt;b&gt;it&#39;s&lt;/b&gt;"
