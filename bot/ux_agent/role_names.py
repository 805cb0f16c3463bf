"""Roles that a site's manifest names by their names become ids, where the server's can be seen."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from bot.conversation.transition import EVERYONE
from bot.errors import BotError
from bot.texts.english import Texts
from bot.texts.phrase import phrase
from bot.ux_agent.site import SiteIndex

GuildRoles: TypeAlias = Callable[[str], Mapping[str, tuple[str, ...]]]
"""From a server's id to its roles: name to ids. Raises RolesHidden, or TransientError for now."""


class RolesHidden(BotError):
    """Nobody shows us a server's roles: there is no bot token, or the bot is no member there."""

    def __init__(self, *, has_token: bool) -> None:
        super().__init__("the bot is no member" if has_token else "there is no bot token")
        self.has_token = has_token


def no_roles(guild_id: str) -> Mapping[str, tuple[str, ...]]:
    """The roles of every server where there is no bot token."""
    raise RolesHidden(has_token=False)


def names(index: SiteIndex) -> tuple[str, ...]:
    """What the manifest calls roles that are not ids; each once."""
    called = [role for roles in index.roles.values() for role in roles]
    return tuple(dict.fromkeys(role for role in called if not _is_id(role)))


def look_up(index: SiteIndex, guild_id: str, guild_roles: GuildRoles) -> tuple[SiteIndex, str]:
    """The index with ids for names, and words for what could not be found, '' for nothing.

    Raises TransientError while Discord cannot be asked.
    """
    called = names(index)
    if not called:
        return index, ""
    told = ", ".join(called)
    try:
        known = guild_roles(guild_id)
    except RolesHidden as hidden:
        why = Texts.roles_unseen if hidden.has_token else Texts.roles_unasked
        return index, phrase(why, names=told)
    found = {name: _ids(name, known) for name in called}
    roles = {
        what: tuple(role for name in listed for role in found.get(name) or (name,))
        for what, listed in index.roles.items()
    }
    unknown = ", ".join(name for name in called if not found[name])
    words = phrase(Texts.roles_unknown, names=unknown) if unknown else ""
    return index._replace(roles=roles), words


def _is_id(role: str) -> bool:
    return role == EVERYONE or (role.isascii() and role.isdecimal())


def _ids(name: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The roles of that name, else those that differ in case alone."""
    if name in known:
        return known[name]
    wanted = name.casefold()
    return tuple(role for other, ids in known.items() if other.casefold() == wanted for role in ids)
