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
_SEVERAL = 3
_SAME = 0.6
_GIVEN = r"(?i)\W*(?:(?:please|pls|can you|could you)\W+)*(?:change|rename|replace|set|make|use)\b"
_QUOTES = tuple("\"\u201c\u201d\u201e\u00ab'\u2018`")


def asked(drafts: Sequence[Draft], message: str, index: SiteIndex) -> list[Draft]:
    """The drafts without new texts that are only a piece of what stands there: it is asked.

    "Daughter and son" for "My daughter started on a borrowed cornet …" may be all, or what
    "daughter" is to be. One word for several that are quoted takes the place of the one like it.
    """
    found = [_spelt(one, message) for one in drafts]
    return [
        one._replace(value="", nature="", stop="") if _is_piece(one, message, index) else one
        for one in found
    ]


def _spelt(draft: Draft, message: str) -> Draft:
    """The draft of “Learned from his grandmother” should be grandfather: but one word changes."""
    word, old = draft.value, draft.anchor
    is_told = draft.op == "set" and draft.nature in {"text", "either"}
    if not (is_told and is_one_for_several(word, old)) or re.match(_GIVEN, message):
        return draft
    at = message.rfind(word)
    new = respelt(word, old)
    is_quoted = message[: max(at, 0)].endswith(_QUOTES)
    if old not in message[: max(at, 0)] or (is_quoted and not new):
        return draft
    return draft._replace(value=new, nature="text" if new else "", stop="", unknown="")


def is_one_for_several(word: str, old: str) -> bool:
    """True for one word that is told of several, of which it hardly is to take the place."""
    return word.isalpha() and len(old.split()) >= _SEVERAL


def respelt(word: str, old: str) -> str:
    """The text with a word in the place of the one that is most like it; '' without such a one."""
    alike = {one for one in re.findall(r"[^\W\d_]+", old) if _are_alike(one, word)}
    if len(alike) != 1:
        return ""
    wrong = alike.pop()
    return re.sub(rf"\b{wrong}\b", word.capitalize() if wrong.istitle() else word, old)


def _are_alike(one: str, other: str) -> bool:
    """True for words of which most letters are the same from both ends: "grandmother"."""
    first, second = one.lower(), other.lower()
    before = _shared(first, second)
    behind = _shared(first[before:][::-1], second[before:][::-1])
    return first != second and before + behind >= _SAME * max(len(one), len(other))


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with that are the same."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


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
