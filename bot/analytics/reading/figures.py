"""What the sessions of a while come to: the numbers of an overview."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import fmean, median
from typing import Any

from bot.analytics.cost import Prices
from bot.analytics.outcome import ENDINGS, FORM_COMPLETED, OPEN, REFUSED
from bot.analytics.reading.shown import epoch
from bot.analytics.summary import Summary, milliseconds

ACTIVE_SECONDS = 3600
"""A conversation lives for an hour after its last step, and so long it counts as active."""

FUNNEL = ("CONVERSATION_STARTED", "PREVIEW_SHOWN", "CONFIRMED", "PULL_REQUEST_OPENED")


def figures(rows: Sequence[Summary], now: int, prices: Prices) -> dict[str, Any]:
    """The numbers of these sessions; a rate, mean or median of none is None, costs are dollars.

    What is active is not over yet, so that it is in no rate and in no mean; an undo that was
    answered with why not never was to be completed.
    """
    over = [row for row in rows if not is_active(row, now)]
    endings = Counter(row.stands for row in rows)
    meant = [row for row in over if row.stands != REFUSED]
    return {
        "sessions": len(rows),
        "active": len(rows) - len(over),
        "sampled": sum(row.sample for row in rows),
        "average_duration_seconds": _mean(row.duration_ms / 1000 for row in over),
        "completion_rate": _mean(float(_is_completed(row)) for row in meant),
        "confirmed": sum(bool(row.confirmed_at) for row in rows),
        "cancelled": endings["cancelled"],
        "endings": {ending: endings[ending] for ending in ENDINGS},
        "funnel": _funnel([row for row in rows if row.source == "ux"]),
        "drop_off": _drop_off([row for row in over if _is_left(row)]),
        "median_seconds_to_confirm": _median_between(rows, "previewed_at", "confirmed_at"),
        "median_seconds_to_pull_request": _median_between(rows, "confirmed_at", "completed_at"),
        "cost": _cost(rows, prices),
    }


def days(rows: Iterable[Summary], since: str, until: str) -> list[dict[str, Any]]:
    """The same by the day on which sessions started (UTC), days without one too."""
    first, last = date.fromisoformat(since[:10]), date.fromisoformat(until[:10])
    counted = {
        str(first + timedelta(number)): Counter[str]()
        for number in range(max(0, (last - first).days) + 1)
    }
    for row in rows:
        day = counted.setdefault(row.started_at[:10], Counter())
        day["sessions"] += 1
        day["completed"] += _is_completed(row)
        day["confirmed"] += bool(row.confirmed_at)
        day["cancelled"] += row.ending == "cancelled"
    names = ("sessions", "completed", "confirmed", "cancelled")
    return [
        {"date": day, **{name: counted[day][name] for name in names}} for day in sorted(counted)
    ]


def is_active(row: Summary, now: int) -> bool:
    """Whether a session is open and was moved lately."""
    is_over = row.stands != OPEN or _is_completed(row)
    return not is_over and now - epoch(row.ended_at) < ACTIVE_SECONDS


def _is_completed(row: Summary) -> bool:
    return row.outcome == FORM_COMPLETED


def _funnel(rows: Sequence[Summary]) -> list[dict[str, Any]]:
    """How many conversations about a site came how far; who came further came so far too."""
    completed = [row for row in rows if _is_completed(row)]
    confirmed = [row for row in rows if row.confirmed_at or _is_completed(row)]
    previewed = [row for row in rows if row.previewed_at or row.confirmed_at or _is_completed(row)]
    counts = (len(rows), len(previewed), len(confirmed), len(completed))
    return [{"step": step, "sessions": n} for step, n in zip(FUNNEL, counts, strict=True)]


def _is_left(row: Summary) -> bool:
    """Whether somebody left before the end: nobody did of a failed job, or told why not."""
    return not _is_completed(row) and row.stands not in ("failed", REFUSED)


def _drop_off(left: Sequence[Summary]) -> list[dict[str, Any]]:
    """At which step the sessions were left, `share` of all that were, the most left first."""
    steps = Counter(row.reached or row.last_type for row in left)
    by_count = sorted(steps.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"step": step, "left": n, "share": n / len(left)} for step, n in by_count]


def _median_between(rows: Iterable[Summary], first: str, then: str) -> float | None:
    """Seconds from one mark of a session to another, where it has both."""
    pairs = [(getattr(row, first), getattr(row, then)) for row in rows]
    passed = [milliseconds(since, until) / 1000 for since, until in pairs if since and until]
    return median(passed) if passed else None


def _cost(rows: Sequence[Summary], prices: Prices) -> dict[str, Any]:
    total = prices.dollars(
        sum(row.write_units for row in rows),
        sum(row.read_units for row in rows),
        sum(row.steps for row in rows),
    )
    each = total / len(rows) if rows else None
    return {"total": total, "per_session": each, "currency": prices.currency}


def _mean(values: Iterable[float]) -> float | None:
    found = list(values)
    return fmean(found) if found else None
