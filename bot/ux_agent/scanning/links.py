"""Links side by side that people speak of as one list: a menu, addresses, social networks."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.ux_agent.scanning.areas import Area, Areas
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.showing.seen import Seen, Shown
from bot.ux_agent.scanning.spots import is_button, is_unseen


class LinkList(NamedTuple):
    """Links side by side that one selector can name; `label` is the part that people read.

    `shown` are their labels with the files they lead to, `/` before them, or with their addresses.
    Entries that are no links have a `name`, and `words` that people say for them; those that hold
    more than their label have the elements of the `labels` too, which `label` names within them,
    and where one text is all that they say beside it, `about` names that. What is `told` of them
    are texts of their own, too: lines that say when and what.
    """

    page: Page
    area: Area
    links: tuple[Seen, ...]
    label: str
    shown: tuple[tuple[str, str], ...]
    name: str = ""
    words: tuple[str, ...] = ()
    labels: tuple[Seen, ...] = ()
    about: str = ""
    told: bool = False


def lists_of(page: Page, areas: Areas) -> Iterator[LinkList]:
    """The lists of links: at least two, each alone in the same kind of wrapper, or bare."""
    held: dict[int, list[Seen]] = {}
    for element in page.all("a"):
        if "href" in element.attributes and not is_unseen(element):
            holder = _holder(element)
            if holder is not None:
                held.setdefault(id(holder), []).append(element)
    for links in held.values():
        label = _label(links)
        if len(links) > 1 and label and not any(map(is_button, links)):
            shown = tuple((said(one, label).value, _leads_to(one, page)) for one in links)
            yield LinkList(page, areas.of(links[0]), tuple(links), label, shown)


def said(link: Seen, part: str) -> Shown:
    """The text or an attribute of a link; an empty one where it is not one text."""
    if part != "text":
        return link.given.get(part.removeprefix("attr:"), Shown(""))
    return link.texts[0] if len(link.texts) == 1 else Shown("")


def _holder(element: Seen) -> Seen | None:
    """What a list of links would be: around the link, or around what wraps it alone."""
    above = element.parent
    if above is None or above.tag in {"p", "td", "span"}:
        return above
    is_alone = len(above.children) == 1
    if above.tag in {"li", "div", "dd"} and is_alone and (above.tag == "li" or not above.texts):
        return above.parent
    return above


def _label(links: list[Seen]) -> str:
    for part in ("text", "attr:aria-label", "attr:title"):
        if all(said(link, part).value for link in links):
            return part
    return ""


def _leads_to(link: Seen, page: Page) -> str:
    """Where a link leads, written alike in every page."""
    address = link.attributes["href"]
    if address.startswith("#"):
        return address
    _, mark, fragment = address.partition("#")
    return f"/{page.resolve(address)}{mark}{fragment}" if page.resolve(address) else address
