"""Batches of events: to the archive first, then to the tables, and the failed ones named.

What the archive does not have is delivered again, and goes to no table. What the tables do not have
comes back from the archive through the repair queue, until they have it. What can never be an event
is named alone, so that its queue puts it aside.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from bot.analytics.breaker import Breaker, Unexpected
from bot.analytics.event import BadEvent, Event, archive_key, parse, ttl_of
from bot.analytics.ports import EventArchive, RepairQueue
from bot.analytics.repair import keys_in
from bot.analytics.tables import Each, Tables
from bot.errors import BotError
from bot.log import Fields, Log, describe
from bot.metrics import Metrics

Part = TypeVar("Part")
Done = TypeVar("Done")


class Record(NamedTuple):
    """A message of either queue, by the id that its batch is answered with."""

    id: str
    body: str


class Outside(NamedTuple):
    """What events are written to; without `tables` only the archive is.

    `each` does several things at once or one after the other.
    """

    archive: EventArchive
    tables: Tables | None = None
    repairs: RepairQueue | None = None
    each: Each = map


class Watch(NamedTuple):
    """Epoch seconds, and seconds of a clock that only goes forward."""

    now: Callable[[], int]
    timer: Callable[[], float]


class Processor:
    """Writes batches of events."""

    def __init__(self, outside: Outside, watch: Watch, log: Log, metrics: Metrics) -> None:
        self._outside = outside
        self._watch = watch
        self._log = log
        self._metrics = metrics

    def process(self, records: Sequence[Record], request_id: str = "") -> list[str]:
        """Write what the records hold; the ids of those that must come again."""
        batch = _Batch(self._outside, self._metrics, partial(self._tell, request_id))
        started = self._watch.timer()
        for record in records:
            batch.read(record)
        batch.archive()
        batch.fetch()
        before = self._watch.timer()
        if batch.write(self._watch.now()):
            passed = (self._watch.timer() - before) * 1000
            self._metrics.put("DynamoDBWriteTime", round(passed, 1), "Milliseconds")
        took = round((self._watch.timer() - started) * 1000, 1)
        done: Fields = {"kind": "events", "outcome": "done", "received": len(records)}
        self._tell(request_id, {"level": "INFO", **done, "duration_ms": took})
        self._metrics.flush()
        return [record.id for record in records if record.id in batch.failed]

    def _tell(self, request_id: str, fields: Fields) -> None:
        self._log({**fields, "request_id": request_id})


class _Batch:
    """The records of one batch on their way: by archive key, for the same event may come twice."""

    def __init__(self, outside: Outside, metrics: Metrics, tell: Callable[[Fields], None]) -> None:
        self.failed: set[str] = set()
        self._outside = outside
        self._metrics = metrics
        self._tell = tell
        self._new: dict[str, Event] = {}
        self._old: dict[str, Event] = {}
        self._senders: dict[str, list[str]] = {}
        self._asked: dict[str, list[str]] = {}
        self._again: list[Event] = []

    def read(self, record: Record) -> None:
        """Note what a record holds; fail what is neither an event nor a repair."""
        try:
            raw = _json(record.body)
            keys = keys_in(raw)
            event = None if keys is not None else parse(raw)
        except BadEvent as error:
            self._fail([record.id], "poison", error)
            self._metrics.put("EventsRejected", 1)
            return
        for key in keys or ():
            self._asked.setdefault(key, []).append(record.id)
        if event:
            self._new.setdefault(archive_key(event), event)
            self._senders.setdefault(archive_key(event), []).append(record.id)

    def archive(self) -> None:
        """Put the new events into the archive; one that was there before is the one that counts."""
        breaker = Breaker()
        results = self._each(lambda event: breaker.tried(partial(self._kept, event)), self._new)
        for key, kept in results:
            if isinstance(kept, BotError):
                self._fail(self._senders[key], "not archived", kept)
                self._metrics.put("S3WriteFailures", 1)
                del self._new[key]
            else:
                self._new[key] = kept
                self._metrics.put("EventsProcessed", 1)
        if self._again:
            self._metrics.put("EventsDuplicate", len(self._again))

    def fetch(self) -> None:
        """Read the events that are to be repaired; what is gone from the archive is let go."""
        if self._outside.tables is None:
            off = BotError("the tables are switched off")
            for senders in self._asked.values():
                self._fail(senders, "not repaired", off)
            return
        breaker = Breaker()
        read = self._outside.archive.read
        keys = {key: key for key in self._asked if key not in self._new}
        for key, event in self._each(lambda key: breaker.tried(partial(read, key)), keys):
            if isinstance(event, Event):
                self._old[key] = event
            elif event is None or isinstance(event, BadEvent):
                self._tell({"level": "ERROR", "outcome": "not in the archive", "reference": key})
            else:
                self._fail(self._asked[key], "not read", event)

    def write(self, now: int) -> bool:
        """Write everything to the tables and send what failed to be repaired; if there is any."""
        events = {**self._old, **self._new}
        living = [event for event in events.values() if ttl_of(event.timestamp) > now]
        if self._outside.tables is None or not living:
            return False
        lost: list[Event] = []
        for events_lost, fault in self._outside.tables.write(living):
            lost += events_lost
            self._fault("not in the tables", fault)
        again = {archive_key(event) for event in lost}
        self._metrics.put("DynamoDBWriteFailures", len(again))
        if self._old:
            self._metrics.put("EventsRepaired", len(self._old.keys() - again))
        self.failed.update(name for key in again for name in self._asked.get(key, ()))
        self._send(sorted(again & self._senders.keys()))
        return True

    def _send(self, keys: Sequence[str]) -> None:
        if not keys:
            return
        if self._outside.repairs:
            fault = Breaker().tried(partial(self._outside.repairs.send, keys))
            if fault is None:
                return
        else:
            fault = BotError("there is no repair queue")
        self._fail([name for key in keys for name in self._senders[key]], "not repaired", fault)

    def _kept(self, event: Event) -> Event:
        if self._outside.archive.put(event):
            return event
        self._again.append(event)
        try:
            return self._outside.archive.read(archive_key(event)) or event
        except BadEvent:  # whatever it is, it is not ours
            return event

    def _each(self, act: Callable[[Part], Done], parts: dict[str, Part]) -> list[tuple[str, Done]]:
        keys = list(parts)
        return list(zip(keys, self._outside.each(act, [parts[key] for key in keys]), strict=True))

    def _fail(self, ids: Iterable[str], outcome: str, fault: BotError) -> None:
        names = list(ids)
        self.failed.update(names)
        self._fault(outcome, fault, reference=" ".join(names))

    def _fault(self, outcome: str, fault: BotError, reference: str = "") -> None:
        fields: Fields = {"level": "ERROR", "outcome": outcome, "error": str(fault)}
        if isinstance(fault, BadEvent):
            fields["kind"] = fault.code
        if isinstance(fault, Unexpected):
            fields["traceback"] = describe(fault, ())
        self._tell({**fields, "reference": reference})


def _json(body: str) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadEvent("unreadable", "the body is not JSON") from error
