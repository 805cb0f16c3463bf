"""Colours of a Tailwind theme that the pages use are targets where they are defined."""

from bot.ux_agent.scanning.scan import scan
from bot.ux_agent.site import SiteIndex, Target
from tests.ux_agent.fake_site import FakeSite

PAGE = """<html><head><link rel="stylesheet" href="main.css"></head><body>
<h1 class="text-brand">A</h1><p class="bg-sand-light hover:bg-brand/50">B</p></body></html>"""


def site(**files: str) -> SiteIndex:
    """A plain site with these files; the last `_` of a name is a dot."""
    named = {".".join(name.rsplit("_", 1)): text for name, text in files.items()}
    return scan("test", FakeSite({"index.html": PAGE, **named})).site


def target(index: SiteIndex, name: str) -> Target:
    """A target of the whole site."""
    found = index.find("site", name)
    assert found is not None
    return found


def test_colours_of_a_configuration_are_found_by_their_names() -> None:
    config = """module.exports = { theme: { extend: { colors: { brand: '#0f766e',
      sand: { light: '#fefcf7', dark: '#554433' }, unused: '#000000' } } } };"""
    found = site(**{"tailwind.config_js": config, "main_css": "@tailwind utilities;"})
    accent = target(found, "accent")
    assert (accent.value, accent.places[0].file) == ("#0f766e", "tailwind.config.js")
    assert "brand" in accent.aliases
    assert target(found, "sand-light-color").value == "#fefcf7"
    assert found.find("site", "unused-color") is None
    assert found.find("site", "sand-dark-color") is None


def test_colours_of_a_theme_block_are_found_by_their_names() -> None:
    theme = "@theme { --color-brand: #0f766e; --color-x: var(--y); }"
    sheet = f'@import "tailwindcss"; {theme} a {{ top: 0 }}'
    found = site(main_css=sheet)
    assert target(found, "accent").places[0].file == "main.css"


def test_a_variable_that_the_theme_names_is_used_where_its_classes_are() -> None:
    config = "module.exports = { theme: { extend: { colors: { brand: 'var(--brand)' } } } };"
    sheet = "@tailwind utilities; :root { --brand: #0f766e; --x: #000000 }"
    found = site(**{"tailwind.config_js": config, "main_css": sheet})
    assert target(found, "accent").value == "#0f766e"
    assert found.find("site", "x") is None
