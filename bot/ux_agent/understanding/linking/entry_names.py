"""Which entry of a list some words mean: "the kids course", "Marek's review", "Mondays"."""

import re
from collections.abc import Iterator, Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.figures import days
from bot.ux_agent.understanding.linking.attributes import ARTICLE, WHOSE
from bot.ux_agent.understanding.linking.entry_shapes import ALIKE, kind_of
from bot.ux_agent.understanding.linking.records import Row, cells_of, owned, shortened
from bot.ux_agent.understanding.words import lexicon
from bot.ux_agent.understanding.words.phrases import is_one_of, normal, nouns

BY = re.compile(r"(?i)\s+(?:from|by|of|about|with|on|for|saying|that says|asking)\s+")
"""What stands between what an entry is called and what is known of it, an expression."""

MARKS = r"[\"“”„«»]"
_PLACE = re.compile(r"(?i)\s+(?:from|off|out of|in|on|of|at)\s+(?=\S)")
_LIST_WORDS = r"(?i)\s+(?:list|section|page|table|menu|cards?)$"
_ANY = frozenset({"one", "entry", "item", "card", "row", "line", "listing", "bullet", "point"})
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_PLACES = {word: at for at, word in enumerate(_ORDINALS)} | {"last": -1}
_PLAIN = frozenset(
    """
    the our my a an of to is are was do does i you it in on for and with about what who how can
    """.split()  # noqa: SIM905 - a row of words
)
_FRONT = frozenset(lexicon.SECTIONS[3].split("|"))
_LEAST = 3
_LONGEST_NAME = 4


def meant(what: str, rows: Sequence[Row], index: SiteIndex) -> list[Row]:
    """The entries that the words mean in the first way that any are; several in doubt."""
    plain = re.sub(ARTICLE, "", what.strip())
    within = _within(plain, rows, index)
    if within is not None:
        return within
    return next((found for found in _ways(plain, rows) if found), [])


def parted(what: str, rows: Sequence[Row], index: SiteIndex) -> tuple[str, list[Row]] | None:
    """The words without the list behind them, and its entries: "ines", the team; None for none."""
    for joint in reversed(list(_PLACE.finditer(what))):
        said = re.sub(ARTICLE, "", what[joint.end() :])
        listed = owned(said, index)
        name = what[: joint.start()]
        if listed is not None:
            # "coffee from the features of the Flex plan"
            return _PLACE.split(name)[0], [row for row in rows if row.target is listed]
        mine = _of_list(said, rows, index)
        if mine:
            return name, mine
    return None


def _within(what: str, rows: Sequence[Row], index: SiteIndex) -> list[Row] | None:
    """The entries of a list that is named behind them; None where none is."""
    found = parted(what, rows, index)
    if found is None:
        return None
    name, mine = found
    if name.lower() in _ANY:
        return []
    return next((one for one in _ways(name, mine) if one), None)


def _of_list(said: str, rows: Sequence[Row], index: SiteIndex) -> list[Row]:
    """The entries of the list, or of the part of the site, that is called so."""
    plain = normal(re.sub(_LIST_WORDS, "", said))
    called = [row for row in rows if plain and is_called(row, plain)]
    if called:
        return called
    names = {normal(said), plain} | ({"home"} if normal(said) in _FRONT else set())
    sections = [
        section
        for section, also in index.sections.items()
        if not names.isdisjoint(map(normal, (section, *also)))
    ]
    return [row for row in rows if row.section in sections]


def _ways(what: str, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The entries that some words mean, in each way that they can be read."""
    yield [row for row in rows if normal(row.label) == normal(re.sub(MARKS, "", what))]
    yield _of_days(what, rows)
    for joint in BY.finditer(what):
        mine = [row for row in rows if is_called(row, what[: joint.start()])]
        yield from _named(what[joint.end() :], mine)
        yield _about(what[joint.end() :], mine)
    for joint in WHOSE.finditer(what):
        yield from _named(
            what[: joint.start()], [r for r in rows if is_called(r, what[joint.end() :])]
        )
    head, _, last = what.rpartition(" ")
    if head.lower() in _PLACES:
        yield from _numbered(_PLACES[head.lower()], [row for row in rows if is_called(row, last)])
        return
    if head:
        mine = [row for row in rows if is_called(row, last)]
        yield _of_days(head, mine)
        yield from _named(head, mine)
        yield _about(head, mine)
    yield from _named(what, rows)


def _of_days(said: str, rows: Sequence[Row]) -> list[Row]:
    """The rows of those days and of no others: "Mondays"."""
    groups = days.named(said)
    rest = f"{said[: groups[0].start]}{said[groups[0].end :]}" if len(groups) == 1 else "?"
    if re.search(r"\S", rest):
        return []
    return [
        row
        for row in rows
        if (own := days.named(row.label)) and len(own) == 1 and own[0].days == groups[0].days
    ]


def _numbered(place: int, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The entry at a place of the one list that is meant: "the second review"."""
    if len({id(row.target) for row in rows}) == 1 and -1 <= place < len(rows):
        yield [rows[place]]


def is_list(row: Row, said: str) -> bool:
    """True for words that say which list it is and nothing of the entry."""
    words = set(normal(re.sub(_LIST_WORDS, "", said)).split())
    known = _nouns(row)
    return words <= known | {f"{one}s" for one in known}


def is_called(row: Row, said: str) -> bool:
    """True when the list of an entry, or what such entries are called, is named so."""
    words = set(normal(re.sub(ARTICLE, "", said)).split()) - _ANY
    single = words | {word.removesuffix("s") for word in words}
    if "and" in words:
        return False
    known = _nouns(row)
    kinds = [kind for kind in ALIKE if kind & known]
    if words and all(any(one.removesuffix("s") in kind for kind in kinds) for one in words):
        return True
    if any(cell is not row.cells[0] for cell in cells_of(row, said)):
        return False  # "the price of the dairy"
    return not words or bool(single & known)


def _nouns(row: Row) -> set[str]:
    """What the list of an entry is called, by its file too: "team.yaml"."""
    known = {*nouns(row.target), *kind_of(row.target)} if row.target else set()
    places = row.target.places if row.target else ()
    files = {normal(one.file.rpartition("/")[2].partition(".")[0]) for one in places if one.style}
    return known | {one.removesuffix("s") for one in known | files} | files


def _named(said: str, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The entries with that name, with that word in their name, with it in another short field."""
    plain = re.sub(MARKS, "", said)
    wanted = normal(re.sub(ARTICLE, "", plain.strip()))
    words = set(wanted.split())
    if len(wanted) < _LEAST:
        return
    yield [row for row in rows if normal(row.label) == wanted]
    yield [row for row in rows if words <= _words(row.label) and _is_name(plain, row.label)]
    yield [row for row in rows if is_one_of(wanted, row.label) and _is_name(plain, row.label)]
    yield [row for row in rows if any(_is_in_name(words, one) for one in _facts(row))]
    yield shortened(plain, rows)


def _facts(row: Row) -> list[str]:
    """The fields of an entry without those made of its name: “Order office lunch” is a button."""
    name = normal(row.label)
    return [one for one in row.known if normal(one) == name or name not in normal(one)]


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
