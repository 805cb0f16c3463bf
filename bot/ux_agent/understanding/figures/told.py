"""What a clause tells of a price, a time or opening hours: whose, the new value and the old one."""

import re
from collections.abc import Sequence

from bot.record import Record
from bot.ux_agent.understanding.figures import clock, days, sums
from bot.ux_agent.understanding.figures.facts import words

FRAME = frozenset(
    """
    the a an our my your its it it's that this these those we we're we are is be was were will
    would should must shall can could you i i'd i'm us have has had been of for at on in and to as
    now so just also too then again please pls plz thanks thank thx hi hey hello cheers actually
    currently instead from today tomorrow onwards new change set put update make made making
    changed changes raise raised increase lower reduce bump go goes going went gone up down get
    we've i've you've they've there's that's gets know like want need needs let lets let's think
    sorry ok okay well only please there here all each one ones them they their current do does
    anymore
    """.split()  # noqa: SIM905 - a page of words
)
"""Words that only frame what is told: they name nothing, and change nothing of what it means."""

_OPENING = r"(?i)\b(?:open(?:s|ed|ing)?|from)\b"
_CLOSING = r"(?i)\b(?:clos(?:es?|ing)|shuts?|till?|til|until)\b"
_HOURS = (
    r"(?i)\b(?:open(?:s|ed|ing)?|clos(?:es?|ing|ed)|shuts?|hours|till?|til|until|opening times?)\b"
)
_PRICE = (
    r"(?i)\b(?:(?:up|down) to|costs?|costing|pric(?:ed?|es|ing)|fees?|rates?|charged?|expensive"
    r"|cheap|pay"
    r"|(?:an?|per|each)\s(?:night|month|week|year|day|hour|person|head|session|class|item|kilo))\b"
)
_UNIT = (
    r"(?i)\b(?:(?:an?|each)\s(?=(?:night|month|week|year|day|hour|person|head|session|class|item|kilo)s?\b)"
    r"|per\s)([^\W\d_]{2,})\b"
)
_PER = r"(?i)\bper\s([^\W\d_]{2,})\b"
SPANS = frozenset({"night", "month", "week", "year", "day", "hour", "quarter", "term", "minute"})
"""What a price may be for that makes it another one: "£95 a month" is no "£1000 a year"."""

PRICED = frozenset({"price", "cost", "fee", "rate", "charge", "amount", "tariff"})
"""The words by which a site calls a price."""

_START = r"(?i)\b(?:at|starts?|starting|begins?|beginning|time|o'?clock)\b"
_CLOSED = r"(?i)\b(?:closed|shut)\b(?!\s+(?:at|by|from(?!\s(?:now|today)\b)|until|till?|\d))"
_OLD = (
    r"(?i)(?:\(|,\s*)?\b(?:instead of|rather than|not|was|were|formerly|previously|used to be)"
    r"\s+(?:the\s+)?(?:at\s+)?"
)
_DEARER = (
    r"(?i)\b(?:an? (?:bit|little) )?(?:more expensive|cheaper|dearer)\s*"
    r"(?:[,:]|now|at|to)\s*(?=[£$€]?\d)"
)
# "Check-in" is no "check-out", though either has a word that only frames what is told.
_COMPOUND = r"\b(?:([^\W\d_]{3,})-|(check|drop|walk|sign) (?=in|out|up|off))([^\W\d_]{2,})\b"
_SINCE = (
    r"(?i)([£$€]\s?\d[\d.,]*(?:\s+(?:an?|per)\s+\w+)?)\s+(?:as\s+)?(?:from|of|starting)\s+"
    r"(?:(?:next|this)\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?:\s+on(?:wards?)?\b)?"
)
# "The choir rehearses from 9 to 11": that it happens says nothing of whose hours they are.
_HAPPENS = (
    r"(?i)(?<=[^\W\d_]\s)(?:rehearses?|meets?|runs?|trains?|plays?|practi[sc]es?|gathers?|sings?"
    r"|happens?|takes? place|(?:is|are) held|works?)\s+(?:now\s+)?"
    r"(?=(?:from|at|between|till|until)\b)"
    r"|(?<=[^\W\d_]\s)(?:runs?|lasts?|takes?|goes on)\s+(?:now\s+)?(?:for\s+)?(?=\d+\s?(?:min|h))"
)
# What a row of hours should say are hours, however it is written around them.
_ROW_SAYS = (
    r"(?i)\b((?:mon|tues|wednes|thurs|fri|satur|sun)days?(?:['’]s)?(?: hours| times)?)"
    r"(?: row| line)?\s+(?:(?:should|must|has to|needs? to|ought to)(?: now)? (?:say|read|show)"
    r"|now (?:says|reads))\b"
)
_FROM = r"(?i)\bfrom\s+$"
_MOVED = (
    r"(?i)\b(?:change|changed|move|moved|update|alter|shift"
    r"|opening time|closing times?)\b.*\bfrom\s+$"
)
_KINDS = "open opens opened opening close closes closing closed shut shuts hours hour times time"
_PLAIN = FRAME | frozenset(
    f"""
    {_KINDS} till til until cost costs costing price priced prices pricing fee fees rate rates
    charge charged expensive pay per night month week year day start starts starting begin begins
    o'clock oclock uhr beginning each
    """.split()
)


