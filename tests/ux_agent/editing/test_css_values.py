"""Values that may be written into a style sheet."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from bot.ux_agent.editing import css_values

Grammar = Callable[[str, str], str]
GRAMMARS: list[Grammar] = [
    css_values.colour,
    css_values.size,
    css_values.weight,
    css_values.keywords,
    css_values.fonts,
]
HOSTILE = [
    "url(https://evil.example/x)",
    "url(//evil.example)",
    "expression(alert(1))",
    "red; } body { display: none",
    "red}",
    "red;",
    "@import 'x'",
    "red /* x */",
    "red */",
    "</style>",
    "\\75rl(x)",
    "1px\n;2px",
    "var(--x)",
    "calc(1px + 1px)",
    "red !important",
    "'a' } @import 'b",
    'Arial", url(x)',
    "",
]


@pytest.mark.parametrize("grammar", GRAMMARS)
@pytest.mark.parametrize("value", HOSTILE)
def test_F70_css_that_does_more_than_name_a_value_is_refused(grammar: Grammar, value: str) -> None:
    with pytest.raises(UserError):
        grammar(value, "")


@pytest.mark.parametrize("grammar", GRAMMARS)
@given(value=st.text(alphabet="ab1#%.,-'\" ();{}@/*\\:!<>\n", max_size=12))
def test_F70_nothing_that_ends_a_value_is_ever_accepted(grammar: Grammar, value: str) -> None:
    try:
        written = grammar(value, "")
    except UserError:
        return
    assert not set(written) & set("();{}@/*\\:!<>\n")
    assert written.count('"') % 2 == 0
    assert "'" not in written


@pytest.mark.parametrize(
    ("typed", "written"),
    [("navy", "#000080"), ("#FFF", "#ffffff"), ("#00008B", "#00008b"), ("rgb(1, 2, 3)", "#010203")],
)
def test_a_colour_is_written_in_six_digits(typed: str, written: str) -> None:
    assert css_values.colour(typed, "") == written


@pytest.mark.parametrize(
    ("typed", "current", "written"),
    [
        ("18px", "", "18px"),
        ("1.2REM", "16px", "1.2rem"),
        ("20", "1.5rem", "20rem"),
        ("20", "clamp(1rem, 2vw, 3rem)", "20px"),
        ("20", "0", "20px"),
        ("1.5", "1.6", "1.5"),
        ("0", "4px", "0"),
        ("10px 20px", "1px 2px", "10px 20px"),
        (".5em", "", ".5em"),
    ],
)
def test_a_bare_number_takes_the_unit_that_is_there(typed: str, current: str, written: str) -> None:
    assert css_values.size(typed, current) == written


@pytest.mark.parametrize(
    "value", ["big", "-3px", "1px 2px 3px 4px 5px", "10 000px", "1e3px", "3 px"]
)
def test_what_is_no_size_is_refused(value: str) -> None:
    with pytest.raises(UserError, match="is no size"):
        css_values.size(value, "")


@pytest.mark.parametrize("value", ["bold", "normal", "100", "650", "1000"])
def test_a_weight_is_a_word_or_a_number(value: str) -> None:
    assert css_values.weight(value.upper(), "") == value


@pytest.mark.parametrize("value", ["0", "1001", "heavy", "bold bold"])
def test_what_is_no_weight_is_refused(value: str) -> None:
    with pytest.raises(UserError, match="is not a weight"):
        css_values.weight(value, "")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Georgia, serif", "Georgia, serif"),
        ("Comic Sans MS", '"Comic Sans MS"'),
        ("'Open Sans' , sans-serif", '"Open Sans", sans-serif'),
        ("“Source Code Pro”", '"Source Code Pro"'),
        ("Exo 2", '"Exo 2"'),
    ],
)
def test_a_font_name_of_several_words_is_quoted(typed: str, written: str) -> None:
    assert css_values.fonts(typed, "") == written


@pytest.mark.parametrize("value", ["underline", "center", "1px solid", "space-between", "0.5"])
def test_keywords_are_plain_words(value: str) -> None:
    assert css_values.keywords(value, "") == value


def test_a_long_value_is_cut_in_the_words_for_the_person() -> None:
    with pytest.raises(UserError, match="“" + "x" * 39 + "…” is no colour"):
        css_values.colour("x" * 100, "")


@pytest.mark.parametrize("value", ["1٢px", "１2px", "1.٢rem", "1２"])
def test_digits_of_other_scripts_are_no_size_and_no_weight(value: str) -> None:
    for grammar in (css_values.size, css_values.weight):
        with pytest.raises(UserError):
            grammar(value, "")
