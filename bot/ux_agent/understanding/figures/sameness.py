"""One number that a site tells in several places: the hours of a day, the price of a thing."""

import re
from collections.abc import Iterator, Sequence

from bot.ux_agent.once import Once
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.figures import clock, days, numbering, restating, sums
from bot.ux_agent.understanding.figures.facts import Fact, words
from bot.ux_agent.understanding.figures.told import PRICED, Told
from bot.ux_agent.understanding.words.phrases import normal

_EVERYWHERE = re.compile(
    r"(?i)\b(?:everywhere|throughout(?: the (?:site|website))?|site-?wide"
    r"|where ?ver (?:it|that|this) (?:is|stands|appears|shows(?: up)?|says (?:so|it)|comes up)"
    r"|(?:on|in|across) (?:all|every|each)(?: of)?(?: the| our| my)? pages?"
    r"|(?:across|on|over) the (?:whole|entire) (?:site|website))\b"
)
_HINTS = ("where", "throughout", "wide", "page", "site")
_OF_HOUSE = words(
    *days.WORDS,
    *"""
    weekdays weekends from at our the we we're us are is re open opens opening hours hour times time
    office shop store text label row value when
    """.split(),  # noqa: SIM905 - a row of words
)
_PLAIN = PRICED | words(*"text paragraph label value row item entry table list line".split())  # noqa: SIM905
_PARTIAL = frozenset("off save saving savings discount deposit extra more less".split())  # noqa: SIM905
"""Words beside a sum that is no price of the thing, but less or more of it."""

_OPENING = frozenset(
    "open opens opening close closes closing closed till until hours".split()  # noqa: SIM905
)
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|march?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY = r"0?([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_SHORT = 3  # letters of words that are no names
_FEWEST = 2  # words of a name by which a thing is surely the same on another page

Pair = tuple[Fact, str]
"""A fact with its new value."""


def without_everywhere(message: str) -> tuple[str, bool]:
    """The message without "on all pages" and the like, and whether it said so."""
    if not any(hint in message.lower() for hint in _HINTS):
        return message, False
    rest = _EVERYWHERE.sub(" ", message)
    return rest, rest != message


def wherever(
    sure: Sequence[Pair], meant: Sequence[Fact], found: Told, index: SiteIndex
) -> list[Pair]:
    """The new values of all places that tell what those that are sure do; none where they differ.

    `meant` are the facts that the message may mean: one of a part that it does not name is none
    of them. A place whose new value is not sure keeps its own.
    """
    first = sure[0][0]
    known = [fact for fact, _ in sure]
    is_everywhere = found.is_everywhere
    if not all(is_same(first, fact, is_everywhere=is_everywhere) for fact in known[1:]):
        return []
    for fact in (*meant, *(labels_of(index) if is_everywhere else ())):
        if fact not in known and is_same(first, fact, is_everywhere=is_everywhere):
            known.append(fact)
    is_apart = len({fact.target.section for fact in known}) == len(known)
    if first.kind != "hours" and not is_everywhere and not is_apart:
        return []
    return [(fact, value) for fact in known if (value := restating.value_of(found, fact))]


def is_same(one: Fact, other: Fact, *, is_everywhere: bool = False) -> bool:
    """True for two facts that surely tell the same of the same."""
    if one == other:
        return True
    if one.kind == "hours":
        return other.kind == "hours" and _are_hours_of_a_day(one, other)
    is_price = one.kind in {"sum", "number"} and other.kind in {"sum", "number"}
    return is_price and _amount(one) == _amount(other) and _is_of_one(one, other, is_everywhere)


def _are_hours_of_a_day(one: Fact, other: Fact) -> bool:
    if one.days.isdisjoint(other.days):
        return False
    if not (is_of_house(one, is_sure=True) and is_of_house(other, is_sure=True)):
        return False
    return span(one) == span(other) is not None


def span(fact: Fact) -> tuple[int, int] | None:
    """Opening and closing minutes of hours; (0, 0) for closed, None where there are none."""
    return _span(fact.value[fact.start : fact.end])


def _span(said: str) -> tuple[int, int] | None:
    if numbering.CLOSED.fullmatch(said):
        return 0, 0
    ranges = clock.ranges(said)
    return clock.span(ranges[0]) if ranges else None


def is_of_house(fact: Fact, *, is_sure: bool = False) -> bool:
    """True for the hours of the house, not for those of a class, a market or a kitchen.

    `is_sure` where a text that only says "open", of whatever it is called by, is not enough.
    """
    around = {*fact.before, "" if fact.is_alone else fact.behind} - {""}
    own = {word for word in fact.names if word.isalpha()}
    is_open = "open" in fact.before and (not is_sure or "we" in fact.before)
    return around <= _OF_HOUSE and (own <= _OF_HOUSE or is_open)


def of_house(found: Told, meant: Sequence[Fact]) -> list[Fact]:
    """The hours of the house, where "we" are said to be open and some are; else all of them."""
    if not found.is_of_hours or found.subject or _OPENING.isdisjoint(found.said):
        return [*meant]
    return [fact for fact in meant if is_of_house(fact, is_sure=True)] or [*meant]


def _amount(fact: Fact) -> object:
    known = sums.sums(fact.value[fact.start : fact.end])
    return sums.amount(known[0].number) if len(known) == 1 else fact


