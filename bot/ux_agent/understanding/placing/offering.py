"""The choices of a question in an order that has what was spoken of first, and no more than fit."""

from collections import Counter
from collections.abc import Sequence

from bot.texts.english import Texts
from bot.texts.phrase import joined, phrase
from bot.ux_agent.intent import Intent, Question
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.placing.questions import MOST
from bot.ux_agent.understanding.placing.strangers import telling

_ORDERED = frozenset({"property", "target"})
"""What is asked for whose choices have no order of their own."""

_FEW = 3
_OF_VALUE = 0.25
"""What a word counts that the new text has too, beside one that only tells the place."""


def offered(intent: Intent, index: SiteIndex) -> Intent:
    """The intent with the choices that share words with the request first, and no more than fit.

    Where some do not fit, the question says how many, and how to name one of them.
    """
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


def _ordered(intent: Intent, question: Question, index: SiteIndex) -> tuple[tuple[str, str], ...]:
    """The choices by how much they share with the request, those that share as much as they were.

    A word counts the more the fewer choices have it.
    """
    value = telling(str(intent.pending.get("value", "")))
    said = telling(intent.request)
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
