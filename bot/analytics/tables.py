"""Events into the two tables, so that what is counted is the distinct events and nothing else.

Rows come first, each under a key of its own, and writing one again changes nothing. A summary is
then added to only where all that it counts is earlier; else the session's rows are counted again
and put in its place, if nobody else was quicker. So it does not matter who comes when, how often,
or where somebody stops: whoever comes again, as every queue makes them, ends at the same counts.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from bot.analytics.breaker import Breaker, Contended
from bot.analytics.event import Event
from bot.analytics.ports import SessionEvents, SessionSummaries
from bot.analytics.summary import addition, fold
from bot.errors import BotError

Each: TypeAlias = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""`map`, or what does the same for several at once."""

_MOST_COUNTS = 32


class Group(NamedTuple):
    """Some events of one session."""

    session_id: str
    tenant_hash: str
    events: Sequence[Event]


class Unwritten(NamedTuple):
    """Events whose rows or summary may be missing, and why."""

    events: Sequence[Event]
    error: BotError


class Tables:
    """Writes to the events and the summaries; `each` says how much happens at once."""

    def __init__(
        self, events: SessionEvents, summaries: SessionSummaries, each: Each = map
    ) -> None:
        self._events = events
        self._summaries = summaries
        self._each = each

    def write(self, events: Iterable[Event], *, is_recount: bool = False) -> list[Unwritten]:
        """Write events of any sessions; what could not be written can be written again.

        `is_recount` counts every session from its rows, whatever its summary says.
        """
        attempt = _Attempt(self._events, self._summaries, is_recount)
        return [
            Unwritten(group.events, error)
            for group, error in self._outcomes(attempt, grouped(events))
            if error
        ]

    def _outcomes(
        self, attempt: "_Attempt", groups: Sequence[Group]
    ) -> Iterable[tuple[Group, BotError | None]]:
        rows = [event for group in groups for event in group.events]
        first = [partial(attempt.begin, group) for group in groups]
        asked = [*first, *(partial(attempt.keep, event) for event in rows)]
        done = list(self._each(_call, asked))
        begun = done[: len(groups)]
        kept = dict(zip(map(id, rows), done[len(groups) :], strict=True))
        ready: list[tuple[Group, str]] = []
        for group, start in zip(groups, begun, strict=True):
            faults = [fault for event in group.events if (fault := kept[id(event)])]
            if isinstance(start, str) and not faults:
                ready.append((group, start))
            else:
                yield group, start if isinstance(start, BotError) else faults[0]
        for (group, _), fault in zip(ready, self._each(attempt.count, ready), strict=True):
            yield group, fault


class _Attempt:
    """One write of a batch; once a table cannot be reached, nothing more is asked of it."""

    def __init__(
        self,
        events: SessionEvents,
        summaries: SessionSummaries,
        is_recount: bool,  # noqa: FBT001 - as Tables.write was told
    ) -> None:
        self._events = events
        self._summaries = summaries
        self._is_recount = is_recount
        self._breaker = Breaker()

    def begin(self, group: Group) -> str | BotError:
        """When the session began, or why nobody knows."""
        told = min(event.started_at or event.timestamp for event in group.events)
        ask = partial(self._events.begin, group.session_id, group.tenant_hash, told)
        return self._breaker.tried(ask)

    def keep(self, event: Event) -> BotError | None:
        """Write an event's row; why that failed, if it did."""
        return self._breaker.tried(partial(self._events.add, [event]))

    def count(self, ready: tuple[Group, str]) -> BotError | None:
        """Bring a session's summary up to its rows; why that failed, if it did."""
        return self._breaker.tried(partial(self._summarise, *ready))

    def _summarise(self, group: Group, started_at: str) -> None:
        more = None if self._is_recount else addition(group.events, started_at)
        if more is None:
            there = self._summaries.read(group.tenant_hash, started_at, group.session_id)
            version = there.version if there else 0
        else:
            stored = self._summaries.add(more)
            if stored.is_written:
                return
            version = stored.version
        self._recount(group, started_at, version)

    def _recount(self, group: Group, started_at: str, version: int) -> None:
        """Whoever loses against another version looks at the rows again."""
        for _ in range(_MOST_COUNTS):
            rows = self._events.of_session(group.session_id, group.tenant_hash, is_fresh=True)
            if not rows:
                return
            stored = self._summaries.replace(fold(rows, started_at), version)
            if stored.is_written:
                return
            version = stored.version
        raise Contended("too many others count the same session")


def _call(act: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever it gives
    return act()


def grouped(events: Iterable[Event]) -> list[Group]:
    """The events by session, each session's in the order given."""
    found: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        found.setdefault((event.session_id, event.tenant_hash), []).append(event)
    return [Group(*key, events) for key, events in found.items()]
