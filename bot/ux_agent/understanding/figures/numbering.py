"""The numbers in a text of the site: their kind, their sentence and the days they are for."""

import re
from collections.abc import Iterator, Sequence

from bot.record import Record
from bot.ux_agent.understanding.figures import clock, days, sums

PHONE = r"(?<![\w.])(?<!\d:)(?:\+|\(?0)\(?[0-9][0-9 ()./-]{4,24}[0-9](?!\w|:\d)"
"""A telephone's number as people write it, an expression."""

CLOSED = re.compile(r"(?i)\b(?:closed|geschlossen|ferm[ée]|chiuso|cerrado)\b")
"""How sites say that they are closed."""

_AROUND = frozenset(
    "from ab per a an each night month week year day hour person pro o clock uhr".split()  # noqa: SIM905
)
ANY = re.compile(rf"\d|noon|midday|midnight|{CLOSED.pattern[4:]}", re.IGNORECASE)
"""What a text with a number has."""

_CLOCK = r"(?i)\s?(?:uhr|heures?|o'?clock)\b"
_END = re.compile(r"[.!?;·|•](?=\s|$)|\n")


class Number(Record):
    """A number at characters `start` to `end` of a text.

    `kind` is "hours", "time" or "sum"; `left` and `right` are the rest of its sentence, `before`
    what stands between it and the number before it; `days` those that it is for.
    """

    kind: str
    start: int
    end: int
    left: str
    right: str
    before: str
    days: frozenset[int]


def numbers(value: str, left: str = "", right: str = "") -> Iterator[Number]:
    """The numbers of a text; `left` and `right` are the pieces of text before and behind it."""
    plain = re.sub(PHONE, lambda match: "x" * len(match[0]), value)
    whole, shift = f"{left} {plain} {right}", len(left) + 1
    groups = days.named(whole)
    spans = _free(_spans(plain))
    opened = max((end for _, _, end in _spans(left)), default=0)
    for at, (kind, start, end) in enumerate(spans):
        first, last = _sentence(whole, start + shift, end + shift)
        since = max(first, spans[at - 1][2] + shift if at else opened)
        # Days stand before the hours, unless the sentence begins with hours.
        opening = next(one[1] + shift for one in spans if one[1] + shift >= first)
        is_led = bool(_days(groups, first, opening)) or not _days(groups, end + shift, last)
        until = min(last, spans[at + 1][1] + shift if at + 1 < len(spans) else len(whole))
        yield Number(
            kind,
            start,
            end,
            whole[first : start + shift],
            whole[end + shift : last],
            whole[since : start + shift],
            _days(groups, since, start + shift) if is_led else _days(groups, end + shift, until),
        )


def is_bare(text: str) -> bool:
    """True for a text that is a price, a time or a range of them and nothing else."""
    spans = [(one.first.start, one.last.end) for one in clock.ranges(text)]
    spans = spans or [(one.start, one.end) for one in sums.sums(text)]
    spans = spans or [(one.start, one.end) for one in clock.times(text)]
    if len(spans) != 1:
        return False
    start, end = spans[0]
    rest = re.findall(r"\w+", f"{text[:start]} {text[end:]}".lower())
    return all(word in _AROUND for word in rest)


def _sentence(whole: str, start: int, end: int) -> tuple[int, int]:
    """The characters at which the sentence of a number begins and ends."""
    first = max((match.end() for match in _END.finditer(whole, 0, start)), default=0)
    last = _END.search(whole, end)
    return first, last.start() if last else len(whole)


def _days(groups: Sequence[days.Days], since: int, until: int) -> frozenset[int]:
    """The days named last between two characters."""
    return next((one.days for one in reversed(groups) if since <= one.start < until), frozenset())


def _free(spans: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The spans in order, without those that begin within another."""
    found: list[tuple[str, int, int]] = []
    for span in sorted(spans, key=lambda one: one[1]):
        if not found or span[1] >= found[-1][2]:
            found.append(span)
    return found


def _spans(value: str) -> list[tuple[str, int, int]]:
    found = [
        ("hours", one.first.start, one.last.end)
        for one in clock.ranges(value)
        if one.first.is_clock or one.last.is_clock or re.match(_CLOCK, value[one.last.end :])
    ]
    found += [("hours", *match.span()) for match in CLOSED.finditer(value)]
    found += [
        ("sum", price.start, price.end)
        for price in sums.sums(value)
        if price.coin or value.strip() == price.number
    ]
    for time in clock.times(value):
        is_free = all(end <= time.start or time.end <= start for _, start, end in found)
        if time.is_clock and is_free and (time.sign != "." or time.half):
            found.append(("time", time.start, time.end))
    return found
