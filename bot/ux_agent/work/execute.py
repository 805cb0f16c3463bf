"""The job `execute`: a confirmed plan becomes exactly one pull request."""

from contextlib import suppress

from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.phase import BEFORE_CONFIRM, MAX_ATTEMPTS, SCHEMA_VERSION, TERMINAL, Phase
from bot.conversation.store import Lost
from bot.conversation.transition import Lease, fail, reconsider, release, take
from bot.errors import BotError, ConfigurationError, Failed, TransientError
from bot.ux_agent import cards
from bot.ux_agent.code_host import CodeHost
from bot.ux_agent.intent import Intent
from bot.ux_agent.planning import NotInIndex
from bot.ux_agent.reading import attributes, read_again
from bot.ux_agent.work.hold import Hold, LeaseLost, OutOfTime, SiteMoved, lease_end
from bot.ux_agent.work.services import Context, Done, HandBack, Result, Services
from bot.ux_agent.work.sites import current_index
from bot.ux_agent.work.steps import FENCED, ship
from bot.ux_agent.work.telling import backoff, definite, is_spare, tell, waiting

_SPARE_SECONDS = 5
_LOST_SECONDS = 5
_OTHER_VERSION_SECONDS = 60


def execute(job: Job, services: Services, context: Context) -> Result:
    """Do what the conversation's phase asks for; raises TransientError when the store is away."""
    item = services.store.get(job.conversation_id)
    settled = _settled(job, item, services, context)
    return settled or _attempt(job, services, context)


def _settled(job: Job, item: Item | None, services: Services, context: Context) -> Result | None:
    """What the message comes to without taking the job; None when it is to be taken."""
    if item is None or item["phase"] in BEFORE_CONFIRM:
        return waiting(context, "unconfirmed")
    if item["schema_version"] > SCHEMA_VERSION:
        return HandBack("other version", _OTHER_VERSION_SECONDS)
    spare = is_spare(job, item.get("confirm_id"))
    if item["phase"] in TERMINAL:
        if "notified_at" in item or spare:
            return Done(str(item["phase"]))
        return tell(services, context, job, item)
    left = item.get("lease_until", 0) - services.clock()
    if item["phase"] == Phase.EXECUTING and left >= 0:
        return HandBack("leased", left + 1)
    if item["attempts"] >= MAX_ATTEMPTS:  # the dead-letter handler ends it
        return HandBack("attempts used up", backoff(context.received))
    if spare and isinstance(waiting(context, ""), HandBack):
        return HandBack("spare", _SPARE_SECONDS)
    return None


def _attempt(job: Job, services: Services, context: Context) -> Result:
    """T5, then all that can come of it."""
    until = lease_end(services, context)
    write = take(job.conversation_id, context.owner, now=services.clock(), until=until)
    try:
        item = services.store.perform(write)
    except Lost as lost:
        if lost.old is None or lost.old.get("lease_owner") != context.owner:
            settled = _settled(job, lost.old, services, context)
            return settled or HandBack("taken", _LOST_SECONDS)
        item = lost.old  # our own write, whose reply was lost
    hold = Hold(job, item, Lease(item["epoch"], until), services, context)
    try:
        return _worked(hold)
    except LeaseLost:
        return HandBack("lease lost", _LOST_SECONDS)


def _worked(hold: Hold) -> Result:
    """Ship the plan, or write truthfully why not; raises LeaseLost when it is ours no more."""
    try:
        host = hold.services.open_site(hold.item["site"])
        return _shipped(hold, host)
    except OutOfTime:
        return _released(hold, HandBack("out of time", 1))
    except TransientError as error:
        return _put_off(hold, error)
    except (ConfigurationError, Failed) as error:
        return _failed(hold, definite(error))
    except LeaseLost:
        raise
    except Exception:
        _released(hold, HandBack("unexpected", 1))
        raise


def _shipped(hold: Hold, host: CodeHost) -> Result:
    try:
        done = ship(hold, host)
    except SiteMoved:
        return _reconsidered(hold, host)
    result = tell(done.services, done.context, done.job, done.item)
    if not done.context.is_short:
        with suppress(BotError):  # the index may be stale without harm
            current_index(done.services, done.item["guild_id"], done.item["site"], host)
    return result


def _reconsidered(hold: Hold, host: CodeHost) -> Result:
    """T9b: the same wish on the site as it is now, shown to be confirmed again."""
    item, services = hold.item, hold.services
    index = current_index(services, item["guild_id"], item["site"], host)
    try:
        outcome = read_again(Intent.from_data(item["parsed_intent"]), index)
    except NotInIndex as error:
        text = "The site changed since the preview, and what you wanted to change is gone."
        raise Failed("target_gone", text) from error
    values = attributes(outcome)
    changed = hold.written(reconsider(item, hold.lease, services.clock(), values))
    card = cards.changed_card(changed.item) if outcome.plan else None
    return tell(services, hold.context, hold.job, changed.item, card=card)


def _put_off(hold: Hold, error: TransientError) -> Result:
    """T9 with growing pauses; T8 when the attempts are used up and nothing can be open yet."""
    attempts = hold.item["attempts"]
    stored = hold.services.store.get(hold.conversation_id) or hold.item
    if attempts >= MAX_ATTEMPTS and stored.get("step") != FENCED:
        text = f"I tried {attempts} times and could not reach the site’s repository."
        return _failed(hold, Failed("unreachable", text))
    return _released(hold, HandBack("put off", backoff(attempts, error)))


def _released(hold: Hold, result: HandBack) -> Result:
    """T9; when even that cannot be written, the lease runs out by itself."""
    with suppress(TransientError):
        hold.written(release(hold.conversation_id, hold.lease))
    return result


def _failed(hold: Hold, failure: Failed) -> Result:
    """T8, and the card that says so; never while an earlier attempt's pull request may stand."""
    if hold.item.get("step") == FENCED:
        return _released(hold, HandBack(failure.code, backoff(hold.item["attempts"])))
    write = fail(
        hold.conversation_id, hold.lease, error_code=failure.code, error_message=str(failure)
    )
    failed = hold.written(write)
    return tell(hold.services, hold.context, hold.job, failed.item)
