"""What is told of a day, a time or a price for a new entry, in the form of those that are there."""

import re
from typing import TypeAlias

from bot.texts.phrase import capitalised
from bot.ux_agent.editing.entry_fields import fields, value_of
from bot.ux_agent.site import Place, Target
from bot.ux_agent.understanding.figures import clock, days, numbering, sums

Span: TypeAlias = tuple[int, int, str]
"""What was found of a text: from which character to which, and what is written for it."""

_DATE = (
    r"(?i)\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*(?:,?\s\d{4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s\d{1,2}"
    r"(?:st|nd|rd|th)?(?:,?\s\d{4})?|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMERIC = frozenset(["number", "integer", "float"])
PRICES = frozenset(["price", "cost", "fee", "amount", "rate", "preis"])
TIMES = frozenset(["time", "start", "starts", "from", "at", "when", "hour", "hours", "zeit"])
DAYS = frozenset(["day", "weekday", "tag", "date", "when"])


def day(text: str, place: Place, _: Target) -> Span | None:
    """A day of the week, as long and as plain as the one that stands there."""
    dated = re.search(_DATE, text)
    found = days.named(text)
    if dated and re.search(_DATE, value_of(place)):
        before = found[0] if len(found) == 1 and days.named(value_of(place)) else None
        if before and re.fullmatch(r",?\s*", text[before.end : dated.start()]):
            return before.start, dated.end(), capitalised(text[before.start : dated.end()])
        return dated.start(), dated.end(), dated[0]
    if len(found) != 1 or len(found[0].days) != 1:
        return None
    old = value_of(place)
    if has_time(old):
        return found[0].start, found[0].end, capitalised(text[found[0].start : found[0].end])
    name = _NAMES[min(found[0].days)]
    short = name[: len(old)] if len(old) <= 3 else name
    plural = "s" if old.endswith("days") else ""
    return found[0].start, found[0].end, (short if old[:1].isupper() else short.lower()) + plural


def time(text: str, place: Place, target: Target) -> Span | None:
    """A time or a range of times, as the list writes its own."""
    how = clock.style([value_of(place), *_values(place, target)])
    values = (value_of(place), *_values(place, target))
    dated = next((one for one in values if days.named(one) and has_time(one)), "")
    if dated:
        return _day_and_time(text, dated, how)
    spans = clock.ranges(text)
    plain = [time for time in clock.times(text) if time.is_clock]
    if how is None:
        return None
    if len(spans) == 1 and (minutes := clock.span(spans[0])):
        said = how.between.join(clock.written(one, how) for one in minutes)
        return spans[0].first.start, spans[0].last.end, said
    if len(plain) == 1 and not spans:
        return plain[0].start, plain[0].end, clock.written(clock.nearest(plain[0], None), how)
    return None


def has_time(text: str) -> bool:
    """True for a text with a clock's time or a range of times."""
    return any(time.is_clock for time in clock.times(text)) or bool(clock.ranges(text))


def _day_and_time(text: str, old: str, how: clock.Style | None) -> Span | None:
    """Days and a time behind them, parted as in "Fridays, 6pm"; None where one is not told."""
    named, spans = days.named(text), clock.ranges(text)
    plain = [time for time in clock.times(text) if time.is_clock]
    minutes = clock.span(spans[0]) if len(spans) == 1 else None
    if how is None or len(named) != 1 or not (minutes or len(plain) == 1):
        return None
    ends = minutes or (clock.nearest(plain[0], None),)
    start, end = (
        (spans[0].first.start, spans[0].last.end) if minutes else (plain[0].start, plain[0].end)
    )
    if named[0].end > start or re.search(r"\w", re.sub(r"\bat\b", "", text[named[0].end : start])):
        return None
    said = how.between.join(clock.written(one, how) for one in ends)
    parting = re.match(r"[,:]?\s*", old[days.named(old)[0].end :])
    day = text[named[0].start : named[0].end]
    day = day[:1].upper() + day[1:] if old[:1].isupper() else day
    return named[0].start, end, f"{day}{parting[0] if parting else ' '}{said}"


def place_of(key: str, target: Target) -> Place | None:
    """Where an entry of the list has a field, "description" being the text beside its label."""
    if key == "description":
        one = target.model or target.entries[-1]
        return one.description_place or target.entries[-1].description_place
    return fields(target.model or target.entries[-1]).get(key)


def form_of(key: str, target: Target) -> str:
    """What a field is: "day", "time", "price", by its name or by what all entries have there."""
    lower = key.lower()
    if lower in DAYS and lower not in TIMES:
        return "day"
    if lower in TIMES or lower in PRICES:
        return "time" if lower in TIMES else "price"
    place = place_of(key, target)
    said = [one for one in _values(place, target) if one] if place else []
    if not said or not all(map(numbering.is_bare, said)):
        return ""
    has_coins = [any(one.coin for one in sums.sums(value)) for value in said]
    if all(has_coins):
        return "price"
    return "time" if all(map(has_time, said)) else ""


def _values(place: Place, target: Target) -> list[str]:
    """What the other entries have under the key of a place of the model."""
    if place.start in {
        one.description_place.start for one in target.entries if one.description_place
    }:
        return [one.description for one in target.entries]
    names = [
        name
        for name, one in fields(target.model or target.entries[-1]).items()
        if one.start == place.start
    ]
    return [
        value_of(known[name])
        for name in names
        for entry in target.entries
        if name in (known := fields(entry))
    ]


def price(text: str, place: Place, target: Target) -> Span | None:
    """A price in the form of the one that stands there, or "free" where another one is so."""
    found = sums.sums(text)
    free = re.search(r"(?i)(?:,\s*)?(?:\band\s+)?(?:\bit'?s?\s+)?(?:\bis\s+)?\bfree\b", text)
    known = [one for one in _values(place, target) if one.lower() == "free"] if free else []
    if free and known and not found:
        return free.start(), free.end(), known[0]
    with_coin = [one for one in found if one.coin]
    found = with_coin if len(with_coin) == 1 else found
    if len(found) != 1:
        return None
    # Beside "Free" the other entries tell how a price is written.
    priced = (one for one in (value_of(place), *_values(place, target)) if sums.sums(one))
    old = next(priced, "")
    there = sums.sums(old)
    if len(there) != 1:
        return None
    new = sums.written(found[0].number, there[0].number, is_bare=place.style in _NUMERIC)
    value = old[: there[0].first] + new + old[there[0].last :]
    if re.search(r"(?i)[a-z]", old):
        value = f"{there[0].coin}{new}" if old[: there[0].first].endswith(there[0].coin) else new
    return found[0].start, found[0].end, value
