"""A page of the sessions of a small tenant and of a large one: requests, units and time.

The table is in this process and counts as Amazon DynamoDB does: a query's units are those of all
items that it looks at together, half of a whole one for each 4 KiB (Developer Guide, "Read
consistency" and "Item sizes and formats"); a page of it ends at a megabyte. What time there is is
ours alone: no network is in it.
"""

import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from math import ceil
from typing import Any, NamedTuple

from bot.adapters.dynamodb.numbers import encoded
from bot.adapters.dynamodb.session_events import DynamoSessionEvents
from bot.adapters.dynamodb.session_summaries import DynamoSessionSummaries
from bot.analytics.event import Event, ttl_of
from bot.analytics.reading.reading import Reading
from bot.analytics.reading.shown import iso
from bot.analytics.summary import fold
from tests.bench.units import PRICES, item_size

SIZES = (100, 100_000)
_MEGABYTE = 1_000_000
_NOW = 1_795_262_400
_TENANT = "0123456789abcd"
_RARE = 1000  # one in so many sessions is completed


class Listed(NamedTuple):
    """What one page took: requests, units, sessions in it, and the best time in seconds."""

    title: str
    sessions: int
    requests: int
    units: float
    rows: int
    seconds: float

    def told(self) -> str:
        """One line of a report."""
        dollars = self.units * PRICES.read_unit
        return (
            f"  {self.title}: {self.requests} requests, {self.units:,.1f} read units"
            f" (${dollars:.2f} a million pages), {self.seconds * 1000:.1f} ms,"
            f" {self.rows:,} sessions"
        )


class Table:
    """So many sessions of one tenant, one every twenty seconds, made when they are looked at."""

    def __init__(self, sessions: int) -> None:
        self.sessions = sessions
        self.requests = 0
        self.units = 0.0
        self._keys = [_place(number) for number in range(sessions, 0, -1)]
        self._numbers = range(sessions, 0, -1)

    def query(self, **asked: Any) -> Mapping[str, Any]:
        """Query of a range of sort keys, newest first."""
        values = asked["ExpressionAttributeValues"]
        low = bisect_left(self._keys, values[":low"]["S"])
        high = bisect_right(self._keys, values[":high"]["S"])
        start = asked.get("ExclusiveStartKey")
        if start:
            high = min(high, bisect_left(self._keys, start["sk"]["S"]))
        items: list[dict[str, Any]] = []
        size, place = 0, high
        while place > low and len(items) < asked["Limit"] and size < _MEGABYTE:
            place -= 1
            items.append(_item(self._numbers[place]))
            size += item_size(items[-1])
        self.requests += 1
        self.units += max(1, ceil(size / 4096)) / 2
        more = place > low
        return {"Items": items, **({"LastEvaluatedKey": _key(items[-1])} if more else {})}


def measured(times: int = 3) -> list[Listed]:
    """Each kind of page, of each size of a tenant; its time is the best of so many."""
    return [one for sessions in SIZES for one in _pages(sessions, times)]


def told(pages: list[Listed]) -> str:
    """The lines of a report."""
    lines = []
    for sessions in dict.fromkeys(one.sessions for one in pages):
        lines.append(f"lists of sessions: a tenant with {sessions:,} in 90 days")
        lines += [one.told() for one in pages if one.sessions == sessions]
    return "\n".join(lines)


def _pages(sessions: int, times: int) -> list[Listed]:
    table = Table(sessions)
    summaries = DynamoSessionSummaries(table, "summaries", lambda: _NOW)
    events = DynamoSessionEvents(table, "events", lambda: _NOW)

    def made() -> Reading:
        return Reading(events, summaries, key="key", clock=lambda: _NOW)

    reading = made()

    def page(**params: str) -> Callable[[], int]:
        asked = {"range": "90d", **params}
        return lambda: len(reading.sessions(_TENANT, asked)["sessions"])

    deep = _deep(reading, min(sessions // 2, 2000))
    kinds = {
        "the newest 25": page(),
        "25 from the middle": page(cursor=deep),
        "the newest 100": page(limit="100"),
        "25 of an outcome that one in a thousand has": page(outcome="form_completed"),
        "the numbers of an overview": lambda: int(made().summary(_TENANT, "90d")["sessions"]),
    }
    return [_taken(title, table, act, times) for title, act in kinds.items()]


def _taken(title: str, table: Table, act: Callable[[], int], times: int) -> Listed:
    seconds = []
    for _ in range(times):
        table.requests, table.units = 0, 0.0
        started = time.perf_counter()
        rows = act()
        seconds.append(time.perf_counter() - started)
    return Listed(title, table.sessions, table.requests, table.units, rows, min(seconds))


def _deep(reading: Reading, behind: int) -> str:
    """The cursor behind so many sessions."""
    cursor = ""
    for _ in range(max(1, behind // 100)):
        params = {"range": "90d", "limit": str(min(100, behind))}
        more = {"cursor": cursor} if cursor else {}
        cursor = reading.sessions(_TENANT, {**params, **more})["next_cursor"]
    return cursor


def _place(number: int) -> str:
    return f"SESSION#{_began(number)}#{_session_id(number)}"


def _began(number: int) -> str:
    return iso(_NOW - 20 * number)


def _session_id(number: int) -> str:
    return f"{number:022d}"  # as long as a conversation's


def _item(number: int) -> dict[str, Any]:
    """A session as its table has it, with every attribute."""
    began = {"S": _began(number)}
    own = {"sk": {"S": _place(number)}, "session_id": {"S": _session_id(number)}}
    times = dict.fromkeys(("started_at", "ended_at"), began)
    return {**(_DONE if number % _RARE == 0 else _LEFT), **own, **times}


def _prototype(outcome: str, ending: str) -> dict[str, Any]:
    began = _began(1)
    event = Event(
        *("1", "PULL_REQUEST_OPENED", _session_id(1), _TENANT, began, 7, began, "ux"),
        question="header: background",
        outcome=outcome,
        ending=ending,
        properties={"write_units": 9, "read_units": 4, "phase": "awaiting_confirmation"},
    )
    row = fold([event], began)
    row = row._replace(previewed_at=began, confirmed_at=began, completed_at=began, version=7)
    keys = {"pk": f"TENANT#{_TENANT}", "sk": _place(1)}
    return encoded({**row._asdict(), **keys, "ttl": ttl_of(began), "outcome_rank": 0})


def _key(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: item[name] for name in ("pk", "sk")}


_DONE = _prototype("form_completed", "completed")
_LEFT = _prototype("abandoned", "expired")
