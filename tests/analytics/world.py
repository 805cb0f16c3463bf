"""Events on their way in this process: queues that deliver again, stores that fail on demand."""

import threading
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple

from bot.adapters.memory_events import (
    MemoryEventArchive,
    MemoryQueue,
    MemorySessionEvents,
    MemorySessionSummaries,
)
from bot.analytics import repair
from bot.analytics.event import Event, archive_key, as_text
from bot.analytics.processing import Outside, Processor, Record, Watch
from bot.analytics.summary import Summary, fold
from bot.analytics.tables import Tables
from bot.log import Log
from bot.metrics import Metrics
from tests.analytics.samples import NOW

WRITES = ("put", "begin", "add", "replace", "send")
Trouble = Callable[[str, Callable[[], Any]], Any]
"""Given the name of a call and the call: lets it happen, or not."""


class Crash(BaseException):
    """The end of a process in the middle of its work."""


class Troubled:
    """A store whose calls all go through `trouble`."""

    def __init__(self, store: object, trouble: Trouble) -> None:
        self._store = store
        self._trouble = trouble

    def __getattr__(self, name: str) -> Any:
        return partial(self._call, name)

    def _call(self, name: str, *given: Any, **options: Any) -> Any:
        return self._trouble(name, partial(getattr(self._store, name), *given, **options))


class World(NamedTuple):
    """What is kept, and what was logged."""

    archive: MemoryEventArchive
    events: MemorySessionEvents
    summaries: MemorySessionSummaries
    repairs: MemoryQueue
    lines: list[str]
    metrics: list[str]

    def processor(self, archive: Trouble | None = None, tables: Trouble | None = None) -> Processor:
        """One that writes here, with these troubles."""
        at_archive, at_tables = archive or _none, tables or _none
        outside = Outside(
            Troubled(self.archive, at_archive),
            Tables(Troubled(self.events, at_tables), Troubled(self.summaries, at_tables)),
            Troubled(self.repairs, at_archive),
        )
        return self.process_to(outside)

    def process_to(self, outside: Outside) -> Processor:
        """One that writes elsewhere, and is watched here."""
        metrics = Metrics("test", "events", lambda: NOW * 1000, self.metrics.append)
        return Processor(outside, Watch(lambda: NOW, lambda: 0.0), Log(self.lines.append), metrics)

    def repair_all(self) -> None:
        """Deliver the messages of the repair queue until none is left."""
        while self.repairs.sent:
            keys = [str(key) for key in self.repairs.sent]
            self.repairs.sent.clear()
            assert not self.processor().process(repairs(keys))

    def rows(self) -> set[str]:
        """The events that have a row, by archive key."""
        found = [event for session in self.events.rows.values() for event in session.values()]
        keys = {archive_key(event) for event in found}
        assert len(keys) == len(found)
        return keys

    def counted(self) -> dict[str, Summary]:
        """The summaries by session, without their versions; no session has two."""
        found = [one for rows in self.summaries.rows.values() for one in rows.values()]
        by_session = {f"{one.tenant_hash}/{one.session_id}": _told(one) for one in found}
        assert len(by_session) == len(found)
        return by_session

    def expected(self, events: Iterable[Event]) -> dict[str, Summary]:
        """What the summaries of these events are to be, however often each of them is here."""
        distinct = {archive_key(event): event for event in events}
        sessions: dict[tuple[str, str], list[Event]] = {}
        for event in distinct.values():
            sessions.setdefault((event.session_id, event.tenant_hash), []).append(event)
        return {
            f"{tenant}/{session}": _told(fold(found, self.events.began(session, tenant)))
            for (session, tenant), found in sessions.items()
        }

    def is_exact(self, events: Iterable[Event]) -> bool:
        """Whether archive, rows and summaries are those of these events."""
        wanted = list(events)
        keys = {archive_key(event) for event in wanted}
        assert set(self.archive.objects) == keys
        assert self.rows() == keys
        assert self.counted() == self.expected(wanted)
        return True


def world() -> World:
    """An empty one."""
    return World(
        MemoryEventArchive(), MemorySessionEvents(), MemorySessionSummaries(), MemoryQueue(), [], []
    )


def records(events: Iterable[Event]) -> list[Record]:
    """A message for each."""
    return [Record(f"m{place}", as_text(event)) for place, event in enumerate(events)]


def repairs(keys: Iterable[str]) -> list[Record]:
    """A message of the repair queue for each."""
    return [Record(f"r{place}", repair.encode([key])) for place, key in enumerate(keys)]


class Stopping:
    """Ends the process at one of its writes, before or after it; counts them."""

    def __init__(self, at: int = 0, *, after: bool = False) -> None:
        self.count = 0
        self._at = at
        self._after = after
        self._lock = threading.Lock()

    def __call__(self, name: str, call: Callable[[], Any]) -> Any:
        if name not in WRITES:
            return call()
        with self._lock:
            self.count += 1
            is_here = self.count == self._at
        if is_here and not self._after:
            raise Crash
        result = call()
        if is_here:
            raise Crash
        return result


class Away:
    """Raises what it was given for every call while `is_away`."""

    def __init__(self, fault: Exception) -> None:
        self.is_away = True
        self.calls = 0
        self._fault = fault

    def __call__(self, name: str, call: Callable[[], Any]) -> Any:
        self.calls += 1
        if self.is_away:
            raise self._fault
        return call()


def _none(name: str, call: Callable[[], Any]) -> Any:
    return call()


def _told(summary: Summary) -> Summary:
    return summary._replace(version=0)
