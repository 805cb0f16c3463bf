"""The parts of a page that people speak of: landmarks, and the blocks of its content."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from bot.ux_agent.scanning.landmarks import HEADINGS, INNER, is_hero, is_within, landmarks_of
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.strips import NOTICES, TOLD, strip_name
from bot.ux_agent.scanning.wording import (
    CAMEL,
    is_utility,
    plain_class,
    said_class,
    slug,
    spoken,
    words_of,
)

_BLOCKS = frozenset({"section", "aside", "form", "dialog"})
ANY_PART = frozenset(
    {"box", "card", "panel", "block", "widget", "col", "column", "wrap", "wrapper", "inner"}
    | {"content", "section", "left", "right", "side", "sidebar", "cell", "module", "item", "part"}
)
"""Classes that say of no part what it is."""

_APART = frozenset({"aside", "form", "dialog"})
_PARTS = frozenset({"div", "p", "ul", "table", "blockquote", "figure", "center"})
"""What may be a part of its own beside the landmarks, where it has a name."""


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
        self._landmarks = landmarks_of(page)
        self._called = called
        self._copies = {id(one.root): one for one in self._free(blocks)}
        marks = {*self._landmarks, *self._copies}
        self._around = {
            id(above) for one in page.elements if id(one) in marks for above in one.above()
        }
        self._has_main = "main" in self._landmarks.values()
        self._headline = next(page.all("h1"), None)
        self._known: dict[int, Area] = {}
        self._parts: dict[int, bool] = {}
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
            is_block = id(element) not in self._around and self._is_part(element)
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
        if is_outside and name == self._home:
            name = strip_name(block, self._first_mark) or name
        if block.tag not in _APART and not is_outside:
            return Area(self._home, block, name)
        return Area(name, block, is_shared=is_outside)

    def _is_part(self, element: Seen) -> bool:
        """Whether it is a part of the content: by its tag, its name or what it tells."""
        known = self._parts.get(id(element))
        if known is None:
            known = _is_block(element) or is_notice(element, self._held) or self._is_strip(element)
            self._parts[id(element)] = known
        return known

    @cached_property
    def _held(self) -> Counter[str]:
        """How many elements of the page have each class."""
        every = (one.attributes.get("class", "").split() for one in self._page.elements)
        return Counter(name for names in every for name in names)

    def _is_strip(self, element: Seen) -> bool:
        """Whether it has a name of its own and stands between the landmarks."""
        around = element.parent
        if element.tag not in _PARTS or around is None:
            return False
        if not (around.tag == "body" or id(around) in self._around):
            return False
        classes = element.attributes.get("class", "").split()
        named = [said_class(name) for name in classes if self._held[name] == 1]
        named.append(element.attributes.get("id", ""))
        is_told = any(
            one and one.casefold() not in ANY_PART and not is_utility(one) for one in named
        )
        return is_told and element.has_words and not any(one.tag == "h1" for one in element.below())

    def _is_beside(self, element: Seen) -> bool:
        """Whether it is a part of its own beside the landmarks."""
        around = element.parent
        if not self._has_main or around is None or id(element) in self._around:
            return False
        holds_all = id(around) in self._around and id(around) not in self._landmarks
        return around.tag == "body" or (holds_all and not self._in_main(around))

    @cached_property
    def _first_mark(self) -> Seen | None:
        """The first landmark of the page."""
        return next((one for one in self._page.elements if id(one) in self._landmarks), None)

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
        telling = [name for name in names if name.casefold() not in ANY_PART]
        said = [block.attributes.get("id", ""), *telling, heading.words if heading else "", *names]
        said.append(_component(block) if block.tag in _APART else "")
        found = next((slug(words) for words in said if slug(words)), "")
        taken = {"home", "site", "main", "header", "footer", "navbar"}
        return found if found and found not in taken else self._home

    def _copied(self, block: Seen) -> str:
        """The name of a block that other pages hold too."""
        found = self._name(block)
        return found if found != self._home else slug(block.words, 3) or "every-page"

    def _is_own(self, name: str) -> bool:
        is_word = plain_class(name).replace("-", "").isalpha() and not is_utility(name)
        return self._bearing[plain_class(name)] == 1 and is_word

    @cached_property
    def _bearing(self) -> Counter[str]:
        """How many elements of the page have each class."""
        return Counter(word for one in self._page.elements for word in set(words_of(one)))


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
    return element.tag in HEADINGS


def _is_block(element: Seen) -> bool:
    if element.tag == "form":
        is_named = bool(element.attributes.get("id") or element.attributes.get("class"))
        return is_named or any(is_heading(inner) for inner in element.below())
    is_lead = element.tag == "header" and not is_within(element, INNER) and is_hero(element)
    if element.tag in _BLOCKS or is_lead:
        return True
    has_name = bool(element.attributes.get("id")) and element.tag not in {"a", "span"}
    return has_name and any(is_heading(inner) for inner in element.below())


def is_called_notice(element: Seen) -> bool:
    """Whether the id or a class of a part says that it tells something by the way."""
    named = (element.attributes.get("id", ""), *element.attributes.get("class", "").split())
    return bool(spoken(said_class(one).casefold() for one in named) & NOTICES)


def is_notice(element: Seen, held: Mapping[str, int]) -> bool:
    """Whether a part tells something by the way: an alert, a strip; the only one of its class.

    `held` says how many elements of the page have each class.
    """
    classes = element.attributes.get("class", "").split()
    is_box = element.tag in {"div", "aside", "section"}
    is_box = is_box or (element.tag == "p" and "alert" in classes)
    if not is_box:
        return False
    telling = [name for name in classes if spoken([said_class(name).casefold()]) & NOTICES]
    is_named = bool(spoken([element.attributes.get("id", "").casefold()]) & NOTICES)
    is_alone = bool(telling) and held[telling[0]] == 1
    is_told = element.attributes.get("role", "") in TOLD and not telling
    # Nearly no part says that it is one, so that few are asked for all their words.
    return (is_named or is_alone or is_told) and element.has_words
