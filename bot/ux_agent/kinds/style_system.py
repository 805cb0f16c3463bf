"""Which utility classes a site has: Tailwind CSS or Bootstrap, with the names of its own theme."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from bot.ux_agent.declared.declaration import ObjectAt
from bot.ux_agent.editing.contrast import parse_colour
from bot.ux_agent.kinds import script_object
from bot.ux_agent.kinds.datum import Datum, below
from bot.ux_agent.kinds.document import Document, Missing

Reader = Callable[[str], bytes]
"""From a path of the site to its content."""

_CONFIGS = tuple(f"tailwind.config.{ending}" for ending in ("js", "cjs", "mjs", "ts", "cts", "mts"))
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TAILWIND_4 = re.compile(r"@import\s+(?:url\()?[\"']tailwindcss(?:/[\w-]+\.css)?[\"']|@theme\b")
_TAILWIND_3 = re.compile(
    r"@tailwind\s+(?:base|components|utilities)|@import\s+[\"']tailwindcss/(?:base|utilities)[\"']"
)
_THEME = re.compile(r"@theme[^{;]*\{((?:[^{}]|\{[^{}]*\})*)\}")
_PAGE_LINK = re.compile(r"(?i)bootstrap[\w./@-]*\.css|(cdn\.tailwindcss\.com|@tailwindcss/browser)")
_MOST_SHEETS = 20
_MOST_PAGES = 12
_NAMED = re.compile(r"(?:[a-z]+\(\s*)?var\(\s*(--[\w-]+)\s*(?:,[^)]*)?\).*")
"""A colour of a theme that a custom property holds, or its channels."""

_SKIPPED = re.compile(r"(?:^|/)(?:node_modules|vendor|dist|build|\.[^/]+)/")
_PAGES = (".html", ".htm", ".liquid", ".njk", ".astro", ".vue", ".svelte", ".jsx", ".tsx")


class StyleSystem(NamedTuple):
    """`name` is "tailwind3", "tailwind4", "bootstrap" or ''; `colours` are the theme's own names.

    With the code `#rrggbb` of each, '' where it is not known.

    `own` are the groups (bot.ux_agent.editing.class_families) whose scale the theme has of its own,
    so that the usual words may mean something else, or nothing.
    """

    name: str = ""
    colours: tuple[tuple[str, str], ...] = ()
    own: frozenset[str] = frozenset()


def style_system_of(paths: Iterable[str], read: Reader) -> StyleSystem:
    """The utility classes of a site, by what it depends on, configures and loads."""
    site = _Site(paths, read)
    name = _named(site)
    if name == "bootstrap":
        return StyleSystem(name, tuple(_bootstrap_colours(site.sheets)))
    found = StyleSystem(name, _DAISY if "daisyui" in site.dependencies else ())
    if site.config and name:
        found = _configured(found, site)
    if name != "tailwind4":
        return found
    theme = "".join(part for text in site.sheets for part in _THEME.findall(text))
    return _themed(found, theme, site.sheets)


class _Site:
    """The files that tell of a style system; read no sooner than they are needed."""

    def __init__(self, paths: Iterable[str], read: Reader) -> None:
        self.paths = list(paths)
        self._known = [path for path in self.paths if not _SKIPPED.search(path)]
        self._known.sort(key=lambda path: (path.count("/"), path))
        self._read = read
        configs = (path for path in self._known if PurePosixPath(path).name in _CONFIGS)
        self.config = next(configs, "")

    def text(self, path: str) -> str:
        """A file's text, whatever its encoding."""
        return self._read(path).decode(errors="replace")

    @cached_property
    def sheets(self) -> list[str]:
        """The first of its sheets, without comments."""
        paths = [path for path in self._known if path.endswith((".css", ".scss", ".pcss"))]
        return [_COMMENT.sub("", self.text(path)) for path in paths[:_MOST_SHEETS]]

    def pages(self) -> Iterator[str]:
        """The first of its pages and components."""
        paths = [path for path in self._known if path.endswith(_PAGES)]
        yield from map(self.text, paths[:_MOST_PAGES])

    @cached_property
    def dependencies(self) -> Mapping[str, str]:
        """What its manifests of packages ask for, with the versions."""
        found: dict[str, str] = {}
        for path in (one for one in self._known if PurePosixPath(one).name == "package.json"):
            try:
                data = json.loads(self.text(path))
                parts = [data.get(key) or {} for key in ("dependencies", "devDependencies")]
                found = {str(k): str(v) for part in parts for k, v in part.items()} | found
            except (ValueError, AttributeError, RecursionError):
                continue
        return found


