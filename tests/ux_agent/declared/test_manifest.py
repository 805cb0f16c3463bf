"""`.ux-agent.yml`: what is declared, what is only warned of, and what is refused."""

import json
from pathlib import Path

import pytest

from bot.ux_agent.declared.declaration import (
    ElementAt,
    Items,
    KeyAt,
    MarkdownAt,
    MarkerAt,
    ObjectAt,
    RuleAt,
    UtilityAt,
    VariableAt,
)
from bot.ux_agent.declared.manifest import MOST_BYTES, MOST_DECLARED, read_manifest
from bot.ux_agent.declared.manifest_entry import ManifestFault

EXAMPLE = (Path(__file__).parent / "every_kind.yml").read_bytes()


def at(place: str, kind: str = "text") -> bytes:
    """A manifest with one property at a place."""
    head = "version: 1\nsections:\n  footer:\n    properties:\n"
    return f"{head}      text: {{type: {kind}, at: {place}}}\n".encode()


def warning_of(place: str, kind: str = "text") -> str:
    """The only warning on a manifest with one property."""
    (warning,) = read_manifest(at(place, kind)).warnings
    return warning


def fault_of(content: bytes | str) -> str:
    """What is wrong with a manifest."""
    with pytest.raises(ManifestFault) as fault:
        read_manifest(content.encode() if isinstance(content, str) else content)
    return str(fault.value)


def test_sections_keep_their_aliases_and_the_site_its_name_and_roles() -> None:
    manifest = read_manifest(EXAMPLE)
    assert manifest.sections["footer"] == ("bottom", "bottom bar")
    assert manifest.sections["home"] == ()
    assert manifest.name == "Corner Bakery"
    assert manifest.preview_url == "https://deploy-preview-{pr}.example.net"
    assert manifest.roles == {"request": ("@everyone",), "confirm": ("designer", "admin")}


def test_roles_that_are_not_named_are_absent() -> None:
    assert read_manifest(b"version: 1\nroles: {confirm: [admin]}").roles == {"confirm": ("admin",)}


def test_every_kind_of_place_is_declared() -> None:
    places = {f"{one.section} {one.name}": one.at for one in read_manifest(EXAMPLE).properties}
    assert places == {
        "footer text": (ElementAt("index.html", "footer > p.legal", "text"),),
        "footer background": (RuleAt("css/main.scss", ".site-footer", "background"),),
        "footer font-size": (RuleAt("css/main.scss", ".site-footer", "font-size"),),
        "footer coffee": (ElementAt("index.html", "footer a p", "text"),),
        "footer visibility": (UtilityAt("src/Footer.jsx", "footer", "hidden"),),
        "header logo": (ElementAt("src/Header.tsx", "header img", "attr:src"),),
        "header background": (UtilityAt("src/Header.tsx", "header", "bg"),),
        "header radius": (UtilityAt("src/Header.tsx", "button", "rounded"),),
        "home hero-text": (KeyAt("content/_index.md", "title"),),
        "home description": (MarkdownAt("content/_index.md", "p1"),),
        "home tagline": (
            KeyAt("lang/en.json", "tagline"),
            ElementAt("index.html", "p.tagline", "text"),
        ),
        "home price": (MarkerAt("index.html", "home.price"),),
        "home page-title": (ObjectAt("app/layout.tsx", "metadata", "title"),),
        "site accent": (VariableAt("css/main.scss", "--accent"),),
        "site font-family": (RuleAt("css/main.scss", "html, body", "font-family"),),
    }


def test_a_property_keeps_its_limit_and_aliases() -> None:
    text, _, _, coffee, *_ = read_manifest(EXAMPLE).properties
    assert (text.limit, text.path) == (120, "sections.footer.properties.text")
    assert coffee.aliases == ("buy me a coffee button",)


def test_lists_of_elements_and_of_data_are_declared() -> None:
    social, menu, cards = read_manifest(EXAMPLE).items
    assert (social.section, social.name) == ("footer", "social")
    assert (social.label, social.href) == ("attr:aria-label", "attr:href")
    assert menu.at == (ElementAt("src/Header.tsx", "nav a"),)
    assert cards.at == (ObjectAt("app/page.tsx", "features"),)
    assert (cards.label, cards.href, cards.description) == ("title", "", "description")


def test_no_kind_is_left_out() -> None:
    assert read_manifest(EXAMPLE).warnings == ()


