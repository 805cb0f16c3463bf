"""What a site says in numbers: each price, time and range of hours in its texts, with its name."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from bot.record import Record
from bot.ux_agent.once import Once
from bot.ux_agent.site import Entry, SiteIndex, Target
from bot.ux_agent.understanding.figures import days, numbering
from bot.ux_agent.understanding.figures.numbering import Number
from bot.ux_agent.understanding.figures.pieces import (
    LONGEST_NAME,
    TEXTS,
    Beside,
    days_before,
    line_of,
    sentences_of,
    where,
)
from bot.ux_agent.understanding.words.phrases import normal

One = TypeVar("One")

_MINUTES = frozenset({"min", "mins"})
_LONGEST = 400
_HEAD = r"(?i)^[^\d.!?:]{0,24}\b(?:hours|times|opening)$"
_OF_HOURS = r"(?: (?:opening|open|hours|times?|text|label|row|value))+$"
_NO_MORE = r"(?i)\W*(?:(?:from|only|just|now|at|prices?|costs?|fees?|starts?|starting|it|is)\b\W*)*"
_LED = r"\s*[:–—-]\s*(?=\S)"
_NUMERIC = frozenset({"number", "integer", "float"})


class Fact(Record):
    """A number in a text: characters `start` to `end` of the value of a target or of an entry.

    `kind` is "hours", "time", "sum" or "number"; `names` are the words of its own name, `beside`
    those around it in the same sentence and in the same record, `before` the ones just before it.
    `days` are the sets of days that its name may mean. `samples` show how the site writes such
    values; `behind` is the word behind the number; `is_alone` says that the value is nothing else;
    `sentence` is the line with all pieces of it that markup parts; `in_label` is for a number in
    the label of an entry rather than beside it.
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
    sentence: str = ""
    in_label: bool = False

    @property
    def value(self) -> str:
        """The whole current text."""
        if self.entry:
            return self.entry.label if self.in_label else self.entry.description
        return self.target.value or ""


def words(*phrases: str) -> frozenset[str]:
    """The words of phrases, each in the singular too."""
    found = {word for phrase in phrases for word in normal(phrase).replace("'", " ").split()}
    found |= {f"{word[:-3]}y" for word in found if word.endswith("ies")}
    found |= {re.sub(r"^\W+|\W+$", "", word) for word in found}
    if not _MINUTES.isdisjoint(found):
        found.add("minute")
    return frozenset(found | {word.removesuffix(end) for word in found for end in ("s", "es")})


def union(found: Iterable[frozenset[One]]) -> frozenset[One]:
    """All that is in any of several sets."""
    return frozenset().union(*found)


def beside(index: SiteIndex) -> Callable[[Target], frozenset[str]]:
    """The words of all pieces of a target's sentence."""
    sentences = sentences_of(index)
    return lambda target: words(*sentences.get(line_of(target), Beside()))


def _made(index: SiteIndex) -> tuple[Fact, ...]:
    records = _records(index)
    sentences = sentences_of(index)
    labelled = days_before(index)
    found: list[Fact] = []
    for target in index.targets:
        if target.type in TEXTS and _may_tell(target.value or ""):
            fellows = records.get((target.section, _stem(target)), ())
            beside = sentences.get(line_of(target), Beside())
            mine = labelled.get(line_of(target))
            found += _of_text(target, _own(fellows, target), beside, mine)
        found += [fact for entry in target.entries for fact in _of_entry(target, entry)]
    return tuple(_with_samples(_each_once(found)))


facts_of = Once(_made)
"""The facts of an index."""


def _each_once(found: Sequence[Fact]) -> list[Fact]:
    """The facts without those of entries that can be told from others only as a text of its own.

    That are those that have such a text, and those whose label another list of the section has.
    """
    own = {(line_of(fact.target), fact.value) for fact in found if fact.entry is None}
    lists: dict[tuple[str, str], set[str]] = {}
    for fact in found:
        if fact.entry:
            label = (fact.target.section, fact.entry.label)
            lists.setdefault(label, set()).add(fact.target.property)
    return [
        fact
        for fact in found
        if fact.entry is None
        or (
            (where(fact.entry.description_place), fact.value) not in own
            and len(lists[fact.target.section, fact.entry.label]) == 1
        )
    ]


def _may_tell(value: str) -> bool:
    return len(value) < _LONGEST and bool(numbering.ANY.search(value))


def _stem(target: Target) -> str:
    return target.property.rpartition("-")[0]


def _records(index: SiteIndex) -> dict[tuple[str, str], list[Target]]:
    """The targets of one entry of a list: "flow-day", "flow-time"."""
    found: dict[tuple[str, str], list[Target]] = {}
    for target in index.targets:
        if _stem(target) and target.type in TEXTS:
            found.setdefault((target.section, _stem(target)), []).append(target)
    return found


def _own(fellows: Iterable[Target], target: Target) -> list[str]:
    """The short values of the other fields of a record."""
    return [
        one.value
        for one in fellows
        if one is not target and one.value and len(one.value) <= LONGEST_NAME
    ]


def _of_text(
    target: Target, fellows: Sequence[str], beside: Beside, labelled: frozenset[int] | None
) -> Iterator[Fact]:
    value = target.value or ""
    names = words(target.property, *target.aliases)
    named = frozenset([labelled]) if labelled else _named(target, fellows, beside)
    is_number = bool(target.places) and target.places[0].style in _NUMERIC
    for one in numbering.numbers(value, beside.left, beside.right):
        yield Fact(
            target,
            None,
            "number" if is_number else one.kind,
            one.start,
            one.end,
            names,
            words(one.left, one.right, _priced(value, one), *fellows),
            words(one.before),
            frozenset([one.days]) if one.days else named,
            behind=next(iter(re.findall(r"[^\W\d_]+", one.right.lower())), ""),
            is_alone=value.strip() == value[one.start : one.end],
            sentence=" ".join(filter(None, (beside.left, value, beside.right))),
        )


