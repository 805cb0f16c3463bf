"""The ports kept in this process: for tests, and for a bot without services."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Literal, TypeAlias

from bot.adapters.dynamodb.expression import refuse_overlap
from bot.adapters.dynamodb.wire import Wire, decode, encode
from bot.conversation.condition import Item, holds
from bot.conversation.job import Job
from bot.conversation.store import Lost
from bot.conversation.transition import Write
from bot.errors import TransientError
from bot.ux_agent.choosing import allowed
from bot.ux_agent.limits import MOST_COMMANDS, MOST_OPEN, Command, Opened, Tally
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.sites import SiteRecord, SiteSetting

Fault: TypeAlias = Literal["refused", "reply lost"]
"""What befalls a call: not carried out at all, or carried out without its caller knowing."""


class VirtualClock:
    """A clock that goes only when told to; call it for the time in epoch seconds."""

    def __init__(self, now: int = 1_800_000_000) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now

    def advance(self, seconds: int) -> None:
        """Let time pass."""
        self.now += seconds


class MemoryConversationStore:
    """The port bot.conversation.store.ConversationStore, atomic, with DynamoDB's semantics.

    Items are kept in wire format, so that whatever the table would refuse or change is refused or
    changed here. As in DynamoDB, an item past its `ttl` stays until `sweep`. Faults in `faults`
    befall the next calls in turn, None sparing one.
    """

    def __init__(self, clock: Callable[[], int] | None = None) -> None:
        self.clock = clock or VirtualClock()
        self.faults: list[Fault | None] = []
        self.reads = 0
        self.writes = 0
        self._lock = threading.Lock()
        self._items: dict[str, dict[str, Wire]] = {}

    def get(self, conversation_id: str) -> Item | None:
        with self._served():
            self.reads += 1
            return self._decoded(conversation_id)

    def perform(self, write: Write) -> Item:
        with self._served():
            self.writes += 1
            old = self._decoded(write.conversation_id)
            new = carry_out(write, old)
            if new is None:
                self._items.pop(write.conversation_id, None)
                return old or {}
            self._items[write.conversation_id] = encode(new)
            return decode(self._items[write.conversation_id])

    def sweep(self, lag: int = 0) -> list[str]:
        """Delete what is past its ttl for more than `lag` seconds; the ids of what went."""
        with self._lock:
            end = self.clock() - lag
            gone = [key for key, item in self._items.items() if decode(item).get("ttl", end) < end]
            for key in gone:
                del self._items[key]
            return gone

    def items(self) -> list[Item]:
        """All items, as they stand."""
        with self._lock:
            return [decode(item) for item in self._items.values()]

    def _decoded(self, conversation_id: str) -> Item | None:
        item = self._items.get(conversation_id)
        return None if item is None else decode(item)

    @contextmanager
    def _served(self) -> Iterator[None]:
        with self._lock:
            fault = self.faults.pop(0) if self.faults else None
            if fault == "refused":
                raise TransientError("the table refuses for now")
            yield
            if fault == "reply lost":
                raise TransientError("the table's reply was lost")


def carry_out(write: Write, old: Item | None) -> Item | None:
    """The item that a write makes of `old`, None where it deletes it.

    Raises Lost when the condition does not hold, ValueError where DynamoDB refuses the write.
    """
    if not holds(write.condition, old):
        raise Lost(write, old)
    if write.kind == "delete":
        return None
    return dict(write.values) if write.kind == "put" else _updated(old, write)


def _updated(old: Item | None, write: Write) -> Item:
    refuse_overlap(write)
    new: Item = {**(old or {"conversation_id": write.conversation_id}), **write.values}
    for name in write.removed:
        new.pop(name, None)
    for name, by in {"version": 1, **write.added}.items():
        new[name] = new.get(name, 0) + by
    return new


class MemoryListing:
    """The port bot.ux_agent.listing.Listing over a store's items; those in `hidden` are missed.

    As an index does, it may lag behind: what began a moment ago can be hidden.
    """

    def __init__(self, store: MemoryConversationStore) -> None:
        self._store = store
        self.hidden: set[str] = set()

    def of_user(self, user_id: str, guild_id: str, *, most: int = 25) -> list[Item]:
        found = [
            item
            for item in self._store.items()
            if (item["user_id"], item["guild_id"]) == (user_id, guild_id)
            and item["conversation_id"] not in self.hidden
        ]
        found.sort(key=lambda item: (item["created_at"], item["conversation_id"]), reverse=True)
        return found[:most]


class MemorySites:
    """The port bot.ux_agent.sites.Sites over a mapping of guild ids to sites."""

    def __init__(
        self, sites: dict[str, str], repositories: Mapping[str, Sequence[str]] = {}
    ) -> None:
        self.sites = sites
        self._repositories = repositories
        self._indexes: dict[str, tuple[SiteIndex, int]] = {}
        self._settings: dict[str, SiteSetting] = {}

    def find(self, guild_id: str, *, fresh: bool = False) -> SiteRecord | None:
        setting = self.setting(guild_id)
        site = setting.site or self.given(guild_id)
        if not site:
            return None
        known, refreshed_at = self._indexes.get(guild_id, (None, 0))
        roles = (setting.request_roles, setting.confirm_roles)
        if known is None or (setting.site and known.site != site):
            return SiteRecord(site, None, 0, *roles)
        return SiteRecord(site, known, refreshed_at, *roles)

    def save(self, guild_id: str, index: SiteIndex, refreshed_at: int) -> None:
        self._indexes[guild_id] = (index, refreshed_at)

    def given(self, guild_id: str) -> str:
        return self.sites.get(guild_id, "")

    def allowed(self, guild_id: str) -> tuple[str, ...]:
        return allowed(guild_id, self.given(guild_id), self._repositories)

    def setting(self, guild_id: str) -> SiteSetting:
        return self._settings.get(guild_id, SiteSetting())

    def configure(self, guild_id: str, setting: SiteSetting) -> SiteSetting:
        before = self.setting(guild_id)
        site = before.site if setting.site or setting.wanted else ""
        self._settings[guild_id] = setting._replace(
            site=site, was_by=before.set_by, was_at=before.set_at
        )
        return before

    def settle(self, guild_id: str, wanted: str, *, is_read: bool) -> None:
        held = self.setting(guild_id)
        if held.wanted == wanted:
            site = wanted if is_read else held.site
            self._settings[guild_id] = held._replace(site=site, wanted="")


class MemoryQueue:
    """The port bot.conversation.job.JobQueue: jobs wait in `jobs` until somebody takes them."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []
        self.delays: list[int] = []
        self.is_down = False

    def send(self, job: Job, *, delay: int = 1) -> None:
        if self.is_down:
            raise TransientError("the queue cannot be reached")
        self.jobs.append(job)
        self.delays.append(delay)

    def deliver(self, order: Sequence[int] | None = None) -> list[Job]:
        """Take all jobs out, or those at these positions, in this order, repeats included."""
        taken = [self.jobs[at] for at in (range(len(self.jobs)) if order is None else order)]
        self.jobs.clear()
        self.delays.clear()
        return taken


class MemoryLimits:
    """The port bot.ux_agent.limits.Limits, atomic: per person the commands by hour and the open."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._commands: dict[tuple[str, str, int], set[str]] = {}
        self._open: dict[tuple[str, str], set[Opened]] = {}

    def count(
        self, command: Command, *, tally: Tally | None = None, over: tuple[Opened, ...] = ()
    ) -> Tally | None:
        person, opened = (command.guild_id, command.user_id), command.opened
        with self._lock:
            commands = self._commands.setdefault((*person, command.hour), set())
            held = self._open.setdefault(person, set())
            is_lost = bool(over) and (tally is None or set(tally.opened) != held)
            left = held - set(over)
            may_ask = len(commands) < MOST_COMMANDS or opened.conversation_id in commands
            may_open = len(left) < MOST_OPEN or opened in left or not command.opens
            if is_lost or not (may_ask and may_open):
                in_order = sorted(held, key=lambda one: one.asked_at)
                return Tally(len(commands), tuple(in_order))
            commands.add(opened.conversation_id)
            self._open[person] = left | {opened} if command.opens else left
            return None
