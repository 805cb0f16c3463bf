"""The button "Whole difference" below a card whose own is shortened."""

from typing import TYPE_CHECKING

from bot.conversation.reply import Handle, Later
from bot.ux_agent.commands.asked import Asked

if TYPE_CHECKING:
    from bot.ux_agent.agent import UXAgent


def press(agent: "UXAgent", handle: Handle, asked: Asked) -> Later:
    """Have the worker answer this person alone with a file; raises what the queue raises."""
    agent.queue.send(asked.job("diff", handle.conversation_id))
    return Later(is_private=True)
