"""The parts of a page that people speak of: landmarks, and the blocks of its content."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.wording import (
    CAMEL,
    is_utility,
    plain_class,
    said_class,
    slug,
    spoken,
    words_of,
)

LANDMARKS = {"header": "header", "nav": "navbar", "footer": "footer", "main": "main"}
_ROLES = {
    "banner": "header",
    "navigation": "navbar",
    "contentinfo": "footer",
    "main": "main",
}
_NAMED: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "header": (
        frozenset({"header", "masthead", "topbar", "site-header", "page-header"}),
        frozenset({"header", "masthead", "topbar", "banner", "head", "hdr", "titlebar"}),
    ),
    "navbar": (
        frozenset({"nav", "navbar", "navigation", "menu", "site-nav", "main-nav"}),
        frozenset({"nav", "navbar", "navigation", "menu", "navi", "topnav", "mainnav", "menubar"}),
    ),
    "footer": (
        frozenset({"footer", "site-footer", "page-footer", "colophon"}),
        frozenset({"footer", "foot", "bottom", "colophon", "bottombar", "copyright"}),
    ),
}
"""Ids and classes that say a landmark: whole ones, and words in others where there are none."""

_HOLDERS = ("div", "ul", "table", "tr", "td", "p", "center")
_INNER = frozenset({"article", "section", "aside", "main", "blockquote", "dialog"})
_BLOCKS = frozenset({"section", "aside", "form", "dialog"})
_ANY = frozenset(
    {"box", "card", "panel", "block", "widget", "col", "column", "wrap", "wrapper", "inner"}
    | {"content", "section", "left", "right", "side", "sidebar", "cell", "module", "item", "part"}
)
"""Classes that say of no part what it is."""

_CONTENT = frozenset({"section", "article", "div"})
_HEADING = re.compile(r"h[1-6]")


class Block(NamedTuple):
    """A part of a page that other pages hold alike.

    `kind` is the section of the landmark that it is like, '' for none; `key` is the same for all
    copies.
    """

    root: Seen
    kind: str
    key: int


class Area:
    """A part of a page: its section, its root element, whether other pages may hold copies.

    `name` is what a block of the page's own content is called, '' for its lead and for landmarks.
    """

    def __init__(
        self, section: str, root: Seen | None, name: str = "", *, is_shared: bool = False
    ) -> None:
        self.section = section
        self.root = root
        self.name = name
        self.is_shared = is_shared


class Areas:
    """Finds the area of each element of a page.

    `blocks` are what other pages hold alike; `called` the names of such blocks, by their keys, as
    earlier pages gave them.
    """

    def __init__(
        self, page: Page, home: str, blocks: Sequence[Block], called: dict[int, str]
    ) -> None:
        self._page = page
        self._home = home
        self._landmarks = _landmarks(page)
        self._called = called
        self._copies = {id(one.root): one for one in self._free(blocks)}
        marks = {*self._landmarks, *self._copies}
        self._around = {
            id(above) for one in page.elements if id(one) in marks for above in one.above()
        }
        self._has_main = "main" in self._landmarks.values()
        self._headline = next(page.all("h1"), None)
        self._known: dict[int, Area] = {}
        self._lead = self._block(self._headline) if self._headline else None

    def of(self, element: Seen) -> Area:
        """The innermost landmark or block that the element stands in."""
        block = self._block(element)
        known = self._known.get(id(block))
        if known is None:
            known = self._known[id(block)] = self._area(block)
        return known

    def all(self) -> list[Area]:
        """The areas of the landmarks that are there, of the page's lead block, then of others."""
        found = [self.of(mark) for mark in self._page.elements if self._section(mark)]
        if self._headline is not None:
            found.append(self.of(self._headline))
        found.extend(self.of(one) for one in self._page.elements if one.texts)
        unique = {id(area): area for area in found if area.section != "main"}
        return list(unique.values())

    def _free(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks that neither hold landmarks nor stand in one; what is like one becomes it."""
        found: list[Block] = []
        there = set(self._landmarks.values())
        for block in blocks:
            around = [one for one in block.root.above() if id(one) in self._landmarks]
            inside = [
                one for one in (block.root, *block.root.below()) if id(one) in self._landmarks
            ]
            if inside or any(self._landmarks[id(one)] != "main" for one in around):
                continue
            if block.kind and block.kind not in there:
                self._landmarks[id(block.root)] = block.kind
                there |= {"navbar"} & {block.kind}
                continue
            found.append(block)
        return found

    def _section(self, element: Seen) -> str:
        section = self._landmarks.get(id(element), "")
        return "" if section == "main" else section

    def _block(self, element: Seen | None) -> Seen | None:
        last: Seen | None = None
        while element is not None and element.tag not in {"body", "html"}:
            if id(element) in self._landmarks:
                if self._landmarks[id(element)] == "main":
                    return last or element
                return element
            if id(element) in self._copies:
                return element
            is_block = id(element) not in self._around and _is_block(element)
            if last is None and (is_block or self._is_beside(element)):
                last = element
            element = element.parent
        return last

    def _area(self, block: Seen | None) -> Area:
        if block is None or self._landmarks.get(id(block)) == "main":
            return Area(self._home, block)
        if section := self._section(block):
            return Area(section, block, is_shared=True)
        if copy := self._copies.get(id(block)):
            name = self._called.setdefault(copy.key, self._copied(block))
            return Area(name, block, is_shared=True)
        is_outside = self._has_main and not self._in_main(block)
        if self._lead is block or (self._home != "home" and not is_outside):
            return Area(self._home, block)
        name = self._name(block)
        if block.tag in _CONTENT and not is_outside:
            return Area(self._home, block, name)
        return Area(name, block, is_shared=is_outside)

    def _is_beside(self, element: Seen) -> bool:
        """Whether it is a part of its own beside the landmarks."""
        around = element.parent
        if not self._has_main or around is None or id(element) in self._around:
            return False
        holds_all = id(around) in self._around and id(around) not in self._landmarks
        return around.tag == "body" or (holds_all and not self._in_main(around))

    def _in_main(self, element: Seen | None) -> bool:
        while element is not None:
            if self._landmarks.get(id(element)) == "main":
                return True
            element = element.parent
        return False

    def _name(self, block: Seen) -> str:
        """A section's name: its id, else a class that no other element has, else its heading."""
        classes = block.attributes.get("class", "").split()
        names = [said_class(name) for name in classes if self._is_own(name)]
        heading = next((one for one in block.below() if is_heading(one)), None)
        telling = [name for name in names if name.casefold() not in _ANY]
        said = [block.attributes.get("id", ""), *telling, heading.words if heading else "", *names]
        said.append(_component(block) if block.tag not in _CONTENT else "")
        found = next((slug(words) for words in said if slug(words)), "")
        taken = {"home", "site", "main", "header", "footer", "navbar"}
        return found if found and found not in taken else self._home

    def _copied(self, block: Seen) -> str:
        """The name of a block that other pages hold too."""
        found = self._name(block)
        return found if found != self._home else slug(block.words, 3) or "every-page"

    def _is_own(self, name: str) -> bool:
        held = [one for one in self._page.elements if plain_class(name) in words_of(one)]
        is_word = plain_class(name).replace("-", "").isalpha() and not is_utility(name)
        return len(held) == 1 and is_word


def _component(block: Seen) -> str:
    """What the component is called that a block is the whole of; '' of one that is part of more."""
    parent = block.parent
    if block.source is None or block.source.parent is not None:
        return ""
    if parent is not None and parent.file == block.file:
        return ""
    stem = block.file.rpartition("/")[2].partition(".")[0]
    return CAMEL.sub("-", stem) if stem[:1].isupper() else ""


def is_heading(element: Seen) -> bool:
    """Whether it is h1 to h6."""
    return bool(_HEADING.fullmatch(element.tag))


def _landmarks(page: Page) -> dict[int, str]:
    """Landmarks by the identity of their elements (HTML-AAM: not within sectioning content)."""
    found: dict[int, str] = {}
    for element in page.elements:
        section = _ROLES.get(element.attributes.get("role", ""))
        section = section or LANDMARKS.get(element.tag, "")
        if section in {"header", "footer"} and _is_within(element, _INNER):
            continue
        if section == "header" and found and _is_hero(element):
            continue
        if section == "navbar" and section in found.values():
            continue
        if section:
            found[id(element)] = section
    held = [one for one in page.all(*_HOLDERS) if not _is_within(one, _INNER)]
    for section, (whole, words) in _NAMED.items():
        if section in found.values():
            continue
        named = (one for one in held if whole & words_of(one))
        spoken_of = (one for one in held if words & spoken(words_of(one)))
        sure = (one for one in spoken_of if id(one) not in found and _is_like(one, section, page))
        mark = next(named, None) or next(sure, None)
        if mark is not None:
            found[id(mark)] = section
    return found


def _is_hero(element: Seen) -> bool:
    """Whether a header below the menu holds the headline, and no menu: no head of all pages."""
    tags = {one.tag for one in element.below()}
    return "h1" in tags and "nav" not in tags


def _is_like(element: Seen, section: str, page: Page) -> bool:
    """Whether an element whose name has a landmark's word in it stands and looks like one."""
    inside = list(element.below())
    if 2 * len(inside) > len(page.elements) or not (element.words or inside):
        return False
    if section == "navbar":
        return sum(one.tag == "a" and "href" in one.attributes for one in inside) > 1
    marks = [one for one in page.elements if is_heading(one) or one.tag == "p"]
    own = [one for one in marks if not any(one is inner for inner in inside)]
    order = {id(one): at for at, one in enumerate(page.elements)}
    at = order[id(element)]
    if section == "header":
        return not any(order[id(one)] < at for one in own)
    return not any(order[id(one)] > at for one in own if is_heading(one))


def _is_within(element: Seen, tags: frozenset[str]) -> bool:
    return any(above.tag in tags for above in element.above())


def _is_block(element: Seen) -> bool:
    if element.tag == "form":
        is_named = bool(element.attributes.get("id") or element.attributes.get("class"))
        return is_named or any(is_heading(inner) for inner in element.below())
    is_hero = element.tag == "header" and not _is_within(element, _INNER) and _is_hero(element)
    if element.tag in _BLOCKS or is_hero:
        return True
    has_name = bool(element.attributes.get("id")) and element.tag not in {"a", "span"}
    return has_name and any(is_heading(inner) for inner in element.below())
