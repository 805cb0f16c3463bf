"""Marks that rules put before texts have looks of their own: ticks, arrows, bullets."""

import pytest

from tests.ux_agent.scanning.proposed import plain
from tests.ux_agent.scanning.test_asked import changed

LIST = "<main><h1>Elm</h1><section id=jobs><ul class={}><li>Oak</li><li>Ash</li></ul></section>"
HEAD = "<html><link rel=stylesheet href=/a.css><body>"


def site(said: str, name: str = "done") -> dict[str, str]:
    """A page with a list whose entries get marks by a rule of that content."""
    sheet = f".{name} li::before {{\n  content: {said};\n  color: #2e9e5b;\n}}\n"
    return {"index.html": HEAD + LIST.format(name), "a.css": sheet}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('"\\2713"', "the green ticks in the jobs list should be red"),
        ("'✔'", "make the check marks red"),
        ('"\\2022"', "make the bullets red"),
        ("'→ '", "make the arrows of the jobs red"),
    ],
)
def test_marks_are_painted_by_what_they_look_like(content: str, said: str) -> None:
    assert changed(site(content), said) == ["-  color: #2e9e5b;", "+  color: #ff0000;"]


@pytest.mark.parametrize("content", ["''", "'27'", "'New'", "attr(title)", "none"])
def test_what_is_no_such_sign_is_no_mark(content: str) -> None:
    assert changed(site(content), "make the ticks red")[0] == "clarify"


def test_marks_that_vary_or_that_nothing_bears_are_left_alone() -> None:
    rule = site("'✓'")["a.css"]
    for sheet in (f"@media (max-width: 9px) {{ {rule} }}", rule.replace(".done", ".gone")):
        index = plain(LIST.format("done"), sheet)
        assert not [one for one in index.targets if one.property == "tick-color"]
