"""The `at:` of a declaration: in which file, and by which kind of selector."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import TypeAlias

from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.declared import paths
from bot.ux_agent.declared.attributes import is_editable, is_prop
from bot.ux_agent.declared.declaration import (
    At,
    ElementAt,
    KeyAt,
    MarkdownAt,
    MarkerAt,
    ObjectAt,
    RuleAt,
    StyleAt,
    UtilityAt,
    VariableAt,
)
from bot.ux_agent.declared.manifest_entry import LeftOut, ManifestEntry, ManifestFault

PAGES = (".html", ".htm")
COMPONENTS = (".astro", ".svelte", ".vue")
MARKUP = (*PAGES, *COMPONENTS, ".js", ".jsx", ".liquid", ".mjs", ".njk", ".tsx")
"""Sources with elements: pages, templates, components, scripts with JSX."""

SCRIPTS = (".cjs", ".cts", ".js", ".jsx", ".mjs", ".mts", ".ts", ".tsx")
SHEETS = (".css", ".scss", *PAGES, *COMPONENTS)
DATA = (".json", ".webmanifest", ".yaml", ".yml", ".toml")
TEXTS = (".markdown", ".md", ".mdx")
TEMPLATES = (".ejs", ".erb", ".haml", ".hbs", ".j2", ".liquid", ".mustache", ".njk", ".pug")
"""Templates that may begin with front matter, as pages and texts may."""

KEYS = ("element", "rule", "var", "key", "marker", "object", "md")
"""The keys that make a selector of a kind; an `object` may have a `key` beside it."""

OPTIONS = ("file", "part", "prop", "new", "utility", "repeat", *KEYS)

_ATTRIBUTE = r"[a-z][a-z0-9:-]*"

Parts: TypeAlias = Mapping[str, ManifestEntry]


def read_place(entry: ManifestEntry, deny: Iterable[str]) -> At:
    """The place that an `at:` names.

    Raises ManifestFault for a wrong shape, and LeftOut when the kind is not supported yet or the
    file may not be edited.
    """
    parts = entry.mapping()
    file = parts.get("file", entry.below("file")).text()
    reason = paths.refusal(file, deny)
    if reason:
        raise LeftOut(f"{file!r} may not be edited: {reason}")
    kind = next(
        (
            key
            for key in ("marker", "object", "md", "element", "rule", "var", "key")
            if key in parts
        ),
        "",
    )
    if not kind:
        fault = phrase(Texts.manifest_selector, keys=", ".join(KEYS))
        raise ManifestFault(entry.path, fault)
    make = _MAKERS.get(kind)
    if make is None:
        raise LeftOut(f"“{kind}” is not supported yet in this version")
    return make(file, parts, entry)


def _element(file: str, parts: Parts, entry: ManifestEntry) -> At:
    selector = parts["element"].text()
    part = parts.get("part", entry.below("part", "text")).text()
    _need(file, MARKUP, "element")
    if "prop" in parts:
        _need(file, (*PAGES, *COMPONENTS, ".liquid", ".njk"), "prop")
        return StyleAt(file, selector, parts["prop"].text().lower())
    if "utility" in parts or part == "class":
        return _utility(file, selector, parts, entry)
    return ElementAt(file, selector, read_part(part, parts.get("part", entry.below("part")), file))


def _utility(file: str, selector: str, parts: Parts, entry: ManifestEntry) -> At:
    name = parts["utility"].text() if "utility" in parts else ""
    if not re.fullmatch(r"[\w-]+", name):
        raise LeftOut("a class is named by its “utility”, such as bg, rounded or hidden")
    return UtilityAt(file, selector, name)


def read_part(part: str, entry: ManifestEntry, file: str) -> str:
    """The part in one spelling: `text`, `text.N`, or `attr:<name>` in lower case.

    Raises ManifestFault when it is neither, LeftOut for an attribute whose value is no plain text.
    Where a file may use components, any name may be one of theirs (kinds.html asks the element).
    """
    if re.fullmatch(r"text(\.[0-9]+)?", part):
        return part
    name = part.removeprefix("attr:").lower()
    if not part.startswith("attr:") or not re.fullmatch(_ATTRIBUTE, name):
        raise ManifestFault(entry.path, phrase(Texts.manifest_part, part=part))
    has_props = PurePosixPath(file).suffix.lower() in {*MARKUP} - {*PAGES, ".liquid", ".njk"}
    if not (is_prop if has_props else is_editable)(name):
        raise LeftOut(f"the attribute “{name}” is never edited, as its value is not plain text")
    return f"attr:{name}"


def _rule(file: str, parts: Parts, entry: ManifestEntry) -> At:
    rule = parts["rule"].text()
    prop = parts.get("prop", entry.below("prop")).text()
    new = parts["new"].text() if "new" in parts else ""
    _need(file, SHEETS, "rule")
    if new not in {"", "rule", "important"}:
        raise LeftOut("“new” says “rule” or “important”")
    return RuleAt(file, rule, prop.lower(), new)


def _variable(file: str, parts: Parts, entry: ManifestEntry) -> At:
    name = parts["var"].text()
    _need(file, SHEETS, "var")
    if not name.startswith(("--", "$")):
        raise ManifestFault(parts["var"].path, phrase(Texts.manifest_variable, name=name))
    return VariableAt(file, name)


def _key(file: str, parts: Parts, entry: ManifestEntry) -> At:
    key = parts["key"].text()
    _need(file, (*DATA, *PAGES, *TEXTS, *TEMPLATES), "key")
    return KeyAt(file, key)


def _object(file: str, parts: Parts, entry: ManifestEntry) -> At:
    name = parts["object"].text()
    key = parts["key"].text() if "key" in parts else ""
    part = parts["part"].text() if "part" in parts else ""
    _need(file, (*SCRIPTS, *COMPONENTS, *PAGES, ".liquid", ".njk"), "object")
    if not re.fullmatch(r"[\w$]+", name):
        raise LeftOut(f"“{name}” is no name of an object")
    if part and not re.fullmatch(r"text\.[0-9]+", part):
        raise LeftOut("the parts of a text in a script are text.0, text.1 and so on")
    return ObjectAt(file, name, key, part)


def _markdown(file: str, parts: Parts, entry: ManifestEntry) -> At:
    selector = parts["md"].text()
    part = parts["part"].text() if "part" in parts else ""
    _need(file, TEXTS, "md")
    is_picture = re.fullmatch(r"img[0-9]+", selector) is not None
    if is_picture and part not in {"attr:src", "attr:alt"}:
        raise LeftOut("the parts of a picture are attr:src and attr:alt")
    if part and not is_picture and not re.fullmatch(r"(?:text|link)\.[0-9]+", part):
        raise LeftOut("the parts of a text are text.0, text.1 and so on, and link.0")
    return MarkdownAt(file, selector, part)


def _marker(file: str, parts: Parts, entry: ManifestEntry) -> At:
    name = parts["marker"].text()
    if not re.fullmatch(r"\w[\w.-]*", name):
        raise LeftOut(f"“{name}” is no name of a marker: letters, digits, dots and hyphens")
    if PurePosixPath(file).suffix.lower() in DATA:
        raise LeftOut("data files are edited by “key”, not by markers")
    return MarkerAt(file, name)


def _need(file: str, endings: tuple[str, ...], kind: str) -> None:
    ending = PurePosixPath(file).suffix.lower()
    if ending not in endings:
        raise LeftOut(f"“{kind}” in {ending or file} files is not supported yet in this version")


_MAKERS: dict[str, Callable[[str, Parts, ManifestEntry], At]] = {
    "element": _element,
    "rule": _rule,
    "var": _variable,
    "key": _key,
    "object": _object,
    "md": _markdown,
    "marker": _marker,
}
