"""Every change of a conversation: one conditional write on one item, T1 to T18.

| | from | to | who |
|---|---|---|---|
| T1 | absent | collecting | a command for the worker |
| T1b | absent | needs_clarification, awaiting_confirmation | a command understood at once |
| T2 | collecting | needs_clarification, awaiting_confirmation | the worker has read the request |
| T3 | needs_clarification, awaiting_confirmation | collecting | an answer, for the worker |
| T3b | needs_clarification, awaiting_confirmation | the same two | an answer understood at once |
| T4 | awaiting_confirmation | confirmed | Confirm |
| T5 | confirmed, or executing with a dead lease | executing | the worker takes the job |
| T6 | executing | executing | the worker checkpoints a step |
| T7 | executing | completed | the pull request stands |
| T8 | executing | failed | the job can never succeed |
| T9 | executing | confirmed | to be tried later |
| T9b | executing | awaiting_confirmation | the site changed since the preview |
| T10 | before Confirm | absent | Cancel |
| T11 | confirmed, executing | failed | given up, by the dead-letter handler |
| T12 | confirmed, failed, or executing with a dead lease | completed | our pull request was found |
| T13 | failed | confirmed | an operator hands the job back (operating.py) |
| T14 | completed, failed | the same | the outcome has been shown |
| T15 | any but collecting, completed, failed | the same | the card is brought elsewhere |
| T16 | completed | the same | another conversation takes the change back (taking_back.py) |
| T17 | collecting | absent | the worker: nothing can come of it (taking_back.py) |
| T18 | failed | the same | an operator closes it for good (operating.py) |
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from bot.conversation.condition import (
    Absent,
    BeginsWith,
    Compare,
    Condition,
    Contains,
    Either,
    Every,
    Item,
    OneOf,
)
from bot.conversation.phase import (
    ANSWERABLE,
    BEFORE_CONFIRM,
    KEPT_SECONDS,
    MAX_ATTEMPTS,
    MAX_ROUNDS,
    RUNNING,
    SCHEMA_VERSION,
    Phase,
    open_until,
)
from bot.record import Record

EVERYONE = "@everyone"
READABLE = Compare("schema_version", "<=", SCHEMA_VERSION)
"""Nobody decides about an item of a shape that they do not know."""

_LEASE = ("lease_owner", "lease_until")
_CONFIRMATION = ("confirm_id", "confirmed_at", "confirmed_by", "step", "commit_sha", "put_off")
TOLD = ("error_code", "error_message", "notified_at", "put_off")
"""What was said of a failure, and is no longer so once its job goes on or is done."""

MOST_ROLES = 100
"""Of a member's roles in one condition, whose expression then stays below DynamoDB's 4 KB."""


class Write(Record):
    """One conditional write: the only way in which a conversation changes.

    `values` are set (for "put" they are the whole item), `removed` attributes go away, and every
    "update" also adds one to `version` and the amounts in `added`.
    """

    name: str
    kind: Literal["put", "update", "delete"]
    conversation_id: str
    condition: Condition
    values: Mapping[str, Any] = {}
    removed: tuple[str, ...] = ()
    added: Mapping[str, int] = {}


class Presser(Record):
    """Who pressed a button, as the signed interaction tells: Discord ids.

    `guild_id` is "dm" outside a server; `roles` are the role ids of the member there.
    """

    user_id: str
    guild_id: str
    roles: tuple[str, ...] = ()

    @property
    def held_roles(self) -> tuple[str, ...]:
        """The roles that count: everybody's, and the member's own, of which Discord allows 250."""
        return (EVERYONE, *self.roles)

    def among(self, roles: Sequence[str]) -> "Presser":
        """The same person with those alone of their roles that are among these."""
        return self._replace(roles=tuple(role for role in self.roles if role in roles))


class Lease(Record):
    """A worker's hold on a conversation: its fencing number and its end in epoch seconds."""

    epoch: int
    until: int


class Place(Record):
    """Where the live card of a conversation is: the answer to this interaction, in this channel."""

    channel_id: str
    interaction_id: str


class PutOff(Record):
    """Why a confirmed job waits: no try before `at`, tries until `until`, epoch seconds.

    `asked` counts how often in a row the other side asked for a wait; 0: it cannot be reached.
    """

    at: int
    until: int
    asked: int


def begin(item: Item) -> Write:
    """T1 or T1b, by the item's phase: the first write, with all documented attributes."""
    name = "T1" if item["phase"] == Phase.COLLECTING else "T1b"
    return Write(name, "put", item["conversation_id"], Absent("conversation_id"), dict(item))


