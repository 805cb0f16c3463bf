"""Which utility classes a site has, by its manifests, sheets and pages."""

import pytest

from bot.ux_agent.kinds.style_system import StyleSystem, style_system_of


def system(**files: str) -> StyleSystem:
    """The system of a site with these files; `__` stands for a dot, `_s_` for a slash."""
    named = {path.replace("__", ".").replace("_s_", "/"): text for path, text in files.items()}
    return style_system_of(named, lambda path: named[path].encode())


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({"package__json": '{"devDependencies": {"tailwindcss": "^3.4.1"}}'}, "tailwind3"),
        ({"package__json": '{"dependencies": {"tailwindcss": "^4.0.0"}}'}, "tailwind4"),
        ({"package__json": '{"dependencies": {"bootstrap": "^5.3.0"}}'}, "bootstrap"),
        ({"tailwind__config__js": "module.exports = {}"}, "tailwind3"),
        ({"a__css": "@tailwind base;"}, "tailwind3"),
        ({"a__css": '@import "tailwindcss";'}, "tailwind4"),
        ({"a__css": '@import "tailwindcss/base";\n@import "tailwindcss/utilities";'}, "tailwind3"),
        (
            {
                "a__css": '@import "tailwindcss";',
                "package__json": '{"devDependencies": {"tailwindcss": "3.4.1"}}',
            },
            "tailwind3",
        ),
        ({"package__json": '{"devDependencies": {"@tailwindcss/vite": "latest"}}'}, "tailwind4"),
        ({"vendor_s_bootstrap__min__css": "x"}, "bootstrap"),
        ({"a__html": '<link href="https://cdn/bootstrap@5/dist/css/bootstrap.css">'}, "bootstrap"),
        ({"a__html": '<script src="https://cdn.tailwindcss.com"></script>'}, "tailwind3"),
        ({"a__html": '<script src="x/@tailwindcss/browser@4"></script>'}, "tailwind4"),
        ({"a__css": "/* @tailwind base; */ a { color: red }", "package__json": "{"}, ""),
        ({"node_modules_s_x_s_tailwind__config__js": "module.exports = {}"}, ""),
    ],
)
def test_a_system_is_known_by_what_the_site_has(files: dict[str, str], name: str) -> None:
    assert system(**files).name == name


def test_a_configuration_names_colours() -> None:
    config = """import type { Config } from 'tailwindcss';
const config: Config = { theme: { extend: {
  colors: { rope: '#D9C7A3', ink: { DEFAULT: '#111', 500: '#222222' }, made: x('y') },
  spacing: { 18: '4.5rem' },
} } };
export default config;
"""
    found = system(tailwind__config__ts=config)
    assert dict(found.colours) == {
        "rope": "#d9c7a3",
        "ink": "#111111",
        "ink-500": "#222222",
        "made": "",
    }
    assert found.own == {"space"}


def test_a_theme_that_replaces_the_palette_has_its_own() -> None:
    found = system(tailwind__config__js="module.exports = { theme: { colors: { a: '#123456' } } };")
    assert (dict(found.colours), found.own) == ({"a": "#123456"}, frozenset({"color"}))


@pytest.mark.parametrize(
    "config",
    [
        "module.exports = make();",
        "module.exports = { theme: make() };",
        "module.exports = { theme: { colors: {}, ...other } };",
        "export const a = 1;",
    ],
)
def test_a_theme_that_code_makes_has_scales_of_its_own(config: str) -> None:
    assert "color" in system(tailwind__config__js=config).own or config.endswith("make();")


def test_a_theme_of_tailwind_4_is_read_from_the_sheet() -> None:
    sheet = """@import "tailwindcss";
@theme {
  --color-brand: #123456; /* ours */
  --color-tint: oklch(0.5 0.1 20);
  --radius-lg: 3px;
}
@theme inline { --color-brand-500: #654321; --color-*: initial; }
"""
    found = system(a__css=sheet)
    assert dict(found.colours) == {"brand": "#123456", "tint": "", "brand-500": "#654321"}
    assert found.own == {"color", "radius"}


def test_bootstrap_colours_are_those_of_the_sites_sheets() -> None:
    found = system(
        package__json='{"dependencies": {"bootstrap": "5"}}',
        a__scss="$primary: #123456;",
        b__css=":root { --bs-dark: #000; --bs-body-bg: #fff; }",
    )
    assert dict(found.colours) == {"primary": "#123456", "dark": "#000000"}


def test_no_more_is_read_than_tells() -> None:
    seen: list[str] = []
    paths = ["package.json", *(f"{number}.css" for number in range(90)), "index.html"]

    def read(path: str) -> bytes:
        seen.append(path)
        return b'{"dependencies": {"tailwindcss": "^3.4"}}'

    assert style_system_of(paths, read).name == "tailwind3"
    assert seen == ["package.json"]
    seen.clear()
    style_system_of(paths[1:], read)
    assert len(seen) < 40


def test_daisy_names_colours_of_its_own() -> None:
    found = system(package__json='{"devDependencies": {"tailwindcss": "^3", "daisyui": "^4"}}')
    assert dict(found.colours)["base-200"] == ""


def test_a_colour_that_a_variable_holds_is_known_by_its_only_value() -> None:
    config = """module.exports = { theme: { extend: { colors: {
      sand: 'var(--sand)', ink: 'rgb(var(--ink) / <alpha-value>)', sky: 'var(--sky)' } } } };"""
    sheet = ":root { --sand: #f3ece0; --sky: #00f; } .dark { --sky: #008; }"
    found = dict(system(tailwind__config__js=config, a__css=sheet).colours)
    assert found == {"sand": "#f3ece0", "ink": "", "sky": ""}
