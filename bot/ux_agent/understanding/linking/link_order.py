"""The order of links: "put Contact first", "move Blog before About"."""

import re

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.linking.links import BESIDE, BETWEEN, SPOT, named, put
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.entry_words import respelled
from bot.ux_agent.understanding.words.link_words import bare_label, is_guess, structural
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.trim import bare, sections_of
from bot.ux_agent.understanding.words.vocabulary import Item

_LAST = "last|end|back|right|rightmost|bottom"


def between(tail: str, section: str, index: SiteIndex) -> str | None:
    """The later of two neighbours that something is to stand between, '' where they are none.

    None when nothing is said of a place between two.
    """
    found = re.search(BETWEEN, tail)
    if not found:
        return None
    pair = [anchors.entries(bare_label(one), index, section.split()) for one in found.groups()]
    if not all(len(one) == 1 for one in pair) or pair[0][0][0] != pair[1][0][0]:
        return ""
    labels = [entry.label for entry in pair[0][0][0].entries]
    first, last = sorted(labels.index(one[0][1].label) for one in pair)
    return labels[last] if last == first + 1 else ""


def ordered(parts: Parts, index: SiteIndex) -> Draft:
    """The draft of a link's new place: first, last, or beside another link."""
    item = _named(parts, index) or put(parts) or parts.items[0]
    label = parts.said(item) if item.kind in {"section", "property", "word"} else item.value
    before = [one for one in parts.items if one.start <= item.start]
    if is_guess(parts, before, index):
        label = bare_label(parts.text[before[1].start : item.end]) if len(before) > 1 else ""
    sections = sections_of(one for one in structural(parts.items) if one != item)
    section = " ".join(name for name in sections if anchors.lists(index, [name]))
    tail = respelled(parts.text[item.end : parts.end])
    pair = between(tail, section, index)
    if pair is not None:
        return Draft(section, "reorder", "order", pair, target=label, nature="text")
    beside = re.search(BESIDE, tail)
    if beside:
        start = item.end + beside.end()
        following = [one for one in parts.items if one.start >= start]
        value = bare_label(bare(parts.text, start, parts.end, following))
        name = "order-after" if beside[1].lower() in {"after", "behind", "below"} else "order"
        return Draft(section, "reorder", name, value, target=label, nature="text")
    return Draft(section, "reorder", "order", _spot(tail), target=label, nature="text")


def _named(parts: Parts, index: SiteIndex) -> Item | None:
    """The link that is named before its place; one behind it is what it is to stand beside."""
    item = named(parts, index)
    tail = respelled(parts.text[item.end : parts.end]) if item else ""
    is_placed = any(re.search(form, tail) for form in (SPOT, BESIDE, BETWEEN))
    return item if is_placed or not put(parts) else None


def moved(parts: Parts, label: str) -> Draft:
    """The draft of "put it last" for the link of that label."""
    said = parts.text[parts.items[0].start : parts.end]
    return Draft(op="reorder", property="order", value=_spot(said), target=label, nature="text")


def is_last(said: str) -> bool:
    """True for the words of a place that is the end of a list."""
    return said.lower().endswith(tuple(_LAST.split("|")))


def _spot(said: str) -> str:
    found = re.search(SPOT, said)
    return "last" if found and is_last(found[0]) else "first"
