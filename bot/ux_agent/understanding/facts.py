"""What a site says in numbers: each price, time and range of hours in its texts, with its name."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.record import Record
from bot.ux_agent.once import Once
from bot.ux_agent.site import Entry, Place, SiteIndex, Target
from bot.ux_agent.understanding import clock, days, sums
from bot.ux_agent.understanding.phrases import normal

PHONE = r"(?<![\w.])(?:\+|\(?0)\(?[0-9][0-9 ()./-]{4,24}[0-9](?!\w)"
"""A telephone's number as people write it, an expression."""

_CLOSED = r"(?i)\b(?:closed|geschlossen|ferm[ée]|chiuso|cerrado)\b"
_LONGEST_NAME = 40
_LONGEST = 400
_MARKUP = 16  # bytes of tags or signs between two pieces of one sentence
_TEXTS = frozenset({"text", "string", "markdown"})
_NUMERIC = frozenset({"number", "integer", "float"})


class Fact(Record):
    """A number in a text: characters `start` to `end` of the value of a target or of an entry.

    `kind` is "hours", "time", "sum" or "number"; `names` are the words of its own name, `beside`
    those around it in the same sentence and in the same record, `before` the ones just before it.
    `days` are the sets of days that its name may mean. `samples` show how the site writes such
    values; `is_alone` says that the value is nothing else.
    """

    target: Target
    entry: Entry | None
    kind: str
    start: int
    end: int
    names: frozenset[str]
    beside: frozenset[str]
    before: frozenset[str]
    days: frozenset[frozenset[int]]
    samples: tuple[str, ...] = ()
    is_alone: bool = False

    @property
    def value(self) -> str:
        """The whole current text."""
        return (self.entry.description if self.entry else self.target.value) or ""


def words(*phrases: str) -> frozenset[str]:
    """The words of phrases, each in the singular too."""
    found = {word for phrase in phrases for word in normal(phrase).replace("'", " ").split()}
    found |= {re.sub(r"^\W+|\W+$", "", word) for word in found}
    return frozenset(found | {word.removesuffix(end) for word in found for end in ("s", "es")})


def union(found: Iterable[frozenset[str]]) -> frozenset[str]:
    """All the words of several sets."""
    return frozenset().union(*found)


def beside(index: SiteIndex) -> Callable[[Target], frozenset[str]]:
    """The words of all pieces of a target's sentence."""
    sentences = _sentences(index)
    return lambda target: words(*sentences.get(_line(target), ()))


def _made(index: SiteIndex) -> tuple[Fact, ...]:
    records = _records(index)
    sentences = _sentences(index)
    found: list[Fact] = []
    for target in index.targets:
        if target.type in _TEXTS and target.value and len(target.value) < _LONGEST:
            fellows = records.get((target.section, _stem(target)), ())
            around = [*_own(fellows, target), *sentences.get(_line(target), ())]
            found += _of_text(target, around)
        found += [fact for entry in target.entries for fact in _of_entry(target, entry)]
    return tuple(_with_samples(found))


facts_of = Once(_made)
"""The facts of an index."""


def _stem(target: Target) -> str:
    return target.property.rpartition("-")[0]


def _records(index: SiteIndex) -> dict[tuple[str, str], list[Target]]:
    """The targets of one entry of a list: "flow-day", "flow-time"."""
    found: dict[tuple[str, str], list[Target]] = {}
    for target in index.targets:
        if _stem(target) and target.type in _TEXTS:
            found.setdefault((target.section, _stem(target)), []).append(target)
    return found


def _own(fellows: Iterable[Target], target: Target) -> list[str]:
    """The short values of the other fields of a record."""
    return [
        one.value
        for one in fellows
        if one is not target and one.value and len(one.value) <= _LONGEST_NAME
    ]


def _line(target: Target) -> tuple[str, int]:
    return (target.places[0].file, target.places[0].start) if target.places else ("", -1)


def _sentences(index: SiteIndex) -> dict[tuple[str, int], list[str]]:
    """The pieces of a sentence that markup parts, by where each stands."""
    placed = sorted(
        (one for one in index.targets if one.type in _TEXTS and _is_placed(one)),
        key=lambda target: (target.places[0].file, target.places[0].start),
    )
    found: dict[tuple[str, int], list[str]] = {}
    pieces: list[str] = []
    before: Target | None = None
    for one in placed:
        if before is None or not _goes_on(before.places[0], one.places[0]):
            pieces = []
        # One list for all pieces of a sentence.
        pieces.append(one.value or "")
        found[_line(one)] = pieces
        before = one
    return found


