"""Where a rule is added that a sheet has not."""

import pytest

from bot.ux_agent.declared.declaration import RuleAt
from bot.ux_agent.editing.encoding import encode
from bot.ux_agent.kinds.css import locate_rule
from bot.ux_agent.kinds.document import Document, Missing


def added(file: str, sheet: str, selector: str, new: str = "rule") -> str:
    """The sheet with a size of 2px said by a new rule."""
    document = Document(file, sheet.encode())
    found = locate_rule(RuleAt(file, selector, "font-size", new), document, "size")
    place, source = found.place, sheet.encode()
    assert (found.value, place.raw) == (None, "")
    return (source[: place.start] + encode(place, "2px").encode() + source[place.end :]).decode()


@pytest.mark.parametrize(
    ("file", "sheet", "wanted"),
    [
        (
            "a.css",
            ".foot {\n\tcolor: red;\n}\n\n.x {\n\ttop: 0;\n}\n",
            ".foot {\n\tcolor: red;\n}\n\n.foot h3 {\n\tfont-size: 2px;\n}\n\n.x {\n\ttop: 0;\n}\n",
        ),
        ("a.css", ".a { color: red; }\n", ".a { color: red; }\n.foot h3 { font-size: 2px; }\n"),
        ("a.css", "", ".foot h3 {\n  font-size: 2px;\n}"),
        (
            "a.scss",
            "$a: 1;\r\n.x {\r\n  a { top: 0 }\r\n}\r\n",
            "$a: 1;\r\n.x {\r\n  a { top: 0 }\r\n}\r\n\r\n.foot h3 {\r\n  font-size: 2px;\r\n}\r\n",
        ),
        (
            "A.vue",
            "<style>\n  .foot {\n    a: b;\n  }</style>",
            "<style>\n  .foot {\n    a: b;\n  }\n\n  .foot h3 {\n    font-size: 2px;\n  }</style>",
        ),
    ],
)
def test_a_rule_is_added_behind_that_of_what_it_is_in_or_the_last(
    file: str, sheet: str, wanted: str
) -> None:
    assert added(file, sheet, ".foot h3") == wanted


def test_what_must_count_before_utilities_is_important() -> None:
    assert added("a.css", ".a { top: 0; }", ".b", "important").endswith(
        "\n.b { font-size: 2px !important; }"
    )
    assert added("a.css", ".b { top: 0; }", ".b", "important") == (
        ".b { top: 0; font-size: 2px !important; }"
    )


def test_a_rule_that_is_there_is_no_new_one() -> None:
    document = Document("a.css", b".b { font-size: 3px }")
    found = locate_rule(RuleAt("a.css", ".b", "font-size", "rule"), document, "size")
    assert (found.value, found.place.raw) == ("3px", "3px")


@pytest.mark.parametrize("sheet", [".a { color: red", ".a } b {{"])
def test_nothing_is_added_to_a_sheet_that_cannot_be_read(sheet: str) -> None:
    with pytest.raises(Missing):
        added("a.css", sheet, ".b")


def test_without_a_word_a_missing_rule_is_missing() -> None:
    with pytest.raises(Missing, match="there is no rule"):
        added("a.css", ".a { top: 0; }", ".b", "")


def test_a_new_rule_may_hide_what_it_fits() -> None:
    document = Document("a.css", b".a { top: 0; }\n")
    found = locate_rule(RuleAt("a.css", ".b", "display", "rule"), document, "bool")
    assert found.value == "visible"
    assert encode(found.place, "hidden").endswith(".b { display: none; }")
    with pytest.raises(Missing):
        locate_rule(RuleAt("a.css", ".b", "color", "rule"), document, "bool")
