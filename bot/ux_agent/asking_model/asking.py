"""When a model is asked, and what becomes of its answer: a plan, or the question as it was."""

import logging

from bot.ux_agent.asking_model.checking import drafts_of
from bot.ux_agent.asking_model.model import Model, Silent
from bot.ux_agent.asking_model.prompt import Said, prompt_of
from bot.ux_agent.editing.planning import NotInIndex
from bot.ux_agent.intent import Intent
from bot.ux_agent.reading import Outcome, read_again
from bot.ux_agent.site import SiteIndex, whole
from bot.ux_agent.understanding.intents import concluded
from bot.ux_agent.understanding.placing.gone import KEY

LEAST_SECONDS = 2.0
"""With less time than this a model is not asked."""

MOST_SECONDS = 15.0

_PLACES = frozenset({"section", "property", "target", "meaning"})

_log = logging.getLogger(__name__)


def is_open(intent: Intent) -> bool:
    """Whether the reading found no place, or several; a missing value only the person knows."""
    question = intent.question
    is_clear = KEY in intent.pending  # what was meant is known, and has gone
    is_asked = intent.kind == "clarify" and question is not None and question.slot in _PLACES
    return is_asked and not is_clear


def helped(outcome: Outcome, said: Said, index: SiteIndex, model: Model, seconds: float) -> Outcome:
    """The outcome; where it is open, a model's reading of it if that holds, marked as such.

    Whatever the model does, the question stands that the reading asked: never a guess.
    """
    if not is_open(outcome.intent):
        return outcome
    try:
        return _read(outcome.intent, said, index, model, min(seconds, MOST_SECONDS))
    except Silent as reason:
        _log.warning("a model did not help: %s", reason)
        return outcome


def _read(before: Intent, said: Said, index: SiteIndex, model: Model, seconds: float) -> Outcome:
    """Raises Silent for all that is less than the whole request, understood and allowed."""
    if seconds < LEAST_SECONDS:
        raise Silent("no time is left")
    prompt = prompt_of(said, whole(index))
    if prompt is None:
        raise Silent("the site declares too much, or nothing")
    drafts = drafts_of(model.ask(prompt, seconds), said, whole(index))
    intent = concluded(before.request, drafts, whole(index), before.changes)
    if intent.changes[: len(before.changes)] != before.changes:
        raise Silent("it would change what was understood without it")
    if len(intent.changes) - len(before.changes) < 1 + len(before.pending.get("rest", ())):
        raise Silent("it left a part of the request out")
    outcome = _planned(intent._replace(by_model=True), index)
    if outcome.plan is None:
        raise Silent("its changes cannot be planned")
    return outcome


def _planned(intent: Intent, index: SiteIndex) -> Outcome:
    try:
        return read_again(intent, index)
    except NotInIndex:
        raise Silent("the index lacks what it means") from None
