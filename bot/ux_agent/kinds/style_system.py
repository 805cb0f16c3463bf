"""Which utility classes a site has: Tailwind CSS or Bootstrap, with the names of its own theme."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
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
_TAILWIND_4 = re.compile(r"@import\s+(?:url\()?[\"']tailwindcss|@theme\b")
_TAILWIND_3 = re.compile(r"@tailwind\s+(?:base|components|utilities)")
_THEME = re.compile(r"@theme[^{;]*\{((?:[^{}]|\{[^{}]*\})*)\}")
_PAGE_LINK = re.compile(r"(?i)bootstrap[\w./@-]*\.css|(cdn\.tailwindcss\.com|@tailwindcss/browser)")
_MOST_SHEETS = 60
_MOST_PAGES = 40
_SKIPPED = re.compile(r"(?:^|/)(?:node_modules|vendor|dist|build|\.[^/]+)/")
_PAGES = (".html", ".htm", ".liquid", ".njk", ".astro", ".vue", ".svelte", ".jsx", ".tsx")


class StyleSystem(NamedTuple):
    """`name` is "tailwind3", "tailwind4", "bootstrap" or ''; `colours` are the theme's own.

    `own` are the groups (bot.ux_agent.editing.class_families) whose scale the theme has of its own,
    so that the usual words may mean something else, or nothing.
    """

    name: str = ""
    colours: tuple[tuple[str, str], ...] = ()
    own: frozenset[str] = frozenset()


def style_system_of(paths: Iterable[str], read: Reader) -> StyleSystem:
    """The utility classes of a site, by what it depends on, configures and loads."""
    known = [path for path in sorted(paths) if not _SKIPPED.search(path)]
    sheets = [_text(path, read) for path in known if path.endswith((".css", ".scss", ".pcss"))]
    sheets = [_COMMENT.sub("", text) for text in sheets[:_MOST_SHEETS]]
    config = next((path for path in known if PurePosixPath(path).name in _CONFIGS), "")
    name = _named(paths, known, sheets, read, has_config=bool(config))
    if name == "bootstrap":
        return StyleSystem(name, tuple(_bootstrap_colours(sheets)))
    found = StyleSystem(name)
    if config and name:
        found = _configured(found, Document(config, read(config)))
    themes = [inside for text in sheets for inside in _THEME.findall(text)]
    return _themed(found, "".join(themes)) if name == "tailwind4" else found


def _text(path: str, read: Reader) -> str:
    return read(path).decode(errors="replace")


def _named(
    paths: Iterable[str], known: list[str], sheets: list[str], read: Reader, *, has_config: bool
) -> str:
    version = _dependency(known, read, "tailwindcss")
    is_four = any(map(_TAILWIND_4.search, sheets)) or re.match(r"[^0-9]*4", version)
    if is_four:
        return "tailwind4"
    if version or has_config or any(map(_TAILWIND_3.search, sheets)):
        return "tailwind3"
    if _dependency(known, read, "bootstrap") or _dependency(known, read, "react-bootstrap"):
        return "bootstrap"
    if any(re.fullmatch(r"bootstrap[\w.-]*\.s?css", PurePosixPath(one).name) for one in paths):
        return "bootstrap"
    pages = [path for path in known if path.endswith(_PAGES)][:_MOST_PAGES]
    for path in pages:
        found = _PAGE_LINK.search(_text(path, read))
        if found:
            is_new = found[1] and "browser" in found[1]
            return ("tailwind4" if is_new else "tailwind3") if found[1] else "bootstrap"
    return ""


def _dependency(known: list[str], read: Reader, name: str) -> str:
    """The version that a manifest of packages asks for, '' where none does."""
    for path in known:
        if PurePosixPath(path).name != "package.json":
            continue
        try:
            data = json.loads(read(path))
            parts = [data.get(key) or {} for key in ("dependencies", "devDependencies")]
            versions = [str(part[name]) for part in parts if name in part]
        except (ValueError, AttributeError, TypeError):
            continue
        if versions:
            return versions[0] or "*"
    return ""


def _configured(system: StyleSystem, config: Document) -> StyleSystem:
    """With what the theme of a Tailwind configuration says; one that code makes is unknown."""
    groups = {"colors": "color", "spacing": "space", "borderRadius": "radius"}
    groups |= {"fontSize": "text-size", "fontWeight": "weight"}
    try:
        theme = below(script_object.data(ObjectAt(config.path, "default"), config), ["theme"])
        if theme and (theme.members is None or not theme.is_sure):
            return system._replace(own=frozenset(groups.values()))
        extended = below(theme, ["extend"]) if theme else None
        colours = [*_colours(theme, config), *_colours(extended, config)]
    except Missing:
        return system._replace(own=frozenset(groups.values()))
    named = {one.name for one in (theme and theme.members) or ()}
    added = {one.name for one in (extended and extended.members) or ()} - {"colors"}
    own = {groups[name] for name in named | added if name in groups}
    return system._replace(colours=tuple(dict(colours).items()), own=frozenset(own))


def _colours(theme: Datum | None, config: Document) -> Iterator[tuple[str, str]]:
    found = below(theme, ["colors"]) if theme else None
    yield from _named_colours(found, "", config) if found else ()


def _named_colours(datum: Datum, prefix: str, config: Document) -> Iterator[tuple[str, str]]:
    for member in datum.members or ():
        name = prefix if member.name == "DEFAULT" else f"{prefix}-{member.name}".strip("-")
        if member.value.members:
            yield from _named_colours(member.value, name, config)
            continue
        code = parse_colour(config.node_text(member.value.node).strip("\"'`"))
        if code and member.value.is_sure and re.fullmatch(r"[\w-]+", name):
            yield name, code.code


def _themed(system: StyleSystem, theme: str) -> StyleSystem:
    """With the custom properties of Tailwind 4's `@theme`."""
    colours, own = dict(system.colours), set(system.own)
    groups = {"--color-": "color", "--spacing": "space", "--radius": "radius"}
    groups |= {"--text-": "text-size", "--font-weight": "weight"}
    for name, value in re.findall(r"(--[\w-]+\*?)\s*:\s*([^;]+)", theme):
        code = parse_colour(value.strip())
        if name.startswith("--color-") and "*" not in name:
            colours.pop(name.removeprefix("--color-"), None)
            if code:
                colours[name.removeprefix("--color-")] = code.code
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


_BOOTSTRAP = frozenset(
    {"primary", "secondary", "success", "danger", "warning", "info", "light", "dark"}
)
