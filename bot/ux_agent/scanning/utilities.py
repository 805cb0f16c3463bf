"""Class utilities (Tailwind, Bootstrap): the one among an element's classes that decides a look."""

import json
import re
from typing import NamedTuple

from bot.ux_agent.kinds.elements import Element
from bot.ux_agent.scanning.cascade import Winner
from bot.ux_agent.scanning.scoping import specificity
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.sources import Sources

_SIZES = r"xs|sm|base|md|lg|xl|[2-9]xl"
_LENGTH = r"\[(?:length:)?[\d.]+(?:px|rem|em|vw|vh|%)\]"
_SPACE = rf"(?:\d+(?:\.\d+)?|px|{_LENGTH})"
_NO_COLOUR = (
    r"(?:left|center|right|justify|start|end|wrap|nowrap|balance|pretty|ellipsis|clip|truncate"
    r"|uppercase|lowercase|capitalize|break|decoration-none|reset|opacity-\d+|bottom|top"
    r"|fixed|local|scroll|cover|contain|auto|none|repeat(?:-\w+)?|no-repeat|origin-\w+"
    r"|gradient(?:-[\w-]+)?|linear-[\w-]+|radial|conic|blend-[\w-]+|clip-\w+"
    rf"|(?:{_SIZES})(?:/.*)?|{_LENGTH}|\[url\(.*)"
)
_TAILWIND = {
    "background": ("bg", re.compile(rf"bg-(?!{_NO_COLOUR}$)[\w\[].*")),
    "color": ("text", re.compile(rf"text-(?!{_NO_COLOUR}$)[\w\[].*")),
    "font-size": ("text-size", re.compile(rf"text-(?:{_SIZES}|{_LENGTH})(?:/.*)?")),
    "font-weight": (
        "font",
        re.compile(r"font-(?:thin|\w*light|normal|medium|\w*bold|black|\[\d+\])"),
    ),
    "padding": ("p", re.compile(rf"p-{_SPACE}")),
    "border-radius": ("rounded", re.compile(rf"rounded(?:-(?:none|full|{_SIZES}|{_LENGTH}))?")),
}
_THEME = r"(?:primary|secondary|success|danger|warning|info|light|dark|white|black|body)[\w-]*"
_BOOTSTRAP = {
    "background": ("bg", re.compile(rf"bg-(?:{_THEME}|transparent)")),
    "color": ("text", re.compile(rf"text-(?:{_THEME}|muted)")),
    "font-size": ("text-size", re.compile(r"(?:fs|display)-\d")),
    "font-weight": ("fw", re.compile(r"fw-\w+")),
    "padding": ("p", re.compile(r"p-[0-5]")),
    "border-radius": ("rounded", re.compile(r"rounded(?:-(?:[0-5]|circle|pill))?")),
}
_PARTS = {
    "padding": re.compile(r"p[xytrblse]-.*"),
    "border-radius": re.compile(r"rounded-[tblrse]{1,2}-.*"),
}
_WEIGHTS = ("thin", "light", "normal", "medium", "semibold", "bold", "extrabold", "black")
_CORNERS = ("none", "sm", "md", "lg", "xl", "2xl", "3xl", "full")
_WORDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "font": ("enum", _WEIGHTS),
    "rounded": ("enum", _CORNERS),
    "fw": ("enum", ("light", "normal", "medium", "semibold", "bold")),
}
_BOOTSTRAP_CORNERS = ("0", "1", "2", "3", "4", "5", "circle", "pill")


class Utility(NamedTuple):
    """The utility that decides a look: its name, family, and the element in whose class it stands.

    Without an element it is written where no manifest can name it. `doubt` says what is not sure.
    """

    name: str
    family: str
    element: Element | None
    doubt: str = ""


