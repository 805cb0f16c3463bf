"""What an operator does with a failed job: hand it back, or close it for good."""

from enum import StrEnum

from bot.console.services import Services
from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.operating import REDRIVE_PREFIX, Operator, abandon, redrive
from bot.conversation.phase import Phase
from bot.conversation.store import Lost
from bot.conversation.transition import place_of


class Done(StrEnum):
    """How it came out, by the word that the next page's address carries."""

    HANDED_BACK = "handed-back"
    CLOSED = "closed"
    ALREADY = "already"


def can_act(item: Item) -> bool:
    """Whether a conversation can be handed back or closed as it stands."""
    return item["phase"] == Phase.FAILED and "abandoned_at" not in item


def hand_back(item: Item, version: int, operator: Operator, own: str, services: Services) -> Done:
    """Send the job, then write T13: as on Confirm none can be lost, and a spare one is harmless.

    `item` is the conversation, `version` the one that the operator saw, `own` what is the same
    when they ask twice. Raises TransientError where nobody knows what came of it.
    """
    if not can_act(item) or item["version"] != version:
        return _already(item, own)
    key, confirm_id = item["conversation_id"], f"{REDRIVE_PREFIX}{own}"
    services.jobs.send(_job(item, confirm_id, operator.now))
    try:
        services.store.perform(redrive(key, version, operator, confirm_id=confirm_id))
    except Lost as lost:
        return _already(lost.old, own)
    return Done.HANDED_BACK


def close(item: Item, version: int, operator: Operator, services: Services) -> Done:
    """T18; raises TransientError where nobody knows what came of it."""
    try:
        services.store.perform(abandon(item["conversation_id"], version, operator))
    except Lost as lost:
        is_own = bool(lost.old) and (lost.old or {}).get("abandoned_by") == operator.user_id
        return Done.CLOSED if is_own else Done.ALREADY
    return Done.CLOSED


def _already(item: Item | None, own: str) -> Done:
    """The same request once more has done it; else somebody else did something."""
    is_own = item is not None and item.get("confirm_id") == f"{REDRIVE_PREFIX}{own}"
    return Done.HANDED_BACK if is_own else Done.ALREADY


def _job(item: Item, confirm_id: str, now: int) -> Job:
    """The job that Confirm sent, without its token: its fifteen minutes are over."""
    place = place_of(item)
    return Job(
        "execute",
        item["guild_id"],
        item["conversation_id"],
        interaction_id=confirm_id,
        application_id=item["application_id"],
        channel_id=place.channel_id,
        locale=item["locale"],
        sent_at=now,
        card_channel_id=place.channel_id,
        card_interaction_id=place.interaction_id,
    )
