"""Clauses about links: their label, their address, new ones and those to take away."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import anchors, guard
from bot.ux_agent.understanding.clauses import JOINTS, VERBS, kinds
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.trim import bare, parted, sections_of
from bot.ux_agent.understanding.vocabulary import Item

_ARTICLES = re.compile(
    r"^(?:(?:a|an|the|new|my|our|your|another|please|it|its|that|this|of|for|from|one|more|extra"
    r"|from|to|text|label|name|me|us|called|named|and|with|second|third|first|last)\b|[\s,:(–—-])+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:[\s,:;.()–—-]|\b(?:please|and|with|the|a|from|to)\s*$)+$", re.IGNORECASE)


def wants(items: Sequence[Item], verb: str, index: SiteIndex) -> bool:
    """True when a clause is about links."""
    found = kinds(items)
    if not anchors.lists(index):
        return bool(found & {"link", "href"}) and "address" in found
    if found & {"colour", "size", "weight", "relative"} and not found & {"address", "label"}:
        return False
    if verb == "add":
        return bool(found & {"link", "address", "section"})
    if verb == "remove":
        return bool(found & {"link", "label"}) or _names_a_link(items, index)
    if found & {"link", "href"}:
        return bool(found & {"label", "address", "href"}) or _mentions_link_only(items)
    if "label" in found and not found & {"property", "colour", "vague"}:
        return bool(found & JOINTS) or verb in {"rename", "change", "point", "replace"}
    return False


def read(text: str, items: Sequence[Item], end: int, verb: str, index: SiteIndex) -> list[Draft]:
    """The wishes of a clause about links that ends at character `end`."""
    if verb == "add" or (verb == "set" and _is_new(text, items)):
        return [_added(text, items, end, index)]
    if verb == "remove":
        return _removed(text, items, end, index)
    return [_changed(text, items, end, index)]


def _names_a_link(items: Sequence[Item], index: SiteIndex) -> bool:
    return any(item.kind == "quoted" and anchors.entries(item.value, index) for item in items)


def _mentions_link_only(items: Sequence[Item]) -> bool:
    return "property" not in kinds(items)


def _is_new(text: str, items: Sequence[Item]) -> bool:
    return "new" in text[items[0].start : items[-1].end].lower().split() and "link" in kinds(items)


def _added(text: str, items: Sequence[Item], end: int, index: SiteIndex) -> Draft:
    href = _href(items)
    quoted = [item.value for item in items if item.kind == "quoted" and item.value != href]
    label = quoted[0] if quoted else _label(text, items, end)
    sections = sections_of(_structural(items))
    if not label:
        homeless = [item for item in items if item.kind == "section"]
        listed = {target.section for target in anchors.lists(index)}
        names = [item for item in homeless if item.value not in listed]
        label = text[names[0].start : names[0].end] if names else ""
        sections = [name for name in sections if name in listed]
    return Draft(" ".join(sections[:1]), "add", "add-link", label, href)


def _removed(text: str, items: Sequence[Item], end: int, index: SiteIndex) -> list[Draft]:
    labels = [item.value for item in items if item.kind in {"quoted", "label"}]
    if not labels:
        labels = [label for label in [_label(text, items, end)] if label]
    if not labels:
        labels = [
            text[item.start : item.end]
            for item in items
            if item.kind == "section" and anchors.entries(text[item.start : item.end], index)
        ]
    names = sections_of(_structural(items))
    sections = " ".join(name for name in names if anchors.lists(index, [name]))
    return [Draft(sections, "remove", "remove-link", target=label) for label in labels or [""]]


def _changed(text: str, items: Sequence[Item], end: int, index: SiteIndex) -> Draft:
    at = _joint(items)
    before = items if at is None else items[:at]
    after = () if at is None else items[at + 1 :]
    label = _subject(text, before, items[at].start if at is not None else end, index)
    sections = sections_of(_structural(before)) or sections_of(_structural(after))
    section = " ".join(name for name in sections if anchors.lists(index, [name]))
    draft = Draft(section, property="link", target=label)
    href = _href(after) or ("" if at is not None else _href(items))
    if href and "caption" not in kinds(before):
        return draft._replace(property="link-href", value=href, nature="address")
    value = _new_label(text, items, at, end)
    if "href" in kinds(before):
        return draft._replace(property="link-href", value=value, nature="address")
    if value:
        kind = items[at].kind if at is not None else ""
        name = "link-href" if kind == "goes" else "link-label"
        return draft._replace(property=name, value=value, nature="text")
    if "caption" in kinds(before):
        return draft._replace(property="link-label")
    return draft


def _new_label(text: str, items: Sequence[Item], at: int | None, end: int) -> str:
    if at is None:
        quoted = [item.value for item in items if item.kind == "quoted"]
        return quoted[1] if len(quoted) > 1 else ""
    quoted = [item.value for item in items[at + 1 :] if item.kind == "quoted"]
    return quoted[0] if quoted else parted(bare(text, items[at].end, end, items[at + 1 :]))[0]


def _subject(text: str, items: Sequence[Item], end: int, index: SiteIndex) -> str:
    """The label of the link that is spoken of."""
    for kind in ("quoted", "label"):
        named = [item.value for item in items if item.kind == kind]
        if named:
            return named[0]
    for item in items:
        word = text[item.start : item.end]
        if item.kind == "section" and anchors.entries(word, index):
            return word
    address = [item.value for item in items if item.kind == "address"]
    return _label(text, items, end) or (address[0] if address else "")


def _joint(items: Sequence[Item]) -> int | None:
    places = [
        at
        for at, item in enumerate(items)
        if at
        and (item.kind in JOINTS or item.kind == "with")
        and not (item.kind == "called" and "link" in kinds(items[at - 1 : at]))
    ]
    return places[0] if places else None


def _href(items: Sequence[Item]) -> str:
    addresses = [item.value for item in items if item.kind == "address"]
    quoted = [
        item.value for item in items if item.kind == "quoted" and guard.is_address(item.value)
    ]
    return (addresses or quoted or [""])[0]


def _structural(items: Sequence[Item]) -> list[Item]:
    """The section items that say where, rather than name a link."""
    found = []
    for at, item in enumerate(items):
        if item.kind != "section":
            continue
        before = items[at - 1].kind if at else ""
        after = items[at + 1].kind if at + 1 < len(items) else ""
        if before in {"in", "to", "from", "goes"} or after in {"link", "label"} or len(items) < 3:
            found.append(item)
    return found


def _label(text: str, items: Sequence[Item], end: int) -> str:
    """The first words of a clause that are no part of its frame."""
    places = set(_structural(items))
    frame = [
        item
        for item in items
        if item.kind
        in VERBS | JOINTS | {"link", "href", "caption", "in", "from", "address", "with"}
        or item in places
    ]
    starts = [items[0].start if items else 0, *(item.end for item in frame)]
    stops = [*(item.start for item in frame), end]
    for start, stop in zip(starts, stops, strict=True):
        label = _TAIL.sub("", _ARTICLES.sub("", text[start:stop]))
        if label:
            return label
    return ""
