"""Parts within a page that have looks of their own: "the testimonials" are not the page."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing import fitting, relative
from bot.ux_agent.understanding.words.clauses import kinds
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.phrases import normal, nouns
from bot.ux_agent.understanding.words.property_words import head, is_generic, is_text_word
from bot.ux_agent.understanding.words.vocabulary import Item

_SWITCH = "-visibility"
_BOXES = r"(?<=[xzs])es$|(?<=[cs]h)es$"
_LOOKS = {"background": "background", "color": "color", "?color": "background"}
_SUMS = frozenset({"prices", "pricing", "rates", "preise"})
_BLOCK = " section"
_OF_LETTERS = frozenset({"color", "size", "weight", "enum"})
_COLOURS = frozenset({"colour", "swatch", "picture"})


def looked(named: Sequence[Item], parts: Parts, draft: Draft, index: SiteIndex) -> list[Item]:
    """The items of a wish with a part of a page as that part: its look, its heading, its texts.

    What only the entries of a list are called is no name of all that is around the list.
    """
    is_text = draft.nature == "text"
    kept = list(named) if is_text else [_unlisted(item, parts, index) for item in named]
    if draft.nature in {"colour", "swatch"}:
        kept = _lettered(kept, parts, index)
    words = [item for item in kept if item.kind == "property"]
    switches = [one for one in words if _switch(one)]
    others = [one for one in words if one not in switches]
    if len(switches) != 1 or len(others) > 1 or any(item.kind == "section" for item in kept):
        return kept
    if not others and " " in switches[0].value and draft.nature != "text":
        return kept  # whose look is meant is known already
    part = _switch(switches[0]).removesuffix(_SWITCH)
    said = parts.text[switches[0].start : switches[0].end + len(_BLOCK)].lower()
    is_sum = said.split(" ")[0].rstrip(".,") in _SUMS and not said.endswith(_BLOCK)
    if not others and is_sum and draft.nature in {"colour", "size", "weight", "relative"}:
        return _priced(kept, switches[0], draft, index)
    place = _meant(part, others[0].value if others else "", draft, index)
    if not place:
        return kept
    first = min(one.start for one in words)
    one = Item("property", place, first, max(one.end for one in words), is_own=True)
    gone = {item.start for item in words}
    return [item for item in kept if item.start not in gone and item.kind != "in"] + [one]


def _priced(kept: list[Item], item: Item, draft: Draft, index: SiteIndex) -> list[Item]:
    """The items with "the prices" as the looks that the prices themselves have."""
    looks = [
        f"{one.section}.{one.property}"
        for one in index.targets
        if {"price", "prices"} & set(one.property.split("-"))
        and not one.property.endswith("background")
        and one.type in _OF_LETTERS
        and fitting.takes(one, draft.nature, draft.value)
    ]
    if not looks:
        return kept
    return [one if one != item else item._replace(value=" ".join(looks)) for one in kept]


def _lettered(named: list[Item], parts: Parts, index: SiteIndex) -> list[Item]:
    """The items with "the when text in the cards" as the colour of those letters.

    What holds the text gives it no background: its own colour of letters, or none.
    """
    words = [item for item in named if item.kind == "property"]
    text = next((item for item in words if is_generic(item.value)), None)
    if text is None:
        return named
    said = normal(parts.text[parts.start : text.end]).split()
    known = {normal(one): target for target in index.targets for one in target.aliases}
    for length in (4, 3, 2):
        own = known.get(f"{' '.join(said[-length:])} color") if len(said) >= length else None
        if own and own.type == "color":
            place = text._replace(value=f"{own.section}.{own.property}", is_own=True)
            return [one for one in named if one.kind not in {"property", "in"}] + [place]
    kept: list[Item] = []
    for item in named:
        names = item.value.split(" ") if item in words and "." in item.value else []
        ground = [one for one in names if one.endswith("-background")]
        letters = [one.replace("-background", "-color") for one in ground]
        there = [one for one in letters if index.find(*one.split(".", 1))]
        if not ground:
            kept.append(item)
        elif there:
            kept.append(item._replace(value=" ".join(there)))
    return kept


def _switch(item: Item) -> str:
    """What hides the part that a word means, '' where it means no part."""
    names = [] if "|" in item.value else item.value.split(" ")
    return next((name for name in names if name.endswith(_SWITCH)), "")


def _meant(part: str, word: str, draft: Draft, index: SiteIndex) -> str:
    """The property that a word about a part means: "home.faq-title" of "home.faq", '' for none."""
    section, _, name = part.partition(".")
    if _is_heading(word):
        return f"{part}-title" if index.find(section, f"{name}-title") else ""
    if draft.nature == "text":
        return "" if word else _said_in(section, name, index)
    is_shade = draft.nature == "relative" and relative.kind(draft.value) == "color"
    if not (draft.nature in _COLOURS or is_shade):
        return ""
    look = _LOOKS.get(head(word), "") if word else "background"
    is_there = bool(look) and index.find(section, f"{name}-{look}") is not None
    return f"{part}-{look}" if is_there or (word and look) else ""


def _is_heading(word: str) -> bool:
    return "headline" in word.split("|") and is_text_word(word)


def _said_in(section: str, name: str, index: SiteIndex) -> str:
    """The texts of a part, its heading aside, as one property: which of them is meant is asked."""
    texts = [
        f"{one.section}.{one.property}"
        for one in index.targets
        if one.section == section and one.property.startswith(f"{name}-") and fitting.is_text(one)
    ]
    # A text as another language has it, "alert-text-en", is said with that language.
    texts = [one for one in texts if not (one[-3:-2] == "-" and one[:-3] in texts)]
    own = [one for one in texts if not one.endswith(("-title", "-alt"))]
    asked = texts if len(own) < 2 else own
    return " ".join(asked if len(asked) > 1 or own else [])


def quoted(parts: Parts, verb: str, index: SiteIndex) -> Draft | None:
    """The draft of "hide “What people say”": the part of a page with that heading or name."""
    said = [item.value for item in parts.items if item.kind == "quoted"]
    if len(said) != 1 or {"property", "to", "say", "called"} & kinds(parts.items):
        return None
    state = "visible" if verb == "show" else "hidden"
    wanted = normal(said[0])
    titles = [
        f"{one.section}.{one.property.removesuffix('title')}visibility"
        for one in index.targets
        if one.property.endswith("-title") and normal(one.value or "") == wanted
    ]
    switches = [
        f"{one.section}.{one.property}"
        for one in index.targets
        if one.type == "bool"
        and (f"{one.section}.{one.property}" in titles or wanted in map(normal, one.aliases))
    ]
    if len(switches) == 1:
        return Draft(property=switches[0], value=state, nature="state")
    return Draft(property="visibility", value=state, nature="state") if titles else None


def _unlisted(item: Item, parts: Parts, index: SiteIndex) -> Item:
    """The item as a mere word where it is what the entries of a list in that section are called."""
    if item.kind != "section" or item.value not in index.sections:
        return item
    said = normal(parts.said(item))
    names = {normal(one) for one in (item.value, *index.sections[item.value])}
    lists = [one for one in index.targets if one.type == "items" and one.section == item.value]
    spelt = {said, re.sub(_BOXES, "s", said)}
    is_noun = any(spelt & nouns(one) for one in lists) and not {said, f"{said}s"} & names
    return item._replace(kind="word", value=said) if is_noun else item