def propose(conversation_id: str, version: int, now: int, outcome: Mapping[str, Any]) -> Write:
    """T2: what the worker read; `outcome` carries the new phase and all that goes with it."""
    condition = Every(
        (
            Compare("phase", "=", Phase.COLLECTING),
            Compare("version", "=", version),
            Compare("expires_at", ">", now),
            READABLE,
        )
    )
    return Write("T2", "update", conversation_id, condition, outcome)


def answer(item: Item, presser: Presser, now: int, outcome: Mapping[str, Any]) -> Write:
    """T3 (outcome phase collecting) or T3b: an answer to the stored question, or a Change.

    `item` is the conversation as read just before: its version and its start are used.
    """
    end = open_until(now, item["created_at"])
    condition = Every(
        (
            OneOf("phase", ANSWERABLE),
            Compare("user_id", "=", presser.user_id),
            Compare("guild_id", "=", presser.guild_id),
            Compare("version", "=", item["version"]),
            Compare("rounds", "<", MAX_ROUNDS),
            Compare("expires_at", ">", now),
            READABLE,
        )
    )
    values = {**outcome, "expires_at": end, "ttl": end}
    name = "T3" if outcome["phase"] == Phase.COLLECTING else "T3b"
    return Write(name, "update", item["conversation_id"], condition, values, added={"rounds": 1})


def confirm(
    conversation_id: str, presser: Presser, digest: str, *, confirm_id: str, now: int
) -> Write:
    """T4: Confirm of the plan whose digest starts with `digest`, by somebody who may.

    `confirm_id` is the interaction's id: a redelivered click recognises its own write by it.
    """
    condition = Every(
        (
            Compare("phase", "=", Phase.AWAITING_CONFIRMATION),
            _may_confirm(presser),
            Compare("guild_id", "=", presser.guild_id),
            BeginsWith("plan_digest", digest),
            Compare("expires_at", ">", now),
            READABLE,
        )
    )
    values = {
        "phase": Phase.CONFIRMED,
        "confirmed": True,
        "confirm_id": confirm_id,
        "confirmed_at": now,
        "confirmed_by": presser.user_id,
        "ttl": now + KEPT_SECONDS,
    }
    return Write("T4", "update", conversation_id, condition, values)


def take(conversation_id: str, owner: str, *, now: int, until: int) -> Write:
    """T5: a worker named `owner` takes the job until `until`, if nobody living holds it."""
    condition = Every(
        (
            Either(
                (
                    Compare("phase", "=", Phase.CONFIRMED),
                    Every(
                        (
                            Compare("phase", "=", Phase.EXECUTING),
                            Compare("lease_until", "<", now),
                        )
                    ),
                )
            ),
            Compare("attempts", "<", MAX_ATTEMPTS),
            READABLE,
        )
    )
    values = {"phase": Phase.EXECUTING, "lease_owner": owner, "lease_until": until}
    added = {"epoch": 1, "attempts": 1}
    return Write("T5", "update", conversation_id, condition, values, added=added)


def checkpoint(conversation_id: str, lease: Lease, done: Mapping[str, Any]) -> Write:
    """T6: a step is done; `done` says which, and what it found. Also renews the lease."""
    values = {**done, "lease_until": lease.until}
    return Write("T6", "update", conversation_id, _held(lease), values)


def complete(conversation_id: str, lease: Lease, *, number: int, url: str) -> Write:
    """T7: the pull request stands."""
    values = {"phase": Phase.COMPLETED, "pr_number": number, "pr_url": url}
    return Write("T7", "update", conversation_id, _held(lease), values, removed=_LEASE)


def fail(conversation_id: str, lease: Lease, *, error_code: str, error_message: str) -> Write:
    """T8: the job can never succeed; the message is for the person."""
    values = {
        "phase": Phase.FAILED,
        "error_code": error_code,
        "error_message": error_message,
    }
    return Write("T8", "update", conversation_id, _held(lease), values, removed=_LEASE)


def release(
    conversation_id: str, lease: Lease, put_off: PutOff | None = None, *, is_counted: bool = True
) -> Write:
    """T9: hand the job back, to be tried later; not before `put_off` says, where it is given.

    An attempt that is not counted is given back: the other side asked for the wait, and how often
    a job comes again is bounded by its queue.
    """
    values: dict[str, Any] = {"phase": Phase.CONFIRMED}
    removed = _LEASE if put_off else (*_LEASE, "put_off")
    if put_off:
        values["put_off"] = put_off._asdict()
    added = {} if is_counted else {"attempts": -1}
    condition = _held(lease)
    return Write("T9", "update", conversation_id, condition, values, removed=removed, added=added)


