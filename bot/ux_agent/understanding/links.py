"""Clauses about links: their label, their address, their order, new ones and those to take away."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import anchors, guard, lexicon
from bot.ux_agent.understanding.clauses import JOINTS, kinds
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.link_order import is_order, ordered
from bot.ux_agent.understanding.link_words import label_in, structural
from bot.ux_agent.understanding.parts import Parts
from bot.ux_agent.understanding.phrases import normal
from bot.ux_agent.understanding.trim import bare, cleared, parted, sections_of
from bot.ux_agent.understanding.vocabulary import Item

_NEW = r"(?i)\bnew\b|\b(?:an?|another|one more)\s+(?:[\w-]+\s+){0,2}(?:link|item|entry|tab)\b"
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


def read(parts: Parts, index: SiteIndex) -> list[Draft]:
    """The wishes of a clause about links."""
    if parts.verb == "add" or (parts.verb in {"set", "make", ""} and _is_new(parts)):
        return _added(parts, index)
    if parts.verb == "remove":
        return _removed(parts, index)
    if is_order(parts, index):
        return [ordered(parts, index)]
    return [_changed(parts, index)]


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


def _is_new(parts: Parts) -> bool:
    said = parts.text[parts.items[0].start : parts.end]
    return "link" in kinds(parts.items) and bool(re.search(_NEW, said))


def _added(parts: Parts, index: SiteIndex) -> list[Draft]:
    items = parts.items
    href = _href(items)
    quoted = [item.value for item in items if item.kind == "quoted" and item.value != href]
    label = quoted[0] if quoted else label_in(parts.text, items, parts.end)
    sections = sections_of(structural(items))
    listed = {target.section for target in anchors.lists(index)}
    if not label:
        names = [item for item in items if item.kind == "section" and item.value not in listed]
        label = parts.said(names[0]) if names else ""
        sections = [name for name in sections if name in listed]
    rows = sections if "and" in kinds(items) else sections[:1]
    return [Draft(section, "add", "add-link", label, href) for section in rows or [""]]


def _removed(parts: Parts, index: SiteIndex) -> list[Draft]:
    items = parts.items
    labels = [item.value for item in items if item.kind in {"quoted", "label"}]
    if not labels:
        labels = [label for label in [label_in(parts.text, items, parts.end)] if label]
    if not labels:
        said = [parts.said(item) for item in items if item.kind == "section"]
        labels = [word for word in said if anchors.entries(word, index)]
    names = sections_of(structural(items))
    sections = " ".join(name for name in names if anchors.lists(index, [name]))
    return [Draft(sections, "remove", "remove-link", target=label) for label in labels or [""]]


def _changed(parts: Parts, index: SiteIndex) -> Draft:
    at = _joint(parts.items)
    before = parts.items if at is None else parts.items[:at]
    after = () if at is None else parts.items[at + 1 :]
    end = parts.items[at].start if at is not None else parts.end
    label = _subject(parts, before, end, index)
    sections = sections_of(structural(before)) or sections_of(structural(after))
    section = " ".join(name for name in sections if anchors.lists(index, [name]))
    draft = Draft(section, property="link", target=label)
    href = _href(after) or ("" if at is not None else _href(parts.items))
    if href and "caption" not in kinds(before):
        return draft._replace(property="link-href", value=href, nature="address")
    value = _newlabel_in(parts, at)
    if "href" in kinds(before):
        return draft._replace(property="link-href", value=value, nature="address")
    if value:
        is_way = at is not None and parts.items[at].kind == "goes"
        name = "link-href" if is_way else "link-label"
        return draft._replace(property=name, value=value, nature="text")
    return draft._replace(property="link-label") if "caption" in kinds(before) else draft


def _newlabel_in(parts: Parts, at: int | None) -> str:
    if at is None:
        quoted = [item.value for item in parts.items if item.kind == "quoted"]
        if len(quoted) > 1 or parts.verb != "rename":
            return quoted[1] if len(quoted) > 1 else ""
        places = [item.end for item in parts.items if item.kind in {"link", "label"}]
        return parted(cleared(parts.text[places[-1] : parts.end]))[0] if places else ""
    after = parts.items[at + 1 :]
    quoted = [item.value for item in after if item.kind == "quoted"]
    if quoted:
        return quoted[0]
    return parted(bare(parts.text, parts.items[at].end, parts.end, after))[0]


def _subject(parts: Parts, items: Sequence[Item], end: int, index: SiteIndex) -> str:
    """The label of the link that is spoken of."""
    for kind in ("quoted", "label"):
        named = [item.value for item in items if item.kind == kind]
        if named:
            return named[0]
    for item in items:
        if item.kind == "section" and anchors.entries(parts.said(item), index):
            return parts.said(item)
    address = [item.value for item in items if item.kind == "address"]
    return label_in(parts.text, items, end) or (address[0] if address else "")


def _joint(items: Sequence[Item]) -> int | None:
    for at, item in enumerate(items):
        is_name = item.kind == "called" and "link" in kinds(items[at - 1 : at])
        if at and (item.kind in JOINTS or item.kind == "with") and not is_name:
            return at
    return None


def _href(items: Sequence[Item]) -> str:
    addresses = [item.value for item in items if item.kind == "address"]
    quoted = [
        item.value for item in items if item.kind == "quoted" and guard.is_address(item.value)
    ]
    return (addresses or quoted or [""])[0]
