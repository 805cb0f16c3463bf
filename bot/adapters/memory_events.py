"""The archive, the tables and the queues of the analytics in this process: each write is atomic."""

import threading
from collections.abc import Iterator, Sequence

from bot.analytics.event import Event, archive_key, as_text, in_order, other_key, parse_json, ttl_of
from bot.analytics.event import sort_key as row_key
from bot.analytics.ports import Stored, SummaryPage
from bot.analytics.summary import Addition, Summary, added, may_add


class MemoryEventArchive:
    """The port EventArchive; `objects` holds JSON by key."""

    def __init__(self) -> None:
        self.objects: dict[str, str] = {}
        self._lock = threading.Lock()

    def put(self, event: Event) -> bool:
        with self._lock:
            key, text = archive_key(event), as_text(event)
            return self.objects.setdefault(key, text) is text

    def read(self, key: str) -> Event | None:
        body = self.objects.get(key)
        return None if body is None else parse_json(body)

    def tenants(self) -> Iterator[str]:
        names = {key.partition("/")[0].removeprefix("tenant=") for key in list(self.objects)}
        yield from sorted(names)

    def keys(self, *, prefix: str = "", after: str = "") -> Iterator[str]:
        for key in sorted(self.objects):
            if key.startswith(prefix) and key > after:
                yield key


class MemorySessionEvents:
    """The port SessionEvents; `rows` holds each session's events by sort key, `now` is seconds."""

    def __init__(self) -> None:
        self.now = 0
        self.rows: dict[str, dict[str, Event]] = {}
        self.pointers: dict[tuple[str, str], str] = {}
        self._lock = threading.Lock()

    def add(self, events: Sequence[Event]) -> None:
        for event in events:
            self._add(event)

    def _add(self, event: Event) -> None:
        with self._lock:
            session = self.rows.setdefault(event.session_id, {})
            there = session.setdefault(row_key(event), event)
            if archive_key(there) != archive_key(event):
                session.setdefault(other_key(event), event)

    def of_session(
        self, session_id: str, tenant_hash: str, *, is_fresh: bool = False
    ) -> list[Event]:
        with self._lock:
            found = list(self.rows.get(session_id, {}).values())
        theirs = [event for event in found if event.tenant_hash == tenant_hash]
        living = theirs if is_fresh else [e for e in theirs if ttl_of(e.timestamp) > self.now]
        return in_order(living)

    def check(self) -> None:
        """It is always at hand."""

    def began(self, session_id: str, tenant_hash: str) -> str:
        return self.pointers.get((session_id, tenant_hash), "")

    def begin(self, session_id: str, tenant_hash: str, at: str) -> str:
        with self._lock:
            return self.pointers.setdefault((session_id, tenant_hash), at)


class MemorySessionSummaries:
    """The port SessionSummaries; `rows` has each tenant's summaries by sort key, `now` seconds."""

    def __init__(self) -> None:
        self.now = 0
        self.rows: dict[str, dict[str, Summary]] = {}
        self._lock = threading.Lock()

    def add(self, addition: Addition) -> Stored:
        with self._lock:
            there = self._there(addition.summary)
            if there and not may_add(there, addition):
                return Stored(is_written=False, version=there.version)
            return self._keep(added(there, addition))

    def replace(self, summary: Summary, version: int) -> Stored:
        with self._lock:
            there = self._there(summary)
            current = there.version if there else 0
            if current != version:
                return Stored(is_written=False, version=current)
            return self._keep(summary._replace(version=version + 1))

    def read(self, tenant_hash: str, started_at: str, session_id: str) -> Summary | None:
        return self.rows.get(tenant_hash, {}).get(f"SESSION#{started_at}#{session_id}")

    def page(
        self, tenant_hash: str, *, since: str = "", until: str = "", after: str = "", limit: int
    ) -> SummaryPage:
        with self._lock:
            rows = dict(self.rows.get(tenant_hash, {}))
        low, high = f"SESSION#{since}", f"SESSION#{until}~"
        found = [
            key
            for key in sorted(rows, reverse=True)
            if low <= key <= high and (not after or key < after)
        ]
        page = found[:limit]
        living = [rows[key] for key in page if ttl_of(rows[key].latest_at) > self.now]
        return SummaryPage(living, page[-1] if len(found) > limit else "")

    def check(self) -> None:
        """It is always at hand."""

    def _there(self, summary: Summary) -> Summary | None:
        return self.rows.get(summary.tenant_hash, {}).get(_key(summary))

    def _keep(self, summary: Summary) -> Stored:
        self.rows.setdefault(summary.tenant_hash, {})[_key(summary)] = summary
        return Stored(is_written=True, version=summary.version)


class MemoryQueue:
    """The ports EventQueue and RepairQueue: what was sent, in order."""

    def __init__(self) -> None:
        self.sent: list[Event | str] = []

    def send(self, parts: Sequence[Event] | Sequence[str]) -> None:
        self.sent.extend(parts)


def _key(summary: Summary) -> str:
    return f"SESSION#{summary.started_at}#{summary.session_id}"
