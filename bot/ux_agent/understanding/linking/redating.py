"""Things that take place on another date: "the herb workshop is on the 25th of May"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import days
from bot.ux_agent.understanding.figures.told import PRICED
from bot.ux_agent.understanding.linking import entry_names, records
from bot.ux_agent.understanding.linking.attributes import ARTICLE, LEAD
from bot.ux_agent.understanding.linking.records import Cell, Row
from bot.ux_agent.understanding.linking.rescheduling import DAYS, day_as

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - a row of words
_FULL = tuple(
    """
    January February March April May June July August September October November December
    """.split()  # noqa: SIM905 - as above
)
_MONTH = rf"(?P<month>(?:{'|'.join(_MONTHS)})[a-z]*)"
_CELL = re.compile(
    r"(?i)(?P<head>(?:(?P<weekday>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?),?\s+)?)"
    rf"(?P<day>\d{{1,2}})(?P<nth>st|nd|rd|th)?\s+{_MONTH}(?P<dot>\.?)(?:,?\s+(?P<year>20\d\d))?"
)
_BEFORE = re.compile(
    r"(?is)(?:(?:move|shift|reschedule|change|put|postpone|set|update)\s+)?"
    r"(?:the\s+date\s+(?:of|for)\s+)?(?P<what>\S.{1,60}?)(?P<joint>(?:\s+(?:has|have|is|are|been|will"
    r"|be|should|now|moved?|moves|moving|postponed|changed?|rescheduled|takes?\s+place|happens?|to"
    r"|on|for|date|back|forward|brought|put))+)\s+(?:the\s+)?"
)
_AFTER = r"(?i)(?:[\s,.!]|\b(?:now|instead|please|pls|thanks|this year|next year)\b)*"
_TOLD = re.compile(r"(?i)\b(?:is|are|to|on|be|for)\b")
_SHORT_DAY = re.compile(r"(?i)\b(?P<day>mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?,?\s+(?:the\s+)?$")
_YEARS = range(2000, 2050)
_NEAR = timedelta(days=150)


def read(message: str, told: re.Match[str], index: SiteIndex, section: str = "") -> list[Draft]:
    """The draft of the one date of a thing that is named, `told` being the new one; [] for none.

    It is open where the day of the week that stands beside the date is not sure.
    """
    start, short = re.match(LEAD, message), _SHORT_DAY.search(message[: told.start()])
    end = short.start() if short else told.start()
    before = _BEFORE.fullmatch(message[start.end() if start else 0 : end])
    if before is None or not _TOLD.search(before["joint"]):
        return []
    is_priced = PRICED.intersection(before["what"].lower().split())
    if is_priced or not re.fullmatch(_AFTER, message[told.end() :]):
        return []
    rows = [row for row in records.rows_of(index) if not section or row.section in section.split()]
    mine = _meant(before["what"], rows, index, section)
    dated = [(row, cell, known) for row in mine for cell, known in _dates(row)]
    if len(mine) != 1 or len(dated) != 1:
        return []
    row, cell, known = dated[0]
    weekday = short["day"] if short else told["weekday"] or ""
    return [_draft(row, cell, _written(told, weekday, known))]


def _meant(what: str, rows: Sequence[Row], index: SiteIndex, section: str) -> list[Row]:
    """The things that are named, be it beside the head of their column: "the cider talk"."""
    mine = entry_names.meant(what, rows, index)
    name = re.sub(ARTICLE, "", what)
    mine = mine or records.meant(name, index, section)
    head, _, last = name.rpartition(" ")
    if mine or not head:
        return mine
    return [
        row
        for row in records.meant(head, index, section)
        if any(
            cell.key == last.lower() and head.lower() in cell.value.lower() for cell in row.cells
        )
    ]


def _dates(row: Row) -> Iterator[tuple[Cell, re.Match[str]]]:
    """The fields of a thing that are a date and nothing else."""
    for cell in row.cells:
        known = _CELL.fullmatch(cell.value.strip())
        if known:
            yield cell, known


def _written(told: re.Match[str], weekday: str, known: re.Match[str]) -> str:
    """The new date in the form of the one that stands there; '' where its weekday is not sure."""
    day, month = int(told["day"]), _MONTHS.index(told["month"].lower()[:3])
    head = ""
    if known["weekday"]:
        name = weekday or _weekday(day, month, told["year"], known)
        spelt = day_as(name, known["weekday"], ()) if name else ""
        if not spelt:
            return ""
        head = known["head"].replace(known["weekday"], spelt, 1)
    nth = _nth(day) if known["nth"] else ""
    year = told["year"] or known["year"]
    tail = f"{known[0][known.end('dot') : known.start('year')]}{year}" if known["year"] else ""
    return f"{head}{day}{nth} {_month(month, known)}{tail}"


def _nth(day: int) -> str:
    return "th" if day in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _month(month: int, known: re.Match[str]) -> str:
    """The name of a month, short where the old one is: “Sept” and “May” are of either kind."""
    was = known["month"]
    is_short = was.lower() != _FULL[_MONTHS.index(was.lower()[:3])].lower()
    name = _FULL[month][:3] + known["dot"] if is_short else _FULL[month]
    return name if was[:1].isupper() else name.lower()


def _weekday(day: int, month: int, year: str | None, known: re.Match[str]) -> str:
    """The day of the week of a date, by the years in which the old one is on its own; '' if unsure.

    The new date is the one that is near the old: half a year away it may be of either year.
    """
    old_day, old_month = int(known["day"]), _MONTHS.index(known["month"].lower()[:3])
    named = days.named(known["weekday"])
    found: set[str] = set()
    for one in [int(known["year"])] if known["year"] else _YEARS:
        try:
            old = date(one, old_month + 1, old_day)
            if named and old.weekday() in named[0].days:
                years = [int(year)] if year else [one - 1, one, one + 1]
                new = min((date(at, month + 1, day) for at in years), key=lambda at: abs(at - old))
                found.add(DAYS[new.weekday()] if abs(new - old) < _NEAR else "")
        except ValueError:  # no such date in that year
            continue
    return found.pop() if len(found) == 1 else ""


def _draft(row: Row, cell: Cell, value: str) -> Draft:
    nature = "text" if value else ""
    if cell.target:
        return Draft(cell.target.section, property=cell.target.property, value=value, nature=nature)
    name = "link-label" if cell is row.cells[0] else "link-description"
    listed = row.target.property if row.target else ""
    return Draft(
        row.section, property=name, target=row.label, value=value, listed=listed, nature=nature
    )
