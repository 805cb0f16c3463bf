"""Looks that the `style` attribute of an element says itself, before every rule."""

from bot.ux_agent.declared.declaration import StyleAt
from bot.ux_agent.kinds.document import Missing
from bot.ux_agent.kinds.locating import locate
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.placing import selector_of
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.wish import Where


def inline_at(element: Seen, declared: tuple[str, ...], kind: str, page: Page) -> Where | None:
    """The place of the first of these properties that an element's own attribute says.

    None where it says none of them, or where that cannot be edited.
    """
    source, names = element.source, says_itself(element)
    prop = next((one for one in declared if one in names), "")
    if source is None or not prop:
        return None
    selector = selector_of(source, None, page.pointing)
    try:
        locate(StyleAt(element.file, selector, prop), source.document, kind)
    except Missing:
        return None
    return {"file": element.file, "element": selector, "prop": prop}


def says_itself(element: Seen) -> frozenset[str]:
    """The properties that an element's own attribute declares."""
    said = element.attributes.get("style", "").split(";") if "style" in element.attributes else ()
    return frozenset(one.partition(":")[0].strip().lower() for one in said)