def _is_placed(target: Target) -> bool:
    return len(target.places) == 1 and target.places[0].start < target.places[0].end


def _goes_on(first: Place, last: Place) -> bool:
    """True for a piece of the same line that only markup parts from the one before it."""
    is_behind = first.start < first.end <= last.start <= first.end + _MARKUP
    return is_behind and first.file == last.file and last.line == first.line


def _of_text(target: Target, around: Sequence[str]) -> Iterator[Fact]:
    value = target.value or ""
    names = words(target.property, *target.aliases)
    own = [days.in_name(normal(name)) for name in (*target.aliases, target.property)]
    named = next((one for one in own if one), frozenset())
    for text in around:
        named = named or (days.in_name(text) if len(text) <= _LONGEST_NAME else named)
    is_number = bool(target.places) and target.places[0].style in _NUMERIC
    for kind, start, end, mine in _found_in(value):
        fact = Fact(
            target,
            None,
            "number" if is_number else kind,
            start,
            end,
            names,
            words(value[:start] + " " + value[end:], *around),
            mine[1],
            frozenset([mine[0]]) if mine[0] else named,
            is_alone=value.strip() == value[start:end],
        )
        yield fact


def _of_entry(target: Target, entry: Entry) -> Iterator[Fact]:
    """A price or hours beside the label of an entry, where they are all that it says."""
    value = entry.description
    for kind, start, end, _ in _found_in(value):
        if value.strip() == value[start:end]:
            named = days.in_name(entry.label)
            yield Fact(
                target,
                entry,
                kind,
                start,
                end,
                words(entry.label),
                frozenset(),
                frozenset(),
                named,
                is_alone=True,
            )


_Mine = tuple[frozenset[int], frozenset[str]]


def _found_in(value: str) -> Iterator[tuple[str, int, int, _Mine]]:
    """Kind and place of each number of a text, the days and the words that stand before it."""
    plain = re.sub(PHONE, lambda match: "x" * len(match[0]), value)
    groups = days.named(plain)
    last = 0
    for kind, start, end in sorted(_spans(plain), key=lambda one: one[1]):
        if start < last:
            continue
        mine = [one.days for one in groups if last <= one.start < start]
        yield kind, start, end, (mine[-1] if mine else frozenset(), words(plain[last:start]))
        last = end


def _spans(value: str) -> list[tuple[str, int, int]]:
    hours = [
        ("hours", one.first.start, one.last.end)
        for one in clock.ranges(value)
        if one.first.is_clock or one.last.is_clock
    ]
    hours += [("hours", *match.span()) for match in re.finditer(_CLOSED, value)]
    found = list(hours)
    found += [
        ("sum", price.start, price.end)
        for price in sums.sums(value)
        if price.coin or value.strip() == price.number
    ]
    for time in clock.times(value):
        is_free = all(end <= time.start or time.end <= start for _, start, end in found)
        if time.is_clock and is_free and time.sign != ".":
            found.append(("time", time.start, time.end))
    return found


def _with_samples(found: Sequence[Fact]) -> Iterator[Fact]:
    """The facts with how their own value and others of the section are written."""
    spoken: dict[tuple[str, str], list[str]] = {}
    for fact in found:
        said = fact.value[fact.start : fact.end]
        spoken.setdefault((fact.target.section, fact.kind), []).append(said)
    for fact in found:
        own = fact.value[fact.start : fact.end]
        yield fact._replace(samples=(own, *spoken[fact.target.section, fact.kind]))


def untold(index: SiteIndex) -> list[Fact]:
    """The hours of days of which the site says something else: "by arrangement"."""
    known = [fact for fact in facts_of(index) if fact.kind == "hours"]
    found: list[Fact] = []
    for target in index.targets:
        value = target.value or ""
        fellows = [one for one in known if one.target.section == target.section and one.days]
        if target.type not in _TEXTS or not 0 < len(value) < _LONGEST_NAME or not fellows:
            continue
        if any(sign.isdigit() for sign in value) or any(one.target is target for one in known):
            continue
        named = next((one for name in target.aliases if (one := days.in_name(normal(name)))), None)
        if named:
            ends = 0, len(value)
            names = words(target.property, *target.aliases)
            samples = tuple(sample for one in fellows for sample in one.samples)
            empty: frozenset[str] = frozenset()
            found.append(
                Fact(target, None, "hours", *ends, names, empty, empty, named, samples, True)  # noqa: FBT003
            )
    return found
