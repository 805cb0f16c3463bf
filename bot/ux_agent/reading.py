"""From words to what is stored: understanding, planning, and the documented attributes."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from bot.conversation.phase import Phase
from bot.errors import UserError
from bot.record import Record
from bot.texts.catalogue import in_language, is_english
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.editing.planning import AlreadySo, NotInIndex, plan
from bot.ux_agent.intent import Change, Intent
from bot.ux_agent.picture_value import picture_number
from bot.ux_agent.plan import Plan
from bot.ux_agent.site import SiteIndex, whole
from bot.ux_agent.understanding.read import complete, understand

MOST_REQUEST = 4000
"""Characters of a request that are read."""

# What nobody means, and what would take a regular expression long: 60 times the same few signs,
# or a number of more than 40 digits.
_ENDLESS = r"(?s)(.{1,4}?)\1{59}|[0-9]{41}"
_SHORTEST_ENDLESS = 41

MOST_STORED = 32_000
"""Bytes of JSON that the intent and the plan of one conversation may take."""

_MOST_STEPS = 4
_SURELY_SMALL = MOST_STORED // 32

_REPEATS = phrase(Texts.repeated_signs)


Settle: TypeAlias = Callable[[Intent], Intent]
"""Puts values in the place of pictures, or asks; raises bot.errors.Failed where it cannot."""


class Outcome(Record):
    """A request as read: the plan goes with the kind `edit` only."""

    intent: Intent
    plan: Plan | None = None


def read_request(
    message: str,
    index: SiteIndex,
    *,
    section: str = "",
    earlier: Intent | None = None,
    settle: Settle | None = None,
) -> Outcome:
    """Read a request, or a change of an earlier one.

    Raises planning.NotInIndex when the index lacks what the plan needs, or a picture is to give it
    and there is no `settle`; what that raises too.
    """
    if len(message) > MOST_REQUEST:
        reason = phrase(Texts.too_long, most=str(MOST_REQUEST))
        return Outcome(Intent("refuse", "", reason=reason))
    if _is_endless(message):
        return Outcome(Intent("refuse", "", reason=_REPEATS))
    intent = understand(message, whole(index), section=section, earlier=earlier)
    if intent.kind == "clarify":
        from bot.ux_agent.understanding.words import foreign  # noqa: PLC0415 - no edit needs it

        intent = foreign.told(intent)
    return _planned(_going_on(_found(intent, index), earlier), index, settle)


def read_said(
    intent: Intent, said: Sequence[str], index: SiteIndex, settle: Settle | None = None
) -> Outcome:
    """Go on with a stored intent: `said` is how ("answer" or "change") and what was said.

    Raises as read_request does.
    """
    how, text = said
    if how == "answer" and intent.question is not None and not _is_endless(text):
        completed = _found(complete(intent, text, whole(index)), index)
        outcome = _planned(_going_on(completed, intent), index, settle)
    else:
        outcome = read_request(text, index, earlier=intent, settle=settle)
    return _marked(outcome) if intent.by_model and _goes_on(intent, outcome.intent) else outcome


def read_item(item: Mapping[str, Any], index: SiteIndex, settle: Settle | None = None) -> Outcome:
    """Read what a collecting conversation waits for; raises as read_request does."""
    intent = Intent.from_data(item["parsed_intent"])
    if "said" in item:
        return read_said(intent, item["said"], index, settle)
    return read_request(intent.request, index, section=item["section"], settle=settle)


def read_again(intent: Intent, index: SiteIndex) -> Outcome:
    """Plan the same changes on another index; raises as read_request does."""
    return _planned(intent, index)


def _found(intent: Intent, index: SiteIndex) -> Intent:
    """The intent, or a question where it is about what is declared and has gone."""
    if not index.gone:
        return intent
    from bot.ux_agent.understanding.placing import gone  # noqa: PLC0415 - of few sites anything has

    return gone.asked(intent, index)


def _goes_on(before: Intent, after: Intent) -> bool:
    """Whether a change of before, or its place, is still among the changes."""
    places = {(change.section, change.property) for change in before.changes}
    return any((change.section, change.property) in places for change in after.changes)


def _marked(outcome: Outcome) -> Outcome:
    return outcome._replace(intent=outcome.intent._replace(by_model=True))


def _is_endless(message: str) -> bool:
    return len(message) >= _SHORTEST_ENDLESS and re.search(_ENDLESS, message) is not None


def _going_on(intent: Intent, earlier: Intent | None) -> Intent:
    """The intent with the steps to it, and the earlier one's new files that it still speaks of."""
    if earlier is not None:
        intent = intent._replace(steps=_steps(intent, earlier))
    if earlier is None or not earlier.additions:
        return intent
    spoken = {str(change.value).rpartition("/")[2] for change in intent.changes}
    added = earlier.additions.items()
    kept = {path: blob for path, blob in added if path.rpartition("/")[2] in spoken}
    return intent._replace(additions=kept)


