"""What people see on a page and may want changed: texts, addresses, images, lists of links."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.ux_agent.kinds import tree
from bot.ux_agent.kinds.document import Missing
from bot.ux_agent.kinds.elements import VOID, Element
from bot.ux_agent.kinds.html import part_of
from bot.ux_agent.scanning.areas import Area, Areas
from bot.ux_agent.scanning.loading import Page
from bot.ux_agent.scanning.wording import spoken, words_of

_UNSEEN = frozenset({"head", "script", "style", "template", "noscript", "svg", "iframe", "object"})
_BUTTON_WORDS = frozenset({"btn", "button", "cta"})


KINDS = {"attr:src": "image", "attr:href": "url"}
"""The types of parts that hold no text."""


class Spot(NamedTuple):
    """One value of a page: the part of an element, decoded; `doubt` where it cannot be edited."""

    page: Page
    area: Area
    element: Element
    part: str
    value: str
    doubt: str = ""


class LinkList(NamedTuple):
    """Links side by side that one selector can name; `label` is the part that people read.

    `shown` are their labels with the files they lead to, `/` before them, or with their addresses.
    """

    page: Page
    area: Area
    links: tuple[Element, ...]
    label: str
    shown: tuple[tuple[str, str], ...]


def spots_of(page: Page, areas: Areas) -> Iterator[Spot]:
    """Every text and image that is seen, in the order of the page."""
    for element in page.elements:
        if _is_unseen(element):
            continue
        for part in _parts(element):
            found = _read(page, areas, element, part)
            if found is not None:
                yield found


def lists_of(page: Page, areas: Areas) -> Iterator[LinkList]:
    """The lists of links: at least two, each alone in the same kind of wrapper, or bare."""
    held: dict[int, list[Element]] = {}
    for element in page.all("a"):
        if "href" in element.attributes and not _is_unseen(element):
            holder = _holder(element)
            if holder is not None:
                held.setdefault(id(holder), []).append(element)
    for links in held.values():
        label = _label(links)
        if len(links) > 1 and label and not any(map(is_button, links)):
            shown = tuple((_said(one, label), _leads_to(one, page)) for one in links)
            yield LinkList(page, areas.of(links[0]), tuple(links), label, shown)


def is_button(element: Element) -> bool:
    """Whether it is a button, or a link that looks like one."""
    if element.tag == "button" or element.attributes.get("role") == "button":
        return True
    if element.tag == "input":
        return element.attributes.get("type", "").lower() in {"submit", "button"}
    return element.tag == "a" and bool(_BUTTON_WORDS & spoken(words_of(element)))


def _parts(element: Element) -> Iterator[str]:
    if element.tag == "img":
        yield "attr:src"
        if element.attributes.get("alt", "").strip():
            yield "attr:alt"
    elif element.tag == "input":
        is_named = element.attributes.get("type", "").lower() in {"submit", "button", "reset"}
        if is_named and element.attributes.get("value"):
            yield "attr:value"
        if element.attributes.get("placeholder"):
            yield "attr:placeholder"
    elif element.tag == "a" and element.attributes.get("href") and not _has_words(element):
        yield "attr:href"
    elif element.tag not in VOID and any(
        part.type in {"text", "entity"} for part in element.contents
    ):
        yield "text"


def _read(page: Page, areas: Areas, element: Element, part: str) -> Spot | None:
    kind = KINDS.get(part, "text")
    try:
        value = part_of(element, part, page.document, kind).value or ""
    except Missing as reason:
        said = "".join(
            page.document.node_text(node) for node in element.contents if node.type == "text"
        )
        is_text = any(letter.isalnum() for letter in said)
        words = " ".join(said.split())
        return Spot(page, areas.of(element), element, part, words, str(reason)) if is_text else None
    if not value.strip() or (part == "text" and not any(sign.isalnum() for sign in value)):
        return None
    return Spot(page, areas.of(element), element, part, value)


def _has_words(element: Element) -> bool:
    return any(node.type in {"text", "entity"} for node in tree.walk(element.node))


def _is_unseen(element: Element) -> bool:
    above: Element | None = element
    while above is not None:
        if above.tag in _UNSEEN or "hidden" in above.attributes:
            return True
        above = above.parent
    return False


def _holder(element: Element) -> Element | None:
    """What a list of links would be: around the link, or around what wraps it alone."""
    above = element.parent
    if above is None or above.tag in {"p", "td", "span"}:
        return above
    if above.tag in {"li", "div", "dd"} and len(above.contents) == 1:
        return above.parent
    is_only = above.tag == "li" and len(above.children) == 1
    return above.parent if is_only else above


def _label(links: list[Element]) -> str:
    for part in ("text", "attr:aria-label", "attr:title"):
        if all(_said(link, part) for link in links):
            return part
    return ""


def _leads_to(link: Element, page: Page) -> str:
    """Where a link leads, written alike in every page."""
    address = link.attributes["href"]
    _, mark, fragment = address.partition("#")
    return f"/{page.resolve(address)}{mark}{fragment}" if page.resolve(address) else address


def _said(link: Element, part: str) -> str:
    if part != "text":
        return link.attributes.get(part.removeprefix("attr:"), "")
    try:
        return part_of(link, "text", link.document, "text").value or ""
    except Missing:
        return ""
