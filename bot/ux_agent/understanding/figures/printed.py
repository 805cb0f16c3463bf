"""A number at the edge of a new text that code of the page already prints beside it."""

import re

from bot.ux_agent.intent import Change
from bot.ux_agent.site import Place, SiteIndex
from bot.ux_agent.understanding.figures import calling, facts

_CODE_BEHIND = re.compile(
    r"\s*(?:\{\{-?|\{|<\?=|<%=)\s*([\w$.?\->\[\]'\" ()]{1,60}?)\s*(?:\||-?\}|[?%]>)"
)
_CODE_BEFORE = re.compile(
    r"(?:\{\{-?|\{|<\?=|<%=)\s*([\w$.?\->\[\]'\" ()]{1,60}?)\s*(?:-?\}\}?|[?%]>)\s*$"
)
_JOINT = " \t:–—-"


def without(change: Change, index: SiteIndex) -> Change:
    """The change without a number that the line prints beside the place; most are as they were."""
    target = index.find(change.section, change.property)
    if target is None or change.op != "set" or not isinstance(change.value, str):
        return change
    printed = [names for place in target.places for names in _beside(place, index)]
    for spot in calling.spots_of(index) if printed else ():
        shown = spot.value[spot.start : spot.end]
        is_known = shown in (target.value or "") or shown == change.value
        if is_known or not any(_is_of(spot, names) for names in printed):
            continue
        if change.value.endswith(shown):
            return change._replace(value=change.value.removesuffix(shown).rstrip())
        if change.value.startswith(shown):
            return change._replace(value=change.value.removeprefix(shown).lstrip(_JOINT))
    return change


def _is_of(spot: calling.Spot, names: frozenset[str]) -> bool:
    """True where what is printed is called as the place of a number is."""
    return spot.entry is None and not facts.words(spot.target.property).isdisjoint(names)


def _beside(place: Place, index: SiteIndex) -> list[frozenset[str]]:
    """The words that the code just before and behind a place prints things by."""
    file = index.files.get(place.file)
    line = file.lines.get(str(place.line), "").encode() if file else b""
    end = place.column + place.end - place.start
    behind = _CODE_BEHIND.match(line[end:].decode(errors="replace"))
    before = _CODE_BEFORE.search(line[: place.column].decode(errors="replace"))
    return [facts.words(*re.findall(r"[A-Za-z]+", one[1])[-1:]) for one in (behind, before) if one]
