"""Messages that the bot finds by the interaction they answer, and edits in its own name.

An interaction's token lives 15 minutes, its message as long as people leave it. Sources: Discord
docs, Get Channel Messages (needs the channel to be visible and its history readable), Edit Message,
Message Object (`interaction_metadata`).
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from bot.adapters.discord_call import Call, Discord
from bot.conversation.messenger import Gone
from bot.conversation.reply import Card
from bot.conversation.transition import Place
from bot.interactions.render import message, plain_message
from bot.settings import MessageStyle

_COMPONENTS = 1 << 15
_MOST = 50
"""How many messages after the interaction are looked at: its answer is there within seconds."""


class Found(NamedTuple):
    """A message: its id, whether something on it can be pressed, whether it is of components."""

    id: str
    is_open: bool
    has_components: bool


class BotMessages:
    """The bot's own way to its messages.

    `token` gives the bot's, '' when there is none. Every act raises Gone when the message cannot
    be reached in this way, TransientError when a later try may do.
    """

    def __init__(self, discord: Discord, token: Callable[[], str], style: MessageStyle) -> None:
        self._discord = discord
        self._token = token
        self._style = style

    def locate(self, place: Place) -> str:
        """The id of the message that answers the place's interaction."""
        return self._find(place, self._token()).id

    def turn(self, place: Place, card: Card, *, only_open: bool = False) -> None:
        """Turn that message into the card; with `only_open` only one that can be pressed."""
        token = self._token()
        found = self._find(place, token)
        if only_open and not found.is_open:
            return
        path = f"{_messages(place)}/{quote(found.id, safe='')}"
        # What is made of components once can never have an embed again.
        style: MessageStyle = "components" if found.has_components else self._style
        bodies = (message(card, style), plain_message(card))
        answer = self._discord.insist(Call("PATCH", path, token), bodies)
        if not answer.is_well:
            raise Gone(f"the message cannot be edited: {answer.status}, code {answer.code}")

    def _find(self, place: Place, token: str) -> Found:
        if not token or not place.channel_id or not place.interaction_id:
            raise Gone("no way to a message without its interaction's token")
        page = f"?after={quote(place.interaction_id, safe='')}&limit={_MOST}"
        answer = self._discord.insist(Call("GET", _messages(place) + page, token), (None,))
        if not answer.is_well:
            raise Gone(f"the channel is closed to the bot: {answer.status}, code {answer.code}")
        for told in answer.data if isinstance(answer.data, list) else ():
            about = told.get("interaction_metadata") or {}
            if about.get("id") == place.interaction_id:
                return _found(told)
        raise Gone("the message is not there")


def _messages(place: Place) -> str:
    return f"/channels/{quote(place.channel_id, safe='')}/messages"


def _found(told: dict[str, Any]) -> Found:
    is_open = any("custom_id" in part for part in _walk(told.get("components")))
    return Found(str(told["id"]), is_open, bool(told.get("flags", 0) & _COMPONENTS))


def _walk(components: object) -> Iterator[dict[str, Any]]:
    """All components, those inside others included."""
    for part in components if isinstance(components, list) else ():
        if isinstance(part, dict):
            yield part
            yield from _walk(part.get("components"))
            yield from _walk([part.get("accessory")])
