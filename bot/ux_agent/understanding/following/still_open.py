"""What leaves a question open: another colour, a second look, a wish for something else."""

import re
from collections.abc import Sequence

from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.drafting import plain
from bot.ux_agent.understanding.following import elements
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.words.clauses import LOOKS
from bot.ux_agent.understanding.words.property_words import (
    BUTTON_COLOUR,
    is_colour_word,
    is_generic,
    is_text_word,
)
from bot.ux_agent.understanding.words.vocabulary import Item, Vocabulary

_RATHER = r"(?i)\b(?:no|nope|actually|sorry|rather|instead|please|meant|wait)\b"
_MORE = r"(?i)\W*(?:with|and|also|plus)\b"
_BESIDE = r"(?i)\W*(?:and|also|plus|with)\b|.*\b(?:too|as well|also)\W*$"
_NOT_BUT = (
    r"(?i)\W*(?:(?:no|sorry|oh|wait|actually)\b\W*)*not\s+((?:the|our)\s\S+(?:\s\S+){0,2}?)"
    r"(?:,\s*(?:but\s+|it'?s\s+)?|\s+but\s+)((?:the|our)\s\S+(?:\s\S+){0,3}?)"
    r"(?:\s+(?:please|pls|instead))?[.!]*"
)
_ACTUALLY = (
    r"(?i)\W*(?:(?:oh|ok|hmm+|ah)\b\W*)*(?:no|nope|actually|sorry|wait|rather|i meant?)\b\W*"
    r"(?:(?:actually|i meant?|rather|make (?:it|that)|for)\W+)*"
    r"((?:the|our)\s\S+(?:\s\S+){0,3}?)(?:\s+(?:please|pls|instead))?[.!]*"
)
_AND = r"(?i)\W*(?:and|also|plus)\b"
_LONGEST = 80
_PLACES = frozenset({"section", "label", "link", "quoted", "figure", "address", "word"})
_KINDS = {"background": "colour", "color": "colour", "": "text", "weight": "weight"}


def replaced(request: str, answer: str, words: Vocabulary) -> str:
    """The request with the other place, for "not the tagline, the site name"; '' for all else.

    "No, the header" stands for the one place that the request tells.
    """
    if len(answer) > _LONGEST:
        return ""
    found = re.fullmatch(_NOT_BUT, answer)
    if found:
        at = request.casefold().find(found[1].casefold())
        return "" if at < 0 else f"{request[:at]}{found[2]}{request[at + len(found[1]) :]}"
    other = re.fullmatch(_ACTUALLY, answer)
    if other is None or not _is_place(words.items(lift(other[1]))):
        return ""
    places = [one for one in words.items(lift(request)) if one.kind in {"section", "property"}]
    if len(places) != 1:
        return ""
    before = re.sub(r"(?i)\b(?:the|our|my)\s+$", "", request[: places[0].start])
    return f"{before}{other[1]}{request[places[0].end :]}"


def _is_place(items: Sequence[Item]) -> bool:
    """True for nothing but one part of the page."""
    return [one.kind for one in items] in (["section"], ["property"], ["section", "property"])


def continued(intent: Intent, answer: str, index: SiteIndex, words: Vocabulary) -> Intent | None:
    """The same question with the colour or the second look of the answer; None for any other."""
    question = intent.question
    if question is None:
        return None
    items = words.items(lift(answer))
    if question.slot == "value":
        return _further(intent, answer, items, index)
    if question.slot not in {"section", "property", "target"}:
        return None
    if any(item.kind in _PLACES for item in items):
        return None
    if _is_second(intent, answer, items, words):
        return intent
    return _recoloured(intent, answer, items) or _looked(intent, answer, items, index)


def _is_second(intent: Intent, answer: str, items: Sequence[Item], words: Vocabulary) -> bool:
    """True for "and a bit bigger" where the first look is not known yet: neither may get lost."""
    pending = Draft.from_data(intent.pending)
    is_beside = bool(re.match(_AND, answer)) and not pending.value
    if not is_beside or not any(one.kind in LOOKS for one in items):
        return False
    said = {one.kind for one in words.items(lift(intent.request))}
    return not said.isdisjoint(LOOKS)


