"""Warnings of colours that make a text hard to read: only of text that is known to have them."""

import pytest

from bot.ux_agent.editing.planning import plan
from bot.ux_agent.intent import Change
from bot.ux_agent.site import SiteIndex
from tests.ux_agent.fake_site import FakeSite

MANIFEST = """\
version: 1
sections:
  header:
    properties:
      brand: {type: text, at: {file: a.html, element: header b}}
      brand-color: {type: color, at: {file: a.css, rule: b, prop: color, new: rule}}
      background: {type: color, at: {file: a.css, rule: .top, prop: background}}
  navbar:
    properties:
      color: {type: color, at: {file: a.css, rule: .menu a, prop: color}}
      background: {type: color, at: {file: a.css, rule: .top, prop: background}}
  home:
    properties:
      lead: {type: text, at: {file: a.html, element: p}}
      background: {type: color, at: {file: a.css, rule: main, prop: background}}
  footer:
    properties:
      legal: {type: text, at: {file: a.html, element: small}}
      legal-color:
        {type: color, computed: "#cccccc", at: {file: a.css, rule: small, prop: color, new: rule}}
      button-color: {type: color, at: {file: a.css, rule: .btn, prop: color}}
      button-background: {type: color, at: {file: a.css, rule: .btn, prop: background}}
      background: {type: color, at: {file: a.css, rule: .foot, prop: background}}
  site:
    properties:
      color: {type: color, at: {file: a.css, rule: body, prop: color}}
      background: {type: color, at: {file: a.css, rule: body, prop: background}}
"""
PAGE = "<header><b>Bikes</b></header><main><p>Hello</p></main><small>See you</small>\n"
SHEET = """\
body { color: #222; background: #fff; }
.top { background: #eee; }
.menu a { color: #006; }
.btn { color: #fff; background: #c33; }
.foot { background: #333; }
main { background: #fff; }
"""


def index(manifest: str = MANIFEST) -> SiteIndex:
    return FakeSite({".ux-agent.yml": manifest, "a.html": PAGE, "a.css": SHEET}).index()


INDEX = index()


def told(*wishes: tuple[str, str, str], site: SiteIndex = INDEX) -> list[str]:
    """The warnings of these colours, up to what they advise."""
    changes = [Change(section, "set", declared, value) for section, declared, value in wishes]
    return [one.partition(" has a contrast")[0] for one in plan(changes, site).warnings]


@pytest.mark.parametrize(
    ("wish", "warned"),
    [
        (("header", "background", "#006400"), ["text #000066 on #006400 in the navbar"]),
        (("navbar", "background", "#006400"), ["text #000066 on #006400 in the navbar"]),
        (("navbar", "color", "#ddd"), ["text #dddddd on #eeeeee in the navbar"]),
        (("home", "background", "black"), ["text #222222 on #000000 in the home page"]),
        (("footer", "background", "white"), ["text #cccccc on #ffffff in the footer"]),
        (("footer", "legal-color", "#444"), ["text #444444 on #333333 in the footer"]),
        (("site", "color", "#eee"), ["text #eeeeee on #ffffff in the site"]),
        (("header", "brand-color", "#ddd"), ["text #dddddd on #eeeeee in the header"]),
    ],
)
def test_the_colour_of_the_text_that_is_there_is_told(
    wish: tuple[str, str, str], warned: list[str]
) -> None:
    assert told(wish) == [f"Hard to read: {one}" for one in warned]


@pytest.mark.parametrize(
    "wish",
    [
        ("header", "background", "white"),
        ("footer", "background", "black"),
        ("footer", "button-color", "#333"),
        ("footer", "button-background", "#eee"),
    ],
)
def test_no_colour_is_told_that_no_text_is_known_to_have(wish: tuple[str, str, str]) -> None:
    assert told(wish) == []


def test_a_menu_without_a_background_stands_on_that_of_the_header() -> None:
    own = "      background: {type: color, at: {file: a.css, rule: .top, prop: background}}\n"
    before, _, after = MANIFEST.rpartition(f"{own}  home:")
    bare = index(f"{before}  home:{after}")
    warned = ["Hard to read: text #000066 on #006400 in the navbar"]
    assert told(("header", "background", "#006400"), site=bare) == warned


BUTTONS = """\
version: 1
sections:
  home:
    properties:
      see-what: {type: text, at: {file: a.html, element: b}, aliases: ["see what button"]}
      see-what-button-color: {type: color, at: {file: a.css, rule: .out, prop: color}}
      see-what-button-background: {type: color, at: {file: a.css, rule: .out, prop: background}}
      card-background: {type: color, at: {file: a.css, rule: .btn, prop: background}}
      card-color: {type: color, at: {file: a.css, rule: .btn, prop: color}}
  site:
    properties:
      teal: {type: color, at: {file: a.css, var: "--teal"}}
"""
LINED = ":root { --teal: #1f8a83; }\n.out { color: var(--teal); background: none; }\n" + SHEET


def test_a_button_in_the_colour_of_its_own_words_is_told() -> None:
    files = {".ux-agent.yml": BUTTONS, "a.html": PAGE, "a.css": LINED}
    site = FakeSite(files).index()
    where = "in the home page see what button"

    assert told(("home", "see-what-button-background", "#1f8a83"), site=site) == [
        f"Hard to read: text #1f8a83 on #1f8a83 {where}"
    ]
    assert told(("home", "see-what-button-background", "#ffffff"), site=site) == [
        f"Hard to read: text #1f8a83 on #ffffff {where}"
    ]
    assert told(("home", "see-what-button-background", "#000000"), site=site) == []
    assert told(("home", "card-background", "#ffffff"), site=site) == []
