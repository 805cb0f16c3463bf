"""Strings that code of template languages shows: parts of the page, and addresses."""

import pytest

from bot.errors import UserError
from bot.ux_agent.declared.declaration import ElementAt
from bot.ux_agent.editing.encoding import encode
from bot.ux_agent.kinds.document import Document, Found, Missing
from bot.ux_agent.kinds.elements import elements_of
from bot.ux_agent.kinds.html import locate
from bot.ux_agent.kinds.runs import place_of, runs, text_of
from tests.ux_agent.kinds.writing import set_text, site


def strings(inside: str, file: str = "a.html") -> list[str]:
    """The texts of an element with this content."""
    document = Document(file, f"<div>{inside}</div>".encode())
    return [text_of(place_of(run, document)) for run in runs(elements_of(document)[0])]


def part(page: str, name: str, file: str = "a.html") -> Found:
    """A part of the first element of a template."""
    return locate(ElementAt(file, "*", name), Document(file, page.encode()), "text")


@pytest.mark.parametrize(
    ("file", "inside", "found"),
    [
        ("a.html", "{% include b.html label=\"Book a\" url='/visit/' %}", ["Book a", "/visit/"]),
        ("a.html", "x {% render 'card', title: \"It's &amp;\" -%} y", ["x", "It's &", "y"]),
        ("a.html", '{{ partial "x" (dict "y" "Go" "z" .URL "n" "a \\"b\\"") }}', ["Go", 'a "b"']),
        ("a.njk", "{{ card(\"Title\", text='It\\'s') | safe }}", ["Title", "It's"]),
        ("a.njk", '{% button "Order", "/order" %}', ["Order", "/order"]),
        ("a.njk", "{% call panel('Hours') %}", ["Hours"]),
        ("a.njk", '{% if page.url == "/a" %}x{% endif %}', ["x"]),
        ("a.html", "{% assign x = 'y' %}{% for a in b %}{% endfor %}{{ \"x\" | t }}", []),
        ("a.html", "{% include 'b.html' %}{% comment %} {% x 'y' %} {% endcomment %}", []),
    ],
)
def test_the_strings_that_are_shown_are_texts(file: str, inside: str, found: list[str]) -> None:
    assert strings(inside, file) == found


def test_a_text_beside_them_is_still_the_one_text() -> None:
    assert part('<p>Hi {% include b.html label="x" %}</p>', "text").value == "Hi"
    with pytest.raises(Missing, match="mixed"):
        part('<p>{% include b.html label="x" %}</p>', "text")


@pytest.mark.parametrize(
    ("file", "code", "value"),
    [
        ("a.html", "{{ '/img/a.svg' | relative_url }}", "/img/a.svg"),
        ("a.njk", '{{ "/img/a.svg" | url }}', "/img/a.svg"),
        ("a.html", "{{- 'img/a.svg' | absURL -}}", "img/a.svg"),
        ("a.html", "{{ relURL 'img/a.svg' }}", "img/a.svg"),
    ],
)
def test_an_address_that_a_template_completes_is_found(file: str, code: str, value: str) -> None:
    found = part(f'<img src="{code}">', "attr:src", file)
    assert (found.value, found.type, found.place.raw) == (value, "url", value)


@pytest.mark.parametrize(
    "code",
    ["{{ 'a' | t }}", "{{ 'a' | append: x }}", "{{ x | relative_url }}", "x{{ 'a' | absURL }}"],
)
def test_other_code_of_an_attribute_is_left_out(code: str) -> None:
    with pytest.raises(Missing, match="made by a template"):
        part(f'<img src="{code}">', "attr:src")


def test_F69_what_a_language_cannot_write_is_refused() -> None:
    at = "element: div, part: text.0"
    source = '<div>{% include b.html label="Old" %}</div>'
    made = set_text(site("a.html", source, at), 'Fish & <chips> "fresh"')
    assert made.text("a.html") == source.replace("Old", "Fish & &lt;chips&gt; &quot;fresh&quot;")
    with pytest.raises(UserError):
        set_text(site("a.html", source, at), "%} {{ x }}")
    place = part("<img src='{{ \"a.svg\" | relURL }}'>", "attr:src").place
    assert encode(place, "/b.svg") == "/b.svg"