def reconsider(item: Item, lease: Lease, now: int, outcome: Mapping[str, Any]) -> Write:
    """T9b: the site changed since the preview; `outcome` is the new preview with its digest."""
    end = open_until(now, item["created_at"])
    values = {**outcome, "confirmed": False, "expires_at": end, "ttl": end, "attempts": 0}
    gone = (*_LEASE, *_CONFIRMATION)
    return Write("T9b", "update", item["conversation_id"], _held(lease), values, removed=gone)


def cancel(conversation_id: str, presser: Presser) -> Write:
    """T10: delete the conversation; a late Cancel counts, so there is no test of expiry."""
    condition = Every(
        (
            OneOf("phase", BEFORE_CONFIRM),
            Either((Compare("user_id", "=", presser.user_id), *_roles(presser))),
            Compare("guild_id", "=", presser.guild_id),
            READABLE,
        )
    )
    return Write("T10", "delete", conversation_id, condition)


def give_up(conversation_id: str, now: int, error_message: str, *, confirm_id: str = "") -> Write:
    """T11: the deliveries are used up and no pull request was found at the code host.

    `confirm_id` is that of the job that was judged: one handed back since then is another.
    """
    condition = Every(
        (
            OneOf("phase", RUNNING),
            Either((Absent("lease_until"), Compare("lease_until", "<", now))),
            *([Compare("confirm_id", "=", confirm_id)] if confirm_id else []),
            READABLE,
        )
    )
    values = {
        "phase": Phase.FAILED,
        "error_code": "gave_up",
        "error_message": error_message,
    }
    return Write("T11", "update", conversation_id, condition, values, removed=_LEASE)


def adopt(conversation_id: str, digest: str, *, now: int, number: int, url: str) -> Write:
    """T12: our pull request for this very plan was found, whoever made it."""
    condition = Every(
        (
            Either(
                (
                    OneOf("phase", (Phase.CONFIRMED, Phase.FAILED)),
                    Every(
                        (
                            Compare("phase", "=", Phase.EXECUTING),
                            Compare("lease_until", "<", now),
                        )
                    ),
                )
            ),
            Compare("plan_digest", "=", digest),
            READABLE,
        )
    )
    values = {"phase": Phase.COMPLETED, "pr_number": number, "pr_url": url}
    removed = (*_LEASE, *TOLD)
    return Write("T12", "update", conversation_id, condition, values, removed=removed)


def notify(conversation_id: str, now: int) -> Write:
    """T14: the outcome has been shown to the person; changes no phase."""
    condition = OneOf("phase", (Phase.COMPLETED, Phase.FAILED))
    return Write("T14", "update", conversation_id, condition, {"notified_at": now})


def place_of(item: Mapping[str, Any]) -> Place:
    """Where the card is: in answer to the first command, until it was brought elsewhere."""
    if "card_interaction_id" in item:
        return Place(item["card_channel_id"], item["card_interaction_id"])
    return Place(item["channel_id"], item["interaction_id"])


def move(item: Item, presser: Presser, place: Place, now: int) -> Write:
    """T15: the owner has the live card shown at `place`; `item` is as read just before.

    Before Confirm it opens the conversation for longer, as an answer does. It waits while a
    request is being read, which is bound to the version, and then shows its card.
    """
    is_open = item["phase"] in ANSWERABLE
    old = item.get("card_interaction_id")
    end = open_until(now, item["created_at"])
    condition = Every(
        (
            OneOf("phase", ANSWERABLE if is_open else RUNNING),
            Compare("user_id", "=", presser.user_id),
            Compare("guild_id", "=", presser.guild_id),
            Compare("card_interaction_id", "=", old) if old else Absent("card_interaction_id"),
            *([Compare("expires_at", ">", now)] if is_open else []),
            READABLE,
        )
    )
    here = {"card_channel_id": place.channel_id, "card_interaction_id": place.interaction_id}
    values = {**here, "expires_at": end, "ttl": end} if is_open else here
    return Write("T15", "update", item["conversation_id"], condition, values)


def _held(lease: Lease) -> Condition:
    """The fence: this worker, and no later one, holds the job."""
    return Every(
        (
            Compare("phase", "=", Phase.EXECUTING),
            Compare("epoch", "=", lease.epoch),
        )
    )


def _may_confirm(presser: Presser) -> Condition:
    """The owner, where the site names no roles; else whoever holds one of them."""
    owner = Every((Absent("confirm_roles"), Compare("user_id", "=", presser.user_id)))
    return Either((owner, *_roles(presser)))


def _roles(presser: Presser) -> Sequence[Contains]:
    """One clause a role, of as many as there is room for: see Presser.among."""
    held = (EVERYONE, *presser.roles[:MOST_ROLES])
    return [Contains("confirm_roles", role) for role in held]
