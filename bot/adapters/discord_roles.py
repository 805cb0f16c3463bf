"""The roles of a server, as the bot sees them (Discord docs, Get Guild Roles)."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from urllib.parse import quote

from bot.adapters.discord_call import Call, Discord
from bot.errors import TransientError
from bot.ux_agent.role_names import RolesHidden


class DiscordRoles:
    """The port bot.ux_agent.role_names.GuildRoles; `token` gives the bot's, '' for none."""

    def __init__(self, discord: Discord, token: Callable[[], str]) -> None:
        self._discord = discord
        self._token = token

    def __call__(self, guild_id: str) -> Mapping[str, tuple[str, ...]]:
        token = self._token()
        if not token or not guild_id.isdecimal():
            raise RolesHidden(has_token=bool(token))
        call = Call("GET", f"/guilds/{quote(guild_id, safe='')}/roles", token)
        answer = self._discord.once(call, None)
        if answer.status in (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND):
            raise RolesHidden(has_token=True)
        if answer.status == HTTPStatus.UNAUTHORIZED:
            raise RolesHidden(has_token=False)
        if not answer.is_well or not isinstance(answer.data, list):
            raise TransientError(f"Discord: {answer.status}", answer.retry_after)
        found: dict[str, tuple[str, ...]] = {}
        for role in answer.data:
            found[role["name"]] = (*found.get(role["name"], ()), role["id"])
        return found
