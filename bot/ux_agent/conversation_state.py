"""A conversation of the UX agent as its documentation describes it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.record import Record


class ConversationState(Record):
    """A UX conversation rebuilt from the stored item, in any container."""

    conversation_id: str
    user_id: str
    section: str
    updates: Mapping[str, Any]
    images: Sequence[Mapping[str, Any]]
    parsed_intent: Mapping[str, Any]
    preview_message: str
    confirmed: bool
    needs_clarification: bool
    clarification_questions: Sequence[str]
    ttl: int

    @classmethod
    def from_item(cls, item: Mapping[str, Any]) -> "ConversationState":
        """The documented attributes of an item; raises KeyError when one is missing."""
        return cls(**{name: item[name] for name in cls._fields})
