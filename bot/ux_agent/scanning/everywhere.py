"""The elements of all pages of a site: a sheet that several load styles parts of each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from bot.ux_agent.scanning.endings import may_hold
from bot.ux_agent.scanning.scoping import fits
from bot.ux_agent.scanning.sheets import Rule
from bot.ux_agent.scanning.showing.seen import Seen

if TYPE_CHECKING:
    from bot.ux_agent.scanning.page import Page


class Everywhere:
    """The pages of a site with all their elements; `is_all` says that none is left unread."""

    def __init__(self, pages: "Sequence[Page]" = (), *, is_all: bool = True) -> None:
        self._pages = pages
        self.is_all = is_all

    def styled(self, rule: Rule, but: "Page") -> "Iterator[tuple[Seen, Page]]":
        """What a rule styles, or may, on pages that load its sheet, `but` one of them."""
        for one in may_hold(rule, self._elements) if len(self._pages) > 1 else ():
            page = self._page_of[id(one)]
            is_loaded = page is not but and rule.document.path in self._loaded[id(page)]
            if is_loaded and any(fits(rule, each, one) is not False for each in rule.selectors):
                yield one, page

    @cached_property
    def _elements(self) -> list[Seen]:
        return [one for page in self._pages for one in page.elements]

    @cached_property
    def _page_of(self) -> "dict[int, Page]":
        return {id(one): page for page in self._pages for one in page.elements}

    @cached_property
    def _loaded(self) -> dict[int, frozenset[str]]:
        """The sheets that each page loads."""
        return {
            id(page): frozenset(rule.document.path for rule in page.rules) for page in self._pages
        }


def held_classes(elements: Sequence[Seen]) -> Counter[str]:
    """How many of some elements have each class."""
    every = (set(one.attributes.get("class", "").split()) for one in elements)
    return Counter(name for names in every for name in names)
