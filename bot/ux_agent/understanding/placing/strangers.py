"""Words about the place of a wish that mean nothing on the site: they forbid to be sure of it."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from bot.ux_agent.site import SiteIndex, Target
from bot.ux_agent.understanding.placing import pairs
from bot.ux_agent.understanding.words import lexicon
from bot.ux_agent.understanding.words.clauses import LOOKS, VERBS
from bot.ux_agent.understanding.words.everyday import EVERYDAY
from bot.ux_agent.understanding.words.parts import Parts
from bot.ux_agent.understanding.words.phrases import normal
from bot.ux_agent.understanding.words.spelling import nearest
from bot.ux_agent.understanding.words.vocabulary import Item

# Words around a wish that name no part of a page.
_PLAIN = frozenset(
    """
    main big bigger large small little long short original old former previous still now today
    finally already currently right same own actual whole full current real nice any every each
    more most as well page pages people visitors customers everyone who say see know since
    because though when while there here just only also even else both have has had having
    been am did does doing done get got getting let make sure must may might need next this year
    month week soon again back from off out down around behind through via per till until than
    front side left hand kind good be someone us one ones thing things stuff whatever boss client
    says asked told wants changed changes updated use used using uses given above below following
    proper properly correctly exactly simple simply plain look looks appear appears new such
    wondering hoping guess believe prefer better best great awesome super word words bot hey were
    u r ur da wanna gonna gotta
    """.split()  # noqa: SIM905 - a page of words
)


_DEGREES = frozenset(
    """
    twice double triple thrice quadruple half halve times touch tad notch bit slightly somewhat
    much lot way far percent even than then smidge wee tiny x by
    """.split()  # noqa: SIM905 - as above
)
_ORDER = frozenset({"first", "firstly", "second", "secondly", "third", "next", "finally", "lastly"})
_FUNCTION = frozenset("|".join(lexicon.WORDS[kind] for kind in ("filler", *VERBS)).split("|"))
_SAYING = _PLAIN | _FUNCTION | _DEGREES
# What a section is called that is named by its own word: "the offer box".
_FRAMES = frozenset({"box", "panel", "strip", "band", "container", "tile", "banner", "card"})
_TONES = frozenset({"dark", "light", "bright", "pale", "coloured", "colourful"})
_SHADES = frozenset(
    """
    warm warmer cool cooler cold rich deep vivid muted dusty dusky earthy burnt burned faded mellow
    sunny smoky punchy neutral strong intense subtle gentle lovely fresh golden nice bold
    """.split()  # noqa: SIM905 - as above
)
_ARTICLE = r"(?i)\ban?\s+(?:[^\W\d]+[\s,]+){0,3}$"
"""What stands before a word that only tells more of a colour: "a warm orange"."""

STRANGE = "?"
"""The value of a word that tells which place is meant, whatever else it may say elsewhere."""

_HOLDERS = frozenset({"table", "box", "panel", "card"})
_TEXTS = frozenset({"text", "string", "markdown"})
_SEVERAL = 2
_LONG = 4
_FEW = 3
_SPEAKING = 8
_NEXT = 3
_SWAPPED = 3
_NEAR = 24
_MOST_CARRIED = 4
_WHOLE = frozenset({"visibility", "background", "color", "font-size", "font-weight"})
"""Looks of a part of a page as a whole."""


def among(items: Iterable[Item], parts: Parts, value: str, nature: str) -> str:
    """The words among the items of a subject that stand for nothing, the value's own left out."""
    items = [item for item in items if item.kind == "word"]
    if not items:
        return ""
    if nature == "relative":
        items = [item for item in items if parts.said(item).lower() not in _DEGREES]
    first = parts.items[0]
    if parts.said(first).lower() in _ORDER and {"property", "section"}.isdisjoint(
        item.kind for item in parts.items[1:2]
    ):
        items = [item for item in items if item != first]
    pages = [item.start for item in parts.items if _is_page(parts, item)]
    items = [item for item in items if not any(0 < at - item.start < _NEAR for at in pages)]
    places = [item.end for item in parts.items if item.kind == "section"]
    items = [
        item
        for item in items
        if parts.said(item).lower() not in _FRAMES
        or not any(0 < item.start - end < _NEXT for end in places)
    ]
    toned = {
        one.start for one, following in pairwise(parts.items) if _is_tone(one, following, parts)
    }
    items = [item for item in items if item.start not in toned]
    items = [item for item in items if not _is_of_colour(item, parts)]
    start = parts.text.find(value, parts.items[0].start) if value else -1
    covered = range(start, start + len(value)) if start >= 0 else range(0)
    found = [
        parts.said(item)
        for item in items
        if item.value == STRANGE
        or (
            item.start not in covered
            and parts.said(item).lower() not in _PLAIN
            and not _is_slip(parts.said(item).lower())
            and any(map(str.isalpha, parts.said(item)))
        )
    ]
    return " ".join(found)


def entries_named(named: Sequence[Item], parts: Parts, nature: str) -> str:
    """The names of entries and of other pages beside a property, which has to be theirs."""
    if nature not in LOOKS | {"text"} or "property" not in {item.kind for item in named}:
        return ""
    found = [item for item in named if item.kind == "label"]
    found += [
        item
        for item, following in pairwise(named)
        if item.kind == "property" and item != named[0] and _is_a_page(following, parts)
    ]
    return " ".join(map(parts.said, found))


