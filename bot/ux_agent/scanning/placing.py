"""How a manifest names the place that a shown value is written at."""

from bot.ux_agent.kinds.elements import Element
from bot.ux_agent.scanning.pointing import Pointing
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.showing.value import Origin
from bot.ux_agent.scanning.wish import Where

UNNAMED = "only its position tells it apart"


def placed(origin: Origin, area: Seen | None, pointing: Pointing) -> tuple[Where, str]:
    """The `at` of a value, and why it is doubtful; `area` is the part of the page around it."""
    if origin.kind == "key":
        return {"file": origin.file, "key": origin.key}, ""
    if origin.kind == "md":
        part = {"part": origin.part} if origin.part else {}
        return {"file": origin.file, "md": origin.key, **part}, ""
    if origin.kind == "object":
        named = {"object": origin.name, "key": origin.key, "part": origin.part}
        return {"file": origin.file, **{name: one for name, one in named.items() if one}}, ""
    element = origin.element
    if element is None:
        return {"file": origin.file}, UNNAMED
    selector = selector_of(element, area, pointing)
    where = {"file": origin.file, "element": selector or element.tag, "part": origin.part}
    return where, "" if selector else UNNAMED


def selector_of(element: Element, area: Seen | None, pointing: Pointing) -> str:
    """The selector of an element in its own file; '' when only a long count would name it."""
    around = area.source if area is not None else None
    scope = around if around and around.document.path == element.document.path else None
    return pointing.at(element, scope)
