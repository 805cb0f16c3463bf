"""The stored item in the model: the real writes carried out on it, remembered by number.

Time is not a number here but an event: what has passed lies before NOW, what has not, after it.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from bot.adapters.memory import carry_out
from bot.conversation import operating, transition
from bot.conversation.condition import Item
from bot.conversation.phase import (
    KEPT_SECONDS,
    MAX_ATTEMPTS,
    SCHEMA_VERSION,
    SLIDING_SECONDS,
    Phase,
)
from bot.conversation.store import Lost
from bot.conversation.transition import Lease, Place, Presser, Write
from tests.conversation.model.design import Design

NOW = 1_800_000_000
PAST = NOW - 1
SOON = NOW + SLIDING_SECONDS
KEPT = NOW + KEPT_SECONDS
LEASED = NOW + 60
CURRENT = 7
"""Every stored version is told as this one: an actor remembers only whether it is the current."""

OWNER = Presser("1", "2")
OPERATOR = operating.Operator("3", NOW)
DIGESTS = ("", "d1", "d2")
FORGOTTEN = {
    "confirmed_at",
    "confirmed_by",
    "confirmed",
    "lease_owner",
    "error_message",
    "pr_url",
    "card_channel_id",
    "redriven_by",
    "redriven_at",
    "abandoned_by",
}
PLACES = ("", "r0", "r1")
"""Where the card can be: where it began, or in answer to one of two who bring it to themselves."""

ABSENT = 0
LAST_PLAN = len(DIGESTS) - 1


class Facts(NamedTuple):
    """What actors read of an item; `plan` is the number of the digest."""

    phase: str
    plan: int
    epoch: int
    step: str
    confirm_id: str
    is_expired: bool
    is_over_ttl: bool
    has_live_lease: bool
    has_given_up: bool
    place: int
    is_abandoned: bool = False


NOTHING = Facts("", 0, 0, "", "", False, False, False, False, 0)


class Items:
    """All items met in one search, numbered from 1; ABSENT is no item."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._numbers: dict[tuple[tuple[str, Any], ...], int] = {}
        self._items: list[Item | None] = [None]
        self.facts = [NOTHING]
        self._writes: dict[tuple[Any, ...], int] = {}
        self._events: dict[tuple[str, int], int] = {}
        self.won: set[str] = set()

    def write(self, number: int, key: tuple[Any, ...]) -> int:
        """The number of the item after the write `key` names, -1 when it loses."""
        known = self._writes.get((number, key))
        if known is None:
            known = self._writes[number, key] = self._carry_out(number, WRITES[key[0]](*key[1:]))
        return known

    def passes(self, number: int, event: str) -> int:
        """The number of the item after time has passed: "hour", "lease" or "month"."""
        known = self._events.get((event, number))
        if known is None:
            item = self._items[number]
            known = self._number(EVENTS[event](item)) if item else ABSENT
            self._events[event, number] = known
        return known

    def _carry_out(self, number: int, write: Write) -> int:
        try:
            new = carry_out(self._design.spoil(write), self._items[number])
        except Lost:
            return -1
        self.won.add(write.name)
        return ABSENT if new is None else self._number(new)

    def _number(self, item: Item) -> int:
        item = _canonical(item)
        key = tuple(sorted(item.items()))
        if key not in self._numbers:
            self._numbers[key] = len(self._items)
            self._items.append(item)
            self.facts.append(_facts(item))
        return self._numbers[key]


def _canonical(item: Item) -> Item:
    """The item without what no condition reads, with few numbers of attempts and one version."""
    kept = {name: value for name, value in item.items() if name not in FORGOTTEN}
    kept["version"] = CURRENT
    # Two tries are left after each fresh start: enough for a zombie, and for the end of tries.
    kept["attempts"] = max(item.get("attempts", 0), MAX_ATTEMPTS - 2)
    return kept


def _facts(item: Item) -> Facts:
    return Facts(
        phase=str(item.get("phase", "")),
        plan=DIGESTS.index(item.get("plan_digest", "")),
        epoch=item.get("epoch", 0),
        step=item.get("step", ""),
        confirm_id=item.get("confirm_id", ""),
        is_expired=item.get("expires_at", SOON) <= NOW,
        is_over_ttl=item.get("ttl", SOON) < NOW,
        has_live_lease=item.get("lease_until", PAST) >= NOW,
        has_given_up=item.get("error_code") == "gave_up",
        place=PLACES.index(item.get("card_interaction_id", "")),
        is_abandoned="abandoned_at" in item,
    )


