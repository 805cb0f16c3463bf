"""What still says elsewhere what a change replaces: a number, a mail address, hours, a name.

Only what is surely the same fact is told: two prices may be the same sum and of two things.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from bot.record import Record
from bot.texts.english import Texts
from bot.texts.phrase import Phrase, joined, phrase
from bot.ux_agent.editing.naming import place_of
from bot.ux_agent.editing.resolving import Resolved
from bot.ux_agent.editing.rewriting import Rewrite
from bot.ux_agent.once import Once
from bot.ux_agent.site import Entry, Place, SiteIndex, Target
from bot.ux_agent.spoken import spoken

if TYPE_CHECKING:
    from bot.ux_agent.understanding.figures.facts import Fact

MOST_TOLD = 4
"""Places that are named."""

_TEXTS = frozenset({"text", "string", "markdown", "url"})
_NAME = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}")
"""Two to four words with capitals, as names of people are."""

_HOURS_FOR_MACHINES = re.compile(r"\b(?:openingHours|opens|closes)\b")
_DIGIT_OR_CLOSED = re.compile(r"(?i)\d|noon|midday|midnight|\bclos")
_REMARK = ("<!--", "//", "/*", "*", "{/*", "{#", "{{!")
_LONG = 20
"""Characters of a text that is surely the same where it stands twice."""

_FEWEST = 3  # words of it
_ENDING = 2  # digits at the end of a number that are written together


class Gone(Record):
    """A value that a rewrite replaces: the texts before and after, and what showed it."""

    rewrite: Rewrite
    old: str
    new: str


class Left(Record):
    """A place that keeps a value: what it is called, and where it stands."""

    name: Phrase
    file: str
    start: int


_Told = Iterator[tuple[str, Left]]


def told(resolved: Sequence[Resolved], index: SiteIndex) -> Iterator[str]:
    """What to look at where a change replaces what other places say too, a text for each value."""
    mine = [one for one in resolved if one.rewrites and _is_of_words(one.target)]
    gone = [
        Gone(made, html.unescape(made.old), html.unescape(made.new))
        for one in mine
        for made in one.rewrites
    ]
    if not gone:
        return
    found: dict[str, dict[str, Left]] = {}
    known = set[tuple[str, int]]()
    for value, left in _left(mine, gone, index):
        at = (left.file, left.start)
        if at not in known and not any(_is_of(left, one.rewrite) for one in gone):
            known.add(at)
            found.setdefault(value, {}).setdefault(left.name, left)
    for value, places in found.items():
        names = [left.name for left in places.values()]
        more = len(names) - MOST_TOLD
        shown = [*names[:MOST_TOLD], *([phrase(Texts.more_places, count=str(more))] * (more > 0))]
        yield phrase(Texts.name_left, name=value, places=joined(", ", shown))


def _is_of(left: Left, made: Rewrite) -> bool:
    """Whether a place is one of those that change."""
    is_within = left.start == made.start or made.start <= left.start < made.end
    return left.file == made.file and is_within


def _is_of_words(target: Target) -> bool:
    return bool(target.entries) or target.type in _TEXTS


def _left(mine: Sequence[Resolved], gone: Sequence[Gone], index: SiteIndex) -> _Told:
    """Each value that is replaced, with each place that has it, changed or not."""
    yield from _names(mine, gone, index)
    yield from _texts(mine, index)
    if any("@" in one.old or any(map(str.isdigit, one.old)) for one in gone):
        yield from _reached(gone, index)
    if any(_DIGIT_OR_CLOSED.search(one.old) and _may_count(one) for one in gone):
        yield from _counted(gone, index)


def _may_count(one: Gone) -> bool:
    """Whether a text that changes tells hours or a price besides what one calls or writes to."""
    from bot.ux_agent.understanding.figures import calling, numbering  # noqa: PLC0415 - few texts tell a number

    rest = one.old
    for _, said in calling.numbers_in(one.old):
        rest = rest.replace(said, " ")
    return one.old != one.new and numbering.ANY.search(rest) is not None


# What one calls or writes to.


def _reached(gone: Sequence[Gone], index: SiteIndex) -> _Told:
    """The old number or address of a phone or a mailbox, wherever the site shows or dials it."""
    from bot.ux_agent.understanding.figures import calling  # noqa: PLC0415 - few changes are of one

    old = dict(_old_numbers(gone, calling.numbers_in))
    if not old:
        return
    spots = [one for one in calling.spots_of(index) if one.key in old]
    shown = old | {one.key: one.value[one.start : one.end] for one in spots if not one.is_address}
    visible = {(one.key, one.target.section) for one in spots if not one.is_address}
    lines = set[tuple[str, int]]()
    for one in spots:
        for place in _places(one.target, one.entry, one.part):
            rows = range(place.line, place.line + place.raw.count("\n") + 1)
            lines.update((place.file, row) for row in rows)
            if not one.is_address or (one.key, one.target.section) not in visible:
                left = Left(_called(one.target, one.entry), place.file, place.start)
                yield shown[one.key], left
    # Most lines hold no number: to find that out a pattern takes a hundred times as long.
    signs = tuple("@" if "@" in key else key[-_ENDING:] for key in old)
    for file, number, line in _lines(index):
        for key, _ in calling.numbers_in(line) if any(sign in line for sign in signs) else ():
            if key in old and (file, number) not in lines:
                yield shown[key], _in_line(file, number)


def _old_numbers(
    gone: Sequence[Gone], numbers_in: Callable[[str], Iterable[tuple[str, str]]]
) -> Iterator[tuple[str, str]]:
    """The numbers and addresses in place of which others of their kind come."""
    for one in gone:
        new = {key for key, _ in numbers_in(one.new)}
        for key, said in numbers_in(one.old):
            if key not in new and any(("@" in key) == ("@" in other) for other in new):
                yield key, said


def _places(target: Target, entry: Entry | None, part: str) -> Iterable[Place]:
    if entry is None:
        return target.places
    alike = [one for mirror in target.mirrors for one in mirror.entries if one.label == entry.label]
    places = [one.href_place if part == "href" else one.label_place for one in (entry, *alike)]
    return [place for place in places if place is not None]


def _lines(index: SiteIndex) -> Iterator[tuple[str, int, str]]:
    """The lines at hand that are no remark of who wrote the source."""
    for path, file in index.files.items():
        for number, line in file.lines.items():
            if not line.lstrip().startswith(_REMARK):
                yield path, int(number), line


def _in_line(file: str, number: int) -> Left:
    return Left(phrase(Texts.line_of_file, file=file, line=str(number)), file, -number)


# Hours and prices.


def _counted(gone: Sequence[Gone], index: SiteIndex) -> _Told:
    """The old hours of a day and the old price of a thing, wherever the site tells them."""
    from bot.ux_agent.understanding.figures import facts, sameness  # noqa: PLC0415 - as above

    by_place = {(one.rewrite.file, one.rewrite.start): one for one in gone}
    every = (*facts.facts_of(index), *sameness.labels_of(index))
    for fact in every:
        change = next((by_place[at] for at in _where(fact) if at in by_place), None)
        if change is None or not sameness.is_replaced(fact, change.new):
            continue
        said = fact.value[fact.start : fact.end]
        for other in every:
            if other is not fact and sameness.is_told_again(fact, other, change.new):
                for file, start in _where(other):
                    yield said, Left(_called(other.target, other.entry), file, start)
        if fact.kind == "hours" and sameness.is_of_house(fact):
            for file, number, line in _lines_for_machines(index):
                if sameness.has_hours(fact, line, change.new):
                    yield said, _in_line(file, number)


def _for_machines(index: SiteIndex) -> tuple[tuple[str, int, str], ...]:
    found = [one for one in _lines(index) if _HOURS_FOR_MACHINES.search(one[2])]
    places = {(at.file, at.line) for one in index.targets for at in one.places} if found else set()
    return tuple(one for one in found if one[:2] not in places)


_lines_for_machines = Once(_for_machines)
"""The lines that tell search engines when a place is open, and are no target's."""