class Framework(NamedTuple):
    """What the site's utilities are of: `tailwind`, `bootstrap` or '', and its main version."""

    name: str = ""
    version: int = 0

    def utility(self, element: Seen, declared: str) -> Utility | None:
        """What decides a look (`background`, `color`, `font-size` …) of an element, if one does."""
        families = {"tailwind": _TAILWIND, "bootstrap": _BOOTSTRAP}.get(self.name, {})
        if declared not in families:
            return None
        family, pattern = families[declared]
        classes = element.attributes.get("class", "").split()
        found = [name for name in classes if pattern.fullmatch(name)]
        parts = _PARTS.get(declared)
        if not found:
            return None
        doubt = "several of its classes decide it" if len(found) > 1 else ""
        if parts is not None and any(parts.fullmatch(name) for name in classes):
            doubt = doubt or "other classes set parts of it"
        return Utility(found[0], family, _holder(element, found[0]), doubt)

    def words(self, family: str) -> tuple[str, tuple[str, ...]] | None:
        """Type and words of a look that utilities name by words; None for others."""
        if self.name == "bootstrap" and family == "rounded":
            return "enum", _BOOTSTRAP_CORNERS
        return _WORDS.get(family)

    def counts(self, utility: Utility, found: Winner) -> bool:
        """Whether a utility of the element counts before the rule that was found for it."""
        if found.rule is None or found.declaration is None or found.rule.text == f".{utility.name}":
            return True
        is_important = any(part.type == "important" for part in found.declaration.children)
        if is_important or self.name == "bootstrap":
            return not is_important
        if self.version >= 4:
            return _is_layered(found)
        best = max(specificity(found.rule, one) for one in found.rule.selectors)
        return best < (0, 1, 0) or _is_layered(found)


def framework_of(sources: Sources) -> Framework:
    """By what package.json asks for, else by what pages and style sheets load."""
    needed = _needed(sources)
    version = re.search(r"\d+", needed.get("tailwindcss", ""))
    if "tailwindcss" in needed or "@tailwindcss/vite" in needed:
        is_new = "@tailwindcss/vite" in needed or "@tailwindcss/postcss" in needed
        return Framework("tailwind", 4 if is_new else int(version[0]) if version else 3)
    if {"bootstrap", "react-bootstrap", "bootstrap-vue"} & needed.keys():
        return Framework("bootstrap", 5)
    for path in sources.paths:
        if path.endswith((".html", ".css", ".njk", ".liquid", ".astro")) and (
            document := sources.document(path)
        ):
            if b"cdn.tailwindcss.com" in document.data or b"@tailwind " in document.data:
                return Framework("tailwind", 3)
            if (
                b'@import "tailwindcss"' in document.data
                or b"@tailwindcss/browser" in document.data
            ):
                return Framework("tailwind", 4)
            if re.search(rb"bootstrap(?:@[\d.]+)?[\w./-]*\.css", document.data):
                return Framework("bootstrap", 5)
    return Framework()


def _holder(element: Seen, name: str) -> Element | None:
    """The element whose own class attribute has the name, once; None for another's."""
    given = element.given.get("class")
    origin = given.origin if given else None
    source = origin.element if origin and origin.kind == "part" else None
    if source is None or origin is None:
        return None
    attribute = origin.part.removeprefix("attr:")
    if attribute in source.attributes:
        return source if source.attributes[attribute].split().count(name) == 1 else None
    if attribute not in source.made:
        return None
    code = source.document.text(*source.made[attribute])
    return (
        source if len(re.findall(rf"(?<![\w:/-]){re.escape(name)}(?![\w:/-])", code)) == 1 else None
    )


def _is_layered(found: Winner) -> bool:
    """Whether a rule stands in a cascade layer, before which utilities count."""
    node = found.rule.block if found.rule else None
    while node is not None:
        if found.rule and found.rule.document.node_text(node).lstrip().startswith("@layer"):
            return True
        node = node.parent
    return False


def _needed(sources: Sources) -> dict[str, str]:
    document = sources.document("package.json")
    try:
        found = json.loads(document.data) if document else {}
    except (ValueError, RecursionError):
        return {}
    kinds = ("dependencies", "devDependencies")
    parts = [found.get(kind) for kind in kinds] if isinstance(found, dict) else []
    return {
        str(name): str(version)
        for part in parts
        if isinstance(part, dict)
        for name, version in part.items()
    }
