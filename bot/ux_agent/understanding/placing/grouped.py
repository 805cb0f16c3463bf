"""Choices between rows of one name, told apart by the groups that they stand in."""

import re

from bot.texts.english import Texts
from bot.texts.phrase import capitalised, finished, joined, phrase
from bot.ux_agent.intent import Question
from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.outcome import Outcome
from bot.ux_agent.understanding.placing import questions

_NUMBER = r"-\d+$"
_BARE_PRICE = (
    r"(?i)(?:(?:up|down) to |from |now )?[£$€]?\s?\d[\d.,]*\s?(?:[£$€]|pounds?|euros?|quid)?\W*$"
)
_PRICE_FOR = rf"{_BARE_PRICE}|(?i:[£$€]?\s?\d[\d.,]*\s+(?:for|on|at|in|per|each|now|an?)\s)"
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


def priced(draft: Draft, entry: Entry, index: SiteIndex) -> Outcome | None:
    """The question which price is meant, where a price is told of what shows one as its name.

    So "30 for small dogs" is no name, and "up to 55" nothing beside the name of several rows.
    """
    is_label = draft.property == "link-label"
    shape = _PRICE_FOR if is_label else _BARE_PRICE
    current = entry.label if is_label else entry.description
    if not re.match(shape, draft.value) or re.match(shape, current):
        return None
    from bot.ux_agent.understanding.figures import facts, restating, sums  # noqa: PLC0415 - few

    whole = entry.whole
    shown = [
        fact.target
        for fact in facts.facts_of(index)
        for place in fact.target.places[:1]
        if fact.entry is None and restating.is_price(fact) and place.file == whole.file
        if whole.start <= place.start and place.end <= whole.end
    ]
    if not shown:
        return None
    told_of = sums.sums(draft.value)
    value = draft.value[told_of[0].start : told_of[0].end] if len(told_of) == 1 else ""
    value = restating.restated(value, shown[0].value or "") or value
    plain = Draft(draft.section, value=value, nature="text" if value else "")
    text = texts.which_text(value) if value else texts.what_in(draft.section)
    choices = questions.targets(shown, is_section_known=True)
    return Outcome(question=questions.ask("property", text, choices), draft=plain)


def _words(label: str) -> set[str]:
    words = set(re.findall(r"[^\W_]+", label.casefold()))
    return words | {word.removesuffix("s") for word in words}
