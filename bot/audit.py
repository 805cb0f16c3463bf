"""What is kept of a decision: the fields that every door writes into its own log line.

Fixed words and ids, never words of people nor tokens. Who and where, the line has already.
"""

from bot.conversation.reply import Ask, Reply, Say, Suggest
from bot.log import Fields

_UNNAMED = {"Ask": "form", "Later": "later", "Replace": "shown"}


def record(action: str, reply: Reply) -> Fields:
    """The fields of what was decided on a command or a press; none while something is typed."""
    if isinstance(reply, Suggest):
        return {}
    if isinstance(reply, Ask):
        return {"audit": action, "decision": _UNNAMED["Ask"]}
    return {"audit": action, "decision": reply.decision or _unnamed(reply), **reply.facts}


def _unnamed(reply: Reply) -> str:
    """The word for a reply that names no decision."""
    if isinstance(reply, Say):
        return "told" if reply.is_private else "shown"
    return _UNNAMED[type(reply).__name__]
