"""Drafts brought to one Intent: complete changes, one question, a refusal, or "already so"."""

import re
from collections.abc import Iterator, Sequence

from bot.texts.phrase import joined
from bot.ux_agent.intent import Change, Intent, Question
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.draft import MOST_WISHES, Draft
from bot.ux_agent.understanding.outcome import Outcome
from bot.ux_agent.understanding.placing.resolve import resolve
from bot.ux_agent.understanding.words.property_words import is_generic

_THINKS_AGAIN = r"(?i)\b(?:no|wait|sorry|actually|rather|instead|i mean|or)\b"
_NUMBERED = r"\d(?:\D{0,3}\d){5}"
_DIGITS = 6
_LONGEST_NUMBER = 60
"""Characters of a price, a number or an address that is told alone."""

_TAKES_AWAY = (
    r"(?i)\W*(?:(?:please|pls|can you|could you|also|just|hi|hello|we want to|i want to)\b\W*)*"
    r"(?:remove|delete|drop|scrap|erase|take (?:out|away|off|down)|get rid of)\b"
)
_WORDS = frozenset({"text", "string", "markdown"})


def concluded(
    request: str, drafts: Sequence[Draft], index: SiteIndex, done: Sequence[Change] = ()
) -> Intent:
    """What the drafts come to, after the changes that are `done`.

    Of several that lack something the first is asked about; the others wait in `pending["rest"]`.
    The reason of an edit tells which of the wishes hold already.
    """
    changes = list(done)
    open_ones: list[Outcome] = []
    same: list[Outcome] = []
    for draft, first in _looked_into(drafts, index):
        outcome = first
        if first.change and _is_told_twice(first.change, changes[len(done) :]):
            outcome = _of_both(request, draft, first, index, changes)
        outcome = _of_its_kind(outcome, request, index)
        if outcome.refusal:
            return Intent("refuse", request, reason=outcome.refusal)
        if outcome.question:
            open_ones.append(outcome)
        elif outcome.change:
            for change in (outcome.change, *outcome.also):
                _put(changes, change)
        else:
            same.append(outcome)
    if any(_may_reach(str(change.value)) for change in changes):
        # Few changes are of a telephone's number or a mail address.
        from bot.ux_agent.understanding.figures import calling, printed  # noqa: PLC0415

        changes[:] = [one if one in done else printed.without(one, index) for one in changes]
        for change in calling.partners(changes, index, done):
            _put(changes, change)
    if open_ones:
        return _unremoved(_clarify(request, changes, open_ones, index), index)
    told = joined(" ", tuple(dict.fromkeys(one.same for one in same))) if same else ""
    if changes:
        return Intent("edit", request, tuple(changes), reason=told)
    pending = same[0].draft.to_data() if same else {}
    return Intent("noop", request, pending=pending, reason=told)


def _of_its_kind(outcome: Outcome, request: str, index: SiteIndex) -> Outcome:
    """The outcome, or the question instead that asks whose number stands for a name."""
    change = outcome.change
    value = str(change.value) if change and change.op == "set" and not change.target else ""
    is_worded = not (any(map(str.isdigit, value)) or "@" in value or "." in value)
    if change is None or is_worded or len(value) > _LONGEST_NUMBER:
        return outcome
    target = index.find(change.section, change.property)
    if target is None or target.type not in _WORDS or any(map(str.isdigit, target.value or "")):
        return outcome
    from bot.ux_agent.understanding.placing import unlike  # noqa: PLC0415 - few are a number alone

    return unlike.asked(change, request, index) or outcome


def _looked_into(drafts: Sequence[Draft], index: SiteIndex) -> Iterator[tuple[Draft, Outcome]]:
    """Each draft with what it comes to, those that are told again like the first; too many: no."""
    known: dict[Draft, Outcome] = {}
    if len(drafts) > MOST_WISHES:
        yield drafts[0], Outcome(refusal=texts.MANY_WORDS)
        return
    for draft in drafts:
        yield draft, known.get(draft) or known.setdefault(draft, resolve(draft, index))


def _may_reach(value: str) -> bool:
    """True for what may be a telephone's number or a mail address."""
    if "@" in value:
        return True
    # Few values have so many digits: the others wait for no pattern.
    return sum(map(str.isdigit, value)) >= _DIGITS and re.search(_NUMBERED, value) is not None


def _is_told_twice(change: Change, before: Sequence[Change]) -> bool:
    """True for another value of a place that the same request has told one for."""
    return change.op == "set" and any(
        _place(one) == _place(change) and one.value != change.value
        for one in before
        if one.op == "set"
    )


def _of_both(
    request: str, draft: Draft, outcome: Outcome, index: SiteIndex, changes: list[Change]
) -> Outcome:
    """What two values for one place come to: both parts of a text, the last, or a question."""
    # Few requests tell two.
    from bot.ux_agent.understanding.following import follow_up  # noqa: PLC0415

    if draft.anchor or draft.nature == "relative":
        further = resolve(draft, follow_up.as_changed(index, changes))
        return further if further.change else outcome
    place = outcome.change
    if place is None or re.search(_THINKS_AGAIN, request):
        return outcome
    changes[:] = [one for one in changes if _place(one) != _place(place)]
    return resolve(Draft(place.section, property=place.property, target=place.target), index)


def _place(change: Change) -> tuple[str, str, str]:
    return change.section, change.property, change.target


