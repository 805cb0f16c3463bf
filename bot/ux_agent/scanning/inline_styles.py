"""Looks that the `style` attribute of an element says itself, before the rules."""

from bot.ux_agent.declared.declaration import StyleAt
from bot.ux_agent.kinds.document import Missing
from bot.ux_agent.kinds.locating import locate
from bot.ux_agent.scanning.cascade import winner
from bot.ux_agent.scanning.own_style import STYLED, holding, own_declarations
from bot.ux_agent.scanning.page import Page
from bot.ux_agent.scanning.placing import selector_of
from bot.ux_agent.scanning.showing.seen import Seen
from bot.ux_agent.scanning.wish import Where


def inline_at(element: Seen, declared: tuple[str, ...], kind: str, page: Page) -> Where | None:
    """The place of the one of these properties that an element's own attribute says.

    None where it says none of them, where an important rule counts before it, or where that
    cannot be edited, as of two that count otherwise than they are read.
    """
    source, own = element.source, holding(element, declared)
    if source is None or own is None or winner(element, page.rules, declared).doubt != STYLED:
        return None
    selector = selector_of(source, None, page.pointing)
    try:
        found = locate(StyleAt(element.file, selector, own.name), source.document, kind)
    except Missing:
        return None
    if found.place.raw.lower() not in own.value:
        return None
    return {"file": element.file, "element": selector, "prop": own.name}


def value_of(element: Seen, declared: tuple[str, ...], page: Page) -> str:
    """What holds of these properties, in small letters; '' of none."""
    found, own = winner(element, page.rules, declared), holding(element, declared)
    return own.value if own is not None and found.doubt == STYLED else found.value


def says_itself(element: Seen) -> frozenset[str]:
    """The properties that an element's own attribute declares."""
    return frozenset(one.name for one in own_declarations(element))
