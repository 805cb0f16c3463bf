"""A number that is told, in the form of the one that stands there: a price, a time or hours."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import Target
from bot.ux_agent.understanding.figures import clock, days, numbering, sums
from bot.ux_agent.understanding.figures.facts import Fact, words
from bot.ux_agent.understanding.figures.numbering import CLOSED
from bot.ux_agent.understanding.figures.told import PRICED, Told, told

_LIKELY = 50  # times a price at most: "360" is no new £3.40
_LIKELY_COUNT = 10
_FEW_MINUTES = 120  # by which an opening may move
_OF_DAYS = words(*days.WORDS, "holiday", "bank", "public")


def restated(value: str, current: str) -> str:
    """A price, a time or hours in the form of those that stand there; '' where it is none."""
    found = told(value)
    known = list(numbering.numbers(current))
    if found is None or len(known) != 1:
        return ""
    one = known[0]
    target = Target("", "", "text", current)
    none: frozenset[str] = frozenset()
    said = (current[one.start : one.end],)
    fact = Fact(target, None, one.kind, one.start, one.end, none, none, none, frozenset(), said)
    new = value_of(found, fact)
    return f"{current[: one.start]}{new}{current[one.end :]}" if new else ""


def is_price(fact: Fact) -> bool:
    """True for a number that the site itself calls or writes as a price."""
    current = sums.sums(fact.value[fact.start : fact.end])
    is_written = bool(current) and bool(current[0].coin or not current[0].number.isdigit())
    return is_written or fact.entry is not None or not PRICED.isdisjoint(fact.names)


def prices(found: Told, meant: Sequence[Fact]) -> list[Fact]:
    """The prices among some facts; where a currency is told, those written or called so."""
    mine = [fact for fact in meant if is_price(fact)]
    if not (found.sum and found.sum.coin):
        return mine
    coined = [fact for fact in mine if _is_coined(fact) or not PRICED.isdisjoint(fact.names)]
    return coined or mine


def _is_coined(fact: Fact) -> bool:
    return any(one.coin for one in sums.sums(fact.value[fact.start : fact.end]))


def value_of(found: Told, fact: Fact) -> str:
    """The new number as the site writes it; '' where that is not sure."""
    current = fact.value[fact.start : fact.end]
    if fact.kind == "hours":
        return _closed(found, fact) if found.is_closed else _hours(found, fact, current)
    if fact.kind == "time":
        return _time(found, fact, current)
    return _sum(found, fact, current)


def _closed(found: Told, fact: Fact) -> str:
    # Behind the hours of other days a comma begins those of the next ones.
    before = re.split(
        r"[:;\n]|[.!?]\s|(?i:(?<=\d)|(?<=\dam)|(?<=\dpm)),\s", fact.value[: fact.start]
    )[-1]
    if not words(*re.findall(r"[^\W\d_]+", before)) <= _OF_DAYS:
        return ""  # "weekends only, 10am to 3pm": what else is told of would stand before "closed"
    known = [sample for sample in fact.samples if CLOSED.fullmatch(sample)]
    return known[0] if known else "closed"


def _hours(found: Told, fact: Fact, current: str) -> str:
    how = clock.style(fact.samples)
    if how is None:
        return ""
    now = clock.ranges(current)
    near = clock.span(now[0]) if now else None
    if near is None:
        others = [one for sample in fact.samples for one in clock.ranges(sample)]
        near = clock.span(others[0]) if others else None
    if found.range:
        new = clock.span(found.range, near)
        if found.moved and now and near and new:
            new = _moved(found, near, new)
        between = now[0].between if now else how.between
        return f"{clock.written(new[0], how)}{between}{clock.written(new[1], how)}" if new else ""
    edge = found.edge or _old_edge(found, near)
    if found.time is None or not now or near is None or not edge:
        return ""
    minutes = clock.nearest(found.time, near[edge == "last"])
    new_ends = (near[0], minutes) if edge == "last" else (minutes, near[1])
    if new_ends[0] >= new_ends[1]:
        return ""
    said = clock.written(minutes, how)
    one = now[0]
    if edge == "last":
        return f"{current[: one.last.start]}{said}{current[one.last.end :]}"
    return f"{current[: one.first.start]}{said}{current[one.first.end :]}"


def _moved(found: Told, near: tuple[int, int], new: tuple[int, int]) -> tuple[int, int] | None:
    """The new ends where "from 16:00 to 16:30" tells what one was and becomes; None in doubt.

    It may be the whole range, `new`, or the new opening or closing: it is the one that leaves far
    more hours. Only from what surely closes at that time nothing is open.
    """
    if found.range is None:
        return new
    was, becomes = found.range.first.minutes, found.range.last
    if near[1] in was:
        moved = near[0], clock.nearest(becomes, near[1])
        if len(was) == 1:
            return moved if moved[1] > moved[0] else None
    else:
        moved = clock.nearest(becomes, near[0]), near[1]
        if near[0] not in was or abs(moved[0] - near[0]) > _FEW_MINUTES:
            return new
    as_moved, as_range = moved[1] - moved[0], new[1] - new[0]
    if found.moved == "may" and as_range >= 2 * as_moved:
        return new
    is_sure = found.moved == "sure" or as_moved >= 2 * as_range
    return moved if is_sure and as_moved > 0 else None


def _old_edge(found: Told, near: tuple[int, int] | None) -> str:
    """The end of a range that "not 9" speaks of."""
    old = clock.times(found.old) if found.old and near else []
    if not old or near is None:
        return ""
    ends = [end in old[0].minutes for end in near]
    return "" if ends[0] == ends[1] else ("first" if ends[0] else "last")


def _time(found: Told, fact: Fact, current: str) -> str:
    how = clock.style(fact.samples)
    known = clock.times(current)
    if how is None or found.time is None or len(known) != 1:
        return ""
    return clock.written(clock.nearest(found.time, known[0].minutes[0]), how)


def _sum(found: Told, fact: Fact, current: str) -> str:
    known = sums.sums(current)
    if found.sum is None or len(known) != 1:
        return ""
    if found.sum.coin and known[0].coin and found.sum.coin != known[0].coin:
        return ""
    was, now = sums.amount(known[0].number), sums.amount(found.sum.number)
    likely = _LIKELY if is_price(fact) else _LIKELY_COUNT
    if was and now and not was / likely < now < was * likely:
        return ""
    new = sums.written(found.sum.number, known[0].number, is_bare=fact.kind == "number")
    return f"{current[: known[0].first]}{new}{current[known[0].last :]}"