def _begin(phase: str) -> Write:
    is_read = phase == Phase.AWAITING_CONFIRMATION
    return transition.begin(
        {
            "conversation_id": "c",
            "user_id": OWNER.user_id,
            "guild_id": OWNER.guild_id,
            "schema_version": SCHEMA_VERSION,
            "phase": phase,
            "version": 1,
            "created_at": NOW,
            "expires_at": SOON,
            "ttl": SOON,
            "rounds": 0,
            "attempts": 0,
            "epoch": 0,
            "plan_digest": DIGESTS[1] if is_read else "",
        }
    )


def _answer(phase: str, plan: int, *, is_current: bool) -> Write:
    known = {"conversation_id": "c", "created_at": NOW, "version": CURRENT - (not is_current)}
    outcome: dict[str, Any] = {"phase": phase}
    if plan:
        outcome["plan_digest"] = DIGESTS[plan]
    return transition.answer(known, OWNER, NOW, outcome)


def _propose(plan: int, *, is_current: bool) -> Write:
    outcome = {"phase": Phase.AWAITING_CONFIRMATION, "plan_digest": DIGESTS[plan]}
    return transition.propose("c", CURRENT - (not is_current), NOW, outcome)


def _reconsider(epoch: int, plan: int) -> Write:
    known = {"conversation_id": "c", "created_at": NOW}
    outcome = {"phase": Phase.AWAITING_CONFIRMATION, "plan_digest": DIGESTS[plan]}
    return transition.reconsider(known, _lease(epoch), NOW, outcome)


def _move(which: int, seen: int, *, is_open: bool) -> Write:
    phase = Phase.AWAITING_CONFIRMATION if is_open else Phase.CONFIRMED
    known: Item = {"conversation_id": "c", "created_at": NOW, "phase": phase}
    if seen:
        known["card_interaction_id"] = PLACES[seen]
    return transition.move(known, OWNER, Place("here", PLACES[1 + which]), NOW)


def _lease(epoch: int) -> Lease:
    return Lease(epoch, LEASED)


WRITES: dict[str, Callable[..., Write]] = {
    "T1": lambda: _begin(Phase.COLLECTING),
    "T1b": lambda: _begin(Phase.AWAITING_CONFIRMATION),
    "T2": lambda plan, is_current: _propose(plan, is_current=is_current),
    "T3": lambda is_current: _answer(Phase.COLLECTING, 0, is_current=is_current),
    "T3b": lambda plan, is_current: _answer(
        Phase.AWAITING_CONFIRMATION, plan, is_current=is_current
    ),
    "T4": lambda click, plan: transition.confirm(
        "c", OWNER, DIGESTS[plan], confirm_id=f"i{click}", now=NOW
    ),
    "T5": lambda: transition.take("c", "w", now=NOW, until=LEASED),
    "T6": lambda epoch, step: transition.checkpoint("c", _lease(epoch), {"step": step}),
    "T7": lambda epoch: transition.complete("c", _lease(epoch), number=1, url="u"),
    "T8": lambda epoch: transition.fail("c", _lease(epoch), error_code="no", error_message="m"),
    "T9": lambda epoch: transition.release("c", _lease(epoch)),
    "T9b": _reconsider,
    "T10": lambda: transition.cancel("c", OWNER),
    "T11": lambda: transition.give_up("c", NOW, "m"),
    "T12": lambda plan: transition.adopt("c", DIGESTS[plan], now=NOW, number=1, url="u"),
    "T13": lambda: operating.redrive("c", CURRENT, OPERATOR, confirm_id="redrive-1"),
    "T15": lambda which, seen, is_open: _move(which, seen, is_open=is_open),
    "T18": lambda is_current: operating.abandon("c", CURRENT - (not is_current), OPERATOR),
}


SOME = {
    "T2": (1, True),
    "T3": (True,),
    "T3b": (2, True),
    "T4": (0, 1),
    "T6": (1, "base"),
    "T7": (1,),
    "T8": (1,),
    "T9": (1,),
    "T9b": (1, 2),
    "T12": (1,),
    "T15": (0, 0, True),
    "T18": (True,),
}


def some_write(name: str) -> Write:
    """One write of this transition, as good as any."""
    return WRITES[name](*SOME.get(name, ()))


def _hour(item: Item) -> Item:
    ttl = PAST if item["ttl"] <= SOON else item["ttl"]
    return {**item, "expires_at": PAST, "ttl": ttl}


EVENTS: dict[str, Callable[[Item], Item]] = {
    "hour": _hour,
    "month": lambda item: {**_hour(item), "ttl": PAST},
    "lease": lambda item: {**item, "lease_until": PAST} if "lease_until" in item else item,
}
