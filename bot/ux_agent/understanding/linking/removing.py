"""Entries that go, called by what they say: "remove Marek's review", "drop the one about mats"."""

import re
from collections.abc import Iterator, Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.linking.attributes import ARTICLE, LEAD, WHOSE
from bot.ux_agent.understanding.linking.records import Row, cells_of, owned, rows_of
from bot.ux_agent.understanding.words.phrases import normal, nouns
from bot.ux_agent.understanding.words.trim import polished

_GONE = (
    r"(?is)(?:please\s+)?(?:(?P<why>[^,;.]{2,60}?)\s+(?:has\s+|have\s+|is\s+|are\s+)?(?:left|retired|gone|sold"
    r"|no longer (?:with us|works? here)|sold out)\b[,;.]?\s*(?:and\s+|so\s+)?(?:please\s+)?)?"
    r"(?:remove|delete|drop|take (?:out|off|down)|get rid of|take(?=.*\b(?:out|off|down)\W*$)"
    r"|lose|scrap)\s+(?P<what>.{2,90}?)"
)
_FROM = (
    r"(?i)\s+(?:from|off|out of|in|on)\s+(?:the|our|my)\s+(?P<list>[\w' -]{2,30}?)"
    r"(?:\s+(?:list|section|page|table))?$"
)
_OWNER = r"(?i)\s+(?:from|off|out of|in|of|on)\s+(?=the|our|my)"
_IT = frozenset({"it", "them", "him", "her", "that"})
_BY = re.compile(r"(?i)\s+(?:from|by|of|about|with|on|for|saying|that says|asking)\s+")
_OUT = r"(?i)\s+(?:out|off|down)$"
_MARKS = r"[\"“”„«»]"
_KINDS = (
    frozenset("review testimonial quote comment feedback".split()),  # noqa: SIM905
    frozenset("question faq answer".split()),  # noqa: SIM905
    frozenset("person member teacher colleague vet staff".split()),  # noqa: SIM905
)
"""Words that people use one for another of what lists hold."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_PLACES = {word: at for at, word in enumerate(_ORDINALS)} | {"last": -1}
_PLAIN = frozenset(
    """
    the our my a an of to is are was do does i you it in on for and with about what who how can
    """.split()  # noqa: SIM905 - a row of words
)
_LEAST = 3
_LONGEST_NAME = 4
_LONGEST = 300


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The draft of an entry that goes, called by a field or by what it is about; else None."""
    if len(message) > _LONGEST:
        return None
    start = re.match(LEAD, message)
    text = polished(message[start.end() if start else 0 :])
    found = re.fullmatch(_GONE, text)
    if found is None:
        return None
    what, why = re.sub(_OUT, "", found["what"]), found["why"]
    what = why if why and what.lower() in _IT else what
    rows = [row for row in rows_of(index) if row.target and not row.is_link]
    rows = [row for row in rows if not section or row.section in section.split()]
    part = _of_an_entry(what, index) or _part(what, rows)
    if part:
        return [part]
    for meant in _ways(re.sub(ARTICLE, "", what.strip()), rows):
        if len(meant) == 1 and meant[0].target:
            row = meant[0]
            listed = meant[0].target.property
            return [Draft(row.section, "remove", "remove-link", target=row.label, listed=listed)]
        if meant:
            return None
    return None


def _of_an_entry(what: str, index: SiteIndex) -> Draft | None:
    """What goes from the list within an entry: "Wi-Fi from the Flex plan"."""
    for place in re.finditer(_OWNER, what):
        listed = owned(what[place.end() :], index)
        said = normal(re.sub(_MARKS, "", re.sub(ARTICLE, "", what[: place.start()])))
        labels = (
            [one.label for one in listed.entries if normal(one.label) == said] if listed else []
        )
        if listed and len(labels) == 1:
            name = listed.property
            return Draft(listed.section, "remove", "remove-link", target=labels[0], listed=name)
    return None


