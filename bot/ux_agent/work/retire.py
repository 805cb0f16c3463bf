"""The job `retire`: the old card of a conversation that was brought elsewhere says where to."""

from contextlib import suppress

from bot.conversation.job import Job
from bot.conversation.messenger import Gone
from bot.conversation.phase import TERMINAL
from bot.conversation.reply import Card
from bot.conversation.transition import Place, place_of
from bot.ux_agent import cards
from bot.ux_agent.work.services import Context, Done, HandBack, Result, Services
from bot.ux_agent.work.telling import WAIT_SECONDS, waiting

LINK = "https://discord.com/channels"
"""Where clients find a message: server (or @me), channel and message follow."""

PATIENCE = 3
"""Deliveries for which the new card is waited for: it is there once Discord has our answer."""


def retire(job: Job, services: Services, context: Context) -> Result:
    """Turn the card at the job's place into one that names the live one.

    An old card that has its last word keeps it. Raises TransientError when a later try may do.
    """
    old = Place(job.card_channel_id, job.card_interaction_id)
    item = services.store.get(job.conversation_id)
    if item is None:
        return _turned(services, old, cards.ended_card(job.locale), is_over=True)
    live = place_of(item)
    if live == old:  # the job is ahead of its write, or the card was brought back
        return waiting(context, "not moved")
    found = _located(services, live)
    if not found and context.received < PATIENCE:
        return HandBack("new card not there", WAIT_SECONDS)
    guild = "@me" if item["guild_id"] == "dm" else item["guild_id"]
    link = f"{LINK}/{guild}/{live.channel_id}/{found}" if found else f"<#{live.channel_id}>"
    is_over = item["phase"] in TERMINAL
    result = _turned(services, old, cards.moved_card(item, link), is_over=is_over)
    _tell_outcome(services, job, live if found else old)
    return result


def _located(services: Services, place: Place) -> str:
    """The id of the live message, '' where the bot cannot see it (yet)."""
    try:
        return services.messenger.locate(place)
    except Gone:
        return ""


def _tell_outcome(services: Services, job: Job, place: Place) -> None:
    """Show how it ended: before the live card was there, only the old one could tell."""
    item = services.store.get(job.conversation_id)
    if item is not None and item["phase"] in TERMINAL:
        with suppress(Gone):
            services.messenger.turn(place, cards.card_of(item))


def _turned(services: Services, place: Place, card: Card, *, is_over: bool) -> Result:
    """Turn the old card; of a conversation that is over, only one that can be pressed."""
    try:
        services.messenger.turn(place, card, only_open=is_over)
    except Gone:
        return Done("retired, message gone")
    return Done("retired")
