"""A plain page as visitors see it: as its file says."""

from bot.ux_agent.kinds.document import Document, Missing
from bot.ux_agent.kinds.elements import VOID, Element, elements_of
from bot.ux_agent.kinds.html import part_of
from bot.ux_agent.scanning.showing.seen import Seen, Shown, written


def seen_as_written(document: Document) -> list[Seen]:
    """The elements of a page that nothing else makes, in their order."""
    found: list[Seen] = []
    known: dict[int, Seen] = {}
    tops: list[Seen] = []
    for element in elements_of(document):
        seen = Seen(element.tag, element.attributes, element)
        known[id(element)] = seen
        if element.parent is not None:
            seen.append_to(known[id(element.parent)])
        else:
            seen.previous = tops[-1] if tops else None
            tops.append(seen)
            seen.siblings = tops
        seen.texts = _texts(element)
        seen.given = {
            name: Shown(value, written(element, f"attr:{name}"))
            for name, value in element.attributes.items()
        }
        found.append(seen)
    return found


def _texts(element: Element) -> list[Shown]:
    if element.tag in {"script", "style"} or element.tag in VOID:
        return []
    try:
        value = part_of(element, "text", element.document, "text").value or ""
    except Missing:
        words = (
            element.document.node_text(node) for node in element.contents if node.type == "text"
        )
        value = " ".join(" ".join(words).split())
    return [Shown(value, written(element, "text"))] if value else []
