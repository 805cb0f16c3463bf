"""How far a job is, told while it goes on; nothing of the job depends on it."""

from bot.conversation.phase import Phase
from bot.errors import BotError
from bot.ux_agent import cards
from bot.ux_agent.work.hold import Hold
from bot.ux_agent.work.telling import is_elsewhere, is_spare

TOLD = ("G0", "G2", "G3")
"""The steps whose end is told: after the last ones comes the outcome itself."""


def report(hold: Hold, step: str) -> None:
    """Tell that a step is done, soon and unless the job is over before."""
    is_theirs = is_spare(hold.job, hold.item.get("confirm_id"))
    if step not in TOLD or is_theirs or hold.context.is_short:
        return
    card = cards.working_card(hold.item, done=TOLD.index(step) + 1)
    hold.services.progress.report(hold.job, card, lambda: _is_ours(hold))


def _is_ours(hold: Hold) -> bool:
    """Whether the job is still this worker's, and its message the live card.

    One that slept past its lease must not speak.
    """
    try:
        item = hold.services.store.get(hold.conversation_id)
    except BotError:
        return False
    if item is None or is_elsewhere(hold.job, item):
        return False
    return bool(item["epoch"] == hold.lease.epoch and item["phase"] == Phase.EXECUTING)