def _steps(intent: Intent, earlier: Intent) -> tuple[tuple[Change, ...], ...]:
    """What was wanted before each of the last messages, for as many as can be taken back."""
    if intent.changes == earlier.changes or not earlier.changes or earlier.kind != "edit":
        return earlier.steps
    if earlier.steps and intent.changes == earlier.steps[-1]:
        return earlier.steps[:-1]
    return (*earlier.steps, earlier.changes)[-_MOST_STEPS:]


def _planned(intent: Intent, index: SiteIndex, settle: Settle | None = None) -> Outcome:
    if any(picture_number(change.value) for change in intent.changes):
        if settle is None:
            raise NotInIndex("a picture")
        intent = settle(intent)
    if intent.kind != "edit":
        return Outcome(_offered(intent, index))
    try:
        planned = plan(intent.changes, index)
    except AlreadySo as fact:
        return Outcome(intent._replace(kind="noop", reason=str(fact)))
    except UserError as fault:
        return Outcome(intent._replace(kind="refuse", reason=str(fault)))
    if intent.additions:
        added = (phrase(Texts.picture_added, path=path) for path in intent.additions)
        planned = planned._replace(additions=intent.additions, lines=(*planned.lines, *added))
    if intent.reason:
        planned = planned._replace(warnings=(intent.reason, *planned.warnings))
    return fitting(Outcome(intent, planned))


def _offered(intent: Intent, index: SiteIndex) -> Intent:
    """The intent with no more choices than people are shown, the nearest to the request first."""
    if intent.question is None or not intent.question.choices:
        return intent
    from bot.ux_agent.understanding.placing import offering  # noqa: PLC0415 - no edit needs it

    return offering.offered(intent, index)


def fitting(outcome: Outcome) -> Outcome:
    """The outcome, or a refusal where its plan is too much to be stored."""
    intent, planned = outcome
    if planned is None or _is_small(intent, planned):
        return outcome
    return Outcome(intent._replace(kind="refuse", reason=phrase(Texts.too_much)))


def _is_small(intent: Intent, planned: Plan) -> bool:
    """Whether both can be stored: counted exactly only where it may come near the limit."""
    told = (intent.request, planned.diff, *planned.lines, *planned.warnings)
    is_plain = len(intent.changes) == len(planned.edits) == 1 and not intent.pending
    if is_plain and sum(map(len, told)) < _SURELY_SMALL:
        return True  # what is written and replaced stands in the diff; JSON writes it six times
    return len(json.dumps([intent.to_data(), planned.to_data()])) <= MOST_STORED


def attributes(outcome: Outcome, locale: str) -> dict[str, Any]:
    """What the item says of an outcome, in the language of `locale`.

    Phase and the document's attributes. A refusal, or a wish already fulfilled, leaves the
    conversation open for another wording.
    """
    intent, planned = in_words(outcome, locale)
    question = intent.question.text if intent.question else intent.reason
    shown = planned.digest if planned else question_digest(intent)
    return {
        "phase": Phase.AWAITING_CONFIRMATION if planned else Phase.NEEDS_CLARIFICATION,
        "section": intent.section,
        "updates": updates(intent.changes),
        "parsed_intent": intent.to_data(),
        "plan": planned.to_data() if planned else {},
        "plan_digest": shown,
        "preview_message": preview_text(planned) if planned else question,
        "needs_clarification": planned is None,
        "clarification_questions": [] if planned else [question],
    }


def in_words(outcome: Outcome, locale: str) -> Outcome:
    """The outcome with all that is ours to say in the language of `locale`."""
    if is_english(locale):
        return outcome
    intent, planned = outcome
    question = intent.question
    if question:
        choices = _labelled(question.choices, locale)
        question = question._replace(text=in_language(question.text, locale), choices=choices)
    intent = intent._replace(question=question, reason=in_language(intent.reason, locale))
    if planned:
        lines = tuple(in_language(line, locale) for line in planned.lines)
        warnings = tuple(in_language(warning, locale) for warning in planned.warnings)
        planned = planned._replace(lines=lines, warnings=warnings)
    return Outcome(intent, planned)


def _labelled(choices: Sequence[tuple[str, str]], locale: str) -> tuple[tuple[str, str], ...]:
    """The choices with labels in another language, which may make two of them alike."""
    said: dict[str, str] = {}
    for label, value in choices:
        translated = in_language(label, locale)
        said[translated if translated not in said else label] = value
    return tuple(said.items())


def updates(changes: Sequence[Change]) -> dict[str, Any]:
    """The document's map of property to value; 'section.property' when there are several sections.

    Changes of one property of several entries keep the target: 'link-href[About]'.
    """
    several = len({change.section for change in changes}) > 1
    found: dict[str, Any] = {}
    for change in changes:
        name = f"{change.section}.{change.property}" if several else change.property
        if name in found:
            name = f"{name}[{change.target}]"
        value: str | Mapping[str, str] = change.value
        found[name] = value if isinstance(value, str) else dict(value)
    return found


def preview_text(planned: Plan) -> str:
    """The preview as plain text: one line per change, the diff, the warnings."""
    return "\n".join((*planned.lines, planned.diff, *planned.warnings))


def question_digest(intent: Intent) -> str:
    """SHA-256 in hex of an open question, so that a stale answer is told from a fresh one."""
    text = json.dumps(intent.to_data(), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
