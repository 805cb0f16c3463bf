"""Parts of the site that are to be hidden, shown again or taken away."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing import fitting, hues
from bot.ux_agent.understanding.placing.candidates import candidates
from bot.ux_agent.understanding.words import anchors, colours
from bot.ux_agent.understanding.words.clauses import kinds
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.property_words import is_generic, is_text_word
from bot.ux_agent.understanding.words.trim import sections_of
from bot.ux_agent.understanding.words.vocabulary import Item

_LACKING = "unseen-visibility"
"""The name of the switch of what cannot be hidden: no site has it."""

_BETWEEN = (
    r"(?i)[\s\"'“”‘’«»„`,:]*(?:(?:that|which) )?"
    r"(?:(?:saying|says|reading|reads|labell?ed|called|named|with)\b)?[\s\"'“”‘’«»„`:]*"
)
_SINGLE = r"(?i)\b(?:an?|one|(one of (?:the|our|my|these|those)))\s+(?:[\w-]+\s+)?$"
_WHOLE = r"(?i)\s+(?:sections?|parts?|area|block)\b"
_QUOTES = " \"'“”‘’«»„`.,:"
_SAYING = frozenset({"say", "called"})
_WITHIN = frozenset({"in", "from"})


def labelled(parts: Parts, index: SiteIndex) -> list[Draft]:
    """What is named by the words on it: they are never what it is to say. [] for other words."""
    said = [item for item in parts.items if item.kind == "quoted"] if parts.at is None else []
    if parts.verb == "hide" and parts.joint in _SAYING:
        places = [item.start for item in parts.after if item.kind in _WITHIN]
        start, end = parts.behind(), [*places, parts.end][0]
        said = [Item("quoted", parts.text[start:end].strip(_QUOTES), start, end)]
    found = [_labelled(words, parts, index) for words in said]
    known = [one for one in found if one]
    if len(known) == len(found):
        return known
    is_lost = len(said) == 1 and not anchors.find(said[0].value, index)
    return [Draft(op="remove", anchor=said[0].value)] if is_lost else []


def _labelled(words: Item, parts: Parts, index: SiteIndex) -> Draft | None:
    beside = next((item for item in parts.items if _is_beside(item, words, parts)), None)
    state = "visible" if parts.verb == "show" else "hidden"
    if beside and beside.kind == "section":
        whole = Draft(beside.value, property="visibility", value=state, nature="state")
        return whole if parts.verb != "remove" else None
    sections = sections_of(parts.items)
    found = [one for one in index.targets if _says(one, words.value)]
    found = [one for one in found if one.section in sections] or found
    if not _is_named(parts.verb, beside, found):
        return None
    switches = list(dict.fromkeys(filter(None, (_switch_of(one, index) for one in found))))
    if len(switches) == 1:
        return Draft(property=switches[0], value=state, nature="state")
    place = found[0].section if found else " ".join(sections)
    return Draft(place, property=_LACKING, value=state, nature="state")


def _is_named(verb: str, beside: Item | None, found: Sequence[Target]) -> bool:
    """Whether words name a thing: what is removed may be the words, what is shown be new."""
    if verb == "remove":
        return bool(found) and beside is not None and not is_generic(beside.value)
    is_button = beside is not None and "cta-text" in beside.value
    return verb == "hide" or bool(found) or is_button


def _is_beside(item: Item, words: Item, parts: Parts) -> bool:
    """True for what the words stand on: "the Book now button", "the button “Book now”"."""
    first, last = sorted((item, words), key=lambda one: one.start)
    is_part = item.kind == "section" or (item.kind == "property" and is_text_word(item.value))
    return is_part and bool(re.fullmatch(_BETWEEN, parts.text[first.end : last.start]))


def _says(target: Target, words: str) -> bool:
    return fitting.is_text(target) and normal(target.value or "") == normal(words)


def seen(draft: Draft, parts: Parts, named: Sequence[Item], index: SiteIndex) -> Draft:
    """Hidden and shown parts of the site; what is removed asks what comes instead."""
    verb = parts.verb
    painted = _painted(verb, named, index) if not draft.anchor else ""
    if painted:
        state = "visible" if verb == "show" else "hidden"
        section, _, name = painted.partition(".")
        return Draft(section, property=name, value=state, nature="state")
    draft = _denied(draft, named, index)
    if _is_within(named, index):
        return _inside(draft, verb, named, index)
    words = [item.value for item in _telling(named)]
    state = "visible" if verb == "show" else "hidden"
    several = "" if draft.anchor else _one_of(named, parts, index)
    if several or _is_of_a_list(named):
        return draft._replace(section=several, property=_LACKING, value=state, nature="state")
    if words and not draft.anchor:
        switch = Draft(" ".join(sections_of(named)), property=words[-1].partition("|")[0])
        found = candidates(switch._replace(value=state, nature="state"), index)
        if len(found) == 1 and found[0].type == "bool":
            return draft._replace(property=words[-1], value=state, nature="state")
        line = _line_of(switch, index)
        if line:
            return draft._replace(property=line, value=state, nature="state")
        notice = _alone_in_its_part(switch, index)
        if notice:
            return draft._replace(property=f"{notice}.visibility", value=state, nature="state")
    is_button = bool(words) and "cta-text" in words[-1]  # which gets no new words instead
    is_open = draft.anchor or not (is_button or _is_switched(named, index))
    if verb == "remove" and is_open:
        return draft._replace(op="remove") if draft.anchor else draft
    if words:
        is_text = verb == "remove" and not is_button
        return draft if is_text else _unseen(draft, words[-1], state, named, index)
    return draft._replace(property="visibility", value=state, nature="state")


def _telling(named: Sequence[Item]) -> list[Item]:
    """The words for a thing; without "line" where another one tells which line that is."""
    words = [item for item in named if item.kind == "property"]
    own = [item for item in words if not is_generic(item.value)]
    return own or words


def _one_of(named: Sequence[Item], parts: Parts, index: SiteIndex) -> str:
    """The section of a part of which but one thing is meant: "a review", "one of the reviews"."""
    for item in named:
        name = _switch(item, index) if item.kind == "property" else ""
        before = re.search(_SINGLE, parts.text[parts.start : item.start]) if name else None
        if not before or re.match(_WHOLE, parts.text[item.end : parts.end]):
            continue
        section, _, switch = name.partition(".")
        known = index.find(section, switch)
        aliases = set(map(normal, known.aliases)) if known else set()
        said = normal(parts.said(item))
        if before[1] or (said not in aliases and f"{said}s" in aliases):
            return section
    return ""


def _is_of_a_list(named: Sequence[Item]) -> bool:
    """True for "the social line in the footer": a part of a part, and none of its texts."""
    places = [at for at, item in enumerate(named) if item.kind == "section"]
    row = [item.kind for item in named[places[0] : places[0] + 2]] if len(places) > 1 else []
    is_line = row == ["section", "property"] and is_generic(named[places[0] + 1].value)
    return is_line and named[places[1] - 1].kind in _WITHIN


def _painted(verb: str, named: Sequence[Item], index: SiteIndex) -> str:
    """What hides the one part that has the colour told: "hide the yellow banner"."""
    shade = _colour(named)
    others = [item for item in named if item.kind in {"property", "label", "link", "quoted"}]
    if not shade or others or verb == "remove":
        return ""
    switches = {f"{one.section}.{one.property}" for one in index.targets if one.type == "bool"}
    found = [
        name
        for one in hues.grounds(shade, index)
        if (name := f"{one.section}.{one.property.replace('background', 'visibility')}") in switches
    ]
    return found[0] if len(found) == 1 else ""


def _denied(draft: Draft, named: Sequence[Item], index: SiteIndex) -> Draft:
    """The draft, unsure of "the purple banner" where what is called so has another colour."""
    shade = _colour(named)
    sections = " ".join(sections_of(named)).split()
    grounds = [index.find(section, "background") for section in sections]
    if not shade or draft.unknown or not index.is_scanned or not any(grounds):
        return draft
    name = hues.name_of(shade)
    seen = [now for one in grounds if one and (now := hues.colour_of(one))]
    is_so = any(hues.is_near(hues.name_of(now), name) for now in seen)
    return draft if is_so else draft._replace(unknown=name)


def _colour(named: Sequence[Item]) -> str:
    """The first colour that is told, as `#rrggbb`; '' for none."""
    told = next((item.value for item in named if item.kind == "colour"), "")
    return colours.parse(told) or ""


def _is_within(named: Sequence[Item], index: SiteIndex) -> bool:
    """True for a thing in a part of a page: "the phone number from the contact section"."""
    words = [item for item in named if item.kind == "property"]
    is_row = any(item.kind == "and" for item in named)
    is_told = any(item.kind in _WITHIN for item in named)
    is_place = len(words) > 1 and bool(_switch(words[-1], index))
    # "the heading above the reviews", as against "the tagline and the reviews"
    return is_place and (is_told or not (is_row or _switch(words[0], index)))


def _inside(draft: Draft, verb: str, named: Sequence[Item], index: SiteIndex) -> Draft:
    """The thing in a part of a page, which is hidden by its own switch only."""
    *_, thing, place = [item for item in named if item.kind == "property"]
    section, _, part = _switch(place, index).partition(".")
    state = "visible" if verb == "show" else "hidden"
    line = _line_of(Draft(section, property=thing.value), index)
    is_there = line.startswith(f"{section}.{part.removesuffix('visibility')}")
    own = _switch(thing, index) or (line if is_there else "")
    if own:
        return draft._replace(property=own, value=state, nature="state")
    return draft._replace(section=section, property=_LACKING, value=state, nature="state")


def _switch(item: Item, index: SiteIndex) -> str:
    """What hides the part that a word means, '' where it means none that can be hidden."""
    found = [one for one in index.targets if one.type == "bool"]
    names = item.value.partition("|")[0].split()
    return next((name for one in found if (name := f"{one.section}.{one.property}") in names), "")


def _unseen(draft: Draft, word: str, state: str, named: Sequence[Item], index: SiteIndex) -> Draft:
    """What cannot be hidden, by the name that its switch would have: no new words are asked for."""
    switch = Draft(" ".join(sections_of(named)), property=word.partition("|")[0])
    found = candidates(switch, index)
    if not found or draft.anchor or not index.is_scanned:
        return draft
    if len(found) > 1:
        return draft._replace(property=_LACKING, value=state, nature="state")
    name = f"{found[0].property}-visibility"
    return draft._replace(section=found[0].section, property=name, value=state, nature="state")


def _line_of(named: Draft, index: SiteIndex) -> str:
    """What hides the one text that is named; '' without such a thing."""
    found = [target for target in candidates(named, index) if fitting.is_text(target)]
    return _switch_of(found[0], index) if len(found) == 1 else ""


def _switch_of(text: Target, index: SiteIndex) -> str:
    """What hides a text, by the name of the text; '' without such a thing."""
    names = {f"{normal(name)} visibility" for name in (text.property, *text.aliases)}
    for one in index.targets:
        is_same = one.section == text.section and one.type == "bool"
        if is_same and not names.isdisjoint(map(normal, one.aliases)):
            return f"{one.section}.{one.property}"
    return ""


def _alone_in_its_part(named: Draft, index: SiteIndex) -> str:
    """The section that can be hidden and says nothing but the text that is named; '' for none."""
    found = [target for target in candidates(named, index) if fitting.is_text(target)]
    if len(found) != 1 or not index.find(found[0].section, "visibility"):
        return ""
    said = [one for one in index.targets if one.section == found[0].section]
    texts = [one for one in said if fitting.is_text(one) or one.entries]
    return found[0].section if texts == found else ""


def _is_switched(named: Sequence[Item], index: SiteIndex) -> bool:
    """True for a section, with nothing of it named, that can be hidden."""
    sections = sections_of(named)
    has_part = bool(kinds(named) & {"property", "label", "link"})
    return not has_part and any(index.find(section, "visibility") for section in sections)
