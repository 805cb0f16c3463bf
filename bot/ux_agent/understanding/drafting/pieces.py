"""A few words that are told of a long text: hardly all that it is to say."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.placing import fitting
from bot.ux_agent.understanding.placing.candidates import candidates

MOST_WORDS = 4
LEAST_WORDS = 8
_LEAST = 4
_QUOTES = tuple("\"\u201c\u201d\u201e\u00ab'\u2018`")


def asked(drafts: Sequence[Draft], message: str, index: SiteIndex) -> list[Draft]:
    """The drafts without new texts that are only a piece of what stands there: it is asked.

    "Daughter and son" for "My daughter started on a borrowed cornet …" may be all, or what
    "daughter" is to be.
    """
    return [
        one._replace(value="", nature="", stop="") if _is_piece(one, message, index) else one
        for one in drafts
    ]


def _is_piece(draft: Draft, message: str, index: SiteIndex) -> bool:
    said = draft.value.split()
    is_told = draft.op == "set" and draft.nature in {"text", "either"} and not draft.anchor
    if not (is_told and said and len(said) <= MOST_WORDS and draft.value[:1].islower()):
        return False
    at = message.find(draft.value)
    if at < 0 or message[:at].endswith(_QUOTES):
        return False
    old = _old(draft, index)
    if len(old.split()) < LEAST_WORDS or not old[:1].isupper():
        return False
    return not _words(draft.value).isdisjoint(_words(old))


def _old(draft: Draft, index: SiteIndex) -> str:
    """The text that a draft would replace, '' where that is not sure."""
    if draft.property == "link-label":
        return draft.target
    found = candidates(draft, index) if draft.property else []
    texts = [one for one in found if fitting.is_text(one)]
    return texts[0].value or "" if len(texts) == 1 else ""


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) >= _LEAST}
