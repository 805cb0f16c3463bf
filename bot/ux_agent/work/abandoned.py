"""Jobs that were delivered too often: how their conversations end truthfully (T11, T12)."""

import logging
from typing import NamedTuple

from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.phase import BEFORE_CONFIRM, SCHEMA_VERSION, Phase
from bot.conversation.store import Lost
from bot.conversation.transition import adopt, give_up
from bot.errors import ConfigurationError, Failed, TransientError
from bot.texts.catalogue import in_language
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent import cards
from bot.ux_agent.code_host import PullRequest
from bot.ux_agent.work.services import Context, Done, HandBack, Result, Services
from bot.ux_agent.work.steps import close_duplicates, our_pulls
from bot.ux_agent.work.telling import OTHER_VERSION_SECONDS, backoff, is_spare, tell

_log = logging.getLogger(__name__)

GAVE_UP = phrase(Texts.gave_up)
UNREAD = phrase(Texts.gave_up_reading)

_READING = ("understand", "undo")


class Ending(NamedTuple):
    """What becomes of the message.

    `look_again` asks for one more look when no worker can live any more: a zombie may yet open a
    pull request behind a failure.
    """

    result: Result
    look_again: bool = False


def end(job: Job, services: Services, context: Context, *, is_second: bool = False) -> Ending:
    """Adopt our pull request where there is one, else give up and say so.

    What is away now is looked at later: a conversation is never failed without a look. `is_second`
    says that this is the look that an earlier Ending asked for. An item of a newer shape is left to
    a newer handler.
    """
    try:
        item = services.store.get(job.conversation_id) if job.conversation_id else None
        if item is None:
            return Ending(Done("nothing to end"))
        if item["schema_version"] > SCHEMA_VERSION:
            return Ending(HandBack("other version", OTHER_VERSION_SECONDS))
        if item["phase"] in BEFORE_CONFIRM:
            return Ending(_unread(job, item, services, context))
        if job.kind != "execute":  # the job that ships it may well be alive
            return Ending(Done("nothing to end"))
        return _ended(job, item, services, context, is_second=is_second)
    except Lost:
        return Ending(HandBack("moved on", backoff(context.received)))
    except (TransientError, ConfigurationError) as error:
        _log.warning("a dead letter cannot be judged now: %s", error)
        asked = error if isinstance(error, TransientError) else None
        return Ending(HandBack("unreachable", backoff(context.received, asked)))


def _unread(job: Job, item: Item, services: Services, context: Context) -> Result:
    """A request that no worker could read: say so; the conversation expires by itself."""
    is_ours = not is_spare(job, item.get("answer_id") or item["interaction_id"])
    if job.kind not in _READING or item["phase"] != Phase.COLLECTING or not is_ours:
        return Done("unconfirmed")
    card = cards.failed_card({**item, "error_message": in_language(UNREAD, item["locale"])})
    return tell(services, context, job, item, card=card)


def _ended(
    job: Job, item: Item, services: Services, context: Context, *, is_second: bool
) -> Ending:
    now = services.clock()
    if item["phase"] == Phase.EXECUTING and item.get("lease_until", 0) >= now:
        return Ending(Done("leased"), look_again=True)
    had_failed = item["phase"] == Phase.FAILED
    if item["phase"] != Phase.COMPLETED:
        item = _judged(job, item, services, now)
    # A failure found at the second look is older than any worker that lives; one made there is not.
    is_sure = is_second and had_failed
    gave_up = item.get("error_code") == "gave_up" and not is_sure
    if "notified_at" in item or is_spare(job, item.get("confirm_id")):
        return Ending(Done(str(item["phase"])), look_again=gave_up)
    return Ending(tell(services, context, job, item), look_again=gave_up)


def _judged(job: Job, item: Item, services: Services, now: int) -> Item:
    """The item after T12 or T11, by what the code host shows.

    Once an operator has handed the conversation back it is the job of another message, which no
    older one gives up.
    """
    pull = _found(item, services)
    key = item["conversation_id"]
    if pull is not None:
        digest, number, url = item["plan_digest"], pull.number, pull.url
        return services.store.perform(adopt(key, digest, now=now, number=number, url=url))
    confirm_id = item.get("confirm_id", "")
    if item["phase"] == Phase.FAILED or ("redriven_at" in item and is_spare(job, confirm_id)):
        return item
    told = in_language(GAVE_UP, item["locale"])
    return services.store.perform(give_up(key, now, told, confirm_id=confirm_id))


def _found(item: Item, services: Services) -> PullRequest | None:
    """Our pull request; None too when its repository is definitely gone."""
    try:
        host = services.open_site(item["site"])
        pulls = our_pulls(host, item)
        if pulls:
            close_duplicates(host, pulls)
    except Failed:
        return None
    return pulls[0] if pulls else None
