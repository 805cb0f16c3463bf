"""The element that was changed last: what it is called, and the looks and the parts it has."""

import re
from collections.abc import Iterable

from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing import fitting, pairs, relative
from bot.ux_agent.understanding.words.lexicon import LETTER_LOOKS, LETTERINGS
from bot.ux_agent.understanding.words.phrases import letter_look, normal
from bot.ux_agent.understanding.words.property_words import (
    head,
    is_aspect,
    is_generic,
    look_of,
)

_ENDINGS = (
    *("corner radius", "font weight", "text colour", "text color", "font family", "font size"),
    *("text size", "background", "visibility", "typeface", "padding", "corners", "colour"),
    *("weight", "radius", "color", "size", "font", "box", *LETTER_LOOKS.values()),
)
_PLAIN = {
    "background": "background",
    "color": "color",
    "size": "font-size",
    "weight": "font-weight",
    "radius": "radius",
    "padding": "padding",
    **{word: look for look, word in LETTER_LOOKS.items()},
}
NATURES = {"background": "colour", "color": "colour", "size": "size", "weight": "weight"}
NATURES |= {"radius": "size", "padding": "size", "visibility": "state"}
NATURES |= dict.fromkeys(LETTER_LOOKS.values(), "weight")
"""The natures of values (`Draft.nature`) by the kinds of looks that they are of."""

_ASPECTS = frozenset(_PLAIN.values()) | {"background-color", "text-color", "border-radius"}
_LOOK = (
    r"(?:^|-)(?:(background|color|visibility|padding|radius|weight|size|font)(?:-color|-family)?)$"
)
_HERO = frozenset({"hero-text", "headline", "subtitle", "cta-text"})
_INSIDE = r"(?i)\b(?:in|on|inside|within|of) (?:it|there|them|that section)\b"
_EVERYTHING = r"(?i)\b(?:everything|all) (?:in|on|inside|within) (?:it|there)\b"
_OWNED = r"(?i)\b(?:its|their|that (?:section|part|card|box|bar)'?s)\s+(?!own\b)"
_LABEL = r"(?i)\b(?:its|the) (?:label|text|wording|words|caption)\b|\b(?:label|text) (?:on|of) it\b"
_TOLD = (
    r"(?i)\b(?:say|says|read|reads|saying|reading)\b"
    r"|\b(?:change|rename|set|turn) (?:it|that|the (?:text|words|wording)) (?:in)?to\b"
)
_NOUNS = {
    "heading": r"(?:heading|headline|title)s?",
    "button": r"buttons?",
    "text": r"(?:texts?|paragraphs?|letters|words|writing)",
    "links": r"links?",
}
_WORDS = {"text": ("paragraph", "text"), "heading": ("heading", "title"), "button": ("button",)}


def lettering(kind: str, value: str) -> str:
    """The word for a value of a look of letters of a kind; for others the value."""
    meant = [(LETTER_LOOKS[prop], one) for prop, one in LETTERINGS.values()]
    return [*LETTERINGS][meant.index((kind, value))] if (kind, value) in meant else value


def look(name: str) -> str:
    """The kind of look that a property is ("background", "color", "size" …), '' for none."""
    found = re.search(_LOOK, name)
    return found[1] if found else LETTER_LOOKS.get(letter_look(name), "")


def names(target: Target) -> frozenset[str]:
    """What the element of a target is called; empty where it is its section as a whole."""
    called = {normal(name) for name in (target.property, *target.aliases)}
    if fitting.is_text(target):
        return frozenset(called)
    return frozenset(
        name
        for one in called - {normal(plain) for plain in _PLAIN.values()}
        for name in _without_look(one)
    )


def _without_look(name: str) -> Iterable[str]:
    ending = next((one for one in _ENDINGS if name.endswith(f" {one}")), "")
    if ending:
        short = name.removesuffix(ending).strip()
        yield short
        yield short.removesuffix(" section")


def looks(element: Target, wanted: str, index: SiteIndex) -> list[Target]:
    """The looks of one kind that an element has of its own, in its section."""
    called = names(element)
    mine = [
        one
        for one in index.targets
        if one.section == element.section and look(one.property) == wanted and not _is_words(one)
    ]
    if not called:
        plain = _PLAIN.get(wanted, wanted)
        return [one for one in mine if one.property == plain and not names(one)]
    return [one for one in mine if names(one) & called] or [
        one for one in mine if any(_is_short_for(name, called) for name in names(one))
    ]


def _is_words(target: Target) -> bool:
    return fitting.is_text(target) or fitting.is_list(target)


def _is_short_for(name: str, called: frozenset[str]) -> bool:
    """True for "see our firing button", where the button says "see our firing prices"."""
    words = name.removesuffix(" button")
    is_button = words != name and len(words.split()) > 1
    return is_button and any(one.startswith(f"{words} ") for one in called)


