"""The job `understand`: read the request of a collecting conversation against the whole site."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeAlias

from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.phase import ANSWERABLE, SCHEMA_VERSION, Phase
from bot.conversation.reply import Card
from bot.conversation.store import Lost
from bot.conversation.taking_back import drop
from bot.conversation.transition import propose
from bot.errors import ConfigurationError, Failed
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.code_host import CodeHost
from bot.ux_agent.editing.planning import NotInIndex
from bot.ux_agent.intent import Intent
from bot.ux_agent.reading import Outcome, attributes
from bot.ux_agent.roles import NOT_ALLOWED, confirm_roles, may_request
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.work.reader import reader
from bot.ux_agent.work.services import Context, Done, HandBack, Result, Services
from bot.ux_agent.work.sites import current_index
from bot.ux_agent.work.telling import OTHER_VERSION_SECONDS, definite, is_spare, tell, waiting

Read: TypeAlias = Callable[[Item, Services, CodeHost, SiteIndex], Outcome]
"""What makes an outcome of a collecting conversation; raises NotInIndex, Failed and the like."""

LastWord: TypeAlias = Callable[[Item, Outcome], Card]
"""The card of a reason after which nothing stays open."""


def understand(job: Job, services: Services, context: Context) -> Result:
    """T2 and the card; raises TransientError when the store or the code host is away."""
    return settle(job, services, context, reader(context))


def settle(
    job: Job, services: Services, context: Context, read: Read, last_word: LastWord | None = None
) -> Result:
    """T2 with what `read` makes of the conversation, and the card; raises as understand does.

    A reason leaves the conversation open for another wording; with a `last_word` it ends there.
    """
    item = services.store.get(job.conversation_id)
    if item is None:
        return waiting(context, "unknown")
    if item["schema_version"] > SCHEMA_VERSION:
        return HandBack("other version", OTHER_VERSION_SECONDS)
    is_ahead = is_spare(job, item.get("answer_id") or item["interaction_id"])
    if is_ahead and isinstance(waiting(context, ""), HandBack):
        return waiting(context, "not written")
    if item["phase"] != Phase.COLLECTING:
        return _read_already(job, item, services, context)
    if context.is_short:
        return HandBack("out of time", 1)
    outcome, roles = _read(item, services, read)
    if last_word and outcome.plan is None and "said" not in item:
        return _ended(job, item, services, context, last_word(item, outcome))
    values = attributes(outcome, item["locale"]) | roles
    write = propose(item["conversation_id"], item["version"], services.clock(), values)
    try:
        proposed = services.store.perform(write)
    except Lost as lost:
        if lost.old is None or lost.old["phase"] == Phase.COLLECTING:
            return Done("expired")
        return _read_already(job, lost.old, services, context)
    return tell(services, context, job, proposed)


def _read(item: Item, services: Services, read: Read) -> tuple[Outcome, Item]:
    """The outcome, and who may confirm it; what cannot be read becomes a reason."""
    try:
        host = services.open_site(item["site"])
        index = current_index(services, item["guild_id"], item["site"], host)
        setting = services.sites.find(item["guild_id"])
        if not may_request(setting, index, item.get("requester_roles", ())):
            raise Failed("not_allowed", NOT_ALLOWED)
        return read(item, services, host, index), confirm_roles(setting, index)
    except NotInIndex:
        reason: str = phrase(Texts.not_on_site)
    except (ConfigurationError, Failed) as error:
        reason = str(definite(error))
    intent = Intent.from_data(item["parsed_intent"])
    refused = intent._replace(kind="refuse", question=None, reason=reason)
    return Outcome(refused), {}


def _ended(job: Job, item: Item, services: Services, context: Context, card: Card) -> Result:
    """The card, then T17: a worker that dies between them comes again and says the same."""
    told = tell(services, context, job, item, card=card)
    if isinstance(told, Done):
        with suppress(Lost):  # another delivery has come further
            services.store.perform(drop(item))
    return told


def _read_already(job: Job, item: Item, services: Services, context: Context) -> Result:
    """A redelivery: show what was read, if this job's message is still the conversation's."""
    is_current = not is_spare(job, item.get("answer_id") or item["interaction_id"])
    if item["phase"] in ANSWERABLE and is_current:
        return tell(services, context, job, item)
    return Done(str(item["phase"]))
