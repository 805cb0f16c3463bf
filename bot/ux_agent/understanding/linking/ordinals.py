"""Entries of lists by their number: "the second link", "the last menu item"."""

from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.words import anchors
from bot.ux_agent.understanding.words.phrases import nouns
from bot.ux_agent.understanding.words.vocabulary import Item

_WORDS = (
    ("first", "1st"),
    ("second", "2nd"),
    ("third", "3rd"),
    ("fourth", "4th"),
    ("fifth", "5th"),
    ("sixth", "6th"),
    ("seventh", "7th"),
    ("eighth", "8th"),
)
_PLACES = {word: at for at, words in enumerate(_WORDS) for word in words} | {"last": -1}
_REACH = 3


def numbered(text: str, items: Sequence[Item], index: SiteIndex) -> Sequence[Item]:
    """The items with each "second link" as the label of that link; others as they are."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        place = _PLACES.get(text[item.start : item.end].lower()) if item.kind == "word" else None
        run = _run(items, at + 1) if place is not None else ()
        named = (
            _entry(text, place, run, items[at + 1 :], index) if run and place is not None else None
        )
        if named:
            places = [one for one in run if one.kind == "section"]
            found += [*places[-1:], Item("label", named, item.start, run[-1].end, is_own=True)]
            at += len(run)
        else:
            found.append(item)
        at += 1
    return found


def _run(items: Sequence[Item], at: int) -> Sequence[Item]:
    """The words behind a number: a section, and what its entries are called."""
    end = at
    while end < min(at + _REACH, len(items)) and items[end].kind in {"section", "link"}:
        end += 1
    return items[at:end]


def _entry(
    text: str, place: int, run: Sequence[Item], following: Sequence[Item], index: SiteIndex
) -> str:
    said = [text[item.start : item.end].lower() for item in run]
    lists = _lists(run, following, said, index)
    if len(lists) != 1 or not -1 <= place < len(lists[0].entries) > 0:
        return ""
    labels = [entry.label for entry in lists[0].entries]
    return labels[place] if labels.count(labels[place]) == 1 else ""


def _lists(
    run: Sequence[Item], following: Sequence[Item], said: Sequence[str], index: SiteIndex
) -> list[Target]:
    """The lists that may be meant: by the noun, by the section beside it, or all there are."""
    named = [one for one in anchors.lists(index) if set(nouns(one)) & set(said)]
    if named and run[-1].kind == "section":
        return named
    if not any(item.kind == "link" for item in run):
        return []
    places = [item.value for item in run if item.kind == "section"]
    behind = following[len(run) : len(run) + 2]
    if not places and [item.kind for item in behind] in (["in", "section"], ["from", "section"]):
        places = [behind[1].value]
    sections = " ".join(places).split()
    return anchors.lists(index, sections) if sections else anchors.lists(index)
