"""What a site says in numbers: each price, time and range of hours in its texts, with its name."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.record import Record
from bot.ux_agent.once import Once
from bot.ux_agent.site import Entry, Place, SiteIndex, Target
from bot.ux_agent.understanding import days, numbering
from bot.ux_agent.understanding.phrases import normal

_LONGEST_NAME = 40
_LONGEST = 400
_MARKUP = 16  # bytes of tags or signs between two pieces of one sentence
_TEXTS = frozenset({"text", "string", "markdown"})
_NUMERIC = frozenset({"number", "integer", "float"})


class Beside(Record):
    """What stands before and behind a piece of text in the same line."""

    left: str = ""
    right: str = ""


class Fact(Record):
    """A number in a text: characters `start` to `end` of the value of a target or of an entry.

    `kind` is "hours", "time", "sum" or "number"; `names` are the words of its own name, `beside`
    those around it in the same sentence and in the same record, `before` the ones just before it.
    `days` are the sets of days that its name may mean. `samples` show how the site writes such
    values; `behind` is the word behind the number; `is_alone` says that the value is nothing else.
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
    behind: str = ""
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
    return lambda target: words(*sentences.get(_line(target), Beside()))


def _made(index: SiteIndex) -> tuple[Fact, ...]:
    records = _records(index)
    sentences = _sentences(index)
    found: list[Fact] = []
    for target in index.targets:
        if target.type in _TEXTS and target.value and len(target.value) < _LONGEST:
            fellows = records.get((target.section, _stem(target)), ())
            beside = sentences.get(_line(target), Beside())
            found += _of_text(target, _own(fellows, target), beside)
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


def _sentences(index: SiteIndex) -> dict[tuple[str, int], Beside]:
    """The pieces of a line that markup parts, by where each of them stands."""
    placed = sorted(
        (one for one in index.targets if one.type in _TEXTS and _is_placed(one)),
        key=lambda target: (target.places[0].file, target.places[0].start),
    )
    rows: list[list[Target]] = []
    for one in placed:
        if rows and _goes_on(rows[-1][-1].places[0], one.places[0]):
            rows[-1].append(one)
        else:
            rows.append([one])
    return {
        _line(one): Beside(_joined(row[:at]), _joined(row[at + 1 :]))
        for row in rows
        for at, one in enumerate(row)
    }


def _joined(row: Sequence[Target]) -> str:
    return " ".join(one.value or "" for one in row)


def _is_placed(target: Target) -> bool:
    return len(target.places) == 1 and target.places[0].start < target.places[0].end


def _goes_on(first: Place, last: Place) -> bool:
    """True for a piece of the same line that only markup parts from the one before it."""
    is_behind = first.start < first.end <= last.start <= first.end + _MARKUP
    return is_behind and first.file == last.file and last.line == first.line


def _of_text(target: Target, fellows: Sequence[str], beside: Beside) -> Iterator[Fact]:
    value = target.value or ""
    names = words(target.property, *target.aliases)
    own = [days.in_name(normal(name)) for name in (*target.aliases, target.property)]
    named = next((one for one in own if one), frozenset())
    for text in (*fellows, beside.left, beside.right):
        named = named or (days.in_name(text) if len(text) <= _LONGEST_NAME else named)
    is_number = bool(target.places) and target.places[0].style in _NUMERIC
    for one in numbering.numbers(value, beside.left, beside.right):
        yield Fact(
            target,
            None,
            "number" if is_number else one.kind,
            one.start,
            one.end,
            names,
            words(one.left, one.right, *fellows),
            words(one.before),
            frozenset([one.days]) if one.days else named,
            behind=next(iter(re.findall(r"[^\W\d_]+", one.right.lower())), ""),
            is_alone=value.strip() == value[one.start : one.end],
        )


def _of_entry(target: Target, entry: Entry) -> Iterator[Fact]:
    """A price or hours beside the label of an entry, where they are all that it says."""
    value = entry.description
    for one in numbering.numbers(value):
        if value.strip() == value[one.start : one.end]:
            named = days.in_name(entry.label)
            yield Fact(
                target,
                entry,
                one.kind,
                one.start,
                one.end,
                words(entry.label),
                frozenset(),
                frozenset(),
                named,
                is_alone=True,
            )


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
            fact = Fact(target, None, "hours", *ends, names, empty, empty, named, samples)
            found.append(fact._replace(is_alone=True))
    return found
