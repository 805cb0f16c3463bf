"""The job `execute`: a confirmed plan becomes exactly one pull request."""

from contextlib import suppress

from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.operating import REDRIVE_PREFIX
from bot.conversation.phase import BEFORE_CONFIRM, MAX_ATTEMPTS, SCHEMA_VERSION, TERMINAL, Phase
from bot.conversation.reply import Card
from bot.conversation.store import Lost
from bot.conversation.transition import Lease, fail, reconsider, release, take
from bot.errors import BotError, ConfigurationError, Failed, TransientError
from bot.texts.catalogue import in_language
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent import cards
from bot.ux_agent.code_host import CodeHost
from bot.ux_agent.editing.planning import NotInIndex
from bot.ux_agent.intent import Intent
from bot.ux_agent.reading import attributes, read_again
from bot.ux_agent.roles import confirm_roles
from bot.ux_agent.work.hold import Hold, LeaseLost, OutOfTime, SiteMoved, lease_end
from bot.ux_agent.work.patience import is_counted, is_news, put_off
from bot.ux_agent.work.services import Context, Done, HandBack, Result, Services
from bot.ux_agent.work.sites import current_index
from bot.ux_agent.work.steps import FENCED, ship
from bot.ux_agent.work.telling import (
    OTHER_VERSION_SECONDS,
    backoff,
    definite,
    is_spare,
    tell,
    tell_later,
    waiting,
)
from bot.ux_agent.work.undo import taken_back_again
from bot.ux_agent.work.undoing import claim

_SPARE_SECONDS = 5
_LOST_SECONDS = 5


def execute(job: Job, services: Services, context: Context) -> Result:
    """Do what the conversation's phase asks for; raises TransientError when the store is away."""
    item = services.store.get(job.conversation_id)
    settled = _settled(job, item, services, context)
    return settled or _attempt(job, services, context)


def _settled(job: Job, item: Item | None, services: Services, context: Context) -> Result | None:
    """What the message comes to without taking the job; None when it is to be taken."""
    if item is None:
        return waiting(context, "unconfirmed")
    if item["schema_version"] > SCHEMA_VERSION:
        return HandBack("other version", OTHER_VERSION_SECONDS)
    if item["phase"] in BEFORE_CONFIRM:
        if job.interaction_id and item.get("answer_id") == job.interaction_id:
            return tell(services, context, job, item, card=_card(item))
        return waiting(context, "unconfirmed")
    spare = is_spare(job, item.get("confirm_id"))
    if item["phase"] in TERMINAL:
        if spare and job.interaction_id.startswith(REDRIVE_PREFIX):
            return waiting(context, "not handed back")
        if "notified_at" in item or spare:
            return Done(str(item["phase"]))
        return tell(services, context, job, item)
    return _not_now(item, services, context, spare=spare)


def _not_now(item: Item, services: Services, context: Context, *, spare: bool) -> HandBack | None:
    """Why a confirmed job cannot be taken at this moment; None when it can."""
    now = services.clock()
    if item["phase"] == Phase.EXECUTING and item.get("lease_until", 0) >= now:
        return HandBack("leased", item["lease_until"] - now + 1)
    early = item.get("put_off", {}).get("at", now) - now
    if item["phase"] == Phase.CONFIRMED and early > 0:
        return HandBack("put off", early)
    if item["attempts"] >= MAX_ATTEMPTS:  # the dead-letter handler ends it
        return HandBack("attempts used up", _LOST_SECONDS)
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
        ended = _worked(hold)
    except LeaseLost:
        return HandBack("lease lost", _LOST_SECONDS)
    finally:
        services.progress.stop()
    return ended if isinstance(ended, HandBack) else _told(ended)


def _worked(hold: Hold) -> Hold | HandBack:
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
        with suppress(LeaseLost):  # what nobody foresaw is the news
            _released(hold, HandBack("unexpected", 1))
        raise


def _shipped(hold: Hold, host: CodeHost) -> Hold:
    undoes = hold.plan.undoes
    try:
        if undoes:
            claim(hold, undoes, host)
        return ship(hold, host)
    except SiteMoved:
        return _reconsidered(hold, host)


def _told(hold: Hold) -> Result:
    """Show how it ended; then look whether the site moved, for the next preview."""
    item, services = hold.item, hold.services
    result = tell(services, hold.context, hold.job, item, card=_card(item))
    if item["phase"] == Phase.COMPLETED and not hold.context.is_short:
        with suppress(BotError):  # the index may be stale without harm
            host = services.open_site(item["site"])
            current_index(services, item["guild_id"], item["site"], host)
    return result


def _card(item: Item) -> Card | None:
    is_changed = item["phase"] == Phase.AWAITING_CONFIRMATION
    return cards.changed_card(item) if is_changed else None


def _reconsidered(hold: Hold, host: CodeHost) -> Hold:
    """T9b: the same wish on the site as it is now, to be confirmed again."""
    item, services = hold.item, hold.services
    index = current_index(services, item["guild_id"], item["site"], host)
    undoes = hold.plan.undoes
    try:
        if undoes:
            outcome = taken_back_again(item, undoes, services, host, index)
        else:
            outcome = read_again(Intent.from_data(item["parsed_intent"]), index)
    except NotInIndex as error:
        raise Failed("target_gone", phrase(Texts.target_gone)) from error
    # The winning click's own job shows the new preview where everybody sees it, also when this
    # delivery dies before, or is the one of a click that lost.
    values = {**attributes(outcome, item["locale"]), "answer_id": item["confirm_id"]}
    values |= confirm_roles(services.sites.find(item["guild_id"]), index)
    return hold.written(reconsider(item, hold.lease, services.clock(), values))


def _put_off(hold: Hold, error: TransientError) -> Hold | HandBack:
    """T9 with growing pauses; T8 when the attempts are used up and nothing can be open yet."""
    attempts, now = hold.item["attempts"], hold.services.clock()
    if is_counted(error) and attempts >= MAX_ATTEMPTS and not _is_fenced(hold):
        text = phrase(Texts.gave_up_reaching, tries=str(attempts))
        return _written_off(hold, Failed("unreachable", text))
    pause, later = put_off(hold.item, error, now)
    write = release(hold.conversation_id, hold.lease, later, is_counted=is_counted(error))
    try:
        released = hold.written(write)
    except TransientError:  # the lease runs out by itself
        return HandBack("put off", pause)
    if later and is_news(hold.item, later, hold.job, now):
        tell_later(hold.services, hold.context, hold.job, released.item)
    return HandBack("put off", max(now + pause - hold.services.clock(), 0))


def _released(hold: Hold, result: HandBack) -> HandBack:
    """T9; when even that cannot be written, the lease runs out by itself."""
    with suppress(TransientError):
        hold.written(release(hold.conversation_id, hold.lease))
    return result


def _failed(hold: Hold, failure: Failed) -> Hold | HandBack:
    """T8; never while a pull request of this or an earlier attempt may stand."""
    if _is_fenced(hold):
        return _released(hold, HandBack(failure.code, backoff(hold.item["attempts"])))
    return _written_off(hold, failure)


def _is_fenced(hold: Hold) -> bool:
    """Whether the fence stands in the store: `hold` is as of T5, and the steps went on since."""
    stored = hold.services.store.get(hold.conversation_id) or hold.item
    return stored.get("step") == FENCED


def _written_off(hold: Hold, failure: Failed) -> Hold:
    code, text = failure.code, in_language(str(failure), hold.item["locale"])
    return hold.written(fail(hold.conversation_id, hold.lease, error_code=code, error_message=text))