def _further(intent: Intent, answer: str, items: Sequence[Item], index: SiteIndex) -> Intent | None:
    """The question kept for "and the text white", which is no value of what is asked about."""
    is_named = any(one.kind in {"property", "section", "link"} for one in items)
    pending = Draft.from_data(intent.pending)
    if not is_named or not pending.property:
        return None
    drafts = plain.read(answer, items, index, plain.Context(pending.section))
    if not drafts or not all(one.nature in LOOKS for one in drafts):
        return None
    if not (re.match(_AND, answer) or all(_is_beyond(one, pending) for one in drafts)):
        return None
    mine = [
        one if one.section or one.anchor else one._replace(section=pending.section)
        for one in drafts
    ]
    told = [*intent.pending.get("rest", ()), *(one.to_data() for one in mine)]
    return intent._replace(pending={**intent.pending, "rest": told})


def _is_beyond(said: Draft, pending: Draft) -> bool:
    """True for a look of another thing than the one asked about: "the links in it white"."""
    is_elsewhere = said.section not in {"", pending.section} or bool(said.anchor)
    names = {name.rpartition(".")[2] for name in re.split(r"[| ]", said.property)}
    is_word = not said.property or pending.property in names or is_colour_word(said.property)
    return bool(said.value) and (is_elsewhere or not (is_word or is_generic(said.property)))


def _looked(intent: Intent, answer: str, items: Sequence[Item], index: SiteIndex) -> Intent | None:
    """The question kept for "and bold", which is one more look of what is asked about."""
    pending = Draft.from_data(intent.pending)
    named = [item.value for item in items if item.kind == "property"]
    is_beside = bool(re.match(_BESIDE, answer)) and bool(pending.value and pending.nature)
    if not is_beside or not all(map(is_generic, named)):
        return None
    drafts = plain.read(answer, items, index, plain.Context())
    if len(drafts) != 1 or drafts[0].nature not in LOOKS or drafts[0].nature == pending.nature:
        return None
    said = drafts[0]
    is_button = "cta-text" in pending.property and said.nature == "colour"
    is_text = is_text_word(pending.property)
    name = pending.property if is_text else said.property
    more = Draft(
        pending.section,
        property=BUTTON_COLOUR if is_button else name,
        value=said.value,
        nature=said.nature,
        unknown=pending.unknown,
    )
    return intent._replace(
        pending={**intent.pending, "rest": [*intent.pending.get("rest", ()), more.to_data()]}
    )


def beside(intent: Intent, fresh: Intent) -> Intent:
    """A new request in the place of an open question, which stays open if it is about another kind.

    Of the same kind it says anew what was asked about.
    """
    pending = Draft.from_data(intent.pending)
    is_held = bool(pending.value and pending.nature) and fresh.kind == "edit"
    if not is_held or any(_kind(one) == pending.nature for one in fresh.changes):
        return fresh
    return intent._replace(changes=(*intent.changes, *fresh.changes))


def _kind(change: Change) -> str:
    """The nature of a change's value."""
    look = elements.look(change.property) if isinstance(change.value, str) else ""
    return _KINDS.get(look, "size")


def with_place(rest: Sequence[Draft], before: Draft, filled: Sequence[Draft]) -> list[Draft]:
    """Further looks of what was asked about, at the place that the answer gives."""
    if len(filled) != 1:
        return list(rest)
    place = filled[0]
    return [
        one._replace(section=place.section, property=_own(one, before, place))
        if one.nature in LOOKS and one.section == before.section and _is_of(one, before)
        else one
        for one in rest
    ]


def _is_of(draft: Draft, before: Draft) -> bool:
    """True for a look of the very thing that was asked about."""
    is_button = draft.property == BUTTON_COLOUR and "cta-text" in before.property
    return is_button or draft.property == before.property


def _own(draft: Draft, before: Draft, place: Draft) -> str:
    is_same = draft.property == before.property
    return place.property if is_same and place.property else draft.property


def _recoloured(intent: Intent, answer: str, items: Sequence[Item]) -> Intent | None:
    """The question with another colour in place of the one asked about, or the text's beside it."""
    pending, question = intent.pending, intent.question
    if question is None or question.slot == "target" or pending.get("nature") != "colour":
        return None
    colours = [item.value for item in items if item.kind == "colour"]
    if len(colours) != 1:
        return None
    named = [item.value for item in items if item.kind == "property"]
    if named and all(map(is_generic, named)) and re.match(_MORE, answer):
        text = Draft(property="color", value=colours[0], nature="colour").to_data()
        return intent._replace(pending={**pending, "rest": [*pending.get("rest", ()), text]})
    if named or not re.search(_RATHER, answer):
        return None
    asked = question._replace(text=texts.which_colour(colours[0]))
    return intent._replace(pending={**pending, "value": colours[0]}, question=asked)
