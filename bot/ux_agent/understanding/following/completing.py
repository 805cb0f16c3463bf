"""An open question and what is said to it: an answer, more than one, or another request."""

import re

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.following import answer as answers
from bot.ux_agent.understanding.following import (
    aspects,
    described,
    entry_answers,
    follow_up,
    narrowing,
    still_open,
    unanswered,
    undoing,
    wholly,
)
from bot.ux_agent.understanding.following.reader import Understanding
from bot.ux_agent.understanding.intents import concluded
from bot.ux_agent.understanding.words.vocabulary import Vocabulary, vocabulary_of

_MORE = r"(?i)\W*(?:and|also|plus|as well)\b"


def completed(intent: Intent, answer: str, index: SiteIndex, understand: Understanding) -> Intent:
    """The intent with its question answered, or what the answer wants instead."""
    if follow_up.stops(answer):
        return intent._replace(kind="refuse", question=None, reason=texts.CANCELLED)
    left = unanswered.left_out(intent, answer, index)
    if left:
        return left
    described_one = _described(intent, answer, index, understand)
    if described_one:
        return described_one
    words = vocabulary_of(index)
    beyond = _beyond(intent, answer, index, words, understand)
    if beyond:
        return beyond
    drafts = answers.read(intent, answer, index, words)
    if drafts is None:
        return _said_anew(intent, answer, index, words, understand)
    whole = concluded(intent.request, drafts, index, intent.changes)
    is_open = whole.question is not None and _asks_as(whole, intent)
    if not is_open:
        return whole
    return _narrowed(intent, answer, index, understand) or whole


def _described(
    intent: Intent, answer: str, index: SiteIndex, understand: Understanding
) -> Intent | None:
    """What the choice comes to that an answer describes, with the value that it tells."""
    is_choice = answers.picked(intent, answer) is not None
    found = None if is_choice else described.read(intent, answer, index)
    if found is None or aspects.placed(intent, answer, index, vocabulary_of(index), understand):
        return None
    if not found[0]:
        return intent
    first = completed(intent, found[0], index, understand)
    if found[1] and first.question is not None and first.question.slot == "value":
        return completed(first, found[1], index, understand)
    is_more = bool(found[1]) and first.kind == "edit"
    return understand(found[1], index, earlier=first) if is_more else first


def _asks_as(whole: Intent, intent: Intent) -> bool:
    """True for the same choices once more, or for the value of the very same place."""
    asked, before = whole.question, intent.question
    if asked is None or before is None or asked.slot != before.slot:
        return False
    # Of a new entry one field after another is asked for.
    named = ("section", "property", "details")
    places = [[one.pending.get(name) for name in named] for one in (whole, intent)]
    if asked.slot == "value":
        return places[0] == places[1]
    offered = [[value.rpartition(".")[2] for _, value in one.choices] for one in (asked, before)]
    return offered[0] == offered[1]


def _beyond(
    intent: Intent, answer: str, index: SiteIndex, words: Vocabulary, understand: Understanding
) -> Intent | None:
    """What an answer comes to that is more, or less, than the value asked for; else None."""
    is_choice = answers.picked(intent, answer) is not None
    declined = None if is_choice else entry_answers.declined(intent, answer, index)
    declined = declined or unanswered.read(intent, answer, index)
    if declined:
        return declined
    anew = still_open.replaced(intent.request, answer, words)
    if anew:
        fresh = understand(anew, index)
        return fresh._replace(changes=(*(intent.steps[-1] if intent.steps else ()), *fresh.changes))
    undone = undoing.answered(intent, answer, index) or undoing.read(answer, intent, index)
    if undone:
        return undone
    whole = None if is_choice else wholly.answered(intent, answer, index, words, understand)
    open_still = whole or still_open.continued(intent, answer, index, words)
    if open_still:
        return open_still
    more = understand(answer, index) if re.match(_MORE, answer) else None
    if more and more.kind == "edit":
        # "And drop Wakefield": what was asked about is still wanted.
        return intent._replace(changes=(*intent.changes, *more.changes))
    if is_choice:
        return None
    named = aspects.placed(intent, answer, index, words, understand)
    return named or narrowing.told(intent, answer, index, words, understand)


def _said_anew(
    intent: Intent, answer: str, index: SiteIndex, words: Vocabulary, understand: Understanding
) -> Intent:
    """An answer that is none: a new request if it is one by itself, else the question again."""
    fresh = understand(answer, index)
    if fresh.kind != "clarify":
        return still_open.beside(intent, fresh)
    told = _narrowed(intent, answer, index, understand)
    return told or narrowing.worded(intent, answer, index) or intent


def _narrowed(
    intent: Intent, answer: str, index: SiteIndex, understand: Understanding
) -> Intent | None:
    """What an answer that none of the choices is leaves of them; None where that is all."""
    chosen = narrowing.chosen(intent, answer)
    drafts = answers.read(intent, chosen, index, vocabulary_of(index)) if chosen else None
    if drafts:
        return concluded(intent.request, drafts, index, intent.changes)
    return narrowing.again(intent, answer, index, understand)