def _is_a_page(item: Item, parts: Parts) -> bool:
    """True for "page" behind what a page is called that the site has not: "the prices page"."""
    return item.kind == "section" and parts.said(item).lower() in {"page", "webpage"}


def left_over(text: str, items: Iterable[Item]) -> str:
    """The most words in a row of a whole message that stand for nothing here and name no wish."""
    plain = _PLAIN | _DEGREES | _ORDER
    runs: list[tuple[int, int]] = []
    for item in items:
        word = text[item.start : item.end]
        is_plain = word.lower() in plain or _is_slip(word.lower())
        if item.kind != "word" or is_plain or not any(map(str.isalpha, word)):
            continue
        if runs and not text[runs[-1][1] : item.start].strip():
            runs[-1] = runs[-1][0], item.end
        else:
            runs.append((item.start, item.end))
    found = [text[start:end] for start, end in runs]
    return max(found, key=lambda run: len(run.split()), default="")


def _is_tone(item: Item, following: Item, parts: Parts) -> bool:
    """True for "dark" of "the dark footer", which only tells what it looks like now."""
    is_named = following.kind in {"section", "property"} and following.start == item.end + 1
    return is_named and item.kind == "word" and parts.said(item).lower() in _TONES


def _is_of_colour(item: Item, parts: Parts) -> bool:
    """True for "warm" of "the header a warm orange": behind the place, it tells of the colour."""
    before = {one.kind for one in parts.items if one.end <= item.start}
    behind = [one for one in parts.items if one.start > item.start and one.kind != "word"]
    if not (behind and behind[0].kind == "colour" and before & {"section", "property"}):
        return False
    is_row = re.fullmatch(r"[\w\s,-]*", parts.text[item.end : behind[0].start]) is not None
    is_told = re.search(_ARTICLE, parts.text[parts.start : item.start]) is not None
    return is_row and (is_told or parts.said(item).lower() in _SHADES)


def is_shade(word: str) -> bool:
    """True for a word that only tells more of a colour: "warm", "golden"."""
    return word in _SHADES


def _is_page(parts: Parts, item: Item) -> bool:
    """True for a page named by its address, which explains the words before it."""
    return item.kind == "section" and parts.said(item).startswith("/")


@lru_cache(maxsize=512)
def _is_slip(word: str) -> bool:
    """True for a misspelt word of those that name nothing ("teh", "plese")."""
    if word in EVERYDAY:
        return False
    if len(word) == _SWAPPED:
        return any(sorted(word) == sorted(one) and word[0] == one[0] for one in _FUNCTION) or (
            f"{word}e" in _FUNCTION
        )
    return any(one[0] == word[0] for one in nearest(word, _FUNCTION))


def unexplained(words: str, target: Target, index: SiteIndex) -> str:
    """The words that neither the target's names, its value nor its section's names hold."""
    names = (
        target.property,
        target.section,
        *target.aliases,
        *index.sections.get(target.section, ()),
        target.value or "",
        *(pairs.texts_of(target, index) if target.type == "url" else ()),
        *(_file_words(place.file) for place in target.places),
    )
    known = _words(names) | {word.removesuffix("s") for word in _words(names)}
    left = [word for word in words.split() if not _words((word,)) & known]
    left = [word for word in left if not _holds_it(word, target, index)]
    left = [word for word in left if word.lower() not in _carried(target, index)] if left else []
    return " ".join(one for one in left if one.lower().removesuffix("s") not in known)


def _carried(target: Target, index: SiteIndex) -> set[str]:
    """The words that a small part of the page carries, for what is of all of it: "the offer strip".

    Each for one and for several. Of a page nobody says so.
    """
    if target.property not in _WHOLE:
        return set()
    texts = [
        one.value or ""
        for one in index.targets
        if one.section == target.section and one.type in _TEXTS
    ]
    return telling(" ".join(texts)) if len(texts) <= _MOST_CARRIED else set()


def _holds_it(word: str, target: Target, index: SiteIndex) -> bool:
    """True for the table of "the prices in the table", where there is one in that section."""
    said = word.lower().removesuffix("s")
    if said not in _HOLDERS:
        return False
    return any(
        one.section == target.section and said in one.property.split("-") for one in index.targets
    )


def holding(words: str, targets: Sequence[Target]) -> list[Target]:
    """The few texts that hold all of several words, of which one is long."""
    said = _words(words.split())
    if len(said) < _SEVERAL or max(map(len, said)) < _LONG:
        return []
    found = [one for one in targets if one.type in _TEXTS and said <= _words((one.value or "",))]
    return found if len(found) <= _FEW else []


def speaking(words: str, targets: Sequence[Target]) -> list[Target]:
    """The few of some targets that have all of the words, in what stands there or in their name."""
    said = telling(words)
    found = [one for one in targets if said and said <= telling(f"{one.value} {one.property}")]
    return found if len(found) <= _SPEAKING else []


def telling(text: str) -> set[str]:
    """The words of a text that name something, one and several alike: "prices" is "price"."""
    said = _words((text,))
    return {one.removesuffix("s") for one in said if len(one) >= _FEW and one not in _SAYING}


def _file_words(file: str) -> str:
    """The words of a file's name: "Customer Quote" of "src/components/CustomerQuote.vue"."""
    stem = file.rpartition("/")[2].partition(".")[0]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem)


def _words(names: Sequence[str]) -> set[str]:
    return {
        "".join(sign for sign in word if sign.isalnum())
        for name in names
        for word in normal(name).split()
    }
