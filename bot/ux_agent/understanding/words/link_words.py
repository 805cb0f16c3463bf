"""The words around a link's label in a clause."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.words.clauses import JOINTS, VERBS
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.vocabulary import Item, vocabulary_of

_ARTICLES = (
    r"(?i)^(?:(?:a|an|the|new|my|our|your|another|please|it|its|that|this|of|for|from|one|more|extra"
    r"|to|should|must|could|would|text|label|name|me|us|called|named|and|with|second|third|first|last|links?)\b"
    r"|[\s,:(–—-])+"
)
_TAIL = r"(?i)\b(?:please|and|with|the|a|from|to|should|must|shall)$"
_LONGEST_TAIL = 7
_FRAME = VERBS | JOINTS | {"link", "href", "caption", "in", "from", "address", "with"}


def structural(items: Sequence[Item]) -> list[Item]:
    """The section items that say where, rather than name a link."""
    found = []
    for at, item in enumerate(items):
        if item.kind != "section":
            continue
        before = items[at - 1].kind if at else ""
        after = items[at + 1].kind if at + 1 < len(items) else ""
        if (
            before in {"in", "to", "from", "goes", "and"}
            or after in {"link", "label"}
            or len(items) < 3
        ):
            found.append(item)
    return found


def is_guess(parts: Parts, items: Sequence[Item], index: SiteIndex) -> bool:
    """True for a misspelt label among unknown words: "Code of conduct" is no "Contact"."""
    labels = [item for item in items if item.kind in {"label", "section"}]
    known = vocabulary_of(index).phrases
    is_near = any(normal(parts.said(item)) not in known for item in labels[:1])
    return is_near and any(item.kind == "word" for item in items)


def label_in(text: str, items: Sequence[Item], end: int) -> str:
    """The first words of a clause that are no part of its frame."""
    places = set(structural(items))
    frame = [item for item in items if item.kind in _FRAME or item in places]
    starts = [items[0].start if items else 0, *(item.end for item in frame)]
    stops = [*(item.start for item in frame), end]
    for start, stop in zip(starts, stops, strict=True):
        label = bare_label(text[start:stop])
        if label:
            return label
    return ""


def bare_label(text: str) -> str:
    """`text` without articles, joints and quotes around it."""
    text = re.sub(_ARTICLES, "", text).rstrip()
    word = re.compile(_TAIL).search(text, max(len(text) - _LONGEST_TAIL, 0))
    text = text[: word.start()] if word else text
    return text.rstrip(" \t\n\r\v\f\u00a0,:;.()–—-").strip("\"'“”‘’")
