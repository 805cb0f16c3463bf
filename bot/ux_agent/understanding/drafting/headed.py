"""The heading of something: "the questions heading", which is never the page's own headline."""

import re
from collections.abc import Iterator, Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.placing.strangers import STRANGE
from bot.ux_agent.understanding.words.clauses import LOOKS
from bot.ux_agent.understanding.words.parts import Parts, without_article
from bot.ux_agent.understanding.words.phrases import Meaning, normal
from bot.ux_agent.understanding.words.property_words import is_generic, is_text_word
from bot.ux_agent.understanding.words.vocabulary import Item, vocabulary_of

HEADINGS = ("heading", "title", "headline")
"""What people call the words over a part of a page."""

_OWNING = ("'", "’", "'s", "’s")
_OF_TITLE = frozenset({"headline", "hero-text", "title"})
_LED = (
    r"(?i)\b(?:(?:the|our|my|your|this|that)\s+|(?=another\s+))"
    r"((?:(?!(?:the|our|my|your|this|that)\s)[^\s,.;:!?]+\s+){1,5})$"
)
_OWNED = r"['’]s?$"
_SIDE = (
    r"(?i)\s+(?:(?:on|at|to)\s+the\s+(?:far\s+)?(?:left|right)\b"
    r"|(?:(?:right|just|directly)\s+)?(?:(?P<over>above)|next to|close to|near|beside|alongside"
    r"|below|under|underneath|beneath|behind|opposite)\s+(?:(?:the|our|my)\s+)?"
    r"(?P<what>[\w'’-]+(?:\s+[\w'’-]+){0,3}))"
)
_NAMING = frozenset(
    {"section", "property", "label", "colour", "size", "weight", "relative", "number", "quoted"}
)
TELLING = frozenset(
    """
    main big bigger biggest large larger largest huge long longer short shorter original old former
    previous current existing present actual whole entire full same own nice top very own hero real
    new proper h1 topmost
    """.split()  # noqa: SIM905 - a row of words
)
"""What stands before the word for a heading and only tells what the headline is like."""


def of_heading(items: Sequence[Item], parts: Parts, index: SiteIndex) -> Sequence[Item]:
    """The items with "the X heading" as the one heading of what is called X.

    Where this site has no such heading, X is a word unknown here, be it a menu's label or made of
    words that otherwise say nothing: it forbids to be sure which heading is meant.
    """
    at = next((at for at, item in enumerate(items) if is_heading(item, parts)), -1)
    if at < 0:
        return items
    run: list[Item] = []
    for item in reversed(items[:at]):
        gap = parts.text[item.end : (run[0] if run else items[at]).start].strip()
        if (gap and gap not in _OWNING) or item.kind not in {"label", "property", "word"}:
            break
        run.insert(0, item)
    if not any(map(_names_another, run)):
        return _told(items, at, parts, index)
    meaning = heading_of(without_article(parts.text[run[0].start : run[-1].end]), index)
    first = at - len(run)
    if meaning is None:
        strange = [one._replace(kind="word") if _names_another(one) else one for one in run]
        return [*items[:first], *strange, *items[at:]]
    one = Item("property", meaning.value, run[0].start, items[at].end, is_own=True)
    return [*items[:first], one, *items[at + 1 :]]


def heading_of(whose: str, index: SiteIndex) -> Meaning | None:
    """The property that "the heading of …" means, by any of the words for a heading."""
    phrases = vocabulary_of(index).phrases
    found = (phrases.get(normal(f"{whose} {word}")) for word in HEADINGS)
    return next((one for one in found if one and one.kind == "property" and one.is_own), None)


def is_heading(item: Item, parts: Parts) -> bool:
    """True for the word for a heading itself."""
    return item.kind == "property" and normal(parts.said(item)) in HEADINGS


def names_another_text(item: Item) -> bool:
    """True for a word that means some text of any site ("opening times")."""
    is_text = is_text_word(item.value) and not is_generic(item.value)
    return item.kind == "property" and is_text and not item.is_own


def _names_another(item: Item) -> bool:
    is_headline = not _OF_TITLE.isdisjoint(item.value.replace("|", " ").split())
    return item.kind == "label" or (names_another_text(item) and not is_headline)


def _told(items: Sequence[Item], at: int, parts: Parts, index: SiteIndex) -> Sequence[Item]:
    """The items with what tells which heading as one word: "get in touch", "on the left"."""
    heading = items[at]
    led = re.search(_LED, parts.text[parts.start : heading.start])
    start = heading.start - len(led[1]) if led else heading.start
    if led and any(_is_strange(one, start, parts) for one in _words(led[1])):
        said = re.sub(_OWNED, "", led[1].rstrip())
        kept = [
            one for one in items if one.kind in _NAMING or not start <= one.start < heading.start
        ]
        name = Item("word", STRANGE, start, start + len(said))
        return sorted([*kept, name], key=lambda one: one.start)
    return _beside(items, heading, parts, index)


def _beside(items: Sequence[Item], heading: Item, parts: Parts, index: SiteIndex) -> Sequence[Item]:
    """The items with what stands by a heading as a word unknown here, or as whose heading it is."""
    looks = [one.start for one in parts.items if one.kind in LOOKS and one.start > heading.end]
    found = re.match(_SIDE, parts.text[heading.end : min(looks, default=parts.end)])
    if found is None:
        return items
    start, end = heading.end + 1, heading.end + len(found[0].rstrip())
    kept = [one for one in items if not start <= one.start < end]
    meaning = heading_of(found["what"], index) if found["over"] else None
    if meaning is None:
        return sorted([*kept, Item("word", STRANGE, start, end)], key=lambda one: one.start)
    whose = heading._replace(value=meaning.value, is_own=True)
    return [whose if one is heading else one for one in kept]


def _words(said: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"[\w'’&-]+", said)


def _is_strange(word: re.Match[str], start: int, parts: Parts) -> bool:
    """True for a word, in what begins at a character, that no item covers and that tells a name."""
    covered = (one for one in parts.items if one.kind in _NAMING)
    is_known = any(
        one.start < start + word.end() and start + word.start() < one.end for one in covered
    )
    return not is_known and word[0].lower() not in TELLING