def _where(fact: "Fact") -> list[tuple[str, int]]:
    if fact.entry is None:
        return [(place.file, place.start) for place in fact.target.places]
    place = fact.entry.label_place if fact.in_label else fact.entry.description_place
    return [] if place is None else [(place.file, place.start)]


# Names and whole texts.


def _names(mine: Sequence[Resolved], gone: Sequence[Gone], index: SiteIndex) -> _Told:
    """The name of somebody who is renamed, or whose entry goes, wherever a text has it."""
    removed = _removed(mine)
    for name in dict.fromkeys((*_named(mine, gone, index), *_first_names(removed, index))):
        held = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        for one in index.targets:
            if one.type in _TEXTS - {"url"} and held.search(one.value or ""):
                yield from ((name, Left(place_of(one), at.file, at.start)) for at in one.places)
            for entry in one.entries:
                for said, at in (
                    (entry.label, entry.label_place),
                    (entry.description, entry.description_place),
                ):
                    is_own = any(entry is other for other in removed)
                    if at is not None and held.search(said) and not is_own:
                        yield name, Left(_called(one, entry), at.file, at.start)


def _named(mine: Sequence[Resolved], gone: Sequence[Gone], index: SiteIndex) -> Iterator[str]:
    made = {(one.rewrite.file, one.rewrite.start): one for one in gone}
    for one in mine:
        for entry in one.target.entries:
            at = (entry.label_place.file, entry.label_place.start)
            if at in made and entry.href_place is None and _NAME.fullmatch(entry.label):
                yield entry.label
        value = one.target.value or ""
        is_name = not one.target.entries and _NAME.fullmatch(value) is not None
        if is_name and _shares_a_word(value, one.value) and _is_of_people(value, index):
            yield value
    for entry in _removed(mine):
        if _NAME.fullmatch(entry.label) and _is_of_people(entry.label, index):
            yield entry.label


