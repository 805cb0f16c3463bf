"""Sessions of tenants in memory, what reads them, a clock that stands, and counted requests."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from bot.adapters.memory_events import MemorySessionEvents, MemorySessionSummaries
from bot.analytics.event import Event, parse
from bot.analytics.ports import SummaryPage
from bot.analytics.reading.reading import Reading
from bot.analytics.reading.shown import iso
from bot.analytics.tables import Tables

NOW = 1_795_262_400
"""2026-11-21 12:00 UTC."""

OURS, THEIRS = "0123456789abcd", "fo85e6a06dcdf4"
KEY = "the key of cursors"


def told(session_id: str, step: int, event_type: str, at: float, **fields: Any) -> Event:
    """One event, `at` epoch seconds."""
    whole = int(at)
    stamp = iso(whole).replace(".000Z", f".{round((at - whole) * 1000):03d}Z")
    raw = {
        "event_id": f"{session_id}:{step}",
        "event_type": event_type,
        "session_id": session_id,
        "tenant_hash": OURS,
        "timestamp": stamp,
        "step_number": step,
    }
    return parse({**raw, **fields})


class CountedEvents(MemorySessionEvents):
    """Counts what is asked of it."""

    def __init__(self, asked: Counter[str]) -> None:
        super().__init__()
        self.asked = asked

    def of_session(
        self, session_id: str, tenant_hash: str, *, is_fresh: bool = False
    ) -> list[Event]:
        self.asked["events"] += 1
        return super().of_session(session_id, tenant_hash, is_fresh=is_fresh)

    def began(self, session_id: str, tenant_hash: str) -> str:
        self.asked["began"] += 1
        return super().began(session_id, tenant_hash)


class CountedSummaries(MemorySessionSummaries):
    """Counts what is asked of it, or fails."""

    def __init__(self, asked: Counter[str]) -> None:
        super().__init__()
        self.asked = asked
        self.failure: Exception | None = None

    def page(
        self, tenant_hash: str, *, since: str = "", until: str = "", after: str = "", limit: int
    ) -> SummaryPage:
        if self.failure:
            raise self.failure
        self.asked["pages"] += 1
        self.asked["rows"] += limit
        return super().page(tenant_hash, since=since, until=until, after=after, limit=limit)


class Shelf:
    """Two tables and the reading of them."""

    def __init__(self) -> None:
        self.now = NOW
        self.asked: Counter[str] = Counter()
        self.events, self.summaries = CountedEvents(self.asked), CountedSummaries(self.asked)
        self.reading = Reading(self.events, self.summaries, key=KEY, clock=lambda: self.now)

    def keep(self, *events: Event) -> None:
        """Write events as the processor does."""
        assert Tables(self.events, self.summaries).write(events) == []
        self.asked.clear()

    def session(self, number: int, ago: float = 0, **fields: Any) -> str:
        """Keep a session of one event that began so many seconds ago; its id."""
        session_id = f"s{number:05d}"
        self.keep(told(session_id, 1, fields.pop("event_type", "LOOKED"), NOW - ago, **fields))
        return session_id

    def expire(self, session_id: str, tenant: str = OURS) -> None:
        """Take a session away, as its time to live does."""
        rows = self.summaries.rows[tenant]
        for key in [key for key in rows if key.endswith(f"#{session_id}")]:
            del rows[key]
        self.events.rows.pop(session_id, None)

    def listed(self, tenant: str = OURS, **params: str) -> tuple[list[str], str | None]:
        """The ids of a page, and its cursor."""
        page = self.reading.sessions(tenant, params)
        return [row["session_id"] for row in page["sessions"]], page["next_cursor"]

    def all_pages(self, params: Mapping[str, str], most: int = 1000) -> list[list[str]]:
        """The ids of each page until the last."""
        pages, cursor = [], ""
        for _ in range(most):
            ids, following = self.listed(**params, **({"cursor": cursor} if cursor else {}))
            pages.append(ids)
            if following is None:
                return pages
            cursor = following
        raise AssertionError("no end")
