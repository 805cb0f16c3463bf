"""The port to wherever conversations are kept."""

from typing import Protocol

from bot.conversation.condition import Item
from bot.conversation.transition import Write


class Lost(Exception):
    """A write's condition did not hold; `old` is the item as it stood then, None if absent."""

    def __init__(self, write: Write, old: Item | None) -> None:
        super().__init__(f"{write.name} lost on {write.conversation_id}")
        self.write = write
        self.old = old


class ConversationStore(Protocol):
    """Items by conversation id; each change is one conditional write.

    Raises bot.errors.TransientError when the store cannot be reached or refuses for now.
    """

    def get(self, conversation_id: str) -> Item | None:
        """The item as of now (a consistent read), expired or not; None when absent."""
        ...

    def perform(self, write: Write) -> Item:
        """Carry the write out and return the item after it (before it, for a delete).

        Raises Lost when the condition does not hold.
        """
        ...