def test_the_manifest_of_the_sample_site_is_read_without_a_warning(root: Path) -> None:
    published = root / "bot/playground/sample_site/.ux-agent.yml"
    assert read_manifest(published.read_bytes()).warnings == ()


@pytest.mark.parametrize(
    ("content", "path"),
    [
        ("version: 1\nextra: 1", "extra"),
        ("version: 1\nsite: {nam: x}", "site.nam"),
        ("version: 1\nroles: {x: []}", "roles.x"),
        ("version: 1\nsections: {footer: {color: red}}", "sections.footer.color"),
    ],
)
def test_an_unknown_key_is_a_warning(content: str, path: str) -> None:
    assert read_manifest(content.encode()).warnings == (f"{path}: unknown key, ignored",)


def test_an_unknown_key_of_a_place_is_a_warning() -> None:
    found = read_manifest(at("{file: a.html, element: p, colour: x}"))
    assert found.warnings == ("sections.footer.properties.text.at.colour: unknown key, ignored",)
    assert len(found.properties) == 1


@pytest.mark.parametrize(
    ("content", "path"),
    [
        ("[]", ""),
        ("version: 2", "version"),
        ("sections: {}", "version"),
        ("version: 1\nsections: []", "sections"),
        ("version: 1\nsections: {1: {}}", "sections"),
        ("version: 1\nsections: {footer: text}", "sections.footer"),
        ("version: 1\nsections: {footer: {aliases: bottom}}", "sections.footer.aliases"),
        ("version: 1\nsections: {footer: {aliases: [[a]]}}", "sections.footer.aliases[0]"),
        ("version: 1\ndeny: [true]", "deny[0]"),
        ("version: 1\nsite: {name: []}", "site.name"),
    ],
)
def test_a_wrong_shape_is_a_fault_that_names_the_path(content: str, path: str) -> None:
    where = f" at {path}" if path else ""
    assert f".ux-agent.yml is wrong{where}: " in fault_of(content)


@pytest.mark.parametrize(
    ("place", "kind", "path"),
    [
        ("{element: p}", "text", "at.file"),
        ("{file: [a], element: p}", "text", "at.file"),
        ("{file: a.html}", "text", "at"),
        ("[]", "text", "at"),
        ("3", "text", "at"),
        ("{file: a.html, element: p, part: value}", "text", "at.part"),
        ("{file: a.html, element: p, part: 'attr:on click'}", "text", "at.part"),
        ("{file: a.css, rule: p}", "text", "at.prop"),
        ("{file: a.css, var: accent}", "color", "at.var"),
        ("[{file: a.html, element: p}, {file: b.html}]", "text", "at[1]"),
        ("{file: a.html, element: p}", "colour", "type"),
        ("{file: a.html, element: p}", "enum", "values"),
    ],
)
def test_a_wrong_property_is_a_fault_that_names_the_path(place: str, kind: str, path: str) -> None:
    assert f"wrong at sections.footer.properties.text.{path}: " in fault_of(at(place, kind))


def test_a_limit_is_a_whole_number_from_one_on() -> None:
    declared = "{type: text, max: 0, at: {file: a.html, element: p}}"
    text = f"version: 1\nsections: {{a: {{properties: {{b: {declared}}}}}}}"
    assert "sections.a.properties.b.max: a whole number from 1 on" in fault_of(text)
    assert read_manifest(text.replace("max: 0", "max: 1").encode()).properties[0].limit == 1
    assert read_manifest(at("{file: a.html, element: p}")).properties[0].limit == 0


