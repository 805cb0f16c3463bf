"""The choices of a question in an order that has what was spoken of first, and no more than fit."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.texts.english import Texts
from bot.texts.phrase import Phrase, finished, joined, phrase
from bot.ux_agent.intent import Intent, Question
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.placing.questions import MOST
from bot.ux_agent.understanding.placing.strangers import telling
from bot.ux_agent.understanding.words.phrases import normal

_ORDERED = frozenset({"property", "target"})
"""What is asked for whose choices have no order of their own."""

_SMALL = frozenset(["the", "of", "a", "an", "and", "in", "to", "for", "with", "on", "at", "from"])
_OF_TOPIC = r"(?i)(?<=(?:text|line|note|info)\s)about\b"
"""Between a text and what it speaks of, which is no page called so."""

_SEVERAL = 2
_FEW = 3
_OF_VALUE = 0.25
"""What a word counts that the new text has too, beside one that only tells the place."""


def offered(intent: Intent, index: SiteIndex) -> Intent:
    """The intent with the choices that share words with the request first, and no more than fit.

    Where some do not fit, the question says how many, and how to name one of them.
    """
    if intent.question is None:
        return intent
    intent = intent._replace(question=_readable(intent, intent.question, index))
    question = intent.question
    if question is None or len(question.choices) <= _FEW:
        return intent
    choices = question.choices
    if question.slot in _ORDERED:
        choices = _ordered(intent, question, index)
    left = len(choices) - MOST
    text = question.text
    if left > 0:
        more = Texts.more_choices if left > 1 else Texts.one_more_choice
        text = joined(" ", (text, phrase(more, count=str(left))))
    if choices == question.choices and left <= 0:
        return intent
    return intent._replace(question=question._replace(text=text, choices=choices[:MOST]))


def _readable(intent: Intent, question: Question, index: SiteIndex) -> Question:
    """The question with what nobody knows as it was typed, and with no name that breaks off."""
    section = str(intent.pending.get("section", ""))
    choices = tuple((_whole(label, one, section, index), one) for label, one in question.choices)
    return question._replace(text=_as_typed(question.text, intent.request), choices=choices)


def _as_typed(text: str, request: str) -> str:
    """The text of a question with “dated … freshen” for words that stood apart in the request."""
    parts = text.parts if isinstance(text, Phrase) else None
    first = parts.get("part0") if parts else None
    if parts is None or not isinstance(first, Phrase) or first.template != Texts.unknown_word:
        return text
    word = (first.parts or {}).get("word", "")
    said = " ".join(request.split()).casefold()
    runs: list[str] = []
    for one in word.split():
        longer = f"{runs[-1]} {one}" if runs else one
        if runs and longer.casefold() in said:
            runs[-1] = longer
        else:
            runs.append(one)
    if len(runs) < _SEVERAL:
        return text
    runs.sort(key=lambda run: said.find(run.casefold()))
    return joined(" ", (phrase(Texts.unknown_word, word=" … ".join(runs)), parts["part1"]))


def _whole(label: str, choice: str, section: str, index: SiteIndex) -> str:
    """The label with all of the entry's name where it ends in a small word: "Soup of the price"."""
    place, _, name = choice.rpartition(".")
    begun = name.rpartition("-")[0].replace("-", " ")
    if begun.rpartition(" ")[2] not in _SMALL:
        return label
    following = _following(begun, place or section, index)
    if not following:
        return label
    form = re.compile(rf"(?i)\b({re.escape(begun)})\b")
    return finished(label, lambda said: form.sub(rf"\1 {following}", said, count=1))


def _following(begun: str, section: str, index: SiteIndex) -> str:
    """The word that goes on from those of an entry's name, '' where none or a small one does."""
    for target in index.targets:
        for entry in target.entries if target.section == section else ():
            called = normal(entry.label)
            rest = called.removeprefix(f"{begun} ").split() if called != begun else []
            if called.startswith(f"{begun} ") and rest[0] not in _SMALL:
                return rest[0]
    return ""


def _ordered(intent: Intent, question: Question, index: SiteIndex) -> tuple[tuple[str, str], ...]:
    """The choices by how much they share with the request, those that share as much as they were.

    A word counts the more the fewer choices have it.
    """
    value = telling(str(intent.pending.get("value", "")))
    said = telling(re.sub(_OF_TOPIC, " ", intent.request))
    section = str(intent.pending.get("section", ""))
    held = [_words(label, choice, section, index) & said for label, choice in question.choices]
    often = Counter(word for words in held for word in words)
    worth = {word: (_OF_VALUE if word in value else 1) / often[word] for word in often}
    marks = [sum(worth[word] for word in sorted(words)) for words in held]
    order = sorted(range(len(held)), key=lambda at: -marks[at])
    return tuple(question.choices[at] for at in order)


def _words(label: str, choice: str, section: str, index: SiteIndex) -> set[str]:
    """What a choice is called, and what stands there now."""
    place, _, name = choice.rpartition(".")
    target = index.find(place or section, name)
    if target is None:
        return telling(f"{label} {choice}")
    names: Sequence[str] = (
        target.property,
        *target.aliases,
        *(entry.label for entry in target.entries),
    )
    where = (target.section, *index.sections.get(target.section, ()))
    return telling(" ".join((*names, *where, target.value or "")))
