"""Whether a clause is about links."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import anchors, lexicon
from bot.ux_agent.understanding.clauses import JOINTS, kinds
from bot.ux_agent.understanding.parts import Parts
from bot.ux_agent.understanding.phrases import normal
from bot.ux_agent.understanding.vocabulary import Item

SPOT = (
    r"(?i)\b(?:first|front|start|beginning|far left|leftmost|last|end|back|far right|rightmost"
    r"|(?:to|at) the (?:top|bottom))\b"
)
BESIDE = r"(?i)\b(before|in front of|after|behind)\b"
"""Expressions for a place among links, and for one beside another link."""

_MENU = frozenset(lexicon.SECTIONS[0].split("|"))


def wants(parts: Parts, index: SiteIndex) -> bool:
    """True when a clause is about links."""
    found, verb = _kinds(parts), parts.verb
    if "property" in found and "address" in found and verb != "add" and "label" not in found:
        return False
    if not anchors.lists(index):
        return bool(found & {"link", "href"}) and "address" in found
    if found & {"colour", "size", "weight", "relative"} and not found & {"address", "label"}:
        return False
    if verb == "add":
        return bool(found & {"link", "address"}) or _names_a_menu(parts, index)
    if verb == "remove":
        is_named = any(_is_label(parts, item, index) for item in parts.items)
        return bool(found & {"link", "label"}) or is_named or _names_a_link(parts.items, index)
    if is_order(parts, index):
        return True
    if found & {"link", "href"}:
        return bool(found & {"label", "address", "href"}) or "property" not in found
    if "label" in found and not found & {"property", "colour", "vague"}:
        return bool(found & JOINTS) or verb in {"rename", "change", "point", "replace"}
    return False


def _kinds(parts: Parts) -> frozenset[str]:
    """The kinds of items; in "the Sign up button" the button is the link of that label."""
    found = kinds(parts.items)
    named = [item.value for item in parts.items if item.kind == "property"]
    if "label" in found and named and all("cta-text" in value for value in named):
        return (found - {"property"}) | {"link"}
    return found


def is_same(parts: Parts) -> bool:
    """True for a clause about the link named before: "and rename it to News"."""
    found = kinds(parts.items[1:])
    is_it = "it" in found and not found & {"section", "property", "label", "link"}
    return is_it and (parts.verb in {"rename", "point"} or "address" in found)


def is_order(parts: Parts, index: SiteIndex) -> bool:
    """True for "put Contact first", "move Blog before About"."""
    item = named(parts, index) if parts.verb in {"move", "set", "make"} else None
    if item is None:
        return False
    tail = parts.text[item.end : parts.end]
    return bool(re.search(SPOT, tail) or re.search(BESIDE, tail))


def named(parts: Parts, index: SiteIndex) -> Item | None:
    """The first item that is the label of a link."""
    for item in parts.items:
        label = parts.said(item) if item.kind == "section" else item.value
        if item.kind in {"label", "quoted", "section"} and anchors.entries(label, index):
            return item
    return None


def _names_a_menu(parts: Parts, index: SiteIndex) -> bool:
    lists = {target.property for target in anchors.lists(index)}
    said = {normal(parts.said(item)) for item in parts.items if item.kind == "section"}
    return bool(said & (_MENU | lists))


def _names_a_link(items: Sequence[Item], index: SiteIndex) -> bool:
    return any(item.kind == "quoted" and anchors.entries(item.value, index) for item in items)


def _is_label(parts: Parts, item: Item, index: SiteIndex) -> bool:
    """True for "Home" with its capital, which is a link there and a section elsewhere."""
    said = parts.said(item)
    return item.kind == "section" and any(
        entry.label == said for _, entry in anchors.entries(said, index)
    )
