"""Why a change cannot be taken back, in words: what the site is like in place of what was left."""

from bot.texts.english import Texts
from bot.texts.phrase import Phrase, phrase
from bot.ux_agent.editing.reversing import MovedOn


def moved_words(fact: MovedOn) -> Phrase:
    """What stands there now, and what was expected."""
    if not fact.expected:
        is_file = ":" not in fact.place
        text = Texts.undo_file_gone if is_file else Texts.undo_surroundings
        return phrase(text, place=fact.place)
    if not fact.now:
        return phrase(Texts.undo_gone, place=fact.place, expected=fact.expected)
    if fact.now == fact.expected:
        return phrase(Texts.undo_rewritten, place=fact.place, expected=fact.expected)
    return phrase(Texts.undo_moved, place=fact.place, now=fact.now, expected=fact.expected)
