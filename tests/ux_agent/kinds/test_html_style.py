"""Declarations in the style attribute of an element: set, read again, taken back."""

import pytest

from bot.ux_agent.declared.declaration import StyleAt
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.locating import locate
from tests.ux_agent.kinds.writing import is_taken_back, set_text, site

H2 = '<p>ä</p>\n<h2 style="text-align:center;color:#00857c;">Hi</h2>'


def located(source: str, prop: str, kind: str = "color", element: str = "h2") -> str | None:
    document = Document("a.html", source.encode())
    return locate(StyleAt("a.html", element, prop), document, kind).value


@pytest.mark.parametrize(
    ("source", "prop", "kind", "value", "wanted"),
    [
        (H2, "color", "color", "#333333", H2.replace("#00857c", "#333333")),
        ("<h2 style='font-size : 2em'>A</h2>", "font-size", "size", "3em", "3em'>A"),
        (
            '<h2 style="background:url(a.png) RED !important">A</h2>',
            "background",
            "color",
            "#ffffff",
            '<h2 style="background:url(a.png) #ffffff !important">A</h2>',
        ),
        ('<h2 style="color:red;color:blue">A</h2>', "color", "color", "#ffffff", "color:#ffffff"),
    ],
)
def test_a_declaration_of_the_attribute_is_set_and_taken_back(
    source: str, prop: str, kind: str, value: str, wanted: str
) -> None:
    files = site("a.html", source, f"element: h2, prop: {prop}", kind)
    done = set_text(files, value)
    assert is_taken_back(files, value)
    assert wanted in done.text("a.html")
    assert done.value == value


@pytest.mark.parametrize(
    ("source", "prop", "kind"),
    [
        ("<h2>A</h2>", "color", "color"),
        ("<h2 style=color:red>A</h2>", "color", "color"),
        (H2, "background", "color"),
        ('<h2 style="color:{{ x }}">A</h2>', "color", "color"),
        ('<h2 style="font-family:&quot;A&quot;;color:red">A</h2>', "color", "color"),
        ('<h2 style="color:red/*;color:blue*/">A</h2>', "color", "color"),
        ('<h2 style="background:linear-gradient(red,blue)">A</h2>', "background", "color"),
        ('<h2 style="font-family:Arial">A</h2>', "font-family", "text"),
        ('<h2 style="display:none">A</h2>', "display", "bool"),
    ],
)
def test_what_cannot_be_told_is_not_edited(source: str, prop: str, kind: str) -> None:
    with pytest.raises(Missing):
        located(source, prop, kind)
