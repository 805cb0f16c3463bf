"""Times of day and ranges of them as people and sites write them, each in its own style."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.record import Record

_HALF = r"(?:\s?(?P<half>[ap]m\b|[ap]\.m\.))?"
_NAMED = {"noon": 720, "midday": 720, "midnight": 1440}
_TIME = re.compile(
    r"(?i)\b(?:12\s)?(?P<name>noon|midday|midnight)\b"
    rf"|(?<![\w£$€.,:+-])(?P<hour>\d{{1,2}})(?:(?P<sign>[:.h])(?P<minute>[0-5]\d))?{_HALF}"
    r"(?!\w|[:.,]\d|\s?[%£$€])"
)
_BETWEEN = re.compile(r"(?i)\s*[-–—]\s*|\s+(?:to|till|til|until|and|through|bis)\s+|\s*->\s*")
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_HOUR = rf"({'|'.join(_HOURS)}|1[0-2]|[1-9])"
_QUARTERS = re.compile(
    rf"(?i)\b(?:at )?(half past|(?:a )?quarter past|(?:a )?quarter to) {_HOUR}(?![\w:.])"
)
_OCLOCK = re.compile(rf"(?i)(?<![\w:.]){_HOUR} ?o['’]? ?clock\b")
_TO = re.compile(rf"(?i)(?<=\d)( (?:to|until|till|and) )({'|'.join(_HOURS)})\b")
_FROM = re.compile(rf"(?i)\b({'|'.join(_HOURS)})(?= (?:to|until|till|and) \d)")
_AFTERNOON = 720
_DAY = 1440


class Time(Record):
    """A time at characters `start` to `end`: the minutes of the day that it may mean.

    `is_clock` for one that can be nothing else ("9:30", "5pm"); `hour` and the rest are as written.
    """

    start: int
    end: int
    minutes: tuple[int, ...]
    is_clock: bool
    hour: str = ""
    sign: str = ""
    minute: str = ""
    half: str = ""


class Range(Record):
    """Two times and what stands between them."""

    first: Time
    between: str
    last: Time


def spoken(text: str) -> str:
    """The text with times that are told in words in digits: "half past three" is "3:30"."""
    told = _QUARTERS.sub(_in_digits, _OCLOCK.sub(lambda found: f"{_hour(found[1])}:00", text))
    if told == text:
        return text
    told = _TO.sub(lambda found: f"{found[1]}{_hour(found[2])}", told)
    return _FROM.sub(lambda found: str(_hour(found[1])), told)


def _hour(said: str) -> int:
    return int(said) if said.isdigit() else _HOURS.index(said.lower()) + 1


def _in_digits(found: re.Match[str]) -> str:
    hour, how = _hour(found[2]), found[1].lower()
    if how.endswith("to"):
        return f"{(hour - 2) % 12 + 1}:45"
    return f"{hour}:30" if how.startswith("half") else f"{hour}:15"


def times(text: str) -> list[Time]:
    """The times in a text, single numbers among them."""
    found = (_time(match) for match in _TIME.finditer(_opened(text)))
    return [time for time in found if time is not None]


def _opened(text: str) -> str:
    """`text` with a sign between two times that hides neither from the other ("9-5")."""
    return re.sub(r"(?<=[\dm])[-–—](?=\d)", "~", text)


def _time(match: re.Match[str]) -> Time | None:
    if match["name"]:
        return Time(*match.span(), (_NAMED[match["name"].lower()],), is_clock=True)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").replace(".", "").lower()
    if hour > 24 or (half and not 1 <= hour <= 12):
        return None
    is_clock = bool(half or match["sign"])
    if half:
        meant: tuple[int, ...] = (hour % 12 * 60 + minute + _AFTERNOON * (half == "pm"),)
    elif 1 <= hour <= 12 and not match["hour"].startswith("0"):
        meant = (hour * 60 + minute, hour * 60 + minute + _AFTERNOON)
    else:
        meant = (hour * 60 + minute,)
    signs = (match["hour"], match["sign"] or "", match["minute"] or "", match["half"] or "")
    return Time(*match.span(), meant, is_clock, *signs)


def ranges(text: str) -> list[Range]:
    """The ranges of times in a text."""
    found: list[Range] = []
    known = times(text)
    for first, last in pairwise(known):
        between = text[first.end : last.start]
        is_free = not found or found[-1].last.end <= first.start
        if is_free and _BETWEEN.fullmatch(between):
            found.append(Range(_in_half(first, last), between, last))
    return found


def _in_half(first: Time, last: Time) -> Time:
    """The first time of "9-5pm", which is written without its half."""
    if first.half or not last.half or len(first.minutes) == 1:
        return first
    best = [minutes for minutes in first.minutes if minutes < last.minutes[0]]
    return first._replace(minutes=tuple(best) or first.minutes)


def span(one: Range, near: tuple[int, int] | None = None) -> tuple[int, int] | None:
    """Opening and closing minutes of a range, nearest to those of `near`; None for none."""
    pairs = [
        (first, last)
        for first in one.first.minutes
        for last in (*one.last.minutes, *([_DAY] if one.last.minutes == (0,) else []))
        if first < last
    ]
    if near is None:
        return min(pairs, key=lambda pair: (pair[0] > _AFTERNOON, *pair), default=None)
    if near[1] != _DAY:
        pairs = [pair for pair in pairs if pair[1] != _DAY or one.last.minutes == (0,)] or pairs
    return min(
        pairs, key=lambda pair: abs(pair[0] - near[0]) + abs(pair[1] - near[1]), default=None
    )


def nearest(time: Time, near: int | None) -> int:
    """The minutes that a time means: of two those nearest to `near`, without it the earlier."""
    return (
        min(time.minutes, key=lambda one: abs(one - near)) if near is not None else time.minutes[0]
    )


class Style(Record):
    """How a site writes its times; `noon` and `midnight` are its words for them, '' for none."""

    has_halves: bool = False
    half: str = "pm"
    gap: str = ""
    sign: str = ":"
    is_full: bool = True
    is_padded: bool = False
    between: str = " – "
    noon: str = ""
    midnight: str = ""


def style(samples: Iterable[str]) -> Style | None:
    """The style of the first sample with a time; whether hours have two digits is any's to say."""
    texts = list(samples)
    found = next(((text, known) for text in texts if (known := list(_clocks(text)))), None)
    if found is None:
        return None
    text, known = found
    halved = [time for time in known if time.half]
    signed = [time for time in known if time.sign]
    between = next((one.between for one in ranges(text)), None)
    between = between or next((one.between for other in texts for one in ranges(other)), " – ")
    everything = [time for other in texts for time in _clocks(other)]
    first = halved[0] if halved else None
    gap = text[first.start : first.end] if first else ""
    named = " ".join(other[time.start : time.end] for other in texts for time in times(other))
    return Style(
        has_halves=bool(halved),
        half=first.half if first else "pm",
        gap=" " if " " in gap else "",
        sign=next((time.sign for time in (*signed, *everything) if time.sign), ":"),
        is_full=len(signed) == len(known) and not (halved and _is_short(everything)),
        is_padded=any(time.hour.startswith("0") for time in everything),
        between=between,
        noon=next(iter(re.findall(r"(?i)\b(?:noon|midday)\b", named)), ""),
        midnight=next(iter(re.findall(r"(?i)\bmidnight\b", named)), ""),
    )


def _is_short(known: Iterable[Time]) -> bool:
    """True where "9am" is written so, without its minutes."""
    return any(time.half and not time.sign for time in known)


def _clocks(text: str) -> Iterator[Time]:
    inside = {time for one in ranges(text) for time in (one.first, one.last)}
    known = times(text)
    whole: Sequence[Time] = known if len(known) == 1 and text.strip().isdigit() else ()
    for time in known:
        is_named = not time.hour
        if not is_named and (time.is_clock or time in inside or time in whole):
            yield time


def written(minutes: int, how: Style) -> str:
    """A time of day in a style."""
    name = how.noon if minutes == _AFTERNOON else how.midnight if minutes % _DAY == 0 else ""
    if name:
        return name
    hour, minute = divmod(minutes, 60)
    if how.has_halves:
        half = "pm" if hour % 24 >= 12 else "am"
        half = half[0] + how.half[1:] if how.half[0].islower() else half[0].upper() + how.half[1:]
        hour = hour % 12 or 12
        end = f"{how.gap}{half}"
    else:
        end = ""
    said = f"{hour:02d}" if how.is_padded else str(hour)
    return f"{said}{how.sign}{minute:02d}{end}" if how.is_full or minute else f"{said}{end}"
