"""Lists of links in pages: each entry with its label, its address, and the element it stands in."""

from bot.ux_agent.declared.declaration import ElementAt, Items
from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.elements import ELEMENTS, Element, elements_of
from bot.ux_agent.kinds.html import part_of
from bot.ux_agent.kinds.selector import select
from bot.ux_agent.site import Entry, Mirror, Place


def locate_entries(at: ElementAt, items: Items, document: Document) -> Mirror:
    """The entries of a list, and the place where one more would be added; raises Missing."""
    found = select(at.element, elements_of(document))
    wholes = _wholes(found)
    entries = tuple(
        _entry(items, element, whole, document)
        for element, whole in zip(found, wholes, strict=True)
    )
    return Mirror(entries, _addition(entries, document))


def _entry(items: Items, element: Element, whole: Element, document: Document) -> Entry:
    label = part_of(element, items.label, document, "text")
    href = part_of(element, items.href, document, "url") if items.href else None
    about = part_of(element, items.description, document, "text") if items.description else None
    if label.value is None or (href and href.value is None):
        raise Missing("an entry has no label or no address")
    node = whole.node
    place = document.place("html_items", node.start_byte, node.end_byte)
    return Entry(
        label.value,
        (href and href.value) or "",
        label.place,
        href and href.place,
        place,
        (about and about.value) or "",
        about and about.place,
    )


def _wholes(entries: list[Element]) -> list[Element]:
    """What repeats: the entries themselves, or what wraps each of them alone (an li)."""
    wholes = list(entries)
    while True:
        parents = [whole.parent for whole in wholes]
        wrapping = [parent for parent in parents if parent and _wraps(parent)]
        is_wrapped = len({id(parent) for parent in wrapping}) == len(wholes)
        tags = {parent.tag for parent in wrapping}
        if not is_wrapped or len(tags) > 1 or (len(wholes) == 1 and tags != {"li"}):
            return wholes
        wholes = wrapping


def _wraps(parent: Element) -> bool:
    inside = parent.contents
    return len(inside) == 1 and inside[0].type in ELEMENTS


def _addition(entries: tuple[Entry, ...], document: Document) -> Place:
    """After the last entry, set off as the entries are from one another."""
    last = entries[-1].whole
    if len(entries) > 1:
        gap = document.text(entries[-2].whole.end, last.start)
    else:
        line = document.text(last.start - last.column, last.start)
        gap = "" if line.strip() else _line_end(document) + line
    gap = "" if "<" in gap else gap
    return document.place("html_items", last.end, last.end)._replace(before=gap)


def _line_end(document: Document) -> str:
    return "\r\n" if b"\r\n" in document.data else "\n"