def _named(site: _Site) -> str:
    version = site.dependencies.get("tailwindcss", "")
    number = re.match(r"[^0-9]*([0-9]+)", version)
    if number:
        return "tailwind4" if int(number[1]) > 3 else "tailwind3"
    if {"bootstrap", "react-bootstrap"} & site.dependencies.keys() and not version:
        return "bootstrap"
    uses_four = "@tailwindcss/vite" in site.dependencies or any(
        map(_TAILWIND_4.search, site.sheets)
    )
    if uses_four:
        return "tailwind4"
    if version or site.config or any(map(_TAILWIND_3.search, site.sheets)):
        return "tailwind3"
    names = (PurePosixPath(path).name for path in site.paths)
    if any(re.fullmatch(r"bootstrap[\w.-]*\.s?css", name) for name in names):
        return "bootstrap"
    return _linked(site)


def _linked(site: _Site) -> str:
    """What a page loads from elsewhere."""
    for text in site.pages():
        found = _PAGE_LINK.search(text)
        if found and not found[1]:
            return "bootstrap"
        if found:
            return "tailwind4" if "browser" in found[1] else "tailwind3"
    return ""


def _configured(system: StyleSystem, site: _Site) -> StyleSystem:
    """With what the theme of a Tailwind configuration says; one that code makes is unknown."""
    groups = {"colors": "color", "spacing": "space", "borderRadius": "radius"}
    groups |= {"fontSize": "text-size", "fontWeight": "weight"}
    try:
        config = Document(site.config, site.text(site.config).encode())
        theme = below(script_object.data(ObjectAt(config.path, "default"), config), ["theme"])
        if theme and (theme.members is None or not theme.is_sure):
            return system._replace(own=frozenset(groups.values()))
        extended = below(theme, ["extend"]) if theme else None
        said = [*_colours(theme, config), *_colours(extended, config)]
        colours = [(name, _code(text, site.sheets)) for name, text in said]
    except Missing:
        return system._replace(own=frozenset(groups.values()))
    named = {one.name for one in (theme and theme.members) or ()}
    added = {one.name for one in (extended and extended.members) or ()} - {"colors"}
    own = {groups[name] for name in named | added if name in groups}
    every = {**dict(system.colours), **dict(colours)}
    return system._replace(colours=tuple(every.items()), own=frozenset(own))


def _colours(theme: Datum | None, config: Document) -> Iterator[tuple[str, str]]:
    found = below(theme, ["colors"]) if theme else None
    yield from _named_colours(found, "", config) if found else ()


def _named_colours(datum: Datum, prefix: str, config: Document) -> Iterator[tuple[str, str]]:
    for member in datum.members or ():
        name = prefix if member.name == "DEFAULT" else f"{prefix}-{member.name}".strip("-")
        if member.value.members:
            yield from _named_colours(member.value, name, config)
            continue
        text = config.node_text(member.value.node).strip("\"'`")
        if re.fullmatch(r"[\w-]+", name):
            yield name, text if member.value.is_sure else ""


def _code(text: str, sheets: list[str]) -> str:
    """The colour `#rrggbb` of a theme, if need be by the only value of the variable it names."""
    named = _NAMED.fullmatch(text.strip())
    found = {text} if named is None else set()
    for sheet in sheets if named else ():
        found.update(re.findall(rf"{named[1]}\s*:\s*([^;}}]+)", sheet) if named else ())
    colour = parse_colour(found.pop().strip()) if len(found) == 1 else None
    return colour.code if colour else ""


def _themed(system: StyleSystem, theme: str, sheets: list[str]) -> StyleSystem:
    """With the custom properties of Tailwind 4's `@theme`."""
    colours, own = dict(system.colours), set(system.own)
    groups = {"--color-": "color", "--spacing": "space", "--radius": "radius"}
    groups |= {"--text-": "text-size", "--font-weight": "weight"}
    for name, value in re.findall(r"(--[\w-]+\*?)\s*:\s*([^;]+)", theme):
        if name.startswith("--color-") and "*" not in name:
            colours[name.removeprefix("--color-")] = _code(value, sheets)
            continue
        own |= {group for start, group in groups.items() if name.startswith(start)}
        own |= set(groups.values()) if name.startswith("--*") else set()
    return system._replace(colours=tuple(colours.items()), own=frozenset(own))


def _bootstrap_colours(sheets: list[str]) -> Iterator[tuple[str, str]]:
    """The theme's colours where the site's own sheets set them; unlike the usual ones."""
    for text in sheets:
        for name, value in re.findall(r"(?:--bs-|\$)([a-z]+)\s*:\s*([^;!}]+)", text):
            code = parse_colour(value.strip())
            if code and name in _BOOTSTRAP:
                yield name, code.code


_DAISY = tuple(
    (f"{name}{part}", "")
    for name in (
        *("primary", "secondary", "accent", "neutral", "info", "success", "warning", "error"),
        *("base-100", "base-200", "base-300", "base"),
    )
    for part in ("", "-content")
)
"""The names of colours that daisyUI adds to Tailwind, by its theme."""

_BOOTSTRAP = frozenset(
    {"primary", "secondary", "success", "danger", "warning", "info", "light", "dark"}
)
