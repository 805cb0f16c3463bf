"""All that the small Discord remembers."""

import base64
import secrets
from collections import deque
from dataclasses import dataclass, field
from threading import RLock
from typing import Any

from bot.playground.discord import errors
from bot.playground.discord.cdn import Cdn
from bot.playground.discord.clock import Clock
from bot.playground.discord.exchange import Exchange
from bot.playground.discord.message import Message
from bot.playground.discord.people import OLIVE, TEA_HOUSE, WORLD, Channel, User, World
from bot.playground.discord.snowflakes import Snowflakes


@dataclass(slots=True)
class State:
    """Messages by id in their order, exchanges by id, refusals to come; guard it with `lock`.

    `revision` grows with every change, so that a page knows when to look again. `commands` are the
    registered ones by server ('' for everywhere), `joined` the servers that the bot is in,
    `refused_endpoints` the addresses that Discord would not take, with the reason. With `is_strict`
    people find no command that is not registered. The bot sees no channel that is in `hidden`, and
    may not write in one that is in `muted`. `installed_by` are the users who installed the
    application for themselves, `locales` the languages of users who chose another than English.
    """

    clock: Clock = field(default_factory=Clock)
    world: World = WORLD
    messages: dict[str, Message] = field(default_factory=dict)
    exchanges: dict[str, Exchange] = field(default_factory=dict)
    refusals: deque[errors.ApiError] = field(default_factory=deque)
    calls: list[dict[str, Any]] = field(default_factory=list)
    lock: RLock = field(default_factory=RLock)
    revision: int = 0
    endpoint_url: str = ""
    commands: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    is_strict: bool = False
    joined: set[str] = field(default_factory=lambda: {WORLD.guild.id, TEA_HOUSE.id})
    installed_by: set[str] = field(default_factory=lambda: {OLIVE.id})
    locales: dict[str, str] = field(default_factory=dict)
    cdn: Cdn = field(default_factory=Cdn)
    refused_endpoints: list[tuple[str, str]] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    muted: set[str] = field(default_factory=set)
    snowflakes: Snowflakes = field(init=False)

    def __post_init__(self) -> None:
        self.snowflakes = Snowflakes(self.clock.now)

    def changed(self) -> None:
        """Note that there is something new to see."""
        self.revision += 1

    def make_token(self, interaction_id: str) -> str:
        """A token as Discord makes them: opaque, and a secret."""
        text = f"interaction:{interaction_id}:{secrets.token_hex(32)}"
        return base64.b64encode(text.encode()).decode().rstrip("=")

    def message(self, message_id: str) -> Message:
        """The message of that id; raises ApiError 10008 when it is gone."""
        found = self.messages.get(message_id)
        if found is None or found.is_deleted:
            raise errors.unknown_message()
        return found

    def channels(self) -> dict[str, Channel]:
        """All channels by id."""
        direct = [self.world.direct(user) for user in self.world.everybody]
        return {channel.id: channel for channel in (*self.world.channels, *direct)}

    def last_message_id(self, channel: Channel) -> str | None:
        """The newest message of a channel."""
        found = [message.id for message in self.messages.values() if self._in(message, channel)]
        return found[-1] if found else None

    def _in(self, message: Message, channel: Channel) -> bool:
        return message.channel_id == channel.id and not message.is_deleted

    def visible(self, user: User, channel: Channel) -> list[Message]:
        """The messages that a user sees in a channel, oldest first."""
        return [
            message
            for message in self.messages.values()
            if self._in(message, channel) and message.visible_to in {"", user.id}
        ]

    def by_token(self, token: str) -> Exchange | None:
        """The exchange with that token."""
        given = token.encode()
        exchanges = self.exchanges.values()
        found = (one for one in exchanges if secrets.compare_digest(one.token.encode(), given))
        return next(found, None)
