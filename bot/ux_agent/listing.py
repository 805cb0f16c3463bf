"""The port to what is kept of one person: their conversations in one server."""

from typing import Protocol

from bot.conversation.condition import Item


class NotEnabled(Exception):
    """Conversations cannot be listed as this is deployed: its operator could change that."""


class Listing(Protocol):
    """Finds the conversations of a person."""

    def of_user(self, user_id: str, guild_id: str, *, most: int = 25) -> list[Item]:
        """The items that this person began in this server ("dm" outside), newest first.

        Each is whole and as of now; one that began a moment ago may be missing. Raises NotEnabled
        where there is no index to find them by, bot.errors.TransientError where it is away.
        """
        ...
