"""Colours of Sass variables: where the value of one stands, and where that is not sure."""

import pytest

from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.sass_variables import locate

SHEET = (
    "// $plum: #111111;\n$plum: #7b1e2b; // ours\n$size: 4px;\n"
    "$twice: red;\n$twice: blue;\n.a { $inner: #123456; color: $plum; }\n$late: #654321;\n"
)


@pytest.mark.parametrize(("name", "value"), [("$plum", "#7b1e2b"), ("$late", "#654321")])
def test_the_value_of_a_variable_is_found(name: str, value: str) -> None:
    document = Document("a.scss", SHEET.encode())
    found = locate(name, document, "color")
    assert found.value == value
    assert document.text(found.place.start, found.place.end) == value


@pytest.mark.parametrize("name", ["$twice", "$inner", "$size", "$nowhere"])
def test_what_is_no_colour_or_declared_elsewhere_is_missing(name: str) -> None:
    with pytest.raises(Missing):
        locate(name, Document("a.scss", SHEET.encode()), "color")


def test_only_a_colour_is_read_from_a_variable() -> None:
    with pytest.raises(Missing):
        locate("$plum", Document("a.scss", SHEET.encode()), "text")