class Told(Record):
    """What a clause tells.

    `subject` are the words that say whose number it is, `said` all of its words; `units` those of
    "a night". `new` is one of a range, a time or a sum (times and sums may be the same number),
    `is_closed` stands for "closed"; `old` is what it replaces. `edge` says which end of a range a
    single time is: "first", "last" or ""; `is_price` when only a price can be meant.
    `is_everywhere` where it is told for every place at once.
    `behind` is the word of the subject right behind the number: "15 miles". `moved` is "may"
    where the range may tell what one end was and what it becomes ("change friday from 9 to 10"),
    "sure" where it does ("opening time from 9 to 10").
    """

    subject: tuple[str, ...]
    said: frozenset[str]
    units: frozenset[str]
    days: frozenset[int] | None
    range: clock.Range | None = None
    time: clock.Time | None = None
    sum: sums.Sum | None = None
    is_closed: bool = False
    old: str = ""
    edge: str = ""
    kinds: frozenset[str] = frozenset()
    is_price: bool = False
    behind: str = ""
    moved: str = ""
    is_everywhere: bool = False

    @property
    def is_of_hours(self) -> bool:
        """True when nothing but hours can be meant."""
        return self.kinds == {"hours"}


def told(clause: str) -> Told | None:
    """What a clause tells; None when it holds no new number, or more than one."""
    text, old = _without_old(re.sub(_DEARER, " ", clause))
    text = re.sub(_HAPPENS, " ", re.sub(_SINCE, r"\1 ", re.sub(_ROW_SAYS, r"\1 is", text)))
    counted = _counted(text, old)
    if counted is None:
        return None
    found, spans = counted
    named = days.named(text)
    if len(named) > 1:
        return None
    places = [*spans, *((one.start, one.end) for one in named)]
    rest = re.sub(r"['’]s\b", "", _without(text, places))
    if any(sign.isdigit() for sign in rest):
        return None
    said = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", rest.lower().replace("’", "'"))
    whole = {part for pair in re.findall(_COMPOUND, rest.lower()) for part in pair}
    per = {unit.lower() for unit in re.findall(_PER, rest)} - SPANS
    return found._replace(
        subject=tuple(
            word for word in said if word in whole or (word not in _PLAIN and word not in per)
        ),
        said=words(rest) if rest.strip() else frozenset(),
        units=frozenset(unit.lower().removesuffix("s") for unit in re.findall(_UNIT, rest)),
        days=named[0].days if named else None,
        edge=edge_of(text),
        kinds=_kinds(text, found),
        behind=_behind(text, spans),
        moved=_moved(text[: found.range.first.start]) if found.range else "",
        is_price=bool(re.search(_PRICE, text) or (found.sum and found.sum.coin)),
    )


