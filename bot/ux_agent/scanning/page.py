"""One page of a site as it is shown, with the rules and data that it loads."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.everywhere import Everywhere, held_classes
from bot.ux_agent.scanning.pointing import Pointing
from bot.ux_agent.scanning.records import Records
from bot.ux_agent.scanning.sheets import Rule, Sheets
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.stacks.stack import ShownPage, Stack
from bot.ux_agent.scanning.utilities import Framework
from bot.ux_agent.scanning.wish import Over


class Page:
    """One loaded page; `data` are the texts of JSON that it loads at run time, by file and key.

    `language` is that of texts which the site has beside those that it shows first. `loaded` are
    the addresses of such JSON that its components name. `framework` is what its class utilities
    are of; `pointing` names the elements of its sources, `records` finds what repeats in it.
    `sass` has what the site's variables of Sass hold, by their names with the `$`.
    `everywhere` has the elements of all the site's pages.
    `over` says of a part of an element, with its text, what scripts write over it.
    """

    def __init__(self, shown: ShownPage, stack: Stack, sheets: Sheets) -> None:
        self.path = shown.path
        self.address = shown.address
        self.elements = shown.elements
        self.data: Mapping[tuple[str, str], str] = {}
        self.loaded = shown.data
        self.language = shown.language
        self.framework = Framework()
        self.pointing = Pointing()
        self.over: Callable[[Seen, str, str], Over] = lambda _element, _part, _value: Over()
        self.records = Records()
        self.sass: Mapping[str, str] = {}
        self.everywhere = Everywhere()
        self._shown = shown
        self._stack = stack
        self._sheets = sheets

    @property
    def sheets(self) -> list[Document]:
        """The style sheets that its rules stand in."""
        return list({id(rule.document): rule.document for rule in self.rules}.values())

    @cached_property
    def rules(self) -> list[Rule]:
        """Its style rules in the order of the cascade."""
        return self._sheets.of(self._shown, self._stack)

    @cached_property
    def held_classes(self) -> Counter[str]:
        """How many of its elements have each class."""
        return held_classes(self.elements)

    def resolve(self, address: str) -> str:
        """The path that an address in the page leads to; '' when it is none of the site's."""
        return self._stack.file_at(address, self._shown)

    def all(self, *tags: str) -> Iterator[Seen]:
        """Its elements with one of these tags."""
        return (element for element in self.elements if element.tag in tags)
