"""Whether a clause is about links."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import guard
from bot.ux_agent.understanding.placing import pairs
from bot.ux_agent.understanding.words import anchors, lexicon
from bot.ux_agent.understanding.words.brands import is_brand
from bot.ux_agent.understanding.words.clauses import JOINTS, LOOKS, kinds
from bot.ux_agent.understanding.words.entry_words import partly, respelled
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.phrases import normal, nouns
from bot.ux_agent.understanding.words.property_words import head
from bot.ux_agent.understanding.words.vocabulary import Item

SPOT = (
    r"(?i)\b(?:first|front|start|beginning|far left|leftmost|last|end|back|far right|rightmost"
    r"|(?:to|at) the (?:top|bottom))\b"
)
BETWEEN = (
    r"(?i)\b(?:in )?between\s+(.{1,60}?)\s+and\s+(.{1,60}?)"
    r"(?=\s+(?:in|of|on|at|from)\b|[.!?,;]|\s*$)"
)
BESIDE = r"(?i)\b(before|in front of|after|behind|above|below)\b"
"""Expressions for a place among links, between two of them, and beside one."""

_ORDERED = (
    r"(?i)\b(?:(?:should|must|needs? to|has to|have to|ought to|to)\s+(?:please\s+)?"
    r"|(?:can|could|would|may)\s+(?!you\b|we\b|i\b)\S.{0,40}?\s)"
    r"(?:come|go|be|stand|sit|appear|move|be moved)\s+(?:up\s+|right\s+|directly\s+|just\s+)*"
    r"(?:the\s+)?(?:first|last|before|after|in front|behind|between|above|below|leftmost|rightmost"
    r"|(?:at|to) the (?:top|bottom|start|beginning|end|front|back))\b"
)
_BARE_SPOT = (
    r"(?i)\s+(?:first|last|before .{1,60}|after .{1,60}|at the (?:start|end|top|bottom))"
    r"(?:\s+(?:in|of|on) (?:the|our|my) [\w -]{1,30})?(?:\s+please)?\W*"
)
_PUT = (
    r"(?i)\s*(?:(?:up|right|directly|just|please|should|must|(?:needs?|has|have|ought) to|is|be|go"
    r"|come|goes|sit|stand|appear|move|moved|the|very|link|item|entry|tab|page"
    r"|to(?=\s+(?:come|go|be|stand|sit|appear|move)\b))\s+){0,6}"
    r"(?:first|last|leftmost|rightmost|(?:before|after|behind|above|below|in front of)\s+\S.{0,50}"
    r"|(?:in )?between\s.{1,50}\sand\s.{1,50}"
    r"|(?:at|to|on|in)\s+the\s+(?:very |far )?"
    r"(?:front|start|beginning|end|back|top|bottom|left|right))"
    r"(?:\s+(?:link|item|entry|one|tab|thing|page))?"
    r"(?:\s+(?:in|of|on)\s+(?:the|our|my)\s+[\w -]{1,30})?(?:\s+please)?\W*"
)
_LONGEST_PUT = 300  # no place is told at more length, and each item of a clause asks
_PUTTING = r"(?i)\b(?:put|move|place|bring|shift|drag)\b"
_TELLING = frozenset({"is", "are", "costs", "cost"})
_ENDS = frozenset({"top", "bottom"})
_PART = r"(?i)\b(?:section|part|area|block|page)\b"
_RUN = 30
_LEAST = 4
_PLACING = frozenset({"in", "from", "to"})
_NAMING = frozenset({"section", "property", "word", "link", "label"})
_ABOUT = frozenset({"description", "text", "subtitle"})
_MENU = frozenset(lexicon.SECTIONS[0].split("|"))


def wants(parts: Parts, index: SiteIndex) -> bool:
    """True when a clause is about links."""
    found, verb = _kinds(parts), parts.verb
    if "property" in found and "address" in found and verb != "add" and "label" not in found:
        return "link" in found and _is_entry(parts.said(parts.items[0]), index)
    is_put = put(parts) is not None
    if is_put or (found & LOOKS and not found & {"address", "label"}):
        return is_put
    if not anchors.lists(index) or _is_postal(parts, found):
        return bool(found & {"link", "href"}) and "address" in found
    if verb == "add":
        is_service = any(is_brand(parts.said(one)) for one in parts.items if one.kind == "word")
        return (
            bool(found & {"link", "address"}) or is_service or list_said(parts, index) is not None
        )
    if verb in {"hide", "remove"}:
        return _takes_away(parts, found, index)
    if _is_named(parts, index) or describes(parts, index) or in_list(parts, index):
        return True
    if found & {"link", "href"}:
        named = kinds(parts.before) if parts.joint == "say" else found
        return bool(found & {"label", "address", "href"}) or "property" not in named
    if "label" in found and not found & {"property", "colour", "vague"}:
        if parts.at is not None and parts.said(parts.items[parts.at]).lower() in _TELLING:
            return bool(found & {"quoted", "address"})
        return bool(found & JOINTS) or verb in {"rename", "change", "point", "replace"}
    return False


def _takes_away(parts: Parts, found: frozenset[str], index: SiteIndex) -> bool:
    """True for an entry that is to go."""
    if parts.verb == "hide":
        is_part = re.search(_PART, parts.text[parts.items[0].start : parts.end]) is not None
        return "label" in found and not found & {"property", "section"} and not is_part
    if found & {"link", "label"} or any(_is_label(parts, one, index) for one in parts.items):
        return True
    if list_said(parts, index) is not None and "property" not in found:
        return True
    if partial(parts, index):
        return True
    return _names_a_link(parts.items, index) or _is_from_a_list(parts, index)


def partial(parts: Parts, index: SiteIndex) -> str:
    """The words of a clause that only one entry of a list has, and no other text: "peroni"."""
    words = [item for item in parts.items if item.kind == "word"]
    if not words or kinds(parts.items) & {"property", "section", "quoted"}:
        return ""
    run = [item for item in words if item.start - words[0].start < _RUN]
    for end in range(len(run), 0, -1):
        said = parts.text[run[0].start : run[end - 1].end]
        found = partly(said, index)
        texts = {one.target.value for one in anchors.find(said, index) if one.part == "value"}
        if len(found) == 1 and not texts and len(said) >= _LEAST:
            return said
    return ""


def in_list(parts: Parts, index: SiteIndex) -> str:
    """The label of "change Order in the menu to Order online", whatever else has that name."""
    if parts.verb not in {"change", "rename", "replace"} or parts.joint not in {"to", "called"}:
        return ""
    target = list_said(parts, index)
    named = [item for item in parts.before if item.kind in {"section", "property", "label", "word"}]
    if (
        target is None
        or not named
        or kinds(parts.after) & {"colour", "size", "relative", "address"}
    ):
        return ""
    said = parts.said(named[0])
    found = anchors.entries(said, index, [target.section])
    is_other = normal(said) in nouns(target) or not any(one is target for one, _ in found)
    return "" if is_other else found[0][1].label


def describes(parts: Parts, index: SiteIndex) -> bool:
    """True for the text beside a label: "the note of Espresso", however it is called."""
    before = parts.before
    for at, item in enumerate(before[2:], 2):
        word, joint = before[at - 2], before[at - 1]
        is_pair = joint.kind == "in" and item.kind in {"label", "quoted"}
        is_about = word.kind == "word" or (word.kind == "property" and head(word.value) in _ABOUT)
        if is_pair and is_about:
            return any(entry.description for _, entry in anchors.entries(item.value, index))
    return False


def _is_postal(parts: Parts, found: frozenset[str]) -> bool:
    """True for an address that is a text: what is quoted leads nowhere."""
    quoted = [item.value for item in parts.items if item.kind == "quoted"]
    is_text = bool(quoted) and not any(map(guard.is_address, quoted))
    return is_text and "href" in found and not found & {"link", "label", "address"}


def _is_named(parts: Parts, index: SiteIndex) -> bool:
    """True for a new name, a new place or a new address of what is a link by its label."""
    if is_order(parts, index):
        return True
    if parts.verb == "rename" and (_renames(parts, index) or _is_from_a_list(parts, index)):
        return True
    if parts.joint != "goes":
        return False
    is_led = "address" in kinds(parts.after) and kinds(parts.before) <= {"word"}
    is_led = is_led and bool(pairs.leading(parts.subject(), index))
    return is_led or any(_is_label(parts, one, index) for one in parts.before)


def _kinds(parts: Parts) -> frozenset[str]:
    """The kinds of items; in "the Sign up button" the button is the link of that label."""
    found = kinds(parts.items)
    named = [item.value for item in parts.items if item.kind == "property"]
    labels = [item for item in parts.items if item.kind == "label"]
    is_said = any(parts.said(item).casefold() == item.value.casefold() for item in labels)
    if is_said and named and all("cta-text" in value for value in named):
        return (found - {"property"}) | {"link"}
    return found


def is_same(parts: Parts) -> bool:
    """True for a clause about the link named before: "and rename it to News"."""
    first = parts.items[0].kind
    found = kinds(parts.items[1:]) | ({first} & {"it"})
    is_it = "it" in found and not found & {"section", "property", "label", "link"}
    return is_it and (parts.verb in {"rename", "point"} or "address" in found)


def is_moved(parts: Parts) -> bool:
    """True for "put it last" of the link named before."""
    of_it = [
        one
        for one in parts.items
        if parts.said(one).lower().split()[-1] not in _ENDS and one.value != "navbar"
    ]
    found = kinds(of_it)
    is_it = "it" in found and not found & {"section", "property", "label", "quoted", "address"}
    said = parts.text[parts.items[0].start : parts.end]
    return is_it and parts.verb in {"move", "set"} and bool(re.search(SPOT, said))


def is_order(parts: Parts, index: SiteIndex) -> bool:
    """True for "put Contact first", "move Blog before About"."""
    said = respelled(parts.text[parts.start : parts.end])
    is_told = parts.verb == "" and bool(re.search(_ORDERED, said))
    is_told = is_told or (not parts.verb and parts.at is None)
    item = named(parts, index) if is_told or parts.verb in {"move", "set", "make"} else None
    if item is None:
        return False
    tail = respelled(parts.text[item.end : parts.end])
    if not parts.verb and not re.search(_ORDERED, said):
        return item == parts.items[0] and bool(re.fullmatch(_BARE_SPOT, tail))
    return any(re.search(form, tail) for form in (SPOT, BESIDE, BETWEEN))


def named(parts: Parts, index: SiteIndex) -> Item | None:
    """The first item that is the label of a link; "in the team" is where, not what."""
    is_told = False
    for before, item in pairwise((parts.items[0], *parts.items)):
        if is_told and before.kind in {"in", "from"}:
            continue
        is_told = is_told or item.kind == "word"
        label = parts.said(item) if item.kind == "section" else item.value
        if item.kind in {"label", "quoted", "section"} and anchors.entries(label, index):
            return item
        if item.kind == "property" and is_put(parts, item) and _is_entry(parts.said(item), index):
            return item
    said = partial(parts, index)
    return next((one for one in parts.items if said and said.startswith(parts.said(one))), None)


def is_put(parts: Parts, item: Item) -> bool:
    """True for "Contact" in "put Contact first", whatever part of the page has that name too."""
    tail = parts.text[item.end : parts.end]
    return len(tail) <= _LONGEST_PUT and re.fullmatch(_PUT, respelled(tail)) is not None


def put(parts: Parts) -> Item | None:
    """What "put Contact first" gives a place among others, be there such a list or not."""
    if parts.verb not in {"move", "set"}:
        return None
    start = parts.text[parts.items[0].start : parts.items[0].end]
    named = [item for item in parts.items if item.kind in {"property", "label", "word"}]
    is_told = bool(named) and re.fullmatch(_PUTTING, start) is not None
    return named[0] if is_told and is_put(parts, named[0]) else None


def list_said(parts: Parts, index: SiteIndex) -> Target | None:
    """The one list that a clause names, or what its entries are called: "the areas", "a drink"."""
    said = {
        normal(parts.said(item))
        for before, item in pairwise((parts.items[0], *parts.items))
        if item.kind in _NAMING
        and (before.kind in _PLACING or not _is_entry(parts.said(item), index))
    }
    named = [target for target in anchors.lists(index) if not nouns(target).isdisjoint(said)]
    if not named and said & _MENU:
        named = anchors.lists(index, ["navbar"])
    return named[0] if len(named) == 1 else None


def _is_entry(said: str, index: SiteIndex) -> bool:
    return any(normal(entry.label) == normal(said) for _, entry in anchors.entries(said, index))


def _names_a_link(items: Sequence[Item], index: SiteIndex) -> bool:
    named = [item.value for item in items if item.kind in {"quoted", "address"}]
    return any(anchors.entries(one, index) for one in named)


def _is_from_a_list(parts: Parts, index: SiteIndex) -> bool:
    """True for "Presse from the menu", whether or not the menu has such a link."""
    named = parts.before
    found, kept = kinds(named), [item.kind for item in named]
    places = [item for at, item in enumerate(named) if kept[max(at - 1, 0)] in {"in", "from"}]
    is_listed = any(
        item.kind == "section" and anchors.lists(index, item.value.split()) for item in places
    )
    return is_listed and "word" in found and not found & {"property", "quoted"}


def _renames(parts: Parts, index: SiteIndex) -> bool:
    """True for a new name of what is a link's label, be it misspelt: a section has no name."""
    if "property" in kinds(parts.before):
        return False
    named = [item for item in parts.before if item.kind in {"section", "quoted"}]
    lists = {name for item in parts.before if item.kind == "section" for name in item.value.split()}
    places = [name for name in lists if anchors.lists(index, [name])]
    if any(item.kind == "quoted" for item in named):
        quoted = next(item for item in named if item.kind == "quoted")
        return bool(places and anchors.entries(quoted.value, index, places))
    return any(anchors.entries(parts.said(item), index) for item in named[:1])


def _is_label(parts: Parts, item: Item, index: SiteIndex) -> bool:
    """True for "Home" with its capital, which is a link there and a section elsewhere."""
    said = parts.said(item)
    found = anchors.entries(said, index) if item.kind == "section" else []
    if any(entry.label == said for _, entry in found):
        return True
    before = {normal(word) for word in parts.text[: parts.items[0].start].split()}
    return any(not nouns(target).isdisjoint(before) for target, _ in found) or (
        bool(before & _MENU) and any(target.section == "navbar" for target, _ in found)
    )
