"""What looks come to that name variables of Sass."""

import pytest

from tests.ux_agent.scanning.test_asked import changed

PAGE = (
    "---\n---\n<link rel=stylesheet href=/a.css>"
    "<main><h1>A</h1><a class=btn href=/b>Buy it</a></main>"
)


def asked(say: str, variables: str, css: str) -> list[str]:
    """The lines that a message changes on a site of Jekyll."""
    files = {
        "_config.yml": "title: T\n",
        "index.html": f"{PAGE}<footer class=foot><p>Bye, all</p></footer>",
        "a.scss": "---\n---\n@import 'variables';\n@import 'base';\n",
        "_sass/_variables.scss": variables,
        "_sass/_base.scss": css,
    }
    return changed(files, say)


@pytest.mark.parametrize(
    ("say", "css", "line"),
    [
        ("make the buttons rounder", ".btn { border-radius: $round; }", "border-radius: 8px;"),
        ("make the footer text bigger", ".foot { font-size: $small; }", "font-size: 1.25rem;"),
        ("make the footer darker", ".foot { background: $dark; }", "background: #2a0000;"),
        ("make the footer lighter", ".foot { background: $pale; }", "background: #ff3333;"),
    ],
)
def test_larger_and_darker_start_from_what_the_variable_holds(
    say: str, css: str, line: str
) -> None:
    variables = (
        "$round: 4px;\n$small: 1rem !default;\n$red: #800000;\n$dark: darken($red, 15%);\n"
        "$pale: lighten($red, 25%);\n"
    )
    found = asked(say, variables, f".btn {{ background: #111; }}\n{css}\n")
    assert line in found[-1]


def test_a_variable_that_is_said_twice_holds_nothing_sure() -> None:
    found = asked(
        "make the buttons rounder", "$r: 4px;\n$r: 9px;\n", ".btn { border-radius: $r; }\n"
    )
    assert found[0] == "clarify"
