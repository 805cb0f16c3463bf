"""Two things that change places: "swap Blog and About", "swap the title and the motto"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing.candidates import candidates
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.entry_words import partly
from bot.ux_agent.understanding.words.link_words import bare_label
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.spelling import nearest
from bot.ux_agent.understanding.words.vocabulary import Item

_LABELLED = r"(?i)\b(?:labels?|texts?|words|wordings?|captions?)\b"
_ADDRESSED = r"(?i)\b(?:address(?:es)?|urls?|hrefs?|targets?|destinations?)\b"
_LABELS = ("", "-text", "-label")
_ADDRESSES = ("-link", "-link-href")
_VERBS = frozenset({"swap", "exchange", "switch", "interchange"})


def wants(parts: Parts) -> bool:
    """True for a clause that has two things change places."""
    verbs = [parts.said(item).lower() for item in parts.items[_lead(parts) :][:1]]
    is_swap = bool(verbs) and (verbs[0] in _VERBS or bool(nearest(verbs[0], _VERBS)))
    return is_swap and _parting(parts) is not None


def drafts(parts: Parts, index: SiteIndex) -> list[Draft]:
    """The drafts that bring each of the two to the other's place; one without a wish in doubt."""
    at = _parting(parts)
    if at is None:
        return [Draft()]
    one, other = parts.items[_lead(parts) + 1 : at], parts.items[at + 1 :]
    section = _section(parts.items, index)
    links = [_link(parts, side, section, index) for side in (one, other)]
    if links[0] and links[1]:
        return _reordered(section, *links)
    if links[0] or links[1]:
        label = bare_label(_said(parts, one if not links[0] else other))
        return [Draft(section, "reorder", "order", target=label)]
    return _exchanged(one, other, index, half=_half(parts))


def _parting(parts: Parts) -> int | None:
    kinds, first = [item.kind for item in parts.items], _lead(parts) + 1
    found = (at for at, kind in enumerate(kinds) if at > first and kind in {"and", "with"})
    return next(found, None)


def _lead(parts: Parts) -> int:
    """The number of items before the verb that say where: "on the team page swap Ann and Bo"."""
    kinds = [item.kind for item in parts.items[:2]]
    return 2 if kinds == ["in", "section"] else 0


def _section(items: Sequence[Item], index: SiteIndex) -> str:
    """The section with a list that is named behind "in" or "of"."""
    named = [
        item.value
        for before, item in pairwise(items)
        if before.kind in {"in", "from"} and item.kind == "section"
    ]
    return next((name for name in named if anchors.lists(index, name.split())), "")


def _said(parts: Parts, side: Sequence[Item]) -> str:
    closing = next((item.start for item in side if item.kind in {"in", "from"}), side[-1].end)
    return parts.text[side[0].start : closing] if side else ""


def _link(
    parts: Parts, side: Sequence[Item], section: str, index: SiteIndex
) -> tuple[Target, Entry] | None:
    if not side:
        return None
    quoted = [item.value for item in side if item.kind in {"quoted", "label"}]
    said = quoted[0] if quoted else bare_label(_said(parts, side))
    found = anchors.entries(said, index, section.split()) or anchors.entries(said, index)
    found = found or partly(said, index, section.split())
    return found[0] if len(found) == 1 else None


def _reordered(section: str, *links: tuple[Target, Entry] | None) -> list[Draft]:
    (target, one), (other_target, other) = (link for link in links if link)
    if target != other_target:
        return [Draft(section)]
    return exchanged(target, one.label, other.label)


def exchanged(target: Target, one: str, other: str) -> list[Draft]:
    """The drafts that bring two entries of a list, by their labels, each to the other's place."""
    labels = [entry.label for entry in target.entries]
    first, last = sorted((labels.index(one), labels.index(other)))
    behind = labels[last + 1] if last + 1 < len(labels) else "last"
    moves = [(labels[last], labels[first])]
    if last > first + 1:
        moves.append((labels[first], behind))
    return [
        Draft(
            target.section,
            "reorder",
            "order",
            place,
            target=label,
            nature="text",
            listed=target.property,
        )
        for label, place in moves
    ]


def _exchanged(
    one: Sequence[Item], other: Sequence[Item], index: SiteIndex, *, half: str
) -> list[Draft]:
    """The values of two properties, each set to the other's; a link's label and address both.

    `half` is "text" or "url" where only the one or the other is named, else ''.
    """
    places = " ".join(item.value for item in (*one, *other) if item.kind == "section")
    found = [_property(side, places, index) for side in (one, other)]
    first, second = found
    if first is None or second is None or first == second or first.type != second.type:
        return [Draft(places if len(places.split()) == 1 else "")]
    halves = [twin for each in (first, second) if (twin := _other_half(each, index))]
    if len(halves) == 1 and not half:
        return [Draft(first.section)]
    pairs = [(first, second), *([(halves[0], halves[1])] if len(halves) > 1 else [])]
    pairs = [pair for pair in pairs if not half or pair[0].type == half] or pairs[:1]
    return [
        Draft(target.section, property=target.property, value=new.value or "", nature=_nature(new))
        for before, behind in pairs
        for target, new in ((before, behind), (behind, before))
    ]


def _half(parts: Parts) -> str:
    """The half of two links that is named: their labels or their addresses; '' for neither."""
    if re.search(_ADDRESSED, parts.text):
        return "url"
    return "text" if re.search(_LABELLED, parts.text) else ""


def _nature(target: Target) -> str:
    return {"color": "colour", "url": "address"}.get(target.type, "text")


def _other_half(target: Target, index: SiteIndex) -> Target | None:
    """The address that belongs to the label of a link, or the label that belongs to an address."""
    name = re.sub(r"-link(?:-href)?$", "", target.property)
    is_address = target.type == "url" and name != target.property
    names = [f"{name}{end}" for end in (_LABELS if is_address else _ADDRESSES)]
    if not is_address:
        stem = re.sub(r"-(?:text|label)$", "", name)
        names += [f"{stem}{end}" for end in _ADDRESSES]
    found = [index.find(target.section, one) for one in names]
    kinds = {"text", "string"} if is_address else {"url"}
    return next((one for one in found if one and one.type in kinds), None)


def _property(side: Sequence[Item], places: str, index: SiteIndex) -> Target | None:
    named = [item.value for item in side if item.kind == "property"]
    sections = " ".join(item.value for item in side if item.kind == "section") or places
    found = candidates(Draft(sections, property=named[0]), index) if named else []
    return found[0] if len(found) == 1 else None