def of_kind(tiers: str, kind: str) -> str:
    """The tiers of a place cut down to its looks of one kind; of no place, those of a section.

    Words for a text stay: its looks are found by it.
    """
    if not tiers:
        return _PLAIN.get(kind, kind)
    first, _, rest = tiers.partition("|")
    given = [one for one in first.split() if look(one.rpartition(".")[2])]
    if not given:
        return tiers
    fitting_ones = [one for one in given if look(one.rpartition(".")[2]) == kind]
    lacking = f"{given[0].rpartition('.')[2].rpartition('-')[0] or given[0]}-{kind}"
    return "|".join(filter(None, (" ".join(fitting_ones) or lacking, rest)))


def bound(draft: Draft, message: str, earlier: Intent, index: SiteIndex) -> Draft:
    """A look without a place, of the element that was changed last.

    Where that has no such look the draft names what is lacking, so that it is asked about: it is
    never another element's. A draft with a place of its own is left as it is.
    """
    last = earlier.changes[-1] if earlier.changes else None
    element = index.find(last.section, last.property) if last and not last.target else None
    draft = _everything(draft, message)
    is_open = draft.op == "set" and not (draft.section or draft.anchor or draft.target)
    if last is None or element is None or not is_open or not draft.nature:
        return draft
    if draft.nature in {"text", "address"}:
        return _labelled(draft, message, element, index)
    inner = _inner(draft, message, element, index)
    if inner:
        return inner
    wanted = _wanted(draft, last, element, is_more=_is_more(message))
    if not wanted:
        return draft
    found = looks(element, wanted, index) or _around(element, wanted, index)
    if len(found) == 1:
        return _at(draft, found[0])
    if found or not index.is_scanned or _is_page(element):
        return draft
    if names(element):
        return _lacking(draft, element, wanted)
    # Of a whole section what is called otherwise is another part's.
    is_vague = not draft.property or is_generic(draft.property)
    is_part = element.section != "home" and wanted in _PLAIN and is_vague
    whole = draft._replace(section=element.section, property=_PLAIN.get(wanted, ""))
    return whole if is_part else draft


def _is_more(message: str) -> bool:
    """True for what goes on about the same: "and …", "its …", "… in it"."""
    return bool(_is_owned(message) or re.match(r"(?i)\W*(?:and|also|plus|with|but)\b", message))


def _is_owned(message: str) -> bool:
    return bool(re.search(_INSIDE, message) or re.search(_OWNED, message))


def _everything(draft: Draft, message: str) -> Draft:
    """The letters of the element, for "everything in it white"."""
    if draft.section != "site" or not re.search(_EVERYTHING, message):
        return draft
    return draft._replace(section="", property=draft.property or "color")


def same(draft: Draft, change: Change, index: SiteIndex) -> Draft:
    """A look of a text that is named, at the very place of a change that is of this look."""
    target = index.find(change.section, change.property)
    first = draft.property.partition("|")[0].split()
    places = (name.rpartition(".") for name in first if "." in name)
    texts = [one for section, _, name in places if (one := index.find(section, name))]
    wanted = look(change.property)
    is_own = any(target in looks(one, wanted, index) for one in texts if fitting.is_text(one))
    return _at(draft, target) if target and is_own else draft


def _at(draft: Draft, target: Target) -> Draft:
    return draft._replace(
        section=target.section, property=target.property, hint_section="", hint_property=""
    )


def _lacking(draft: Draft, element: Target, wanted: str) -> Draft:
    called = element.property if fitting.is_text(element) else min(names(element), key=len)
    name = f"{called.replace(' ', '-')}-{wanted}"
    return draft._replace(section=element.section, property=name, hint_section="", hint_property="")


def _wanted(draft: Draft, last: Change, element: Target, *, is_more: bool) -> str:
    """The kind of look that a draft is about, as far as it says no place."""
    if draft.nature == "state":
        return "visibility" if head(draft.property) in {"", "visibility"} else ""
    if "." in draft.property and not is_more:
        return ""
    if draft.property and not is_generic(draft.property):
        name = head(draft.property).strip("?*")
        return look(name) if is_aspect(draft.property) and name in _ASPECTS else ""
    kind = _kind(draft)
    if _is_button(element) and not draft.property and kind in {"colour", "color"}:
        # It is that of the button, not of its letters.
        return "" if look(last.property) == "color" or _is_words(element) else "background"
    if draft.property:
        return {"colour": "color", "color": "color"}.get(kind, kind if kind in _PLAIN else "")
    aspect = relative.aspect(draft.value) if draft.nature == "relative" else ""
    before = look(last.property) if not _is_words(element) else "text"
    if aspect:
        return look(aspect.partition("|")[0])
    if kind in {"colour", "color"}:
        before = "weight" if before in LETTER_LOOKS.values() else before
        painted = {"text": "color", "size": "color", "weight": "color", "radius": "background"}
        return painted.get(before, "background" if before in {"padding", "visibility"} else "")
    if kind == "weight" or kind in LETTER_LOOKS.values():
        return kind
    is_sized = before in {"size", "radius", "padding"}
    return "size" if kind == "size" and not is_sized else ""


