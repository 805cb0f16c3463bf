"""A kind of site: how what makes it puts its pages together from its sources."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.scanning.showing.seen import Seen


class Sheet(NamedTuple):
    """A style sheet, or the style blocks of a component, that a page loads.

    The rules of one with an `owner` hold for the elements of that file only.
    """

    document: Document
    owner: str = ""


class ShownPage(NamedTuple):
    """One page: `path` is the file that is its own, `address` where visitors find it (`/about/`).

    `elements` are all of it in the order of the page. `sheets` are the style sheets that it loads
    otherwise than by its own link and style elements, in their order; they come before those.
    `data` are the addresses of JSON that scripts of components load at run time (`*` is what they
    fill in). One with a `language` stands for the texts that the site has in that language too.
    """

    path: str
    address: str
    elements: Sequence[Seen]
    sheets: Sequence[Sheet] = ()
    data: Sequence[str] = ()
    language: str = ""


class Stack(Protocol):
    """The pages of a site; made of bot.ux_agent.scanning.sources.Sources.

    `name` is what the site is made with; `left_out` says what could not be read, a line each.
    """

    name: str
    left_out: list[str]

    def pages(self) -> Iterator[ShownPage]:
        """The pages that visitors can reach, the entry first; fails when there is no entry."""

    def file_at(self, address: str, page: ShownPage) -> str:
        """The source of the page, image or style sheet at an address in a page; '' for none."""