def test_what_is_no_yaml_names_the_line() -> None:
    assert "line 2" in fault_of("version: 1\nsite: [")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a: \x00", b"[" * 5000])
def test_what_cannot_be_read_at_all_is_a_fault(content: bytes) -> None:
    assert fault_of(content) == ".ux-agent.yml is wrong: it is not YAML."


def test_a_huge_manifest_is_not_read() -> None:
    assert f"larger than {MOST_BYTES} bytes" in fault_of(b"#" * (MOST_BYTES + 1))


def test_python_objects_in_yaml_are_never_made() -> None:
    assert "wrong" in fault_of("version: !!python/object/apply:os.getpid []")


@pytest.mark.parametrize(
    "file",
    [
        "../../.github/workflows/x.html",
        "/etc/x.html",
        "~/x.html",
        "C:/x.html",
        "a/../b.html",
        "./a.html",
        "a//b.html",
        "..\\x.html",
        "%2e%2e/x.html",
        "%2E%2E%2Fx.html",
        "．．/x.html",
        "‥/x.html",
        "a\0b.html",
        ".git/hooks/x.html",
        ".GIT/x.html",
        ".g\u200cit/x.html",
        "git~1/x.html",
        ".github/x.html",
        ".gitlab-ci.html",
    ],
)
def test_F68_a_path_outside_of_the_site_or_of_git_is_refused(file: str) -> None:
    found = read_manifest(at(f"{{file: {json.dumps(file)}, element: p}}"))
    assert found.properties == ()
    assert "may not be edited" in found.warnings[0]


@pytest.mark.parametrize(
    "file", ["package-lock.json", "a/yarn.lock", "pnpm-lock.yaml", ".ux-agent.yml"]
)
def test_F68_lock_files_and_the_manifest_are_refused(file: str) -> None:
    assert "lock files and the manifest are never edited" in warning_of(f"{{file: {file}, key: a}}")


@pytest.mark.parametrize(
    ("pattern", "file", "is_denied"),
    [
        ("js/**", "js/a/b.html", True),
        ("**/*.gen.html", "a/b.gen.html", True),
        ("**/*.gen.html", "b.gen.html", True),
        ("LICENSE*", "LICENSE.html", True),
        ("LICENSE*", "docs/LICENSE.html", True),
        ("/a.html", "a.html", True),
        ("docs", "docs/a.html", True),
        ("a?.html", "ab.html", True),
        ("js/*.html", "js/a/b.html", False),
        ("js/**", "css/a.html", False),
        ("a.html", "aXhtml.html", False),
    ],
)
def test_what_the_manifest_denies_is_refused(pattern: str, file: str, is_denied: bool) -> None:
    text = at(f"{{file: {file}, element: p}}").decode() + f'deny: ["{pattern}"]\n'
    assert bool(read_manifest(text.encode()).warnings) is is_denied


@pytest.mark.parametrize(
    "place",
    [
        "{file: a.ejs, element: p}",
        "{file: a.less, rule: p, prop: color}",
        "{file: a.sass, var: --x}",
        "{file: a.ini, key: a}",
        "{file: Makefile, key: a}",
        "{file: a.html, md: h1}",
    ],
)
def test_other_files_and_parts_wait_for_a_later_version(place: str) -> None:
    assert "not supported yet in this version" in warning_of(place)


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("{file: a.html, element: p, part: class}", "named by its “utility”"),
        ("{file: a.html, element: p, part: class, utility: 'a b'}", "named by its “utility”"),
        ("{file: a.ts, object: 'a.b'}", "no name of an object"),
        ("{file: a.ts, object: a, part: text}", "text.0, text.1 and so on"),
        ("{file: a.json, object: a}", "not supported yet"),
    ],
)
def test_a_place_that_cannot_be_used_is_left_out(place: str, reason: str) -> None:
    assert reason in warning_of(place)


def items_of(declared: str) -> tuple[tuple[Items, ...], tuple[str, ...]]:
    """What is declared of one list, and the warnings."""
    head = "version: 1\nsections: {nav: {items: {menu: "
    found = read_manifest(f"{head}{declared}}}}}}}".encode())
    return found.items, found.warnings


def test_a_list_may_stand_in_several_places_and_have_no_addresses() -> None:
    places = "[{file: a.html, element: a}, {file: b.html, element: a}]"
    (items,), warnings = items_of(f"{{at: {places}, label: 'attr:title', description: text}}")
    assert items.at == (ElementAt("a.html", "a"), ElementAt("b.html", "a"))
    assert (items.label, items.href, items.description) == ("attr:title", "", "text")
    assert warnings == ()


@pytest.mark.parametrize(
    ("declared", "reason"),
    [
        ("{at: {file: a.css, var: --a}}", "a list is repeated elements, or a list of data"),
        ("{at: {file: a.html, element: a}, label: title}", "parts of an element are text and attr"),
        (
            "{at: [{file: a.html, element: a}, {file: a.json, key: a}], label: text}",
            "places are of different kinds",
        ),
    ],
)
def test_a_list_that_cannot_be_used_is_left_out(declared: str, reason: str) -> None:
    items, warnings = items_of(declared)
    assert items == ()
    assert reason in warnings[0]