def _kind(draft: Draft) -> str:
    """The kind of look that a value is: "colour", "size", "weight", "italics" and the like."""
    kind = relative.kind(draft.value) if draft.nature == "relative" else draft.nature
    return LETTER_LOOKS.get(look_of(kind, draft.value), kind)


def _labelled(draft: Draft, message: str, element: Target, index: SiteIndex) -> Draft:
    """The words of what was painted: "and say …", "and its label should be …"; or its address."""
    is_told = bool(re.search(_TOLD, message)) and not draft.property
    is_label = _is_button(element) and bool(re.search(_LABEL, message))
    is_way = draft.nature == "address" and draft.property in {"", "link-href"}
    if not (is_told or is_label or (is_way and _is_button(element))):
        return draft
    found = [
        one
        for one in index.targets
        if one.section == element.section
        and fitting.is_text(one)
        and (one is element or names(one) & names(element))
    ]
    if len(found) != 1:
        return draft
    address = pairs.address_of(found[0], index) if is_way else None
    if is_way:
        return _at(draft, address) if address else draft
    return _at(draft, found[0])


def _is_button(element: Target) -> bool:
    is_called = "button" in element.property or "cta" in element.property
    return is_called or (element.property == "radius" and "button" in names(element))


def _is_page(element: Target) -> bool:
    """True for a look of the whole page, and for what a site only calls its colours."""
    is_part = "button" in names(element) or "-" in element.property
    return element.section == "site" and not (is_part and look(element.property))


def _around(element: Target, wanted: str, index: SiteIndex) -> list[Target]:
    """The background behind a text: that of the part of the page in which it stands."""
    if wanted != "background" or not fitting.is_text(element):
        return []
    parts = {name.rpartition(" ")[0] for name in names(element)} - {""}
    found = [
        one
        for one in index.targets
        if one.section == element.section and look(one.property) == wanted and names(one) & parts
    ]
    if found or (element.section == "home" and element.property not in _HERO):
        return found
    plain = index.find(element.section, "background")
    return [plain] if plain else []


def _inner(draft: Draft, message: str, element: Target, index: SiteIndex) -> Draft | None:
    """The look of a part of the element: "its button yellow", "and bold the heading"."""
    noun = next((one for one, words in _NOUNS.items() if _says(words, message)), "")
    parts = {name.removesuffix(" section") for name in names(element)}
    if not _is_more(message) or not noun or fitting.is_text(element):
        return None
    is_letters = noun in {"text", "links"} and draft.nature == "colour"
    if is_letters and (not parts or looks(element, "color", index)):
        return None
    wanted = _of_part(draft, noun)
    whole = looks(element, wanted, index) if noun == "text" and not parts else []
    if len(whole) == 1:
        return _at(draft, whole[0])
    called = {f"{part} {word}" for part in parts for word in _words(noun)}
    found = _of_parts(element, called, noun, wanted, index)
    if len(found) == 1:
        return _at(draft, found[0])
    if not (found or _is_owned(message)) or not index.is_scanned or element.section == "site":
        return None
    part = min(parts, key=len).replace(" ", "-") if parts else element.section
    return draft._replace(
        section=element.section,
        property=f"{part}-{noun}-{wanted}",
        hint_section="",
        hint_property="",
    )


def _of_parts(
    element: Target, called: set[str], noun: str, wanted: str, index: SiteIndex
) -> list[Target]:
    """The looks of what is called so in the element's section; of a whole section, of any such."""
    mine = [one for one in index.targets if one.section == element.section]
    endings = tuple(f" {word}" for word in _words(noun))
    texts = [
        one
        for one in mine
        if fitting.is_text(one)
        and (names(one) & called or (not called and _ends(one, noun, endings)))
    ]
    found = {id(one): one for text in texts for one in looks(text, wanted, index)}
    if not called:
        own = [one for one in mine if look(one.property) == wanted and _ends(one, noun, endings)]
        found |= {id(one): one for one in own}
    return list(found.values())


def _ends(target: Target, noun: str, endings: tuple[str, ...]) -> bool:
    """True for what is called a button, a heading … by one of its names."""
    return any(name.endswith(endings) or name == noun for name in names(target))


def _words(noun: str) -> tuple[str, ...]:
    return _WORDS.get(noun, (noun,))


def _says(words: str, message: str) -> bool:
    return re.search(rf"(?i)\b(?:the|its|their|that)\s+{words}\b", message) is not None


def _of_part(draft: Draft, noun: str) -> str:
    kind = _kind(draft)
    aspect = relative.aspect(draft.value) if draft.nature == "relative" else ""
    if aspect:
        return look(aspect.partition("|")[0])
    if kind in {"colour", "color"}:
        return "background" if noun == "button" else "color"
    return kind if kind in _PLAIN else "size"
