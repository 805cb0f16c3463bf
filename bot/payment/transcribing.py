"""What a payment session's change adds to the chat session of whoever began it in Discord.

The lines are masked before they enter the history. Who came without Discord is no user that could
look at what is kept, or delete it: nothing is.
"""

from collections.abc import Mapping
from typing import Any

from bot.conversation.transcript import (
    Message,
    Turn,
    added_lines,
    moment,
    session_id_of,
    shaped,
)

ATTRIBUTES = ("sessionId", "conversationHistory", "version", "user_id", "guild_id")
"""What is read of an item."""


def turn_of(
    old: Mapping[str, Any] | None, new: Mapping[str, Any] | None, at: int, key: str
) -> Turn | None:
    """The lines that a change added, as a turn; None for none. `at` in epoch seconds."""
    if new is None or not new.get("user_id"):
        return None
    said = added_lines(old["conversationHistory"] if old else (), new["conversationHistory"])
    if not said:
        return None
    number = int(new["version"])
    turn_id = f"payment:{new['sessionId']}#{number}"
    user_id, guild_id = str(new["user_id"]), str(new.get("guild_id") or "dm")
    messages = tuple(
        Message(
            shaped(key, turn_id, str(place)),
            "user_query" if line["role"] == "user" else "trini_response",
            line["content"],
            moment(at, 2 * number + place),
        )
        for place, line in enumerate(said)
    )
    session_id = session_id_of(key, user_id, guild_id)
    return Turn(session_id, user_id, guild_id, turn_id, at, messages)
