"""What follows from a conversation's change, decided from the item before and after it.

Everything that happens besides the answer to a person begins here: the table's stream tells of
each change, at least once and in order for one conversation. The decisions are pure; what they
ask for may be done twice.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.phase import BEFORE_CONFIRM, SCHEMA_VERSION
from bot.conversation.transition import Place, place_of
from bot.ux_agent.schedules import Schedules


class Transition(NamedTuple):
    """One change of a conversation: the item before (None: it begins) and after (None: it goes).

    `is_garbage` tells that DynamoDB collected an item whose time was over; `at` is when the change
    was made, epoch seconds.
    """

    conversation_id: str
    old: Item | None
    new: Item | None
    is_garbage: bool = False
    at: int = 0


class SetExpiry(NamedTuple):
    """The card turns grey at epoch second `at`, by this job."""

    conversation_id: str
    at: int
    job: Job

    @property
    def key(self) -> str:
        """What it is about: of several about the same the last one counts."""
        return f"expiry {self.conversation_id}"

    def perform(self, schedules: Schedules) -> None:
        """Do it; raises what the port raises."""
        schedules.put(self.conversation_id, self.at, self.job)


class DropExpiry(NamedTuple):
    """The card turns grey no more by itself: the conversation has moved on, or is over."""

    conversation_id: str

    @property
    def key(self) -> str:
        """What it is about: of several about the same the last one counts."""
        return f"expiry {self.conversation_id}"

    def perform(self, schedules: Schedules) -> None:
        """Do it; raises what the port raises."""
        schedules.drop(self.conversation_id)


Effect: TypeAlias = SetExpiry | DropExpiry
Reaction: TypeAlias = Callable[[Transition], Effect | None]


def expiry(change: Transition) -> Effect | None:
    """An open conversation ends at its `expires_at`, where its card is by then.

    What DynamoDB collects was over: its schedule has just fired, or does so in a moment.
    """
    before, after = _end(change.old), _end(change.new)
    if change.new is not None and after is not None:
        at, place = after
        is_new = before != after
        return SetExpiry(change.conversation_id, at, _job(change.new, place)) if is_new else None
    is_left = before is not None and not change.is_garbage
    return DropExpiry(change.conversation_id) if is_left else None


REACTIONS: Sequence[Reaction] = (expiry,)


def effects_of(change: Transition) -> list[Effect]:
    """All that follows from a change, in order."""
    found = (reaction(change) for reaction in REACTIONS)
    return [effect for effect in found if effect is not None]


def _end(item: Item | None) -> tuple[int, Place] | None:
    """When and where an open conversation ends; None for one that is not open."""
    if item is None or item["phase"] not in BEFORE_CONFIRM:
        return None
    if item["schema_version"] > SCHEMA_VERSION:
        return None
    return int(item["expires_at"]), place_of(item)


def _job(item: Item, place: Place) -> Job:
    return Job(
        "expire",
        item["guild_id"],
        item["conversation_id"],
        application_id=item["application_id"],
        channel_id=place.channel_id,
        locale=item["locale"],
        card_channel_id=place.channel_id,
        card_interaction_id=place.interaction_id,
    )
