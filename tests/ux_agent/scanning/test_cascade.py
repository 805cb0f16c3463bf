"""Which declaration wins for a header, as the proposed manifest shows it."""

import pytest

from bot.ux_agent.scanning.scan import scan
from tests.ux_agent.fake_site import FakeSite

PAGE = """<link rel=stylesheet href=a.css>{more}
<body><header class="top" id="head"{style}><p>Hello</p></header></body>"""


def scanned(sheet: str, *, more: str = "", style: str = "", **files: str) -> tuple[str | None, str]:
    """The background that a header of this page has by its manifest, and the manifest."""
    page = PAGE.format(more=more, style=style)
    sheets = {f"{name}.css": text for name, text in files.items()}
    found = scan("", FakeSite({"index.html": page, "a.css": sheet, **sheets}))
    target = found.site.find("header", "background")
    return (target.value if target else None), found.manifest


@pytest.mark.parametrize(
    ("sheet", "value"),
    [
        ("header { background: #111111 }\n.top { background: #222222 }\n", "#222222"),
        (".top { background: #222222 }\nheader { background: #111111 }\n", "#222222"),
        ("#head { background: #333333 }\n.top { background: #222222 }\n", "#333333"),
        (".top { background: #111111 !important }\n#head { background: #333333 }\n", "#111111"),
        (".top { background: #111111 }\nheader.top { background-color: #222222 }\n", "#222222"),
        (".top { background: #111111 }\n.top:hover { background: #222222 }\n", "#111111"),
        (
            ".top { background: #111111 }\n@media print { .top { background: #222222 } }\n",
            "#111111",
        ),
        ("/* .top { background: #222222 } */ header { background: #111111 }\n", "#111111"),
    ],
)
def test_the_winner_is_proposed(sheet: str, value: str) -> None:
    assert scanned(sheet)[0] == value


def test_a_later_sheet_wins_over_an_earlier_one() -> None:
    more = "<link rel=stylesheet href=b.css><style>.top { background: #333333 }</style>"
    found, _ = scanned(".top { background: #111111 }\n", more=more, b=".top { background: red }\n")
    assert found == "#333333"


def test_a_sheet_for_print_or_one_that_is_an_alternative_counts_for_nothing() -> None:
    more = (
        "<link rel=stylesheet media=print href=b.css><link rel='alternate stylesheet' href=b.css>"
    )
    sheet = ".top { background: #111111 }\n"
    found, manifest = scanned(sheet, more=more, b="#head { background: red }\n")
    assert found == "#111111"
    assert "print" not in manifest


def test_an_imported_sheet_comes_before_the_one_that_imports_it() -> None:
    sheet = '@import "b.css";\n.top { background: #111111 }\n'
    assert scanned(sheet, b=".top { background: red }\n")[0] == "#111111"


def test_a_style_attribute_wins_over_every_rule() -> None:
    sheet = ".top { background: #111111 }\n"
    found, manifest = scanned(sheet, style=' style="background: red"')
    assert found == "red"
    assert "prop: background}" in manifest


def test_a_style_attribute_that_cannot_be_edited_puts_every_rule_in_doubt() -> None:
    sheet = ".top { background: #111111 }\n"
    found, manifest = scanned(sheet, style=' style="background: linear-gradient(red, blue)"')
    assert found is None
    assert "a style attribute of the element wins over every rule" in manifest


def test_a_selector_that_is_not_understood_puts_the_winner_in_doubt() -> None:
    sheet = ".top { background: #111111 }\n#head:has(p) { background: #222222 }\n"
    found, manifest = scanned(sheet)
    assert found is None
    assert "a rule whose selector is not understood may win over it" in manifest


def test_of_a_rule_twice_the_important_one_is_proposed() -> None:
    sheet = ".top { background: #111111 !important }\n.top { background: #222222 }\n"
    found, _ = scanned(sheet)
    assert found == "#111111"


def test_a_minified_sheet_is_not_the_sites_own() -> None:
    sheet = ".top{background:#111111}" + ".x{color:red}" * 100
    found, manifest = scanned(sheet)
    assert found is None
    assert "its sheet is made by a tool, or somebody else's" in manifest


def test_a_colour_that_is_not_set_would_be_added_to_the_landmarks_own_rule() -> None:
    _, manifest = scanned("* { margin: 0 }\n.top { margin: 1px }\n")
    assert 'rule: ".top", prop: background}}    # not set yet' in manifest
