"""A text that is told by what it stands beside: "the line right above the button"."""

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.ux_agent.site import Place, SiteIndex, Target
from bot.ux_agent.understanding.drafting.beneath import DATA, leaves
from bot.ux_agent.understanding.drafting.headed import TELLING, heading_of, is_heading
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.placing.strangers import STRANGE
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.clauses import JOINTS, LOOKS
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.property_words import is_generic
from bot.ux_agent.understanding.words.vocabulary import Item

_FORM = (
    r"(?i)\b(?:text|texts|line|lines|paragraph|sentence|words|wording|copy|blurb)\s+"
    r"(?:(?:that|which)\s+(?:is|are|stands)\s+|standing\s+)?"
    r"(?:(?:right|just|directly|immediately|straight)\s+)?"
    r"(?:(?P<below>under|below|beneath|underneath|after)|(?P<above>above|over|before|on top of)"
    r"|next to|beside|close to|near)\s+(?:(?:the|our|my)\s+)?(?=(\S))"
)
_BRAND = re.compile(
    r"(?i)\b(?:(?:site|company|business|shop)\s)?name\s+(?:that is\s)?"
    r"(?:(?:right|just|directly)\s)?(?:next to|beside|by|near|close to"
    r"|(?:to the )?(?:right|left) of)\s+(?:the\s|our\s|my\s)?logo\b"
)
_NAMED = "header.brand|brand|brand-name|logo-text|site-name|name"
"""What is called by what it stands beside, the logo: the name of the site."""

_NAMES = frozenset({"property", "quoted", "label"})
_TOLD = frozenset({"property", "quoted", "label", "word", "section", "colour", "relative"})
_MARKS = " \t\"“”„«»'‘’"
_TITLES = (".title", "-title", "heading", "headline", "hero-text")
_LANDMARKS = frozenset({"header", "navbar", "footer"})
_SWITCH = "-visibility"


def told(parts: Parts, index: SiteIndex) -> Parts:
    """The parts with such a text as the one that stands there; else as words unknown here."""
    brand = _BRAND.search(parts.text, parts.start, parts.end)
    if brand:
        return _replaced(parts, Item("property", _NAMED, *brand.span()))
    found = re.search(_FORM, parts.text[parts.start : parts.end])
    noun = _at(parts, parts.start + found.start()) if found else None
    if found is None or noun is None or not is_generic(noun.value):
        return parts
    behind = [one for one in parts.items if one.start >= parts.start + found.start(3)]
    thing = _thing(behind, parts)
    if thing is None:
        return parts
    beside = _standing(_element(thing, index), index, found)
    one = Item("property", beside, noun.start, thing.end, is_own=True)
    if not beside:
        one = Item("word", STRANGE, noun.start, thing.end)
    return _replaced(parts, one)


def _replaced(parts: Parts, one: Item) -> Parts:
    """The parts with one item for all that it spans."""
    before = [item for item in parts.items if item.start < one.start]
    after = [item for item in parts.items if item.start >= one.end]
    at = None if parts.at is None else parts.items[parts.at]
    items = (*before, one, *after)
    if at is not None and one.start < at.start < one.end:  # "that is under …"
        at = next((item for item in after if item.kind in JOINTS), None)
    kept = items.index(at) if at else None
    is_within = parts.anchor and parts.text.find(parts.anchor, one.start) in range(
        one.start, one.end
    )
    return parts._replace(items=items, at=kept, anchor="" if is_within else parts.anchor)


def _at(parts: Parts, start: int) -> Item | None:
    """The word for some text that begins at a character."""
    found = (one for one in parts.items if one.start == start and one.kind == "property")
    return next(found, None)


def _thing(behind: Sequence[Item], parts: Parts) -> Item | None:
    """What the text stands beside: the first name behind, with what tells which one it is."""
    run = _adjacent(behind, parts)
    if not run:
        return None
    first = run[0]
    end = next((item for item in run[1:] if item.kind == "property"), first)
    if end.kind == "word":  # "the see the classes button"
        rest = takewhile(lambda one: one.kind in _TOLD - LOOKS, behind)
        return first._replace(kind="quoted", end=max(one.end for one in rest))
    said = parts.text[first.start : end.start].strip(_MARKS)
    if end is first or (end.kind == "property" and TELLING.issuperset(said.lower().split())):
        is_place = first.kind == "section" and first.value in _LANDMARKS
        return end._replace(start=first.start) if end.kind in _NAMES or is_place else None
    name = said if is_heading(end, parts) else parts.text[first.start : end.end]
    return Item("quoted", name, first.start, end.end)


def _adjacent(items: Sequence[Item], parts: Parts) -> list[Item]:
    """The first items with nothing between them that may name one thing."""
    found: list[Item] = []
    for item in items:
        gap = parts.text[found[-1].end : item.start].strip(_MARKS) if found else ""
        if gap or item.kind not in _TOLD:
            break
        found.append(item)
    return found


def _element(thing: Item, index: SiteIndex) -> Target | None:
    """The one text that a name means; of a part of a page its heading."""
    if thing.kind != "property":
        found = [
            one.target
            for one in anchors.find(thing.value, index)
            if one.part == "value" and not one.before + one.after
        ]
        named = heading_of(thing.value, index)
        return found[0] if len(found) == 1 else _of_name(named.value, index) if named else None
    return _of_name(thing.value, index)


def _of_name(value: str, index: SiteIndex) -> Target | None:
    """The one text of a property's first tier that any text is of."""
    for tier in value.split("|"):
        names = [_of_part(name) for name in tier.split(" ")]
        texts = [
            one
            for one in index.targets
            if {f"{one.section}.{one.property}", one.property} & {*names} and fitting.is_text(one)
        ]
        mine = [one for one in texts if one.section == "home"] if len(texts) > 1 else texts
        if texts:
            return mine[0] if len(mine) == 1 and mine[0].places else None
    return None


def _of_part(name: str) -> str:
    """The heading of the part that a name is of, else the name itself."""
    return f"{name.removesuffix(_SWITCH)}-title" if name.endswith(_SWITCH) else name


def _standing(thing: Target | None, index: SiteIndex, found: re.Match[str]) -> str:
    """The property of the text that stands next below or above a thing; '' for none, or beside."""
    if thing is None or not (found["below"] or found["above"]):
        return ""
    place = thing.places[0]
    mine = [(at, draft) for at, draft in leaves(index) if _is_there(at, place, found)]
    nearest = min(mine, key=lambda one: abs(one[0].start - place.start), default=None)
    draft = nearest[1] if nearest else None
    if draft is None or draft.section != thing.section or draft.property.endswith(_TITLES):
        return ""
    return draft.property


def _is_there(place: Place, thing: Place, found: re.Match[str]) -> bool:
    """True for a place of the same file on the side that was told."""
    is_page = place.file == thing.file and not place.file.endswith(DATA)
    return is_page and (place.start > thing.start if found["below"] else place.start < thing.start)
