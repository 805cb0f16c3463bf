"""Choices between rows of one name, told apart by the groups that they stand in."""

import re

from bot.texts.english import Texts
from bot.texts.phrase import capitalised, finished, joined, phrase
from bot.ux_agent.intent import Question
from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.placing import questions

_NUMBER = r"-\d+$"
_LEFT_OUT = frozenset(
    """
    the a an one ones for of in on at to please it is that i mean my our
    """.split()  # noqa: SIM905 - a row of words
)


def told(question: Question, section: str, index: SiteIndex) -> Question:
    """The question with "Full groom price (Medium dogs): £52" for a row of that group."""
    stems = {re.sub(_NUMBER, "", value) for _, value in question.choices}
    if question.slot != "property" or len(stems) == len(question.choices):
        return question
    from bot.ux_agent.understanding.figures import groups  # noqa: PLC0415 - few rows have one name

    choices: list[tuple[str, str]] = []
    for label, value in question.choices:
        known, _, name = value.rpartition(".")
        target = index.find(known or section, name)
        group = groups.of(target, index) if target else ""
        shown = _label(target, group, is_far=bool(known)) if target and group else label
        choices.append((shown, value))
    return question._replace(choices=tuple(choices))


def _label(target: Target, group: str, *, is_far: bool) -> str:
    """What people see of a row: its name, its group and what stands there."""
    stem = re.sub(_NUMBER, "", target.property)
    spoken = texts.place(target.section, stem) if is_far else texts.spoken(stem)
    what = joined(" ", (capitalised(spoken), f"({group})"))
    return finished(phrase(Texts.value_of, what=what, value=target.value or ""), questions.label_of)


def picked(question: Question, answer: str) -> str | None:
    """The value of the one choice whose name has all the words of an answer: "the small one"."""
    said = set(re.findall(r"[^\W_]+", answer.casefold())) - _LEFT_OUT
    if question.slot != "property" or not said:
        return None
    found = [
        value
        for label, value in question.choices
        if ")" in label and said <= _words(label.partition("): ")[0])
    ]
    return found[0] if len(found) == 1 else None


def _words(label: str) -> set[str]:
    words = set(re.findall(r"[^\W_]+", label.casefold()))
    return words | {word.removesuffix("s") for word in words}