def _first_names(removed: Sequence[Entry], index: SiteIndex) -> Iterator[str]:
    """What texts call somebody who goes, where no other of the site's people is called so."""
    from bot.ux_agent.understanding.linking import persons  # noqa: PLC0415 - few changes are of one

    for entry in removed:
        row = persons.of_name(entry.label, index)
        first = re.search(r"\b[A-Z][^\W\d_]{2,}(?= )", persons.untitled(entry.label))
        mine = persons.of_name(first[0], index) if first else None
        if first and row and mine is row and _is_of_people(first[0], index):
            yield first[0]


def _removed(mine: Sequence[Resolved]) -> list[Entry]:
    """The entries that go."""
    return [
        entry
        for one in mine
        for entry in one.target.entries
        for made in one.rewrites
        if made.file == entry.whole.file
        and made.start <= entry.whole.start
        and entry.whole.end <= made.end
        and not made.new.strip()
    ]


def _is_of_people(name: str, index: SiteIndex) -> bool:
    """True for a name with a word that the site never writes small: "Book Now" has none."""
    return not _small_words(index).issuperset(re.findall(r"[^\W\d_]{2,}", name.lower()))


def _small(index: SiteIndex) -> frozenset[str]:
    texts = (one.value or "" for one in index.targets if one.type in _TEXTS - {"url"})
    return frozenset(word for text in texts for word in re.findall(r"\b[^\W\d_A-Z]{2,}\b", text))


_small_words = Once(_small)


def _shares_a_word(old: str, new: str) -> bool:
    return not set(old.split()).isdisjoint(new.split())


def _texts(mine: Sequence[Resolved], index: SiteIndex) -> _Told:
    """A long text that stands elsewhere too, word for word; in the source where no target does."""
    for value in dict.fromkeys(one.target.value or "" for one in mine if one.target.type != "url"):
        if len(value) < _LONG or len(value.split()) < _FEWEST or "\n" in value:
            continue
        alike = [other for other in index.targets if other.value == value]
        for other in alike:
            for at in other.places:
                yield value, Left(place_of(other), at.file, at.start)
        known = {(at.file, at.line) for other in alike for at in other.places}
        for file, number, line in _lines(index):
            is_title = "<title" in line or "og:title" in line
            if is_title and (file, number) not in known and _holds(line, value):
                yield value, _in_line(file, number)


def _holds(line: str, value: str) -> bool:
    return value in line or value in html.unescape(line)


def _called(target: Target, entry: Entry | None) -> Phrase:
    if entry is None:
        return place_of(target)
    return phrase(Texts.link_at, section=spoken(target.section), link=entry.label)
