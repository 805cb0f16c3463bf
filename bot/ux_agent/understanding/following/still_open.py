"""Answers that leave a question open: another colour, a second look, but still no place."""

import re

from bot.ux_agent.intent import Intent
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.words.property_words import is_generic
from bot.ux_agent.understanding.words.vocabulary import Vocabulary

_RATHER = r"(?i)\b(?:no|nope|actually|sorry|rather|instead|please|meant|wait)\b"
_MORE = r"(?i)\W*(?:with|and|also|plus)\b"
_PLACES = frozenset({"section", "label", "link", "quoted", "figure", "address", "word"})


def continued(intent: Intent, answer: str, words: Vocabulary) -> Intent | None:
    """The same question with the colour or the second look of the answer; None for any other."""
    pending, question = intent.pending, intent.question
    is_place = question is not None and question.slot in {"section", "property"}
    if question is None or not is_place or pending.get("nature") != "colour":
        return None
    items = words.items(lift(answer))
    colours = [item.value for item in items if item.kind == "colour"]
    if len(colours) != 1 or any(item.kind in _PLACES for item in items):
        return None
    named = [item.value for item in items if item.kind == "property"]
    if named and all(map(is_generic, named)) and re.match(_MORE, answer):
        text = Draft(property="color", value=colours[0], nature="colour").to_data()
        return intent._replace(pending={**pending, "rest": [*pending.get("rest", ()), text]})
    if named or not re.search(_RATHER, answer):
        return None
    asked = question._replace(text=texts.which_colour(colours[0]))
    return intent._replace(pending={**pending, "value": colours[0]}, question=asked)
