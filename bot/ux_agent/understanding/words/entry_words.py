"""Entries of lists by some words of their labels: "the leak" of "Leak repair"."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.phrases import is_one_of, normal, nouns
from bot.ux_agent.understanding.words.spelling import nearest

_GENERIC = frozenset(
    ["card", "cards", "item", "items", "entry", "entries", "link", "links", "row", "one", "the"]
)
_SPOTS = ("first", "last", "before", "after", "between", "start", "bottom", "front", "behind")


def like(said: str, labels: Sequence[str]) -> list[str]:
    """The labels that have all the words that were said, be it one of several: "canals"."""
    words = set(normal(said).split())
    found = [label for label in labels if words and words <= set(normal(label).split())]
    found = found or [label for label in labels if words and is_one_of(said, label)]
    exact = [label for label in found if normal(label) == normal(said)]
    return list(dict.fromkeys(exact or found))


def partly(said: str, index: SiteIndex, sections: Sequence[str] = ()) -> list[tuple[Target, Entry]]:
    """The entries whose labels have all the words that were said, what they are called left out."""
    found: list[tuple[Target, Entry]] = []
    for target in anchors.lists(index, sections):
        generic = _GENERIC | nouns(target)
        words = [word for word in normal(said).split() if word not in generic]
        labels = set(like(" ".join(words), [entry.label for entry in target.entries]))
        found += [(target, entry) for entry in target.entries if entry.label in labels]
    return found


def respelled(text: str) -> str:
    """The text with misspelt words for a place put right, letter by letter of the same length."""
    return re.sub(r"[A-Za-z]{4,8}", _spot, text)


def _spot(found: re.Match[str]) -> str:
    word = found[0].lower()
    near = nearest(word, _SPOTS, 1) if word not in _SPOTS else ()
    is_swap = len(near) == 1 and sorted(near[0]) == sorted(word)
    return near[0] if is_swap else found[0]
