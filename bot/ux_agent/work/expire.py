"""The job `expire`: the card of a conversation whose time is over turns grey."""

from bot.conversation.job import Job
from bot.conversation.messenger import Gone
from bot.conversation.phase import ANSWERABLE, BEFORE_CONFIRM, SCHEMA_VERSION
from bot.conversation.reply import Card
from bot.conversation.transition import Place, place_of
from bot.ux_agent import cards
from bot.ux_agent.work.services import Context, Done, HandBack, Result, Services

EARLY_SECONDS = 900
"""How far ahead of its time the job may come and wait; one farther ahead has been overtaken."""


def expire(job: Job, services: Services, context: Context) -> Result:
    """Turn the card grey, if it still shows an open conversation; never writes, never posts.

    An item that is gone was cancelled, with a card that says so and has nothing to press, or
    collected, with one that still looks open. Raises TransientError when a later try may do.
    """
    item = services.store.get(job.conversation_id)
    if item is None:
        place = Place(job.card_channel_id, job.card_interaction_id)
        card = cards.expired_card({"locale": job.locale})
        return _turned(services, place, card, only_open=True)
    if item["phase"] not in BEFORE_CONFIRM or item["schema_version"] > SCHEMA_VERSION:
        return Done("moved on")
    early = item["expires_at"] - services.clock()
    if early > 0:
        return HandBack("early", early + 1) if early <= EARLY_SECONDS else Done("moved on")
    # A Cancel that comes late counts: its card has nothing to press by now, as only reading has.
    is_pressable = item["phase"] in ANSWERABLE
    return _turned(services, place_of(item), cards.expired_card(item), only_open=is_pressable)


def _turned(services: Services, place: Place, card: Card, *, only_open: bool = False) -> Result:
    try:
        services.messenger.turn(place, card, only_open=only_open)
    except Gone:
        return Done("expired, message gone")
    return Done("expired")
