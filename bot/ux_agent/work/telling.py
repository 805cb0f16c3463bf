"""Telling the person who waits how a conversation stands, and when to come back to a job."""

from contextlib import suppress

from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.messenger import Gone
from bot.conversation.phase import TERMINAL
from bot.conversation.reply import Card
from bot.conversation.store import Lost
from bot.conversation.transition import notify, place_of
from bot.errors import BotError, ConfigurationError, Failed, TransientError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.cards import card_of
from bot.ux_agent.work.patience import LONGEST_ASKED
from bot.ux_agent.work.services import Context, Done, HandBack, Result, Services

WAIT_SECONDS = 5
WAIT_RECEIVES = 6
"""A job may be ahead of the write that it belongs to: it waits for 6 deliveries, 5 s apart."""

OTHER_VERSION_SECONDS = 60
"""Until then a worker that knows the item's newer shape may have come."""

_LONGEST_PAUSE = 300


def tell(
    services: Services, context: Context, job: Job, item: Item, *, card: Card | None = None
) -> Result:
    """Show the conversation as it stands, and note an outcome as shown (T14)."""
    phase = str(item["phase"])
    if context.is_short:
        return HandBack(f"{phase}, not shown", 1)
    try:
        show(services, job, item, card or card_of(item))
        if phase in TERMINAL and not is_spare(job, item.get("confirm_id")):
            services.store.perform(notify(item["conversation_id"], services.clock()))
    except Gone:
        return Done(f"{phase}, message gone")
    except Lost:
        return Done(f"{phase}, moved on")
    except TransientError as error:
        return HandBack(f"{phase}, not shown", backoff(context.received, error))
    return Done(phase)


def tell_later(services: Services, context: Context, job: Job, item: Item) -> None:
    """Show that a confirmed job waits, where that is possible at once: the job goes on anyway."""
    if context.is_short or is_spare(job, item.get("confirm_id")):
        return
    with suppress(BotError, Gone):  # the outcome will be shown in its place
        show(services, job, item, card_of(item))


def show(services: Services, job: Job, item: Item, card: Card) -> None:
    """Show the card where the conversation's live card is; raises as the messenger does.

    A press that lost is answered in its own message. Where the card was brought elsewhere after
    the press (ids of interactions grow with time) the press's own message is not the live one.
    """
    services.progress.stop()
    winners = (item.get("confirm_id"), item.get("answer_id"), item["interaction_id"])
    if job.interaction_id not in winners:
        services.messenger.show(job, card)
        return
    live = place_of(item)
    if is_elsewhere(job, item):
        with suppress(Gone):
            services.messenger.turn(live, card)
            return
    placed = job._replace(card_channel_id=live.channel_id, card_interaction_id=live.interaction_id)
    services.messenger.show(placed, card)


def is_elsewhere(job: Job, item: Item) -> bool:
    """Whether the card was brought elsewhere after the press that the job answers."""
    brought = str(item.get("card_interaction_id", ""))
    are_ids = brought.isdigit() and job.interaction_id.isdigit()
    return are_ids and int(brought) > int(job.interaction_id)


def is_spare(job: Job, current: object) -> bool:
    """Whether the job comes from a press that lost: its message is not the conversation's own."""
    return bool(job.interaction_id) and job.interaction_id != current


def waiting(context: Context, note: str) -> Result:
    """Hand back a job that came before its write, until it has waited long enough."""
    if context.received < WAIT_RECEIVES:
        return HandBack(note, WAIT_SECONDS)
    return Done(note)


def backoff(tries: int, error: TransientError | None = None) -> float:
    """Seconds until try number `tries` + 1: 5, 10, 20 … 300, or what the other side asked for."""
    asked = error.retry_after if error is not None and error.retry_after else 0.0
    asked = min(asked, float(LONGEST_ASKED))
    return max(asked, float(min(5 * 2 ** min(max(tries, 1) - 1, 10), _LONGEST_PAUSE)))


def definite(error: ConfigurationError | Failed) -> Failed:
    """The error as one that is stored and shown; the operator's detail stays out of it."""
    if isinstance(error, Failed):
        return error
    return Failed("configuration", phrase(Texts.not_set_up))
