"""The accent, the primary colour and that of the brand are those that are called so."""

from collections.abc import Mapping

import pytest

from bot.ux_agent.scanning.colour_names import order, role_of, titled
from tests.ux_agent.scanning.proposed import named, plain
from tests.ux_agent.scanning.test_asked import changed

MORE = "p { color: var(--c-primary); border-color: var(--c-primary) }"


def asked(say: str, variables: str, css: str) -> list[str]:
    """The lines that a message gives a plain site."""
    page = "<html><link rel=stylesheet href=/a.css><body><h1>A</h1><p>B</p></body></html>"
    return given({"index.html": page, "a.css": f":root {{\n{variables}\n}}\n{css}"}, say)


def given(files: Mapping[str, str], say: str) -> list[str]:
    """The lines that a message gives a site."""
    return [line[1:] for line in changed(files, say) if line.startswith("+")]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("accent", "accent"),
        ("c-accent", "accent"),
        ("clr-primary", "primary"),
        ("brand_colour", "brand"),
        ("accent-dark", ""),
        ("sand", ""),
    ],
)
def test_a_name_that_says_one_part_alone_says_that_part(name: str, role: str) -> None:
    assert role_of(name) == role


def test_the_accent_comes_before_the_main_colour_and_that_before_shades_of_either() -> None:
    names = ["sand", "accent-dark", "c-primary", "c-accent"]
    assert sorted(names, key=order) == ["c-accent", "c-primary", "accent-dark", "sand"]


def test_a_title_that_a_variable_has_itself_is_not_given_to_another() -> None:
    found = titled(["c-accent", "c-primary", "primary", "accent"], has_accent=True)
    assert [title for title, _ in found] == ["accent", "c-primary", "primary", "accent"]


def test_the_variable_called_accent_beats_one_that_is_used_more() -> None:
    css = f"{MORE} h1 {{ color: var(--c-accent) }}"
    found = plain(
        "<h1>A</h1><p>B</p>", f":root {{ --c-primary: #0f4c5c; --c-accent: #e36414 }}{css}"
    )
    assert named(found, "site", "accent").value == "#e36414"
    assert named(found, "site", "primary").value == "#0f4c5c"


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("accent", "--c-accent: #008080;"),
        ("primary", "--c-primary: #008080;"),
        ("main", "--c-primary: #008080;"),
    ],
)
def test_each_colour_is_changed_by_its_own_name(said: str, line: str) -> None:
    variables = "--c-primary: #0f4c5c;\n--c-accent: #e36414;"
    css = f"{MORE} h1 {{ color: var(--c-accent) }}"
    assert asked(f"make the {said} colour teal", variables, css) == [line]


@pytest.mark.parametrize("said", ["primary", "brand"])
def test_the_main_colour_and_the_brands_are_kept_apart(said: str) -> None:
    variables = "--brand: #0f4c5c;\n--primary: #e36414;"
    css = "p { color: var(--primary); border-color: var(--primary) } h1 { color: var(--brand) }"
    assert asked(f"make the {said} colour teal", variables, css) == [f"--{said}: #008080;"]


def test_a_variable_of_sass_is_called_by_the_part_that_it_plays() -> None:
    files = {
        "_config.yml": "title: T\n",
        "index.html": "---\n---\n<link rel=stylesheet href=/a.css><h1>A</h1><p>B</p>",
        "a.scss": "---\n---\n$c-ink: #111111;\n$c-accent: #e36414;\n"
        "h1 { color: $c-accent; }\np { color: $c-ink; }\n",
    }
    assert given(files, "make the accent colour teal") == ["$c-accent: #008080;"]


def test_a_theme_has_the_colour_for_its_accent_that_is_called_so() -> None:
    page = "<link rel=stylesheet href=/a.css><h1 class=text-primary>A</h1><p class=bg-accent>B</p>"
    theme = "@theme {\n--color-primary: #0f4c5c;\n--color-accent: #e36414;\n}"
    files = {"index.html": page, "a.css": f'@import "tailwindcss";\n{theme}\na {{ top: 0 }}'}
    assert given(files, "make the accent colour teal") == ["--color-accent: #008080;"]
