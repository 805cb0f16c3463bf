"""Buttons called by what is written on them, by their colour, or all at once."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.drafting import button_looks, every_button
from bot.ux_agent.understanding.placing import blocks, fitting, hues, relative
from bot.ux_agent.understanding.words import colours
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.property_words import (
    BUTTON_WORDS_COLOUR,
    head,
    is_generic,
    is_text_word,
)
from bot.ux_agent.understanding.words.vocabulary import Item

_LABELLED = "|*labelled"
"""The last tier of a button that is named by its words."""

_BUTTON = r"(?i)\bbuttons?\b"
_MANY = r"(?i)\bbuttons\b"
_NAMED = r"(?i)(?!.*\b(?:above|over|below|under|before|after) ).*\bbuttons?\b"
_SIGNS = "\"'“”‘’«»` "
_ARTICLES = (
    r"(?i)^.*\b(?:the|our|my|your|that|this|an?|make|turn|paint|set|change|give|and|all|both)\s"
)
_IN = r"(?i)\s(?:in|of|on|inside|under)\s(?:the\s|our\s|my\s)?([^.,;:!?\"“”]{2,40})"
_KIND = r"(?i)\s(?:section|area|block|part|card|band|box|panel)$"
_LONGEST = 60
_JOINTS = frozenset({"to", "say", "called"})
_WAYS = frozenset({"goes", "address", "remove", "hide", "show", "add"})
_LOOKS = frozenset({"colour", "size", "weight", "relative", "swatch", "picture"})


def collapsed(text: str, items: Sequence[Item], index: SiteIndex) -> tuple[Item, ...]:
    """The items with "the Send message button" as that button, for a look or for new words."""
    found = tuple(items)
    if not index.is_scanned or not any(one.kind in _LOOKS for one in items):
        return _worded(text, found, index) if index.is_scanned else found
    for button in reversed(list(re.finditer(_BUTTON, text))):
        (start, named), end = _called(text, button, index), button.end()
        if not named:
            end, named = _within(text, button, index)
        if named and any(one.start <= button.start() < one.end for one in found):
            found = _one(found, (start, button, end), named)
    return found


def _worded(text: str, items: tuple[Item, ...], index: SiteIndex) -> tuple[Item, ...]:
    """The items with "the trial lesson button" as that one, where new words for it are told."""
    joint = next((one for one in items if one.kind in _JOINTS), None)
    button = re.search(_BUTTON, text[: joint.start]) if joint else None
    if joint is None or button is None or any(one.kind in _WAYS for one in items):
        return items
    start, named = _called(text, button, index)
    is_whole = any(one.kind == "quoted" and one.start <= start < one.end for one in items)
    is_label = bool(named) and not is_whole and all(map(fitting.is_text, named))
    return _one(items, (start, button, button.end()), named) if is_label else items


def _one(
    items: Sequence[Item], span: tuple[int, re.Match[str], int], named: Sequence[Target]
) -> tuple[Item, ...]:
    """The items with one for the button of that span."""
    start, button, end = span
    tiers = " ".join(f"{one.section}.{one.property}" for one in named) + _LABELLED
    # In "the Send message button colour" the last words are what is to change.
    kept = [
        one
        for one in items
        if one.end <= start
        or one.start >= end
        or (one.start == button.start() and one.end > button.end() == end)
    ]
    item = Item("property", tiers, start, end, is_own=True)
    return tuple(sorted([*kept, item], key=lambda one: one.start))


def _within(text: str, button: re.Match[str], index: SiteIndex) -> tuple[int, list[Target]]:
    """The button of "the button in the gift section", and where those words end."""
    found = re.match(_IN, text[button.end() :])
    words = found[1].split() if found else []
    for length in range(len(words), 0, -1):
        said = " ".join(words[:length])
        named = _by_words(
            normal(re.sub(_KIND, "", said)), list(button_looks.labels(index)), index, is_near=True
        )
        if found and named:
            return button.end() + found.start(1) + len(said), named
    return button.end(), []


def bound(
    drafts: Sequence[Draft], named: Sequence[Item], parts: Parts, index: SiteIndex
) -> list[Draft]:
    """The drafts with the look of the very button that is meant, or unsure where it has none."""
    found: list[Draft] = []
    places = [item for item in named if item.kind == "section"]
    hero = blocks.of_hero([parts.said(item) for item in places], index)
    where = " ".join(item.value for item in places)
    for draft in drafts:
        one = _bound(draft, named, parts, hero)
        if hero is not index and draft.nature in _LOOKS and _names_button(named, parts):
            lacking = f"hero-button-{_kind_wanted(draft, named)}"
            one = blocks.kept(one, hero, index, lacking=lacking)
        mine = [button for button in button_looks.labels(hero) if _in(button, where)]
        looks = {
            str(look.places): look
            for look in button_looks.declared("", hero)
            if _is_exactly(one.property, look)
        }
        is_many = re.search(_MANY, parts.text[parts.start : parts.end]) is not None
        if _painted(parts) and looks and is_many:
            # The colour tells which ones are meant: all that have it.
            found += [_exact(one, [look]) for look in looks.values()]
            continue
        found += every_button.spread(one, parts, hero, mine, is_the=button_looks.is_the)
    return found


def _bound(draft: Draft, named: Sequence[Item], parts: Parts, index: SiteIndex) -> Draft:
    labelled = next((one.value for one in named if one.value.endswith(_LABELLED)), "")
    is_named = _names_button(named, parts)
    is_either = draft.nature == "either" and (is_named or labelled)
    colour = colours.parse(draft.value) if is_either else None
    if colour and draft.value.islower():
        draft = draft._replace(nature="colour", value=colour)
    kind = _kind_wanted(draft, named)
    if not kind or draft.anchor or draft.nature not in _LOOKS:
        return draft
    if labelled:
        return _of_label(draft, kind, labelled.removesuffix(_LABELLED).split(), index)
    if _is_lettering(draft, named, parts):
        draft = draft._replace(unknown="")
    if draft.unknown or not is_named:
        return draft
    place = next((one for one in named if _is_place(one, parts)), None)
    if place:
        return draft._replace(
            section="", property=button_looks.GENERAL[kind], unknown=parts.said(place)
        )
    said = [one.value for one in named if one.kind == "section"]
    draft = draft._replace(section=" ".join(said))
    if kind in _LETTERING:
        draft = draft._replace(property=button_looks.GENERAL[kind])
    painted = _painted(parts)
    if painted:
        return _of_colour(draft, kind, painted, index)
    return _unnamed(draft, kind, parts, index)


def _names_button(named: Sequence[Item], parts: Parts) -> bool:
    return any(one.kind == "property" and re.match(_NAMED, parts.said(one)) for one in named)


def _is_lettering(draft: Draft, named: Sequence[Item], parts: Parts) -> bool:
    """True where all that is unknown is the text of "the text on the buttons"."""
    said = {parts.said(one).lower() for one in named if is_generic(one.value)}
    return bool(draft.unknown) and set(draft.unknown.lower().split()) <= said


def _is_place(item: Item, parts: Parts) -> bool:
    """True for a part that no section of the site is: "the buttons in the price list"."""
    is_button = re.search(_BUTTON, parts.said(item)) is not None
    is_lettering = is_generic(item.value)  # "the text on the buttons"
    return item.kind == "property" and not (is_button or is_lettering) and is_text_word(item.value)


def _kind_wanted(draft: Draft, named: Sequence[Item]) -> str:
    """Which look of a button is wished for: its background, the colour of its words, ..."""
    wish = relative.kind(draft.value) if draft.nature == "relative" else ""
    aspects = [head(one.value).strip("?") for one in named if one.kind == "property"]
    if draft.nature in {"colour", "swatch", "picture"} or wish == "color":
        is_words = any("text-color" in one.value or is_generic(one.value) for one in named)
        return "color" if is_words or draft.property == BUTTON_WORDS_COLOUR else "background"
    if relative.aspect(draft.value).startswith("radius") or "radius" in aspects:
        return "radius"
    if relative.aspect(draft.value) or "padding" in aspects:
        return "padding"
    return "font-weight" if draft.nature == "weight" or wish == "weight" else "font-size"


def _of_label(draft: Draft, kind: str, names: Sequence[str], index: SiteIndex) -> Draft:
    """The look of the button with those words on it."""
    buttons = [one for one in index.targets if f"{one.section}.{one.property}" in names]
    own = [
        look
        for button in buttons
        for look in index.targets
        if look == button
        or (look.section in {button.section, "site"} and button_looks.is_the(button, look))
    ]
    own = [
        one for one in own if not fitting.is_text(one) and button_looks.kind_of(one).endswith(kind)
    ]
    if own:
        return _exact(draft, own)
    label = f"“{buttons[0].value or ''}”"
    labels = {normal(one.value or "") for one in button_looks.labels(index)}
    unknown = label if len(labels) > 1 else draft.unknown
    return draft._replace(section="", property=button_looks.GENERAL[kind], unknown=unknown)


_LETTERING = frozenset({"color", "font-size", "font-weight"})


def _of_colour(draft: Draft, kind: str, colour: str, index: SiteIndex) -> Draft:
    """The look of the buttons of that colour; of none of it an unsure one."""
    wanted = colours.parse(colour)
    grounds = [one for one in button_looks.given("background", index) if _in(one, draft.section)]
    names = {id(one): hues.named(one, index) for one in grounds}
    found = [one for one in grounds if wanted and names[id(one)] == hues.name_of(wanted)]
    near = [one for one in grounds if wanted and hues.is_near(names[id(one)], hues.name_of(wanted))]
    found = found or near * (len(near) == 1)
    if found and kind == "background":
        return _exact(draft, found)
    stems = {stem for one in found for stem in button_looks.stems_of(one)}
    looks = [one for one in button_looks.given(kind, index) if _in(one, draft.section)]
    own = [one for one in looks if stems & set(button_looks.stems_of(one))]
    if not own and len(stems) == len(found):
        own = [
            one for one in looks if not any(button_looks.stems_of(one))
        ]  # what all buttons share
    return _exact(draft, own) if found and own else draft._replace(unknown=colour)


def _unnamed(draft: Draft, kind: str, parts: Parts, index: SiteIndex) -> Draft:
    """The look of "the button": that of the first one of a part, of "the buttons" all."""
    found = [one for one in button_looks.given(kind, index) if _in(one, draft.section)]
    shared = [
        one
        for one in found
        if not any(button_looks.stems_of(one)) and one.places[0].kind != "class"
    ]
    is_many = re.search(_MANY, parts.text[parts.start : parts.end]) is not None
    if is_many and len(shared) == 1:
        return _exact(draft, shared)
    if is_many and found and not shared:
        # Each has its own look, and one without could get it.
        found = [one for one in button_looks.declared(kind, index) if _in(one, draft.section)]
    places = {one.section for one in found}
    first = next((one for one in button_looks.labels(index) if one.section in places), None)
    here = next((one for one in button_looks.labels(index) if _in(one, draft.section)), None)
    is_own = here and any(
        button_looks.is_the(here, one) for one in button_looks.declared(kind, index)
    )
    if draft.section and here and (not found or (is_own and not is_many)):
        return _of_label(draft, kind, [f"{here.section}.{here.property}"], index)
    if shared or not found:
        return draft
    if len(places) > 1 or first is None:
        return _exact(draft, found)
    return _of_first(draft, first, found, index)


def _of_first(draft: Draft, first: Target, found: list[Target], index: SiteIndex) -> Draft:
    """The look of the first button of a part, by the looks that are known there."""
    own = [one for one in found if button_looks.is_the(first, one)]
    if own or len(found) > 1:
        return _exact(draft, own or found)
    # The one look that is known is another button's than the first.
    others = [
        one
        for one in button_looks.given("", index)
        if one.section == found[0].section
        and one != found[0]
        and fitting.takes(one, draft.nature, draft.value)
    ]
    return (
        _exact(draft, [found[0], *others])
        if others
        else draft._replace(unknown=f"“{first.value or ''}”")
    )


def carried(found: list[Draft], drafts: Sequence[Draft], index: SiteIndex) -> list[Draft]:
    """The drafts with "… and round" as a look of the buttons that were spoken of before."""
    before = [one for one in index.targets if drafts and _is_exactly(drafts[-1].property, one)]
    stems = {stem for one in before for stem in button_looks.stems_of(one)}
    return (
        [_carried(draft, drafts[-1].property, stems, index) for draft in found] if stems else found
    )


def _carried(draft: Draft, before: str, stems: set[str], index: SiteIndex) -> Draft:
    is_lettering = is_generic(draft.property) and draft.nature == "colour"
    is_same = draft.property in {"", before} or is_lettering
    is_open = is_same and not (draft.section or draft.anchor or draft.target or draft.unknown)
    if not is_open or draft.nature not in _LOOKS:
        return draft
    kind = "color" if is_lettering else _kind_wanted(draft, ())
    able = button_looks.declared(kind, index)
    looks = [one for one in able if stems & set(button_looks.stems_of(one))]
    if not looks and stems == {""}:
        # What all buttons share was spoken of: of each that has such a look.
        buttons = list(button_looks.labels(index))
        given = button_looks.given(kind, index)
        whole = (
            _exact(draft, given) if given else draft._replace(property=button_looks.GENERAL[kind])
        )
        return (
            every_button.checked(whole, index, buttons, is_the=button_looks.is_the)
            if given
            else whole
        )
    if looks:
        return _exact(draft, looks)
    return draft._replace(unknown=draft.unknown or "".join(stems)) if len(stems) == 1 else draft


def _is_exactly(property_: str, target: Target) -> bool:
    return f"{target.section}.{target.property}" in property_.split()


def _exact(draft: Draft, found: Sequence[Target]) -> Draft:
    names = " ".join(dict.fromkeys(f"{one.section}.{one.property}" for one in found))
    return draft._replace(section="", property=names, hint_section="")


def _in(target: Target, sections: str) -> bool:
    return not sections or target.section in sections.split()


def _painted(parts: Parts) -> str:
    """The colour that "the orange buttons" have, where they are to get another look."""
    for one, following in zip(parts.items, parts.items[1:], strict=False):
        is_button = following.kind == "property" and re.search(_BUTTON, parts.said(following))
        others = [item for item in parts.items if item.kind in _LOOKS and item != one]
        if one.kind == "colour" and is_button and others:
            return parts.said(one)
    return ""


def _called(text: str, button: re.Match[str], index: SiteIndex) -> tuple[int, list[Target]]:
    """The buttons that the words before "button" name, and where those words begin."""
    start = max(button.start() - _LONGEST, 0)
    before = text[start : button.start()].rstrip(_SIGNS)
    known = [(one, (one.value or "").strip()) for one in button_looks.labels(index)]
    exact = [
        (one, value)
        for one, value in known
        if value and re.search(rf"(?i)(?<!\w){re.escape(value)}\Z", before)
    ]
    if exact:
        longest = max(len(value) for _, value in exact)
        named = [one for one, value in exact if len(value) == longest]
        return start + len(before) - longest, named
    said = re.sub(_ARTICLES, "", f"{before} ", flags=re.DOTALL).strip(_SIGNS)
    if not said or button[0].lower().endswith("s"):
        return button.start(), []
    named = _by_words(normal(said), [one for one, _ in known], index)
    named = named or button_looks.called(normal(said), index)
    return start + len(before) - len(said), named


def _by_words(
    said: str, known: Sequence[Target], index: SiteIndex, *, is_near: bool = False
) -> list[Target]:
    """The one button with that name, or with all of these words on it; the name only if near."""
    is_part = any(
        said in (normal(name), *map(normal, also)) for name, also in index.sections.items()
    )
    if not said or is_part or colours.parse(said):
        return []
    called = [one for one in known if f"{said} button" in map(normal, one.aliases)]
    words = set(said.split())
    holding = [
        one for one in known if not is_near and words <= set(normal(one.value or "").split())
    ]
    found = called or holding
    return found if len({normal(one.value or "") for one in found}) == 1 else []
