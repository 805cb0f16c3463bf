"""Messages that need nothing said before: a whole request for an answer, or behind "forget it"."""

import re

from bot.ux_agent.intent import Intent
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.following import still_open
from bot.ux_agent.understanding.following.amending import kept
from bot.ux_agent.understanding.following.reader import Understanding
from bot.ux_agent.understanding.literals import lift, mask
from bot.ux_agent.understanding.words.property_words import is_generic
from bot.ux_agent.understanding.words.vocabulary import Vocabulary

_FORGET = (
    r"(?:forget (?:it|that|about (?:it|that))|never ?mind(?: (?:it|that))?|scrap (?:it|that)"
    r"|leave (?:it|that)|skip (?:it|that)|drop (?:it|that)|cancel that)"
)
_SOUND = (
    r"(?:(?:ok|okay|oh|ah|well|fine|right|alright|hmm+|then|so|no|nope|sorry|wait|yeah|yes|just"
    r"|simply|please|pls|actually|rather|instead|maybe|at least|in that case|you know what"
    r"|can you|could you|would you)\b\W*)"
)
_DROPPED = re.compile(rf"(?i)^\W*{_SOUND}*{_FORGET}\b(?:\W+(?:{_SOUND}|(?:and|but)\s+)*)(?=\w)")
_LEAD = re.compile(rf"(?i)^\W*{_SOUND}+(?=\w)")
_VERB = re.compile(
    r"(?i)(?:change|make|set|turn|paint|put|write|add|remove|delete|hide|show|rename|replace|move"
    r"|swap|update|give|correct|fix|increase|decrease|enlarge)\s+(?:\S+\s+){2}"
)
_POINTS = re.compile(
    r"(?i)\b(?:it|its|that|this|them|they|these|those|one|ones|both|there|here|same)\b"
)
_PLACES = frozenset({"section", "label", "link", "href", "caption"})
_LONGEST = 300


def dropped(message: str) -> str:
    """What is wanted instead, for "ok forget it, just …", which needs nothing before it; else ''.

    "Forget it, make it red" is still about what was spoken of.
    """
    found = _DROPPED.match(message) if len(message) <= _LONGEST else None
    rest = message[found.end() :] if found else ""
    return rest if len(rest.split()) > 2 and not _points(rest) else ""


def answered(
    intent: Intent, answer: str, index: SiteIndex, words: Vocabulary, understand: Understanding
) -> Intent | None:
    """What an answer comes to that is a request by itself, as it is read alone; else None.

    The question stays open where it is about another kind of thing.
    """
    anew = dropped(answer)
    if anew:
        return understand(anew, index)
    lead = _LEAD.match(answer) if len(answer) <= _LONGEST else None
    said = answer[lead.end() :] if lead else answer
    if not _VERB.match(said) or _points(said) or not _is_placed(intent, said, words):
        return None
    fresh = understand(said, index)
    if fresh.kind not in {"edit", "noop"}:
        return None
    if _has_place(intent):
        fresh = still_open.beside(intent, fresh)
    return fresh._replace(changes=kept(intent.changes, fresh.changes))


def _points(said: str) -> bool:
    """True for what speaks of something named before."""
    return _POINTS.search(mask(said, lift(said))) is not None


def _has_place(intent: Intent) -> bool:
    """True for a question about a place, or a kind of place, that the request names."""
    pending = Draft.from_data(intent.pending)
    return bool(pending.section or pending.property or pending.target or pending.anchor)


def _is_placed(intent: Intent, said: str, words: Vocabulary) -> bool:
    """True for what tells its own place, where the question is about a place that is known.

    "Make the text bigger" tells none where a size of something is asked for.
    """
    if not _has_place(intent):
        return True
    told = words.items(lift(said))
    return any(
        one.kind in _PLACES or (one.kind == "property" and not is_generic(one.value))
        for one in told
    )
