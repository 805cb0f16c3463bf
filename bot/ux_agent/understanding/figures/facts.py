"""What a site says in numbers: each price, time and range of hours in its texts, with its name."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from bot.record import Record
from bot.ux_agent.once import Once
from bot.ux_agent.site import Entry, Place, SiteIndex, Target
from bot.ux_agent.understanding.figures import days, numbering
from bot.ux_agent.understanding.words.phrases import normal

One = TypeVar("One")

_MINUTES = frozenset({"min", "mins"})
_LONGEST_NAME = 40
_LONGEST = 400
_MARKUP = 16  # bytes of tags or signs between two pieces of one sentence
_TAG = 200
_INLINE = re.compile(
    r"\s*(?:</?(?:b|strong|em|i|span|small|mark|time)\b[^<>]*>\s*)*(?:<a\b[^<>]*>)?\s*"
)
_HEAD = r"(?i)^[^\d.!?:]{0,24}\b(?:hours|times|opening)$"
_BESIDE = 120  # bytes of markup between a day and its hours
_ROWS = 2
_OF_HOURS = r"(?: (?:opening|open|hours|times?|text|label|row|value))+$"
_LED = r"\s*[:–—-]\s*(?=\S)"
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
    values; `behind` is the word behind the number; `is_alone` says that the value is nothing else;
    `sentence` is the line with all pieces of it that markup parts.
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

    @property
    def value(self) -> str:
        """The whole current text."""
        return (self.entry.description if self.entry else self.target.value) or ""


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
    sentences = _sentences(index)
    return lambda target: words(*sentences.get(_line(target), Beside()))


def _made(index: SiteIndex) -> tuple[Fact, ...]:
    records = _records(index)
    sentences = _sentences(index)
    labelled = _labelled(index)
    found: list[Fact] = []
    for target in index.targets:
        if target.type in _TEXTS and _may_tell(target.value or ""):
            fellows = records.get((target.section, _stem(target)), ())
            beside = sentences.get(_line(target), Beside())
            mine = labelled.get(_line(target))
            found += _of_text(target, _own(fellows, target), beside, mine)
        found += [fact for entry in target.entries for fact in _of_entry(target, entry)]
    return tuple(_with_samples(found))


facts_of = Once(_made)
"""The facts of an index."""


def _may_tell(value: str) -> bool:
    return len(value) < _LONGEST and bool(numbering.ANY.search(value))


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
    rows: list[list[Target]] = []
    for one in _placed(index):
        if rows and _goes_on(rows[-1][-1].places[0], one.places[0], index):
            rows[-1].append(one)
        else:
            rows.append([one])
    return {
        _line(one): Beside(_joined(row[:at]), _joined(row[at + 1 :]))
        for row in rows
        for at, one in enumerate(row)
    }


def _in_files(index: SiteIndex) -> tuple[Target, ...]:
    placed = (one for one in index.targets if one.type in _TEXTS and _is_placed(one))
    return tuple(sorted(placed, key=lambda target: (target.places[0].file, target.places[0].start)))


_placed = Once(_in_files)
"""The texts in the order of the first place of each."""


def _joined(row: Sequence[Target]) -> str:
    return " ".join(one.value or "" for one in row)


def _is_placed(target: Target) -> bool:
    return bool(target.places) and target.places[0].start < target.places[0].end


def _labelled(index: SiteIndex) -> dict[tuple[str, int], frozenset[int]]:
    """The days that stand alone just before a text, by where that text stands.

    Days that follow one another are the heads of columns, which say nothing of what is behind.
    """
    found: dict[tuple[str, int], frozenset[int]] = {}
    last: Target | None = None
    before: frozenset[int] = frozenset()
    for one in _placed(index):
        is_next = last is not None and _is_beside(last.places[0], one.places[0])
        mine = _alone(one.value or "")
        if before and not mine and is_next:
            found[_line(one)] = before
        before = frozenset() if mine and before and is_next else mine
        last = one
    return found


def _alone(value: str) -> frozenset[int]:
    """The days that a text names and nothing else."""
    groups = days.named(value) if len(value) <= _LONGEST_NAME else []
    if len(groups) != 1:
        return frozenset()
    rest = f"{value[: groups[0].start]}{value[groups[0].end :]}"
    return frozenset() if re.search(r"\w", rest) else groups[0].days


def _is_beside(first: Place, last: Place) -> bool:
    is_near = first.start < first.end <= last.start <= first.end + _BESIDE
    return is_near and first.file == last.file and last.line - first.line <= _ROWS


def _goes_on(first: Place, last: Place, index: SiteIndex) -> bool:
    """True for a piece of the same line that only markup parts from the one before it."""
    is_behind = first.start < first.end <= last.start and first.file == last.file
    if not is_behind or last.line != first.line:
        return False
    if last.start <= first.end + _MARKUP:
        return True
    file = index.files.get(first.file) if last.start <= first.end + _TAG else None
    line = file.lines.get(str(first.line), "").encode() if file else b""
    end = first.column + first.end - first.start
    return _INLINE.fullmatch(line[end : last.column].decode(errors="replace")) is not None


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
            words(one.left, one.right, *fellows),
            words(one.before),
            frozenset([one.days]) if one.days else named,
            behind=next(iter(re.findall(r"[^\W\d_]+", one.right.lower())), ""),
            is_alone=value.strip() == value[one.start : one.end],
            sentence=" ".join(filter(None, (beside.left, value, beside.right))),
        )


def _named(target: Target, fellows: Sequence[str], beside: Beside) -> frozenset[frozenset[int]]:
    """The days that a text is called by, else those of the one other field that names some."""
    own = [days.in_name(normal(name)) for name in (*target.aliases, target.property)]
    named = next((one for one in own if one), frozenset())
    told = [days.in_name(one) for one in fellows]
    if not named and len({one for one in told if one}) > 1:
        return frozenset()  # texts of a section, each with its own days
    for text in (*fellows, beside.left, beside.right):
        named = named or (days.in_name(text) if len(text) <= _LONGEST_NAME else named)
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
    for fact in known:
        if fact.kind == "hours" and fact.days:
            samples[fact.target.section] = fact.samples[1:]
    labelled = _labelled(index) if samples else {}
    for target in index.targets:
        value = target.value or ""
        is_short = target.type in _TEXTS and 0 < len(value) < _LONGEST_NAME
        if target.section not in samples or not is_short or any(map(str.isdigit, value)):
            continue
        start, named = _led(target, labelled)
        if named and (target.section, target.property) not in told:
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
    mine = labelled.get(_line(target))
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
