"""Blocks that several plain pages hold alike: headers, menus and boxes without landmarks."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.ux_agent.scanning.areas import ANY_PART, Block, is_heading
from bot.ux_agent.scanning.landmarks import OWNED
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.wording import words_of

_SHARE = 0.6
"""Of the pages so many must hold a block alike, so that it is no chance."""

_UNREAD = frozenset({"script", "style", "head", "title", "meta", "link", "template", "noscript"})
_PARTS = frozenset({"table", "tbody", "tr", "td", "div", "center", "section", "aside", "ul", "p"})
"""What may be a block of its own."""


def shared_blocks(pages: Sequence[Page]) -> dict[str, list[Block]]:
    """The blocks of each page, by its address, that most other pages have word for word.

    Each is the largest one that has at most one heading. A block has one kind in all pages.
    """
    if len(pages) < 2:
        return {}
    prints = {page.address: _prints(page.elements) for page in pages}
    count = Counter(one for found in prints.values() for one in set(found.values()))
    least = max(2, math.ceil(len(pages) * _SHARE))
    common = frozenset(one for one, times in count.items() if times >= least)
    kinds: dict[int, str] = {}
    return {
        page.address: list(_blocks(page, _Prints(prints[page.address], common), kinds))
        for page in pages
    }


class _Prints(NamedTuple):
    """What each element of a page shows, by its identity, and what of it is common."""

    known: dict[int, int]
    common: frozenset[int]

    def of(self, one: Seen) -> int:
        return self.known.get(id(one), 0)

    def is_common(self, one: Seen) -> bool:
        return self.of(one) in self.common


def _prints(elements: Sequence[Seen]) -> dict[int, int]:
    """What tells apart what each element shows: its tag, its words and those of all in it."""
    found: dict[int, int] = {}
    for one in reversed(elements):
        if one.tag in _UNREAD:
            continue
        inner = tuple(found[id(child)] for child in one.children if id(child) in found)
        said = tuple(" ".join(text.value.split()) for text in one.texts)
        named = one.attributes.get("alt", "") if one.tag == "img" else ""
        found[id(one)] = hash((one.tag, said, named, inner)) or 1
    return found


def _blocks(page: Page, prints: _Prints, kinds: dict[int, str]) -> Iterator[Block]:
    """The largest parts of a page that are common, in its order."""
    order = {id(one): at for at, one in enumerate(page.elements)}
    own = [order[id(one)] for one in page.elements if _is_own(one, prints)]
    pending = [one for one in reversed(page.elements) if one.parent is None]
    while pending and own:
        one = pending.pop()
        is_block = one.tag in _PARTS and prints.is_common(one) and _is_block(one)
        is_wrapper = not one.text and len(one.children) == 1 and one.children[0].tag in _PARTS
        is_wrapper = is_wrapper and not _is_told(one)
        if is_block and not is_wrapper:
            kind = kinds.setdefault(prints.of(one), _kind(one, order[id(one)], own))
            yield Block(one, kind, prints.of(one))
        elif one.tag not in _UNREAD:
            pending.extend(reversed(one.children))


def _is_told(one: Seen) -> bool:
    """Whether what wraps a part has a name, as the part itself has none."""
    return bool(words_of(one) - ANY_PART) and not words_of(one.children[0]) - ANY_PART


def _is_own(one: Seen, prints: _Prints) -> bool:
    """Whether an element has words of its own that other pages have not."""
    return bool(one.texts) and prints.of(one) != 0 and not prints.is_common(one)


def _is_block(one: Seen) -> bool:
    """Whether something to read stands in it, and at most one heading."""
    headings = sum(1 for inner in (one, *one.below()) if is_heading(inner))
    return headings < 2 and any(sign.isalnum() for sign in one.words)


def _kind(one: Seen, at: int, own: Sequence[int]) -> str:
    """The landmark that it is like: by what it holds, and whether it stands around the content."""
    words = one.words.casefold()
    links = [inner for inner in one.below() if inner.tag == "a" and "href" in inner.attributes]
    linked = sum(len(link.words) for link in links)
    headings = [inner.tag for inner in (one, *one.below()) if is_heading(inner)]
    if OWNED.search(words):
        return "footer"
    if len(links) > 1 and linked * 5 > len(words) * 3:
        return "navbar"
    if at < own[0] and headings in ([], ["h1"]):
        return "header"
    return "footer" if at > own[-1] and not headings else ""
