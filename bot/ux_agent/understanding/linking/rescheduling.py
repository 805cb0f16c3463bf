"""Things that take place at another time: "move yoga to Tuesday 7:30 pm"."""

import re
from collections.abc import Sequence

from bot.ux_agent.site import SiteIndex
from bot.ux_agent.understanding.draft import Draft
from bot.ux_agent.understanding.figures import clock, days
from bot.ux_agent.understanding.linking.attributes import LEAD
from bot.ux_agent.understanding.linking.entry_forms import has_time
from bot.ux_agent.understanding.linking.entry_names import meant
from bot.ux_agent.understanding.linking.records import Cell, Row, rows_of
from bot.ux_agent.understanding.words.trim import polished

_MOVED = re.compile(
    r"(?is)(?:(?:move|shift|reschedule|change|put)\s+(?P<what>\S.{1,60}?)\s+to"
    r"|(?P<told>\S.{1,60}?)\s+(?:(?:has\s+|is\s+)?(?:now\s+)?(?:moved|moving|moves)\s+to"
    r"|(?:is|takes place|happens|runs)\s+(?:now\s+)?on|is\s+now))\s+(?P<when>.{3,40})"
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week, the first one Monday."""

_SHORT = 3
_ENGLISH = re.compile(
    r"(?i)(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:(?P<rest>day)(?P<many>s)?)?"
    r"(?P<dot>\.)?"
)
_AROUND = r"(?i)\b(?:on|at|from|to|until|till|the|and|now|instead)\b|[\s,.–—-]"


def read(message: str, index: SiteIndex, section: str = "") -> list[Draft] | None:
    """The drafts of the day and the time of one thing, what is so already left out; or None."""
    start = re.match(LEAD, message)
    found = _MOVED.fullmatch(polished(message[start.end() if start else 0 :], is_wish=True))
    day, time = _when(found["when"]) if found else ("", "")
    if found is None or not day:
        return None
    rows = [row for row in rows_of(index) if not section or row.section in section.split()]
    mine = meant(found["what"] or found["told"], rows, index)
    fellows = [row for row in rows if len(mine) == 1 and row.target is mine[0].target]
    drafts = _drafts(mine[0], day, time, fellows) if len(mine) == 1 else None
    return drafts or None


def _when(said: str) -> tuple[str, str]:
    """The day and the time that are told and nothing else, '' for what is not."""
    named = days.named(said)
    if len(named) != 1 or len(named[0].days) != 1:
        return "", ""
    day = said[named[0].start : named[0].end].rstrip(".")
    rest = f"{said[: named[0].start]} {said[named[0].end :]}"
    spans, times = clock.ranges(rest), [one for one in clock.times(rest) if one.is_clock]
    start = spans[0].first.start if spans else times[0].start if len(times) == 1 else len(rest)
    end = spans[0].last.end if spans else times[0].end if len(times) == 1 else len(rest)
    if re.sub(_AROUND, "", rest[:start] + rest[end:]):
        return "", ""
    return day, rest[start:end]


def _drafts(row: Row, day: str, time: str, fellows: Sequence[Row]) -> list[Draft]:
    """The drafts of the fields that hold a day and a time; none where not both stand alone."""
    days_of = [cell for cell in row.cells if cell.target and _is_day(cell.value)]
    times_of = [
        cell
        for cell in row.cells
        if cell.target and has_time(cell.value) and not days.named(cell.value)
    ]
    both = [cell for cell in row.cells if cell.target and _is_day_and_time(cell.value)]
    if not days_of and len(both) == 1:
        key = both[0].key
        samples = [cell.value for one in fellows for cell in one.cells if cell.key == key]
        told = _joined(day, time, both[0].value, samples)
        return [_draft(both[0], told)] if told not in {"", both[0].value} else []
    if len(days_of) != 1 or (time and len(times_of) != 1):
        return []
    key = days_of[0].key
    samples = [cell.value for one in fellows for cell in one.cells if cell.key == key]
    written = day_as(day, days_of[0].value, samples)
    if not written:
        return []
    drafts = [_draft(days_of[0], written)]
    if time:
        how = clock.style([times_of[0].value])
        told = _clock(time, how, times_of[0].value) if how else ""
        if not told:
            return []
        drafts.append(_draft(times_of[0], told))
    is_new = [cell.value for cell in (days_of[0], *times_of[: bool(time)])]
    return [one for one, old in zip(drafts, is_new, strict=True) if one.value != old]


def _is_day(value: str) -> bool:
    groups = days.named(value)
    return len(groups) == 1 and not re.search(
        r"\w", value[: groups[0].start] + value[groups[0].end :]
    )


def _is_day_and_time(value: str) -> bool:
    return len(days.named(value)) == 1 and has_time(value)


def _joined(day: str, time: str, old: str, samples: Sequence[str]) -> str:
    """A day and a time told anew where one text has both: “Tuesdays, 6.30pm”; '' if not sure."""
    group = days.named(old)[0]
    rest = old[group.end :]
    told = day_as(day, old[group.start : group.end], samples)
    if not told:
        return ""
    if not time:
        return f"{old[: group.start]}{told}{rest}"
    spans, times = clock.ranges(rest), [one for one in clock.times(rest) if one.is_clock]
    how = clock.style([rest, *samples])
    if how is None or len(spans) > 1 or not (spans or len(times) == 1):
        return ""
    start = spans[0].first.start if spans else times[0].start
    end = spans[0].last.end if spans else times[0].end
    said = _clock(time, how, rest[start:end])
    return f"{old[: group.start]}{told}{rest[:start]}{said}{rest[end:]}" if said else ""


def day_as(day: str, old: str, samples: Sequence[str]) -> str:
    """A day as the old one is written, be it as others of its list: “Mon”, “Mondays”; '' if unsure.

    A day in another language is written only as it is told in a language other than English too.
    """
    meant, was = days.named(day)[0].days, days.named(old)[0].days
    form = _ENGLISH.fullmatch(old.strip())
    if len(was) != 1 or (form is None) != (_ENGLISH.fullmatch(day) is None):
        return ""
    name = DAYS[min(meant)]
    if form is None:
        name = day
    elif form["rest"]:
        name += "s" * bool(form["many"])
    else:
        name = _short_seen(meant, old, samples) or name[:_SHORT] + "." * bool(form["dot"])
    return name[:1].upper() + name[1:] if old[:1].isupper() else name.lower()


def _short_seen(meant: frozenset[int], old: str, samples: Sequence[str]) -> str:
    """The short name that the fellows of a thing have for a day, with or without a point as it."""
    for sample in samples:
        for group in days.named(sample):
            name = sample[group.start : group.end]
            form = _ENGLISH.fullmatch(name)
            is_short = form is not None and not form["rest"]
            if is_short and group.days == meant and name.endswith(".") == old.endswith("."):
                return name
    return ""


def _clock(time: str, how: clock.Style, old: str) -> str:
    spans, olds = clock.ranges(time), clock.ranges(old)
    if spans:
        ends = clock.span(spans[0], clock.span(olds[0]) if olds else None)
        return how.between.join(clock.written(one, how) for one in ends) if ends else ""
    near = clock.times(old)[0].minutes[0] if not olds else None
    return "" if olds else clock.written(clock.nearest(clock.times(time)[0], near), how)


def _draft(cell: Cell, value: str) -> Draft:
    section = cell.target.section if cell.target else ""
    name = cell.target.property if cell.target else ""
    return Draft(section, property=name, value=value, nature="text")
