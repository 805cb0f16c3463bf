"""Figures as shapes of inline SVG, in the units of its view box; the page says them as text too."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

WIDTH, HEIGHT = 1000.0, 100.0
_GAP = 0.28
_NICE = (1, 2, 5)


class Bar(NamedTuple):
    """A rectangle; `kind` is its colour's name, `title` what it stands for."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    title: str


class Columns(NamedTuple):
    """Columns over days: `top` is the number at the upper edge."""

    bars: list[Bar]
    top: int
    labels: tuple[str, ...]


class Share(NamedTuple):
    """A row of a table with a bar as wide as `part`, of a whole that fills the room."""

    word: str
    number: int
    part: float | None
    bar: Bar


def columns(days: Sequence[Mapping[str, Any]], kinds: Sequence[str]) -> Columns:
    """A group of columns for each day, one for each kind."""
    top = ceiling(max((int(day[kind]) for day in days for kind in kinds), default=0))
    room = WIDTH / max(1, len(days))
    width = room * (1 - _GAP) / len(kinds)
    bars = [
        _column(day, kind, number * room + room * _GAP / 2 + at * width, width, top)
        for number, day in enumerate(days)
        for at, kind in enumerate(kinds)
        if day[kind]
    ]
    return Columns(bars, top, _labels([str(day["date"]) for day in days]))


def ceiling(largest: int) -> int:
    """The least of 1, 2, 5, 10, 20 … that is not below."""
    size = 1
    while True:
        for step in _NICE:
            if step * size >= largest:
                return step * size
        size *= 10


def shares(rows: Sequence[tuple[str, int]], whole: int, kind: str) -> list[Share]:
    """A bar for each row, as wide as its part of the whole."""
    return [
        Share(
            word,
            count,
            count / whole if whole else None,
            Bar(0, 0, round(WIDTH * count / whole, 2) if whole else 0, HEIGHT, kind, word),
        )
        for word, count in rows
    ]


def stacked(counts: Mapping[str, int]) -> list[Bar]:
    """One bar of parts side by side, in order; nothing where all are none."""
    whole = sum(counts.values())
    bars: list[Bar] = []
    x = 0.0
    for word, count in counts.items():
        width = WIDTH * count / whole if whole else 0
        if width:
            bars.append(Bar(round(x, 2), 0, round(width, 2), HEIGHT, word, word))
        x += width
    return bars


def _column(day: Mapping[str, Any], kind: str, x: float, width: float, top: int) -> Bar:
    height = HEIGHT * int(day[kind]) / top
    title = f"{day['date']}: {day[kind]} {kind}"
    sides = round(x, 2), round(HEIGHT - height, 2), round(width, 2), round(height, 2)
    return Bar(*sides, kind, title)


def _labels(dates: Sequence[str]) -> tuple[str, ...]:
    """The first, the middle and the last day, as far as there are so many."""
    if len(dates) < 3:
        return tuple(dates)
    return dates[0], dates[len(dates) // 2], dates[-1]