def test_a_wrong_part_of_a_list_names_its_path() -> None:
    declared = '{at: {file: a.html, element: a}, href: "prop:x"}'
    text = f"version: 1\nsections: {{nav: {{items: {{menu: {declared}}}}}}}"
    assert "sections.nav.items.menu.href" in fault_of(text)


@pytest.mark.parametrize(
    "name", ["onclick", "OnClick", "style", "STYLE", "srcdoc", "srcset", "is", "http-equiv"]
)
def test_F69_an_attribute_that_is_no_plain_text_is_never_declared(name: str) -> None:
    found = read_manifest(at(f"{{file: a.html, element: p, part: 'attr:{name}'}}"))
    assert found.properties == ()
    (warning,) = found.warnings
    assert warning.startswith("sections.footer.properties.text: the attribute ")
    assert f"“{name.lower()}” is never edited" in warning


@pytest.mark.parametrize("name", ["HREF", "Alt", "aria-Label", "data-note", "xlink:href"])
def test_an_attribute_is_named_in_lower_case(name: str) -> None:
    (found,) = read_manifest(at(f"{{file: a.html, element: p, part: 'attr:{name}'}}")).properties
    assert found.at == (ElementAt("a.html", "p", f"attr:{name.lower()}"),)


@pytest.mark.parametrize(
    ("label", "href"),
    [
        ("attr:onclick", "attr:href"),
        ("attr:HREF", "attr:href"),
        ("onclick", "attr:href"),
        ("text", "attr:ONCLICK"),
        ("text", "style"),
    ],
)
def test_F69_parts_of_links_are_held_to_the_same_attributes(label: str, href: str) -> None:
    declared = f"{{at: {{file: a.html, element: a}}, label: '{label}', href: '{href}'}}"
    text = f"version: 1\nsections: {{nav: {{items: {{menu: {declared}}}}}}}"
    found = read_manifest(text.encode())
    assert found.items == ()
    assert found.warnings[0].startswith("sections.nav.items.menu: ")


def test_parts_of_links_are_named_in_lower_case() -> None:
    declared = "{at: {file: a.html, element: a}, label: 'attr:TITLE', href: 'attr:HREF'}"
    text = f"version: 1\nsections: {{nav: {{items: {{menu: {declared}}}}}}}"
    (found,) = read_manifest(text.encode()).items
    assert (found.label, found.href) == ("attr:title", "attr:href")


@pytest.mark.parametrize(
    "value", ['!!int ""', "!!bool x", "!!timestamp x", '!!float ""', "!!set [a]", "!!omap x"]
)
def test_a_tag_that_does_not_fit_its_value_is_a_fault(value: str) -> None:
    assert ".ux-agent.yml is wrong" in fault_of(f"version: {value}")


@pytest.mark.parametrize("version", ["true", "1.5", "'1'"])
def test_only_the_number_one_is_the_version(version: str) -> None:
    assert "wrong at version: version 1 is expected" in fault_of(f"version: {version}")


def test_more_declarations_than_anybody_needs_are_a_fault() -> None:
    one = "{type: text, at: {file: a.html, element: p}}"
    shared = ", ".join(f"p{number}: {one}" for number in range(100))
    sections = ", ".join(f"s{number}: *all" for number in range(10))
    text = f"version: 1\nsections: {{first: &all {{properties: {{{shared}}}}}, {sections}}}"
    assert f"more than {MOST_DECLARED} properties and lists" in fault_of(text)


BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 9)
)
MERGED = "a0: &a0 {x: 1}\n" + "".join(
    f"a{level}: &a{level} {{<<: [{', '.join([f'*a{level - 1}'] * 9)}]}}\n" for level in range(1, 9)
)


@pytest.mark.parametrize("content", [BOMB, "a: &a [*a]", "site: {name: 0x" + "f" * 9000 + "}"])
def test_values_without_end_are_a_fault(content: str) -> None:
    assert "it holds more than a manifest needs" in fault_of(f"version: 1\n{content}")


def test_merge_keys_are_a_fault() -> None:
    assert "line 3" in fault_of(f"version: 1\n{MERGED}")


def test_a_marker_has_a_plain_name_and_stands_in_no_data_file() -> None:
    assert "is no name of a marker" in warning_of("{file: a.html, marker: 'a b'}")
    assert "edited by “key”" in warning_of("{file: a.json, marker: a}")