def _clarify(
    request: str, changes: Sequence[Change], open_ones: Sequence[Outcome], index: SiteIndex
) -> Intent:
    first, *rest = open_ones
    pending = first.draft.to_data()
    if rest:
        pending["rest"] = [outcome.draft.to_data() for outcome in rest]
    question = first.question
    if question and question.slot == "property" and len(question.choices) > 1:
        # Few requests are of a row whose name another one has.
        from bot.ux_agent.understanding.placing import grouped  # noqa: PLC0415

        question = grouped.told(question, first.draft.section, index)
    is_named = first.draft.unknown.startswith("“")  # a button by what stands on it
    is_placed = is_named or first.draft.section or first.draft.anchor or first.draft.target
    if question and not is_placed:
        # Only a place that nobody named may be one that the site lacks; most requests name theirs.
        from bot.ux_agent.understanding.placing import absent  # noqa: PLC0415

        part = absent.named(request, index)
        if part:
            question = question._replace(text=texts.has_no(part, question.text))
            return Intent("clarify", request, tuple(changes), pending, question)
    words = first.draft.unknown or _left_over(request, first.draft, question, index)
    held = _holding(words, first, index) if question and words else None
    held = held or (_called(words, first, index) if question and words else None)
    held = held or (_about(words, first, index) if question and words else None)
    if held:
        kept = {"rest": pending["rest"]} if rest else {}
        return Intent(
            "clarify", request, tuple(changes), held.draft.to_data() | kept, held.question
        )
    if question and words:
        question = question._replace(text=texts.unknown_word(words, question.text))
        pending.pop("unknown", None)
    return Intent("clarify", request, tuple(changes), pending, question)


def _called(words: str, asked: Outcome, index: SiteIndex) -> Outcome | None:
    """The question which of the things is meant that are called by a word: "change the form"."""
    draft = asked.draft
    is_open = draft._replace(unknown="", section="", hint_section="") == Draft()
    if asked.question is None or asked.question.slot != "section" or not is_open:
        return None
    from bot.ux_agent.understanding.placing import absent, lacking  # noqa: PLC0415 - as above

    found = absent.called(words, index)
    return lacking.asked(Draft(), found) if found else None


def _about(words: str, asked: Outcome, index: SiteIndex) -> Outcome | None:
    """The question which text is meant of those that speak of the words: "the text about dogs"."""
    draft = asked.draft
    is_open = not (draft.nature or draft.value or draft.anchor or draft.target or draft.many)
    if not (is_open and is_generic(draft.property)) or draft.op != "set":
        return None
    from bot.ux_agent.understanding.placing import fitting, lacking, strangers  # noqa: PLC0415

    mine = [one for one in index.targets if draft.section in {"", one.section}]
    found = strangers.speaking(words, [one for one in mine if fitting.is_text(one)])
    return lacking.asked(Draft(), found) if found else None


def _holding(words: str, asked: Outcome, index: SiteIndex) -> Outcome | None:
    """The question which text is meant of the few that hold the words, whatever part was named."""
    draft = asked.draft
    is_text = draft.nature == "text" and draft.value[:1].isalpha() and not draft.anchor
    if not is_text or " " not in words or asked.question is None or not asked.question.choices:
        return None
    from bot.ux_agent.understanding.placing import questions, strangers  # noqa: PLC0415 - as above

    held = strangers.holding(words, index.targets)
    choices = questions.targets(held, is_section_known=False)
    question = questions.ask("property", texts.which_text(draft.value), choices)
    plain = draft._replace(section="", property="", unknown="", hint_section="", hint_property="")
    return Outcome(question=question, draft=plain) if held else None


def _unremoved(asked: Intent, index: SiteIndex) -> Intent:
    """The question for other words with the reason for it, where a text was to be taken away."""
    pending, question = asked.pending, asked.question
    is_open = question is not None and question.slot == "value" and not asked.changes
    if question is None or not is_open or not re.match(_TAKES_AWAY, asked.request):
        return asked
    if any(pending.get(name) for name in ("value", "target", "anchor", "rest", "nature")):
        return asked
    target = index.find(str(pending.get("section", "")), str(pending.get("property", "")))
    if target is None or target.type not in _WORDS or not target.value:
        return asked
    return asked._replace(question=question._replace(text=texts.stays(question.text)))


def _left_over(request: str, draft: Draft, question: Question | None, index: SiteIndex) -> str:
    """What nobody here knows of a request that comes to nothing but a part of a page."""
    is_open = question is not None and question.slot in {"section", "property"}
    is_blank = not (draft.value or draft.nature or draft.anchor or draft.target)
    if question is None or not (is_open and is_blank) or question.text == texts.PARTS_STAY:
        return ""  # of a part that is to move all is known
    from bot.ux_agent.understanding.literals import lift  # noqa: PLC0415
    from bot.ux_agent.understanding.placing import strangers  # noqa: PLC0415 - only for what is vague
    from bot.ux_agent.understanding.words.vocabulary import vocabulary_of  # noqa: PLC0415

    words = strangers.left_over(request, vocabulary_of(index).items(lift(request)))
    offered = " ".join(label for label, _ in question.choices).casefold()
    if "." in draft.property and any(one in offered for one in words.casefold().split()):
        return ""  # the very places that the words may mean
    return "" if words.casefold() in question.text.casefold() else words


def _put(changes: list[Change], change: Change) -> None:
    """Add a change; a later one of the same place takes the earlier one's."""
    place = (change.section, change.op, change.property, change.target)
    for at, known in enumerate(changes):
        if (known.section, known.op, known.property, known.target) == place and change.op == "set":
            changes[at] = change
            return
    if change not in changes:
        changes.append(change)
