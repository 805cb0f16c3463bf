"""Whole parts of a page, which stay where they are: "move the reviews above the services"."""

import re

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.phrases import normal, nouns
from bot.ux_agent.understanding.words.property_words import ROOTED
from bot.ux_agent.understanding.words.vocabulary import Item

_MOVED = re.compile(
    r"(?i)^\W*(?:(?:please|pls|can you|could you|just|also)\W+)*(?:move|put|place|bring|shift|drag)"
    r"\s+(?:(?:whole|entire|up|down)\s+)*(?P<what>(?:(?:the|our|my|that|this)\s+)?[^\"“”,;.]{2,40}?)"
    r"(?:\s+(?:up|down|right|directly|just|straight|further|back))*"
    r"\s+(?:(?:before|after|above|below|over|under|underneath|beneath|behind|in front of)\s+"
    r"(?P<other>\S.{1,40}?)|(?:to|at|on)\s+the\s+(?:very\s+)?(?:top|bottom|start|end)\b.{0,30})"
    r"(?:\s+(?:on|of|in)\s+(?:the|our|my)\s+(?:[\w-]+\s+)?(?:page|site|website))?\W*$"
)
_SWAPPED = re.compile(
    r"(?i)^\W*(?:(?:please|pls|can you|could you)\W+)*(?:swap|switch|exchange)\s+"
    r"(?P<what>(?:the|our|my)\s+[^\"“”,;.]{2,40}?)\s+(?:and|with)\s+(?P<other>\S.{1,40}?)"
    r"(?:\s+(?:around|round|over))?\W*$"
)
_PART = r"(?i)\s+(?:section|part|area|block)s?$"
_ARTICLE = r"(?i)^(?:the|our|my|that|this)\s+"
_MENU = r"(?i)\b(?:menu|nav|navbar|navigation|list|links?)\b"


def moved(parts: Parts, index: SiteIndex) -> Draft | None:
    """The draft, which is refused, of a whole part of a page that is to move; None for all else."""
    said = parts.text[parts.start : parts.end]
    found = _MOVED.match(said) or _SWAPPED.match(said)
    if found is None or re.search(_MENU, said):
        return None
    what, other = found["what"], found["other"] or ""
    if not _is_part(what, parts, index, found.start("what")):
        return None
    if other and found.re is _SWAPPED:
        is_pair = _is_part(other, parts, index, found.start("other"))
        return Draft(property=ROOTED) if is_pair else None
    return Draft(property=ROOTED)


def _is_part(said: str, parts: Parts, index: SiteIndex, at: int) -> bool:
    """True for words that name a whole part of a page, and no entry of a list."""
    name = re.sub(_ARTICLE, "", said.strip())
    plain = re.sub(_PART, "", name)
    whole = re.sub(_PART, "", said.strip())
    if _is_entry(plain, index) or _is_entry(whole, index):
        return name != plain
    start = parts.start + at
    named = [one for one in parts.items if start <= one.start < start + len(said)]
    named = [one for one in named if one.kind != "vague"]
    return (
        bool(named)
        and all(_is_whole(one, parts.said(one), index) for one in named)
        and _covers(named, plain)
    )


def _is_entry(name: str, index: SiteIndex) -> bool:
    return any(normal(entry.label) == normal(name) for _, entry in anchors.entries(name, index))


def _covers(named: list[Item], name: str) -> bool:
    """True where the items are all that the name holds, so that nothing within a part is meant."""
    return sum(one.end - one.start for one in named) >= len(name.replace(" ", ""))


def _is_whole(item: Item, said: str, index: SiteIndex) -> bool:
    """True for a section of the site, and for a part of a page that could be hidden."""
    if item.kind == "section":
        lists = [one for one in index.targets if one.entries]
        return item.value in index.sections and not any(normal(said) in nouns(one) for one in lists)
    names = item.value.split(" ") if item.kind == "property" and "|" not in item.value else []
    return any(name.endswith("-visibility") for name in names)
