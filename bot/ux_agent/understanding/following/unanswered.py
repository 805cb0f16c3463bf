"""Answers that give no words for a text: "leave it empty", "skip", "no idea yet"."""

import re

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding import texts
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.intents import concluded
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.placing.settling import settle

_SOUND = r"(?:(?:oh|ok|okay|well|hmm+|sorry|just|please|pls|actually|i|we|then)\b\W*)*"
_END = r"(?:\W+(?:please|pls|thanks?|yet|for now|sorry|then|at the moment|right now))*\W*"
_SKIPS = re.compile(
    rf"(?i)\W*{_SOUND}(?:skip(?: (?:it|that|this))?|later|not (?:yet|sure)|no idea|dunno|pass"
    rf"|do(?:n['’]?t| not) know|haven['’]?t decided|überspringen|weiß nicht|später){_END}"
)
_EMPTIES = re.compile(
    rf"(?i)\W*{_SOUND}(?:none|empty|blank|(?:no|without)(?: any)? (?:text|words?)(?: at all)?"
    r"|(?:leave|make|keep) (?:it|that|this) (?:empty|blank|out|without (?:any )?(?:text|words))"
    rf"|(?:leave|keep) (?:empty|blank)|leer(?: lassen)?|kein text|ohne text){_END}"
)
_LEFT = re.compile(
    rf"(?i)\W*{_SOUND}(?:(?:leave|skip|forget|ignore|never ?mind)(?: about)? (?:that|this|it)"
    r"(?: one| bit| part)?(?: out)?|(?:do |make |take )?(?:only |just )?(?:the )?(?:rest|others?)"
    r"(?: (?:then|only|alone|will do|is enough|is fine|instead))?"
    r"|without (?:that|it|this)(?: one)?"
    rf"|nur (?:das übrige|den rest)|lass (?:das|es)(?: weg)?){_END}"
)
_QUOTED = r"[\"“”„«»]"
_LABELS = frozenset({"cta", "button", "link", "label"})
_LONGEST = 50


def left_out(intent: Intent, answer: str, index: SiteIndex) -> Intent | None:
    """The other wishes without the one that is asked about: "leave that", "just the rest"."""
    if intent.question is None or not (intent.changes or intent.pending.get("rest")):
        return None
    is_text = intent.question.slot == "value" and not answer[:1].islower()
    if len(answer) > _LONGEST or is_text or not _LEFT.fullmatch(answer):
        return None
    return _without(intent, index)


def read(intent: Intent, answer: str, index: SiteIndex) -> Intent | None:
    """What is left of an intent without the text asked for, or why that stays; None for all else.

    On a button "Skip" and "Later" are words.
    """
    question, pending = intent.question, Draft.from_data(intent.pending)
    is_short = len(answer) <= _LONGEST and not re.search(_QUOTED, answer)
    if question is None or question.slot != "value" or question.choices or not is_short:
        return None
    is_new = pending.property == "add-link" and not pending.details
    target = index.find(pending.section, pending.property)
    if not is_new and not (target and fitting.is_text(target)):
        return None
    if _EMPTIES.fullmatch(answer):
        anew = settle(Draft(), target).question if target and not is_new else None
        asked = question._replace(text=texts.stays(anew.text)) if anew else question
        return intent._replace(question=asked)
    is_label = not _LABELS.isdisjoint(pending.property.split("-")) and not is_new
    if not _SKIPS.fullmatch(answer) or (is_label and answer[:1].isupper()):
        return None
    return _without(intent, index)


def _without(intent: Intent, index: SiteIndex) -> Intent:
    """The intent without what is asked about."""
    rest = [Draft.from_data(one) for one in intent.pending.get("rest", ())]
    if rest:
        return concluded(intent.request, rest, index, intent.changes)
    if intent.changes:
        return Intent("edit", intent.request, intent.changes)
    return Intent("refuse", intent.request, reason=texts.CANCELLED)
