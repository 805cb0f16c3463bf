"""The parts of a page that people speak of: landmarks, and the blocks of its content."""

import re

from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.wording import CAMEL, is_utility, plain_class, slug, words_of

LANDMARKS = {"header": "header", "nav": "navbar", "footer": "footer", "main": "main"}
_ROLES = {
    "banner": "header",
    "navigation": "navbar",
    "contentinfo": "footer",
    "main": "main",
}
_NAMED = {
    "header": {"header", "masthead", "topbar", "site-header", "page-header"},
    "navbar": {"nav", "navbar", "navigation", "menu", "site-nav", "main-nav"},
    "footer": {"footer", "site-footer", "page-footer", "colophon"},
}
_INNER = frozenset({"article", "section", "aside", "main", "blockquote", "dialog"})
_BLOCKS = frozenset({"section", "aside", "form", "dialog"})
_CONTENT = frozenset({"section", "article", "div"})
_HEADING = re.compile(r"h[1-6]")


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
    """Finds the area of each element of a page."""

    def __init__(self, page: Page, home: str) -> None:
        self._page = page
        self._home = home
        self._landmarks = _landmarks(page)
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
            if last is None and (_is_block(element) or self._is_beside(element)):
                last = element
            element = element.parent
        return last

    def _area(self, block: Seen | None) -> Area:
        if block is None or self._landmarks.get(id(block)) == "main":
            return Area(self._home, block)
        if section := self._section(block):
            return Area(section, block, is_shared=True)
        is_outside = self._has_main and not self._in_main(block)
        if self._lead is block or (self._home != "home" and not is_outside):
            return Area(self._home, block)
        name = self._name(block)
        if block.tag in _CONTENT and not is_outside:
            return Area(self._home, block, name)
        return Area(name, block, is_shared=is_outside)

    def _is_beside(self, element: Seen) -> bool:
        """Whether it is a part of its own beside the landmarks."""
        is_top = element.parent is not None and element.parent.tag == "body"
        return self._has_main and is_top

    def _in_main(self, element: Seen | None) -> bool:
        while element is not None:
            if self._landmarks.get(id(element)) == "main":
                return True
            element = element.parent
        return False

    def _name(self, block: Seen) -> str:
        """A section's name: its id, else a class that no other element has, else its heading."""
        classes = block.attributes.get("class", "").split()
        names = [plain_class(name) for name in classes if self._is_own(name)]
        heading = next((one for one in block.below() if is_heading(one)), None)
        said = [block.attributes.get("id", ""), *names, heading.words if heading else ""]
        said.append(_component(block) if block.tag not in _CONTENT else "")
        found = next((slug(words) for words in said if slug(words)), "")
        taken = {"home", "site", "main", "header", "footer", "navbar"}
        return found if found and found not in taken else self._home

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
        if section == "navbar" and section in found.values():
            continue
        if section:
            found[id(element)] = section
    for section, names in _NAMED.items():
        if section in found.values():
            continue
        for element in page.all("div", "ul", "table", "tr", "td", "p", "center"):
            if names & words_of(element) and not _is_within(element, _INNER):
                found[id(element)] = section
                break
    return found


def _is_within(element: Seen, tags: frozenset[str]) -> bool:
    return any(above.tag in tags for above in element.above())


def _is_block(element: Seen) -> bool:
    if element.tag == "form":
        is_named = bool(element.attributes.get("id") or element.attributes.get("class"))
        return is_named or any(is_heading(inner) for inner in element.below())
    if element.tag in _BLOCKS:
        return True
    has_name = bool(element.attributes.get("id")) and element.tag not in {"a", "span"}
    return has_name and any(is_heading(inner) for inner in element.below())
