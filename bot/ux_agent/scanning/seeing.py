"""A plain page as visitors see it: as its file says."""

from bot.ux_agent.kinds.document import Document
from bot.ux_agent.kinds.elements import VOID, Element, elements_of
from bot.ux_agent.kinds.runs import place_of, runs, text_of
from bot.ux_agent.scanning.showing.seen import Seen, Shown, written

UNREAD = frozenset({"script", "style"})
"""Elements whose text nobody reads."""


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
    if element.tag in UNREAD or element.tag in VOID:
        return []
    found = runs(element)
    is_only = len(found) == 1 and not any(map(_says, element.children))
    return [
        Shown(
            text_of(place_of(run, element.document)),
            written(element, "text" if is_only else f"text.{number}"),
        )
        for number, run in enumerate(found)
    ]


def _says(element: Element) -> bool:
    """Whether something to read stands in it."""
    return bool(runs(element)) or any(map(_says, element.children))
