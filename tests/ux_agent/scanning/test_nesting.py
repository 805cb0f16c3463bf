"""Rules with their whole selectors, and the sheets that a sheet takes in."""

import pytest

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.imports import imported
from bot.ux_agent.scanning.nesting import within
from bot.ux_agent.scanning.sources import Sources
from tests.ux_agent.fake_site import FakeSite
from tests.ux_agent.scanning.proposed import jekyll, named, proposed


def texts(scss: str) -> list[str]:
    """The selectors of all rules of a sheet, in order."""
    document = Document("a.scss", scss.encode())
    return [one.text for one in within(document.sheet.root_node, document)]


@pytest.mark.parametrize(
    ("scss", "selectors"),
    [
        (".a { .b { color: red } }", [".a", ".a .b"]),
        (".a { &.b { color: red } }", [".a", ".a.b"]),
        (".a, .b { > i { color: red } }", [".a, .b", ".a > i, .b > i"]),
        (".a { &:hover { color: red } }", [".a", ".a:hover"]),
        ("@mixin m { .x { color: red } }\n.a { color: red }", [".a"]),
        ("@keyframes k { from { color: red } }\n.a { color: red }", [".a"]),
        ("@layer base { .a { color: red } }", [".a"]),
    ],
)
def test_a_nested_rule_has_the_selectors_around_it(scss: str, selectors: list[str]) -> None:
    assert texts(scss) == selectors


def test_a_rule_within_a_medium_depends_on_it() -> None:
    document = Document("a.scss", b".a { @media print { color: red } }")
    found = list(within(document.sheet.root_node, document))
    assert [(one.text, one.condition) for one in found] == [(".a", ""), (".a", "@media print")]


def test_sheets_are_taken_in_in_their_order() -> None:
    scss = '// @use "old";\n@use "base" as *;\n@import "a", \'b\';\n@forward "c" show d;\n'
    document = Document("main.scss", scss.encode())
    names = [name for name, _ in imported(document, document.sheet.root_node)]
    assert names == ["base", "a", "b", "c"]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("base", "css/_base.scss"),
        ("../shared", "shared.scss"),
        ("theme", "_sass/theme/_index.scss"),
        ("gone", ""),
    ],
)
def test_a_partial_is_found_as_sass_finds_it(name: str, path: str) -> None:
    files = {"css/_base.scss": "", "shared.scss": "", "_sass/theme/_index.scss": ""}
    assert Sources(FakeSite(files)).partial(name, "css/main.scss") == path


def test_a_partial_that_nobody_takes_in_decides_nothing() -> None:
    link = '<link rel="stylesheet" href="/main.css">'
    page = f"---\n---\n<head>{link}</head><body><footer><p>Bye</p></footer></body>"
    files = {
        "_config.yml": "title: T\n",
        "index.html": page,
        "main.scss": '---\n---\n@import "used";\n',
        "_sass/_used.scss": "footer { background: red }\n",
        "_sass/_unused.scss": "footer { background: blue !important }\n",
    }
    found = named(proposed(files).site, "footer", "background")
    assert [place.file for place in found.places] == ["_sass/_used.scss"]
    assert not [one for one in jekyll("<p>x</p>").targets if one.property == "background"]


def test_selectors_that_double_with_each_rule_around_them_are_left_out() -> None:
    found = texts("a{" + "& & & & & & & & & &{" * 12 + "color: red" + "}" * 13)
    assert found[0] == "a"
    assert len(found) < 6