def _part(what: str, rows: Sequence[Row]) -> Draft | None:
    """The question about a thing of which only one field is to go: "the price of the dairy"."""
    for joint in _BY.finditer(what):
        said, name = what[: joint.start()], normal(re.sub(ARTICLE, "", what[joint.end() :]))
        mine = [row for row in rows if normal(re.sub(_MARKS, "", row.label)) == name]
        if len(mine) == 1 and not _is_called(mine[0], said) and cells_of(mine[0], said):
            listed = mine[0].target.property if mine[0].target else ""
            return Draft(mine[0].section, property="link", target=mine[0].label, listed=listed)
    return None


def _ways(what: str, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The entries that some words mean, in each way that they can be read."""
    place = re.search(_FROM, what)
    if place:
        of_list = [row for row in rows if _is_called(row, place["list"])]
        yield from _named(what[: place.start()], of_list)
    for joint in _BY.finditer(what):
        mine = [row for row in rows if _is_called(row, what[: joint.start()])]
        yield from _named(what[joint.end() :], mine)
        yield _about(what[joint.end() :], mine)
    for joint in WHOSE.finditer(what):
        yield from _named(
            what[: joint.start()], [r for r in rows if _is_called(r, what[joint.end() :])]
        )
    head, _, last = what.rpartition(" ")
    if head.lower() in _PLACES:
        yield from _numbered(_PLACES[head.lower()], [row for row in rows if _is_called(row, last)])
        return
    if head:
        yield from _named(head, [row for row in rows if _is_called(row, last)])
    yield from _named(what, rows)


def _numbered(place: int, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The entry at a place of the one list that is meant: "the second review"."""
    if len({id(row.target) for row in rows}) == 1 and -1 <= place < len(rows):
        yield [rows[place]]


def _is_called(row: Row, said: str) -> bool:
    """True when the list of an entry, or what such entries are called, is named so."""
    words = set(normal(re.sub(ARTICLE, "", said)).split()) - {"one", "entry", "item", "card"}
    single = words | {word.removesuffix("s") for word in words}
    known = nouns(row.target) if row.target else set()
    kinds = [kind for kind in _KINDS if kind & (known | {one.removesuffix("s") for one in known})]
    if any(single & kind for kind in kinds):
        return True
    if any(cell is not row.cells[0] for cell in cells_of(row, said)):
        return False  # "the price of the dairy"
    return not words or bool(single & known)


def _named(said: str, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The entries with that name, with that word in their name, with it in another short field."""
    plain = re.sub(_MARKS, "", said)
    wanted = normal(re.sub(ARTICLE, "", plain.strip()))
    words = set(wanted.split())
    if len(wanted) < _LEAST:
        return
    yield [row for row in rows if normal(row.label) == wanted]
    yield [row for row in rows if words <= _words(row.label) and _is_name(plain, row.label)]
    yield [row for row in rows if any(_is_in_name(words, one) for one in row.known)]


def _is_in_name(words: set[str], value: str) -> bool:
    """True for words of a short field that is a name: “Moss”, “Ana & Tom”, no “ham, garlic”."""
    names = {word.lower() for word in re.findall(r"[^\W_]+", value) if word[:1].isupper()}
    return len(value.split()) <= _LONGEST_NAME and "," not in value and words <= names


def _is_name(said: str, label: str) -> bool:
    """False for one plain word of a sentence: "the old review" is not of “my old Dawes”."""
    is_sentence = len(label.split()) > _LONGEST_NAME
    return not is_sentence or len(said.split()) > 1 or f" {said.strip().capitalize()}" in label


def _about(said: str, rows: Sequence[Row]) -> list[Row]:
    """The entries that speak of what is said."""
    words = {word for word in _words(said) if word not in _PLAIN}
    found = [row for row in rows if words and words <= _words(row.label)]
    return found or [row for row in rows if words and words <= _words(" ".join(row.known))]


def _words(text: str) -> set[str]:
    found = set(re.findall(r"[^\W_]+", normal(text)))
    return found | {word.removesuffix("s") for word in found}
