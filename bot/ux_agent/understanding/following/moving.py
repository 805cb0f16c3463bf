"""A place corrected: "actually the subtitle" moves all that the message wanted of the headline."""

import re
from collections.abc import Sequence

from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import simpler
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.drafting import plain
from bot.ux_agent.understanding.following import elements, shades
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.placing.resolve import resolve
from bot.ux_agent.understanding.words.clauses import LOOKS
from bot.ux_agent.understanding.words.property_words import head, is_generic
from bot.ux_agent.understanding.words.vocabulary import vocabulary_of

_CORRECTS = (
    r"(?i)\W*(?:(?:oh|ok|okay|hmm+|ah|well|but)\b\W+)*(?:actually|no|nope|sorry|wait|rather|oops"
    r"|i meant?|instead|not that|on second thoughts?)\b|.*\b(?:instead|rather)\W*$"
)
_COPIES = (
    r"(?i)\W*(?:(?:oh|ok|okay|great|perfect|nice|now|please)\b\W+)*(?:and|also|plus)\b|.*\b(?:too"
    r"|as well|also)\W*$"
)
_GOES_ON = r"(?i)\W*(?:and|also|plus|but|with)\b"
_PLAIN = frozenset({"background", "color", "font-size", "font-weight", "padding", "radius"})
_WISHES = {1: "bigger", -1: "smaller"}


def moved(
    message: str, drafts: Sequence[Draft], earlier: Intent, index: SiteIndex
) -> tuple[tuple[Change, ...], list[Draft]] | None:
    """The changes that stay, and all that was wanted of one place for the place named now.

    "The subtitle too" wants it of both. None where one thing alone was wanted, and for all else.
    """
    place = drafts[0] if len(drafts) == 1 else Draft()
    is_place = bool(place.section or place.property or place.anchor) and place.op == "set"
    if not is_place or place.nature or place.value or place.unknown or place.target:
        return None
    is_copied = re.match(_COPIES, message) is not None
    if not (is_copied or re.match(_CORRECTS, message)) or not earlier.changes:
        return None
    alike = _alike(earlier, index)
    wanted = _wanted(earlier, alike, index)
    if len(wanted) < 2:
        return None
    kept = earlier.changes if is_copied else [one for one in earlier.changes if one not in alike]
    return tuple(kept), [_at(one, place) for one in wanted]


def _at(draft: Draft, place: Draft) -> Draft:
    where = place._replace(value=draft.value, nature=draft.nature, stop=draft.stop)
    if not (place.property or place.anchor) and not draft.anchor:
        where = where._replace(property=_whole(draft))  # "the header" for "the footer"
    return where._replace(hint_section="", hint_property="")


def _whole(draft: Draft) -> str:
    """The look of a whole part of the page that a draft is about, without whose it is."""
    name = head(draft.property).strip("?*").rpartition(".")[2]
    if is_generic(draft.property) and draft.nature == "colour":
        return "color"
    return name if name in _PLAIN else ""


def _alike(earlier: Intent, index: SiteIndex) -> list[Change]:
    """The last change, and those beside it that are of the same element and the same message."""
    last = earlier.changes[-1]
    before = earlier.steps[-1] if earlier.steps and not _goes_on(earlier) else ()
    element = index.find(last.section, last.property)
    found = [one for one in earlier.changes if one not in before]
    if element is None or last.op != "set" or last.target:
        return [last]
    return [one for one in found if _is_of(one, element, index)]


def _goes_on(earlier: Intent) -> bool:
    return re.match(_GOES_ON, earlier.request) is not None


def _is_of(change: Change, element: Target, index: SiteIndex) -> bool:
    """True for a look, or for the words, of an element."""
    target = index.find(change.section, change.property)
    if target is None or change.op != "set" or change.target or change.section != element.section:
        return False
    mine, its = elements.names(target), elements.names(element)
    return bool(mine & its) if mine or its else True


def _wanted(earlier: Intent, alike: Sequence[Change], index: SiteIndex) -> list[Draft]:
    """What was wanted of the element, be it so already, as it was told."""
    request = simpler.told(earlier.request)
    items = vocabulary_of(index).items(lift(request))
    told = [
        one for one in plain.read(request, items, index, plain.Context()) if one.nature in LOOKS
    ]
    places = {id(one): _place(one, index) for one in told}
    known = {(one.section, one.property) for one in alike}
    mine = _of_subject(told, [one for one in told if places[id(one)] in known])
    covered = {places[id(one)] for one in mine}
    rest = [one for one in alike if (one.section, one.property) not in covered]
    return [draft for one in rest if (draft := _again(one, index)).nature] + mine


def _of_subject(told: Sequence[Draft], known: Sequence[Draft]) -> list[Draft]:
    """The drafts of what the known ones are about: the same words, or one part of the page."""
    subjects = set(map(_subject, known))
    parts = {one.section for one in known if one.section and (not one.property or _whole(one))}
    return [
        one
        for one in told
        if _subject(one) in subjects
        or (one.section in parts and (not one.property or _whole(one)))
        or (one.hint_section in parts and not one.section and _whole(one))
    ]


def _subject(draft: Draft) -> tuple[str, str, str]:
    return draft.section, draft.property, draft.anchor


def _place(draft: Draft, index: SiteIndex) -> tuple[str, str]:
    """Section and property of what a draft comes to, be it so already."""
    outcome = resolve(draft, index)
    found = outcome.change or outcome.draft
    return found.section, found.property


def _again(change: Change, index: SiteIndex) -> Draft:
    """What a change wanted, as far as its value tells: a size told by more or less stays so."""
    target = index.find(change.section, change.property)
    kind = elements.look(change.property)
    if target is None or not isinstance(change.value, str):
        return Draft()
    if kind in {"size", "padding"}:
        return Draft(value=_WISHES.get(shades.way(target, change.value), ""), nature="relative")
    natures = {"background": "colour", "color": "colour", "weight": "weight", "": "text"}
    return Draft(value=change.value, nature=natures.get(kind, ""))
