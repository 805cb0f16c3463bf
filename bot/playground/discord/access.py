"""What the bot may do in a channel (docs: Permissions; Channels; Get Channel Messages)."""

from collections.abc import Mapping

from bot.playground.discord import errors
from bot.playground.discord.message import Message
from bot.playground.discord.people import Channel
from bot.playground.discord.state import State

_MOST = 100
_USUAL = 50


def seen(state: State, channel_id: str) -> Channel:
    """The channel, if the bot sees it; raises ApiError 10003 or 50001 otherwise."""
    channel = state.channels().get(channel_id)
    if channel is None:
        raise errors.unknown_channel()
    is_outside = channel.guild_id is not None and channel.guild_id not in state.joined
    if is_outside or channel_id in state.hidden:
        raise errors.missing_access()
    return channel


def writable(state: State, channel_id: str) -> Channel:
    """The channel, if the bot may write there; raises ApiError 50013 besides."""
    channel = seen(state, channel_id)
    if channel_id in state.muted:
        raise errors.missing_permissions()
    return channel


def own_message(state: State, channel_id: str, message_id: str) -> Message:
    """A message of the bot in a channel that it sees; an ephemeral one cannot be reached so."""
    seen(state, channel_id)
    message = state.message(message_id)
    if message.channel_id != channel_id or message.visible_to:
        raise errors.unknown_message()
    if message.author != state.world.application.bot:
        raise errors.not_the_author()
    return message


def listed(state: State, channel_id: str, query: Mapping[str, str]) -> list[Message]:
    """A page of a channel, newest first: the newest, or those around, before or after an id."""
    seen(state, channel_id)
    limit = _limit(query.get("limit", str(_USUAL)))
    found = [
        message
        for message in state.messages.values()
        if message.channel_id == channel_id and not message.is_deleted and not message.visible_to
    ]
    return _page(sorted(found, key=lambda message: int(message.id)), query, limit)[::-1]


def _page(found: list[Message], query: Mapping[str, str], limit: int) -> list[Message]:
    turn = next((name for name in ("after", "around", "before") if name in query), "")
    middle = _id(query[turn]) if turn else 0
    older = [message for message in found if not turn or int(message.id) < middle]
    newer = [message for message in found if turn and int(message.id) >= middle]
    if turn == "after":
        return [message for message in newer if int(message.id) > middle][:limit]
    if turn == "around":
        half = limit // 2
        return older[max(len(older) - half, 0) :] + newer[: limit - half]
    return older[-limit:]


def _id(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        words = f'Value "{text}" is not snowflake.'
        raise errors.invalid_form([errors.Fault(("message_id",), "NUMBER_TYPE_COERCE", words)])
    return int(text)


def _limit(text: str) -> int:
    limit = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= limit <= _MOST:
        words = f"int value should be between 1 and {_MOST}."
        raise errors.invalid_form([errors.Fault(("limit",), "NUMBER_TYPE_RANGE", words)])
    return limit
