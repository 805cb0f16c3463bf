"""Which commands the client offers somebody in a channel (docs: Application Commands, Contexts)."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.playground.discord.people import ADMINISTRATOR, Channel, User
from bot.playground.discord.state import State

_IN_SERVER, _IN_DIRECT_MESSAGES = 0, 1
_BY_SERVER, _BY_USER = 0, 1


def owners(state: State, user: User, channel: Channel) -> dict[str, str]:
    """By whose installation the application is there (`authorizing_integration_owners`)."""
    found: dict[str, str] = {}
    if channel.guild_id is None:
        found[str(_BY_SERVER)] = "0"
    elif channel.guild_id in state.joined:
        found[str(_BY_SERVER)] = channel.guild_id
    if user.id in state.installed_by:
        found[str(_BY_USER)] = user.id
    return found


def offered(state: State, user: User, channel: Channel) -> list[dict[str, Any]]:
    """The registered commands that the user finds in a channel."""
    return [
        command
        for command in _registered(state, channel)
        if _is_here(command, owners(state, user, channel), channel)
        and _is_allowed(state, command, user, channel)
    ]


def _registered(state: State, channel: Channel) -> Iterator[dict[str, Any]]:
    """A server's own commands and those for everywhere; of one name the server's own is taken."""
    own = state.commands.get(channel.guild_id, ()) if channel.guild_id in state.joined else ()
    names = {command["name"] for command in own}
    yield from own
    yield from (command for command in state.commands.get("", ()) if command["name"] not in names)


def _is_here(command: Mapping[str, Any], by: Mapping[str, str], channel: Channel) -> bool:
    context = _IN_DIRECT_MESSAGES if channel.guild_id is None else _IN_SERVER
    contexts, kinds = command.get("contexts"), command.get("integration_types")
    is_in_context = contexts is None or context in contexts
    return is_in_context and any(str(kind) in by for kind in kinds or (_BY_SERVER,))


def _is_allowed(state: State, command: Mapping[str, Any], user: User, channel: Channel) -> bool:
    """Whether the user has what the command asks by default; "0" is for administrators alone."""
    guild, needed = state.world.guild_of(channel), command.get("default_member_permissions")
    if guild is None or needed is None:
        return True
    held = guild.permissions(user)
    if held & ADMINISTRATOR:
        return True
    return int(needed) != 0 and held & int(needed) == int(needed)