def _is_of_one(one: Fact, other: Fact, is_everywhere: bool) -> bool:  # noqa: FBT001 - of is_same
    """True for prices called by the same words; a text with one may say more where all go."""
    beside = [_PARTIAL & {*fact.before, fact.behind} for fact in (one, other)]
    if beside[0] != beside[1]:
        return False
    named, called = _label(one), _label(other)
    if not named or (len(named) < _FEWEST and not is_everywhere):
        return False
    is_in, holds = _is_within(named, other), _is_within(called, one)
    return is_in and (holds or (is_everywhere and not numbering.is_bare(other.value)))


def _label(fact: Fact) -> frozenset[str]:
    """What a price is for, in the words of its place."""
    said = fact.value[: fact.start] if fact.in_label else fact.target.property
    said = fact.entry.label if fact.entry and not fact.in_label else said
    plain = normal(said.replace("-", " ")).split()
    return frozenset(word for word in plain if word.isalpha() and words(word).isdisjoint(_PLAIN))


def _is_within(named: frozenset[str], fact: Fact) -> bool:
    known = fact.names | fact.before
    return all(not words(word).isdisjoint(known) for word in named)


def _in_labels(index: SiteIndex) -> Iterator[Fact]:
    for target in index.targets:
        for entry in target.entries:
            if not any(map(str.isdigit, entry.label)):
                continue
            for one in numbering.numbers(entry.label):
                if one.kind != "sum":
                    continue
                said = (entry.label[one.start : one.end],)
                yield Fact(
                    target,
                    entry,
                    one.kind,
                    one.start,
                    one.end,
                    words(entry.label[: one.start]),
                    frozenset(),
                    words(one.before),
                    frozenset(),
                    said,
                    behind=next(iter(re.findall(r"[^\W\d_]+", one.right.lower())), ""),
                    in_label=True,
                )


labels_of = Once[SiteIndex, tuple[Fact, ...]](lambda index: tuple(_in_labels(index)))
"""The prices in the lines of plain lists: "Annual boiler service, from £85"."""


def is_replaced(fact: Fact, new: str) -> bool:
    """True where the text that takes the place of a fact's tells another number of its kind."""
    if fact.kind == "hours":
        return _new_span(fact, new) not in {None, span(fact)}
    if fact.kind == "time":
        told = [one.minutes for one in clock.times(new)]
        return bool(told and _dates(fact)) and _minutes(fact).isdisjoint(frozenset().union(*told))
    if fact.kind not in {"sum", "number"}:
        return False
    amounts = [sums.amount(one.number) for one in sums.sums(new)]
    return bool(amounts) and _amount(fact) not in amounts


def _new_span(fact: Fact, new: str) -> tuple[int, int] | None:
    """The hours of a fact's days in a new text."""
    for one in numbering.numbers(new):
        if one.kind == "hours" and (not one.days or one.days in fact.days):
            return _span(new[one.start : one.end])
    return None


def is_told_again(fact: Fact, other: Fact, new: str) -> bool:
    """True for another place that surely tells what a fact did before the text `new`."""
    if fact.kind == "time":
        return other.kind == "time" and _are_of_a_date(fact, other)
    if fact.kind != "hours":
        return is_same(fact, other, is_everywhere=True)
    mine, its = (frozenset().union(*one.days) for one in (fact, other))
    if mine.isdisjoint(its) or not is_of_house(fact):
        return False
    if other.kind == "hours":
        return span(fact) == span(other) and is_of_house(other)
    said = clock.times(other.value[other.start : other.end]) if other.kind == "time" else []
    is_of_opening = not _OPENING.isdisjoint(other.before)
    return is_of_opening and any(not _moved(fact, new).isdisjoint(one.minutes) for one in said)


def _are_of_a_date(one: Fact, other: Fact) -> bool:
    """True for the same time of the same date and thing in two parts of the site."""
    is_then = _minutes(one) == _minutes(other) and bool(_dates(one) & _dates(other))
    shared = {word for word in one.beside & other.beside if word.isalpha() and len(word) > _SHORT}
    is_apart = one.target.section != other.target.section
    return is_apart and is_then and any(not re.fullmatch(_MONTH, one) for one in shared - _OF_HOUSE)


def _dates(fact: Fact) -> frozenset[tuple[str, str]]:
    """The month and the day of each date by which a time is told: ("nov", "28")."""
    said = fact.names | fact.beside | fact.before
    months = {word[:3] for word in said if re.fullmatch(_MONTH, word)}
    numbers = {found[1] for word in said if (found := re.fullmatch(_DAY, word))}
    return frozenset((name, number) for name in months for number in numbers)


def _minutes(fact: Fact) -> frozenset[int]:
    said = clock.times(fact.value[fact.start : fact.end])
    return frozenset(said[0].minutes) if len(said) == 1 else frozenset()


def has_hours(fact: Fact, line: str, new: str) -> bool:
    """True for a line for machines with the hours of a fact, or an end of them that moves."""
    ranges = clock.ranges(line)
    if ranges:
        return any(clock.span(one) == span(fact) for one in ranges)
    moved = _moved(fact, new)
    return any(not moved.isdisjoint(one.minutes) for one in clock.times(line))


def _moved(fact: Fact, new: str) -> frozenset[int]:
    """The ends of a fact's hours that are none any more in a new text."""
    return frozenset(span(fact) or ()) - frozenset(_new_span(fact, new) or ())
