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
from bot.ux_agent.understanding.words.property_words import BUTTON_COLOUR, is_generic, is_text_word
from bot.ux_agent.understanding.words.vocabulary import Item, Vocabulary

_RATHER = r"(?i)\b(?:no|nope|actually|sorry|rather|instead|please|meant|wait)\b"
_MORE = r"(?i)\W*(?:with|and|also|plus)\b"
_BESIDE = r"(?i)\W*(?:and|also|plus|with)\b|.*\b(?:too|as well|also)\W*$"
_PLACES = frozenset({"section", "label", "link", "quoted", "figure", "address", "word"})
_KINDS = {"background": "colour", "color": "colour", "": "text", "weight": "weight"}


def continued(intent: Intent, answer: str, index: SiteIndex, words: Vocabulary) -> Intent | None:
    """The same question with the colour or the second look of the answer; None for any other."""
    question = intent.question
    if question is None or question.slot not in {"section", "property", "target"}:
        return None
    items = words.items(lift(answer))
    if any(item.kind in _PLACES for item in items):
        return None
    return _recoloured(intent, answer, items) or _looked(intent, answer, items, index)


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
