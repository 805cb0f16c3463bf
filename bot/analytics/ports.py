"""What the analytics need of the outside: an archive, two tables, two queues.

Each raises TransientError where a later try may succeed and ConfigurationError where the operator
must act; after either nobody knows whether a write was carried out, and it can be repeated.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from bot.analytics.event import Event
from bot.analytics.summary import Addition, Summary
from bot.errors import TransientError


class Unsent(TransientError):
    """Some events were not taken for now: these."""

    def __init__(self, events: Sequence[Event]) -> None:
        super().__init__(f"{len(events)} events not sent")
        self.events = events


class EventArchive(Protocol):
    """Every event there ever was, one object each, never overwritten."""

    def put(self, event: Event) -> bool:
        """Keep an event under its archive_key; False where that key is there already."""
        ...

    def read(self, key: str) -> Event | None:
        """The event of a key, None where there is none; raises BadEvent on what is none."""
        ...

    def tenants(self) -> Iterator[str]:
        """The tenant hashes, in order."""
        ...

    def keys(self, *, prefix: str = "", after: str = "") -> Iterator[str]:
        """The keys that begin with `prefix` and come after `after`, in order."""
        ...


class SessionEvents(Protocol):
    """The rows of the events; an event already there stays as it is."""

    def add(self, events: Sequence[Event]) -> None:
        """Keep each event in a row of its own, whatever else has its step."""
        ...

    def of_session(
        self, session_id: str, tenant_hash: str, *, is_fresh: bool = False
    ) -> list[Event]:
        """The events of a tenant's session in order, [] for none, and never another tenant's.

        `is_fresh` sees every write that was answered, at twice the read units.
        """
        ...

    def began(self, session_id: str, tenant_hash: str) -> str:
        """When the session began, as its summary's key says; '' for an unknown session."""
        ...

    def begin(self, session_id: str, tenant_hash: str, at: str) -> str:
        """Fix when the session began, unless that is fixed already; what is fixed."""
        ...

    def check(self) -> None:
        """Raise as every call does where the table cannot be read."""
        ...


class Stored(NamedTuple):
    """Whether a summary was written, and the version that is there now (0 for none)."""

    is_written: bool
    version: int


class SummaryPage(NamedTuple):
    """Summaries, newest first, and where the next page begins; `last_key` '' is the end.

    A page can have fewer rows than asked for, even none, and yet not be the last: what is expired
    is left out.
    """

    rows: list[Summary]
    last_key: str


class SessionSummaries(Protocol):
    """The summaries of sessions, by tenant and start."""

    def add(self, addition: Addition) -> Stored:
        """Add to what is there, where all of it is earlier; else nothing is written."""
        ...

    def replace(self, summary: Summary, version: int) -> Stored:
        """Put what was counted in place of that version (0: of none); else nothing is written."""
        ...

    def read(self, tenant_hash: str, started_at: str, session_id: str) -> Summary | None:
        """One summary as it stands after every write that was answered."""
        ...

    def page(
        self, tenant_hash: str, *, since: str = "", until: str = "", after: str = "", limit: int
    ) -> SummaryPage:
        """Sessions that started from `since` to `until` (beginnings of ISO times, both included).

        `after` is the `last_key` of the page before.
        """
        ...

    def check(self) -> None:
        """Raise as every call does where the table cannot be read."""
        ...


class EventQueue(Protocol):
    """What carries events to the processor."""

    def send(self, events: Sequence[Event]) -> None:
        """Send events; raises Unsent with those that were not taken, the others are sent."""
        ...


class RepairQueue(Protocol):
    """What brings archived events to the processor again until the tables have them."""

    def send(self, keys: Sequence[str]) -> None:
        """Send the archive keys of events whose rows could not be written."""
        ...
