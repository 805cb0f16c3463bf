"""The sessions of a tenant as they are read: a list in pages, a timeline, the numbers of a while.

The tenant always comes from whoever verified it, never from what is asked: another tenant's
session is absent, for one request that costs as much as that for one that never was.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.analytics.cost import Prices
from bot.analytics.event import Event, archive_key
from bot.analytics.ports import SessionEvents, SessionSummaries
from bot.analytics.reading.figures import days, figures
from bot.analytics.reading.query import (
    DAYS,
    INVALID_CURSOR,
    USUAL_RANGE,
    BadQuery,
    Query,
    is_session_id,
    read_query,
    read_range,
)
from bot.analytics.reading.shown import epoch, iso, shown, shown_event
from bot.analytics.summary import Summary, fold
from bot.conversation import cursor

MOST_PAGES = 5
"""Requests for one page of a list, where most of what is read is not asked for."""

FILTERED = 100
"""Sessions that are read at once where only some are asked for."""

MOST_EVENTS = 1000
MOST_LETTERS = 4_000_000
"""Of the events in one answer: Lambda's has 6 MB at most (AWS Lambda, "Lambda quotas")."""

MOST_COUNTED = 10_000
"""Sessions that an overview counts, the newest."""

KEPT_SECONDS = 60
"""How long numbers are told again that took more than one request to count."""

_USUAL = Prices()
_MOST_KEPT = 100  # tenants and ranges
_COUNTED_AT_ONCE = 2000  # about as many as fit the megabyte of one answer of DynamoDB


class Reading:
    """Reads two tables; `key` signs cursors, `clock` gives epoch seconds."""

    def __init__(
        self,
        events: SessionEvents,
        summaries: SessionSummaries,
        *,
        key: str,
        clock: Callable[[], int],
        prices: Prices = _USUAL,
    ) -> None:
        self._events = events
        self._summaries = summaries
        self._key = key
        self._clock = clock
        self._prices = prices
        self._kept: dict[tuple[str, str], dict[str, Any]] = {}

    def sessions(self, tenant: str, params: Mapping[str, str]) -> dict[str, Any]:
        """A page of the sessions, newest first, and the cursor of the next; raises BadQuery.

        A page may be short, even empty, and not be the last: that one's cursor is None. The cursor
        holds where the range begins, so that no session leaves it from one page to the next.
        """
        query = read_query(params)
        bound = ("sessions", tenant, query.range, *(f"{k}={v}" for k, v in query.filters))
        since, after = self._since(query.range), ""
        if query.cursor:
            since, after = self._place(query.cursor, bound)
        found, reached = self._matching(tenant, query, since, after)
        following = cursor.write((since, reached), bound, self._key) if reached else None
        listed = [shown(row, self._prices) for row in found]
        return {"sessions": listed, "next_cursor": following}

    def session(self, tenant: str, session_id: str, place: str = "") -> dict[str, Any] | None:
        """A session with its events in order, a thousand from a cursor on; None for none of theirs.

        Raises BadQuery on a cursor of something else.
        """
        bound = ("events", tenant, session_id)
        if not is_session_id(session_id):
            return None
        after = self._place(place, bound)[1] if place else ""
        started_at = self._events.began(session_id, tenant)
        events = self._events.of_session(session_id, tenant) if started_at else []
        if not events:
            return None
        whole = fold(events, started_at)
        some, reached = _after(events, after)
        following = cursor.write(("", reached), bound, self._key) if reached else None
        return {**shown(whole, self._prices), "events": some, "next_cursor": following}

    def summary(self, tenant: str, range: str = USUAL_RANGE) -> dict[str, Any]:  # noqa: A002 - as documented
        """The numbers of a range, counted at `until`; raises BadQuery.

        Where it holds more sessions than are counted, `since` is when the oldest counted began.
        """
        now, key = self._clock(), (tenant, read_range({"range": range}))
        told = self._kept.get(key)
        if told is not None and 0 <= now - epoch(told["until"]) < KEPT_SECONDS:
            return told
        since = self._since(range)
        rows, is_complete, requests = self._newest(tenant, since)
        if not is_complete:
            since = rows[-1].started_at
        told = {
            "range": range,
            "since": since,
            "until": iso(now),
            "is_complete": is_complete,
            **figures(rows, now, self._prices),
            "days": days(rows, since, iso(now)),
        }
        if requests > 1:
            self._keep(key, told)
        return told

    def _keep(self, key: tuple[str, str], told: dict[str, Any]) -> None:
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[key] = told

    def _since(self, chosen: str) -> str:
        return iso(self._clock() - DAYS[chosen] * 86_400)

    def _place(self, text: str, bound: tuple[str, ...]) -> tuple[str, str]:
        try:
            first, second = cursor.read(text, bound, self._key)
        except ValueError as error:
            raise BadQuery(INVALID_CURSOR) from error
        return first, second

    def _matching(
        self, tenant: str, query: Query, since: str, after: str
    ) -> tuple[list[Summary], str]:
        """The sessions of one page, and behind which key the next begins, '' for the end."""
        found: list[Summary] = []
        size = max(query.limit + 1, FILTERED if query.filters else 0)
        for _ in range(MOST_PAGES):
            page = self._summaries.page(tenant, since=since, after=after, limit=size)
            for row in filter(query.fits, page.rows):
                if len(found) == query.limit:
                    return found, _key_of(found[-1])
                found.append(row)
            after = page.last_key
            if not after or len(found) == query.limit:
                break
        return found, after

    def _newest(self, tenant: str, since: str) -> tuple[list[Summary], bool, int]:
        """The newest sessions of a range, whether these are all, and the requests it took."""
        rows: list[Summary] = []
        after, requests = "", 0
        while len(rows) < MOST_COUNTED and (after or not requests):
            page = self._summaries.page(tenant, since=since, after=after, limit=_COUNTED_AT_ONCE)
            rows += page.rows
            after = page.last_key
            requests += 1
        return rows[:MOST_COUNTED], not after and len(rows) <= MOST_COUNTED, requests


def _after(events: Sequence[Event], key: str) -> tuple[list[dict[str, Any]], str]:
    """The events behind one as they are shown, as many as an answer holds, and the last one's key.

    The key is that of the archive, '' where no event is left.
    """
    keys = [archive_key(event) for event in events]
    start = keys.index(key) + 1 if key in keys else 0
    some: list[dict[str, Any]] = []
    size = 0
    for event in events[start : start + MOST_EVENTS]:
        told = shown_event(event)
        size += len(json.dumps(told))
        if some and size > MOST_LETTERS:
            break
        some.append(told)
    reached = start + len(some)
    return some, keys[reached - 1] if reached < len(events) else ""


def _key_of(row: Summary) -> str:
    """A summary's place in its table."""
    return f"SESSION#{row.started_at}#{row.session_id}"