def _priced(value: str, one: Number) -> str:
    """The sentence before a price whose own one says no more: "Birthdays, weddings. From £38"."""
    if one.kind != "sum" or not re.fullmatch(_NO_MORE, one.left):
        return ""
    sentences = re.split(r"[.!?]\s+", value[: one.start])
    return sentences[-2] if len(sentences) > 1 else ""


def _named(target: Target, fellows: Sequence[str], beside: Beside) -> frozenset[frozenset[int]]:
    """The days that a text is called by, else those of the one other field that names some."""
    own = [days.in_name(normal(name)) for name in (*target.aliases, target.property)]
    named = next((one for one in own if one), frozenset())
    told = [days.in_name(one) for one in fellows]
    if not named and len({one for one in told if one}) > 1:
        return frozenset()  # texts of a section, each with its own days
    for text in (*fellows, beside.left, beside.right):
        named = named or (days.in_name(text) if len(text) <= LONGEST_NAME else named)
    return named


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


def _untold(index: SiteIndex, known: Sequence[Fact]) -> Iterator[Fact]:
    """The hours of days of which the site says something else: "by arrangement"."""
    told = {(fact.target.section, fact.target.property) for fact in known}
    samples: dict[str, tuple[str, ...]] = {}
    timed: set[tuple[str, frozenset[frozenset[int]]]] = set()
    for fact in known:
        if fact.kind == "hours" and fact.days:
            samples[fact.target.section] = fact.samples[1:]
            timed.add((fact.target.section, fact.days))
    labelled = days_before(index) if samples else {}
    for target in index.targets:
        value = target.value or ""
        is_short = target.type in TEXTS and 0 < len(value) < LONGEST_NAME
        if target.section not in samples or not is_short or any(map(str.isdigit, value)):
            continue
        start, named = _led(target, labelled)
        # Where a day has its hours, another text of it says something else: where, or who.
        is_timed = (target.section, named) in timed
        if named and not is_timed and (target.section, target.property) not in told:
            own = words(target.property, *target.aliases)
            empty: frozenset[str] = frozenset()
            fact = Fact(target, None, "hours", start, len(value), own, empty, empty, named)
            fact = fact._replace(samples=samples[target.section])
            yield fact._replace(is_alone=not start)


def _led(
    target: Target, labelled: Mapping[tuple[str, int], frozenset[int]]
) -> tuple[int, frozenset[frozenset[int]]]:
    """Where a text says when one is there, and for which days: "Sunday: by arrangement"."""
    value = target.value or ""
    groups = days.named(value)
    mine = labelled.get(line_of(target))
    if groups:
        sign = re.compile(_LED).match(value, groups[0].end)
        is_row = len(groups) == 1 and not value[: groups[0].start].strip() and sign
        return (sign.end(), frozenset([groups[0].days])) if is_row and sign else (0, frozenset())
    if mine:
        return 0, frozenset([mine])
    names = (*target.aliases, target.property)
    return 0, next((one for name in names if (one := _days_of(name))), frozenset())


def _days_of(name: str) -> frozenset[frozenset[int]]:
    """The days that a name ends with: "studio-hours-sunday", but not "family-sunday-alt"."""
    plain = re.sub(_OF_HOURS, "", normal(name))
    groups = days.named(plain)
    return days.in_name(plain) if groups and groups[-1].end == len(plain) else frozenset()


class Known(Record):
    """The facts of a site, those behind the first `told` being hours that no number tells.

    `by_word` has for each word the numbers of the facts that it may name, `by_days` for days;
    `heads` are the words over hours in each section.
    """

    facts: tuple[Fact, ...]
    told: int
    by_word: Mapping[str, frozenset[int]]
    by_days: Mapping[frozenset[int], frozenset[int]]
    heads: Mapping[str, frozenset[str]] = {}

    def meant(self, subject: Iterable[str], when: frozenset[int] | None) -> list[Fact]:
        """The facts that all the words of a subject and its days may name."""
        found: frozenset[int] | None = None if when is None else self.by_days.get(when, frozenset())
        for word in subject:
            mine = union(self.by_word.get(one, frozenset()) for one in words(word))
            found = mine if found is None else found & mine
        if found is None:
            return list(self.facts[: self.told])
        return [self.facts[at] for at in sorted(found) if at < self.told or when is not None]


def _known(index: SiteIndex) -> Known:
    told = facts_of(index)
    every = (*told, *_untold(index, told))
    places = {name: words(name, *names) for name, names in index.sections.items()}
    heads: dict[str, frozenset[str]] = {}
    for target in index.targets:
        if target.type == "text" and re.search(_HEAD, target.value or ""):
            told_of = heads.get(target.section, frozenset())
            heads[target.section] = told_of | words(target.value or "")
    by_word: dict[str, set[int]] = {}
    by_days: dict[frozenset[int], set[int]] = {}
    for at, fact in enumerate(every):
        place = places.get(fact.target.section, frozenset())
        place |= heads.get(fact.target.section, frozenset()) if fact.kind == "hours" else set()
        for word in fact.names | fact.beside | fact.before | place:
            by_word.setdefault(word, set()).add(at)
        for one in fact.days:
            by_days.setdefault(one, set()).add(at)
    return Known(
        every,
        len(told),
        {word: frozenset(mine) for word, mine in by_word.items()},
        {one: frozenset(mine) for one, mine in by_days.items()},
        heads,
    )


known_of = Once(_known)
"""The facts of an index, found by their words."""