def _counted(text: str, old: str) -> tuple[Told, list[tuple[int, int]]] | None:
    """The one new number of a clause, and where it stands."""
    found = Told((), frozenset(), frozenset(), None, old=old)
    ranges, times, priced = clock.ranges(text), clock.times(text), sums.sums(text)
    if any(one.coin for one in priced):
        # What has a price may be called "Midnight".
        times = [one for one in times if any(map(str.isdigit, text[one.start : one.end]))]
    if len(ranges) == 1 and len(times) == 3 and not any(one.coin for one in priced):
        lone = [one for one in times if one not in {ranges[0].first, ranges[0].last}]
        edges = {*ranges[0].first.minutes, *ranges[0].last.minutes}
        if len(lone) == 1 and not edges.isdisjoint(lone[0].minutes):
            # "Open until 1pm: 9am – 1pm": the range says it all.
            places = [(lone[0].start, lone[0].end), (ranges[0].first.start, ranges[0].last.end)]
            return found._replace(range=ranges[0]), places
    if len(ranges) == 1 and len(times) == 2 and not any(one.coin for one in priced):
        ends = (ranges[0].first.start, ranges[0].last.end)
        return found._replace(range=ranges[0]), [ends]
    if len(priced) == 2 and _is_rise(text, priced):
        return found._replace(sum=priced[1], old=priced[0].number), _places([], priced)
    if len(times) <= 1 and len(priced) <= 1 and (times or priced):
        if times and priced and not _is_one(times[0], priced[0]):
            return None  # "28 March, 7pm": neither goes without the other
        time, price = next(iter(times), None), next(iter(priced), None)
        return found._replace(time=time, sum=price), _places(times, priced)
    if not (times or priced) and re.search(_CLOSED, text):
        return found._replace(is_closed=True), []
    return None


def _is_one(time: clock.Time, price: sums.Sum) -> bool:
    """True for one number that may be a time or a sum: 9, 9.50."""
    return time.start < price.end and price.start < time.end


def _places(times: Sequence[clock.Time], priced: Sequence[sums.Sum]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in times] + [(one.start, one.end) for one in priced]


def _behind(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The word of the subject right behind the new number, such as what it counts."""
    found = re.match(r"\s?([^\W\d_]+)", text[max(end for _, end in spans) :]) if spans else None
    word = found[1].lower() if found else ""
    return "" if word in _PLAIN or days.named(word) else word


def _without_old(clause: str) -> tuple[str, str]:
    """A clause without "instead of 17", and the number or range that is no more."""
    for match in re.finditer(_OLD, clause):
        rest = clause[match.end() :]
        found = [(one.first.start, one.last.end) for one in clock.ranges(rest)]
        found += _places(clock.times(rest), sums.sums(rest))
        ends = [end for start, end in found if start == 0]
        if ends:
            end = match.end() + max(ends)
            return clause[: match.start()] + " " + clause[end:], clause[match.end() : end]
    return clause, ""


def _is_rise(text: str, priced: Sequence[sums.Sum]) -> bool:
    """True for "from 99 to £105"."""
    between = text[priced[0].end : priced[1].start].strip().lower()
    return between in {"to", "->", "up to", "down to"} and bool(
        re.search(_FROM, text[: priced[0].start])
    )


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def edge_of(text: str) -> str:
    """The end of a range that "we close at" or "open from" speaks of: "last", "first" or ""."""
    if re.search(_CLOSING, text):
        return "last"
    return "first" if re.search(_OPENING, text) else ""


def _moved(before: str) -> str:
    """How sure "change friday from" leads an old and a new time: "sure", "may" or ""."""
    if not re.search(_MOVED, before):
        return ""
    return "sure" if re.search(r"(?i)\b(?:opening time|closing times?)\b", before) else "may"


def _kinds(text: str, found: Told) -> frozenset[str]:
    """The kinds of numbers that a clause may be about."""
    time, price = found.time, found.sum
    if found.range or found.is_closed or re.search(_HOURS, text):
        if price is None or not price.coin:
            return frozenset({"hours"})
        # "Open studio is £10 an hour": what is open may be called so.
        return frozenset() if found.range or found.is_closed else frozenset({"sum", "number"})
    if (price and price.coin) or re.search(_PRICE, text):
        return frozenset({"sum", "number"}) if price else frozenset()
    kinds = {"sum", "number"} if price else set()
    if time and (time.half or time.sign in {":", "h"} or re.search(_START, text)):
        kinds = set()
    return frozenset(kinds | ({"time", "hours"} if time else set()))
