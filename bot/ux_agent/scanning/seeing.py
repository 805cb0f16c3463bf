"""A plain page as visitors see it: as its file says."""

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import VOID, Element, Run, elements_of
from bot.ux_agent.kinds.runs import place_of, runs, text_of
from bot.ux_agent.scanning.showing.seen import Seen, Shown, written

UNREAD = frozenset({"script", "style"})
"""Elements whose text nobody reads."""


def seen_as_written(document: Document) -> list[Seen]:
    """The elements of a page that nothing else makes, in their order."""
    found: list[Seen] = []
    known: dict[int, Seen] = {}
    tops: list[Seen] = []
    elements = elements_of(document)
    said = {id(element): runs(element) for element in elements}
    speaking: set[int] = set()
    for element in reversed(elements):
        if said[id(element)] or any(id(inner) in speaking for inner in element.children):
            speaking.add(id(element))
    for element in elements:
        seen = Seen(element.tag, element.attributes, element)
        known[id(element)] = seen
        if element.parent is not None:
            seen.append_to(known[id(element.parent)])
        else:
            seen.previous = tops[-1] if tops else None
            tops.append(seen)
            seen.siblings = tops
        own = said[id(element)]
        is_only = len(own) == 1 and not any(id(inner) in speaking for inner in element.children)
        seen.texts = _texts(element, own, is_only=is_only)
        seen.given = {
            name: Shown(value, written(element, f"attr:{name}"))
            for name, value in element.attributes.items()
        }
        found.append(seen)
    return found


def _texts(element: Element, found: list[Run], *, is_only: bool) -> list[Shown]:
    if element.tag in UNREAD or element.tag in VOID:
        return []
    return [
        Shown(
            text_of(place_of(run, element.document)),
            written(element, "text" if is_only else f"text.{number}"),
        )
        for number, run in enumerate(found)
    ]
