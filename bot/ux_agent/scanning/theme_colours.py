"""Colours of Tailwind's theme that the pages use: names in its configuration, or in `@theme`."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from bot.ux_agent.declared.declaration import ObjectAt
from bot.ux_agent.editing.contrast import parse_colour
from bot.ux_agent.kinds import script_object
from bot.ux_agent.kinds.datum import Datum, below
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.scanning.colour_names import is_accent, order
from bot.ux_agent.scanning.loading import Loaded
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.wish import Where, Wish
from bot.ux_agent.scanning.wording import slug

_THEME = re.compile(r"@theme[^{;]*\{([^{}]*)\}")
_COLOUR = re.compile(r"--color-([\w-]+)\s*:\s*([^;]+)")
_HELD = re.compile(r"[\"']?([\w-]+)[\"']?\s*:\s*[\"'`][^\"'`]*var\(\s*(--[\w-]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PLACES = (("theme", "extend", "colors"), ("theme", "colors"))
_USES = r"(?:^|[\s:])(?:bg|text|border(?:-[xytrbl])?|from|via|to|ring|fill|stroke|decoration)-"


def theme_colours(loaded: Loaded, *, has_accent: bool) -> Iterator[Wish]:
    """The theme's colours that classes of the pages name, with how often they do.

    The one that is called so is the accent, else the first whose name speaks of the main colour,
    where the site `has_accent` not yet.
    """
    framework = loaded.pages[0].framework
    if framework.name != "tailwind":
        return
    found = dict(_configured(loaded))
    found.update(_declared(loaded.pages[0]))
    used = {name: sum(_uses(page, name) for page in loaded.pages) for name in found}
    named = sorted((name for name in found if used[name] and is_accent(name)), key=order)
    accent = "" if has_accent else next(iter(named), "")
    for name, where in found.items():
        if used[name]:
            title = "accent" if name == accent else f"{slug(name)}-color"
            words = ("accent color", "accent colour", name) if name == accent else (name,)
            aliases = tuple(dict.fromkeys((f"{name} color", f"{name} colour", *words)))
            own = tuple(word for word in aliases if word != title)
            yield Wish("site", title, "color", (where,), own, note=f"used {used[name]} times")


def theme_uses(loaded: Loaded) -> dict[str, int]:
    """How often classes of the pages name colours of a tailwind.config that variables hold."""
    found: dict[str, int] = {}
    for path in loaded.sources.paths:
        is_config = PurePosixPath(path).name.startswith("tailwind.config.")
        document = loaded.sources.document(path) if is_config else None
        for name, variable in _HELD.findall(document.data.decode()) if document else ():
            uses = sum(_uses(page, name) for page in loaded.pages)
            found[variable] = found.get(variable, 0) + uses
    return found


def _uses(page: Page, name: str) -> int:
    pattern = re.compile(rf"{_USES}{re.escape(name)}(?=$|[\s/])")
    return sum(
        len(pattern.findall(element.attributes.get("class", ""))) for element in page.elements
    )


def _declared(page: Page) -> Iterator[tuple[str, Where]]:
    """Literal colours of `@theme` (Tailwind 4) in the sheets that the page loads."""
    for document in page.sheets:
        text = _COMMENT.sub("", document.data.decode())
        for inside in _THEME.findall(text):
            for name, value in _COLOUR.findall(inside):
                if parse_colour(value.strip()):
                    yield name, {"file": document.path, "var": f"--color-{name}"}


def _configured(loaded: Loaded) -> Iterator[tuple[str, Where]]:
    """Literal colours of a tailwind.config (Tailwind 3)."""
    for path in loaded.sources.paths:
        if not PurePosixPath(path).name.startswith("tailwind.config."):
            continue
        document = loaded.sources.document(path)
        if document is None:
            continue
        for steps in _PLACES:
            try:
                whole = script_object.data(ObjectAt(path, "default"), document)
                colours = below(whole, list(steps))
            except Missing:
                continue
            if colours:
                yield from _named(colours, "", ".".join(steps), document)


def _named(datum: Datum, name: str, key: str, document: Document) -> Iterator[tuple[str, Where]]:
    for member in datum.members or ():
        own = name if member.name == "DEFAULT" else f"{name}-{member.name}".strip("-")
        if not re.fullmatch(r"[\w-]+", member.name) or not member.value.is_sure:
            continue
        if member.value.members:
            yield from _named(member.value, own, f"{key}.{member.name}", document)
        elif parse_colour(document.node_text(member.value.node).strip("\"'`")):
            where: Where = {
                "file": document.path,
                "object": "default",
                "key": f"{key}.{member.name}",
            }
            yield own, where
