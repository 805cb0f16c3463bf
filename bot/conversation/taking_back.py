"""The writes that only taking a change back needs: T16 and T17 of transition.py's table."""

from bot.conversation.condition import Absent, Compare, Every, Item
from bot.conversation.phase import Phase
from bot.conversation.transition import READABLE, Write


def undone_by(old: Item, conversation_id: str) -> Write:
    """T16: that conversation takes the change of `old`, as read just before, back."""
    before = old.get("undone_by")
    is_as_read = Compare("undone_by", "=", before) if before else Absent("undone_by")
    condition = Every((Compare("phase", "=", Phase.COMPLETED), is_as_read, READABLE))
    values = {"undone_by": conversation_id}
    return Write("T16", "update", old["conversation_id"], condition, values)


def drop(item: Item) -> Write:
    """T17: the conversation, as read just before, goes: its last word has been said."""
    is_as_read = Compare("version", "=", item["version"])
    condition = Every((Compare("phase", "=", Phase.COLLECTING), is_as_read, READABLE))
    return Write("T17", "delete", item["conversation_id"], condition)
