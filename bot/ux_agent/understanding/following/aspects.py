"""Answers that name the part whose look is to change: "change the colour", "the buttons"."""

from collections.abc import Sequence

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.following.amending import kept
from bot.ux_agent.understanding.following.reader import Understanding
from bot.ux_agent.understanding.literals import lift
from bot.ux_agent.understanding.words.clauses import LOOKS, kinds
from bot.ux_agent.understanding.words.property_words import is_aspect, nature_of
from bot.ux_agent.understanding.words.trim import cleared
from bot.ux_agent.understanding.words.vocabulary import Item, Vocabulary

_ASKED = frozenset({"section", "property"})
_NAMES = frozenset({"section", "property", "link"})
_PLACE = _NAMES | {"in", "it"}
_MENTIONS = _NAMES | {"label", "quoted"}
_LONGEST = 60


def placed(
    intent: Intent, answer: str, index: SiteIndex, words: Vocabulary, understand: Understanding
) -> Intent | None:
    """What a wish for a look comes to with the part that an answer names; None for all else.

    The look that was asked for stays the one that is meant, in whatever other words it was told.
    """
    question, pending = intent.question, intent.pending
    is_open = not any(pending.get(name) for name in ("section", "anchor", "target", "rest"))
    if question is None or question.slot not in _ASKED or not is_open or len(answer) > _LONGEST:
        return None
    part = cleared(answer).rstrip(".!")
    said = words.items(lift(part))
    asked = words.items(lift(intent.request))
    at = _behind(asked, said)
    if not at or not kinds(said) & _NAMES or not kinds(said) <= _PLACE:
        return None
    is_aspect_told = any(is_aspect(item.value) for item in asked if item.kind == "property")
    joint = "" if said[0].kind == "in" else " of" if is_aspect_told else " on"
    request = f"{intent.request[:at].rstrip(' .!?')}{joint} {part}{intent.request[at:]}"
    fresh = understand(request.rstrip(), index)
    wanted = str(fresh.pending.get("property", ""))
    is_told = fresh.question is not None and fresh.question.slot == "value"
    is_told = is_told or is_aspect(wanted) or nature_of(wanted) != ""
    if fresh.kind not in {"edit", "noop"} and not is_told:
        return None
    return fresh._replace(changes=kept(intent.changes, fresh.changes))


def _behind(asked: Sequence[Item], said: Sequence[Item]) -> int:
    """The character of a request where the part belongs that it lacks; 0 where it lacks none."""
    named = [item for item in asked if item.kind in _MENTIONS]
    aspects = [item for item in named if item.kind == "property" and is_aspect(item.value)]
    if len(named) != 1 or any(item.kind == "property" and is_aspect(item.value) for item in said):
        return 0
    if aspects:
        return aspects[0].end
    # "Make the price bigger", "on the bread page": a thing is named, and the page that it is on.
    is_page = kinds(said) <= {"in", "section"} and named[0].kind == "property"
    return asked[-1].end if is_page and kinds(asked) & LOOKS else 0
