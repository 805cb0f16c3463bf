"""Both tables made again of the archive: page by page, from wherever the last one ended.

Every session of a page is counted from its rows, so that a page may be done twice, and while new
events come in.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from bot.analytics.breaker import Breaker
from bot.analytics.event import BadEvent, Event, ttl_of
from bot.analytics.ports import EventArchive
from bot.analytics.tables import Each, Tables
from bot.errors import BotError

PAGE = 200


class Wanted(NamedTuple):
    """Events since a day (`2026-11-21`) and of a tenant; '' for all."""

    since: str = ""
    tenant: str = ""


class Progress(NamedTuple):
    """How many events were looked at, and what became of them; `after` is the last key done.

    `expired` are those whose rows would be gone, `unreadable` the keys of objects that are none.
    """

    seen: int = 0
    written: int = 0
    expired: int = 0
    unreadable: tuple[str, ...] = ()
    after: str = ""


class Backfill:
    """Writes what the archive has to the tables; `now` is epoch seconds."""

    def __init__(self, archive: EventArchive, tables: Tables, now: int, each: Each = map) -> None:
        self._archive = archive
        self._tables = tables
        self._now = now
        self._each = each

    def run(self, wanted: Wanted, after: str, note: Callable[[Progress], None]) -> Progress:
        """Write every event wanted whose key comes after `after`; `note` hears of each page.

        Raises what the archive or the tables raise; all pages that were noted are done then.
        """
        keys = keys_of(self._archive, wanted, after)
        progress = Progress(after=after)
        while page := list(islice(keys, PAGE)):
            progress = self._written(page, progress)
            note(progress)
        return progress

    def _written(self, page: Sequence[str], before: Progress) -> Progress:
        breaker = Breaker()
        read = list(self._each(lambda key: breaker.tried(partial(self._archive.read, key)), page))
        unreadable = [
            key for key, event in zip(page, read, strict=True) if isinstance(event, BadEvent)
        ]
        for fault in read:
            if isinstance(fault, BotError) and not isinstance(fault, BadEvent):
                raise fault
        events = [event for event in read if isinstance(event, Event)]
        living = [event for event in events if ttl_of(event.timestamp) > self._now]
        for unwritten in self._tables.write(living, is_recount=True):
            raise unwritten.error
        return Progress(
            before.seen + len(page),
            before.written + len(living),
            before.expired + len(events) - len(living),
            (*before.unreadable, *unreadable),
            page[-1],
        )


def keys_of(archive: EventArchive, wanted: Wanted, after: str = "") -> Iterator[str]:
    """The keys of the events wanted that come after `after`, in order."""
    for tenant in [wanted.tenant] if wanted.tenant else archive.tenants():
        prefix = f"tenant={tenant}/"
        if after > prefix and not after.startswith(prefix):
            continue  # done before
        first = f"{prefix}date={wanted.since}" if wanted.since else ""
        yield from archive.keys(prefix=prefix, after=max(after, first))
