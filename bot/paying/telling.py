"""The outcome of a payment session, told in Discord where its link was asked for."""

from bot.conversation.job import TOKEN_SECONDS, Job
from bot.conversation.messenger import Gone, Messenger
from bot.conversation.reply import Card
from bot.errors import Failed, TransientError
from bot.texts.catalogue import texts
from bot.ux_agent.work.services import Done, HandBack, Result

_LONGEST_PAUSE = 60


def outcome_card(outcome: str, locale: str) -> Card:
    """What stands in place of the link once the session is over."""
    said = texts(locale)
    if outcome == "verified":
        return Card(said.card_verified, (said.card_verified_body,), tone="success")
    return Card(said.card_cancelled, (said.card_cancelled_body,), tone="closed")


def tell(job: Job, messenger: Messenger, *, now: int, delivered: int) -> Result:
    """The job `payment`: show the outcome in place of the link.

    The message is one person's: once its token is over it can be reached no more, and the outcome
    is never posted where others read.
    """
    if now - job.sent_at >= TOKEN_SECONDS:
        return Done("message gone")
    try:
        messenger.show(job._replace(channel_id=""), outcome_card(job.outcome, job.locale))
    except (Gone, Failed):
        return Done("message gone")
    except TransientError:
        return HandBack("unreachable", min(_LONGEST_PAUSE, 2**delivered))
    return Done("told")
