"""The application as its developer keeps it: endpoint, commands, servers that it is in.

Sources: Discord docs, Application (Get and Edit Current Application), Application Commands (Get,
Bulk Overwrite; registered_command.py makes what they come back as), User (Get Current User Guilds).
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from bot.playground.discord import errors
from bot.playground.discord.oauth.grants import Grants
from bot.playground.discord.registered_command import (
    ENTRY_POINT,
    MOST,
    registered,
    without_localizations,
)
from bot.playground.discord.schema import request_faults
from bot.playground.discord.state import State
from bot.playground.discord.unchecked import mapping

_COMMANDS = "ApplicationCommandUpdateRequest"
_PERMISSIONS = "2248473465835073"


class Developer:
    """Each method is one route; all raise ApiError where Discord refuses.

    `verify` calls an endpoint's address as Discord does and gives why it will not take it, or ''.
    """

    def __init__(
        self, state: State, public_key: str, verify: Callable[[str], str], grants: Grants
    ) -> None:
        self.state = state
        self.public_key = public_key
        self.verify = verify
        self.grants = grants

    def application(self) -> dict[str, Any]:
        """Get Current Application."""
        world = self.state.world
        return {
            "approximate_guild_count": len(self.state.joined),
            "approximate_user_authorization_count": 0,
            "approximate_user_install_count": 0,
            "bot": world.application.bot.resource(),
            "bot_public": True,
            "bot_require_code_grant": False,
            "description": "",
            "eligible_oauth2_scopes": [],
            "explicit_content_filter": 0,
            "flags": 0,
            "flags_new": "0",
            "icon": None,
            "id": world.application.id,
            "interactions_endpoint_url": self.state.endpoint_url or None,
            "name": world.application.bot.username,
            "owner": world.users[0].resource(),
            "redirect_uris": list(self.grants.redirect_uris),
            "role_connections_verification_url": None,
            "team": None,
            "type": None,
            "verify_key": self.public_key,
        }

    def edit(self, body: object) -> dict[str, Any]:
        """Edit Current Application: a new endpoint is called before it is taken."""
        faults = request_faults("ApplicationFormPartial", body)
        if faults:
            raise errors.invalid_form(faults)
        wanted = mapping(body)
        if "interactions_endpoint_url" in wanted:
            self._set_endpoint(wanted["interactions_endpoint_url"] or "")
        return self.application()

    def _set_endpoint(self, url: str) -> None:
        reason = self.verify(url) if url != self.state.endpoint_url else ""
        if reason:
            self.state.refused_endpoints.append((url, reason))
            raise errors.unverified_endpoint()
        with self.state.lock:
            self.state.endpoint_url = url
            self.state.changed()

    def commands(
        self, application_id: str, guild_id: str = "", *, with_localizations: bool = True
    ) -> list[dict[str, Any]]:
        """Get Global (or Guild) Application Commands."""
        self._check(application_id, guild_id)
        found = self.state.commands.get(guild_id, ())
        return [one if with_localizations else without_localizations(one) for one in found]

    def put_commands(
        self, application_id: str, body: object, guild_id: str = ""
    ) -> list[dict[str, Any]]:
        """Bulk Overwrite: the list is what there is from now on."""
        self._check(application_id, guild_id)
        wanted = body if isinstance(body, list) else []
        faults = [
            fault._replace(path=(position, *fault.path))
            for position, command in enumerate(wanted)
            for fault in request_faults(_COMMANDS, _as_request(command))
        ]
        if faults or wanted != (body or []):
            raise errors.invalid_form(faults or [errors.not_a_list()])
        with self.state.lock:
            before = {_key(one): one for one in self.commands(application_id, guild_id)}
            _check_list([_key(mapping(command)) for command in wanted], before)
            self.state.commands[guild_id] = [
                self._registered(mapping(command), guild_id, before) for command in wanted
            ]
            self.state.changed()
        return self.commands(application_id, guild_id)

    def guilds(self) -> list[dict[str, Any]]:
        """Get Current User Guilds."""
        about: dict[str, Any] = {"banner": None, "features": [], "icon": None, "owner": False}
        return [
            {**about, "id": guild.id, "name": guild.name, "permissions": _PERMISSIONS}
            for guild in self.state.world.guilds
            if guild.id in self.state.joined
        ]

    def roles(self, guild_id: str) -> list[dict[str, Any]]:
        """Get Guild Roles, of a server that the bot is in."""
        found = {guild.id: guild for guild in self.state.world.guilds}
        if guild_id not in found:
            raise errors.unknown_guild()
        if guild_id not in self.state.joined:
            raise errors.missing_access()
        return found[guild_id].all_roles()

    def authorize(self, application_id: str, guild_id: str, scopes: str) -> None:
        """What happens when a person presses Authorise (docs: Bot Authorization Flow)."""
        self._check(application_id, guild_id)
        if {"bot", "applications.commands"} <= set(scopes.split()):
            with self.state.lock:
                self.state.joined.add(guild_id)
                self.state.changed()

    def _check(self, application_id: str, guild_id: str) -> None:
        if application_id != self.state.world.application.id:
            raise errors.unknown_application()
        if guild_id and guild_id not in {guild.id for guild in self.state.world.guilds}:
            raise errors.missing_access()

    def _registered(
        self, command: Mapping[str, Any], guild_id: str, before: Mapping[tuple[str, int], Any]
    ) -> dict[str, Any]:
        """A command as it comes back."""
        old = before.get(_key(command))
        given = {
            "id": old["id"] if old else self.state.snowflakes.make(),
            "application_id": self.state.world.application.id,
            "version": self.state.snowflakes.make(),
            **({"guild_id": guild_id} if guild_id else {}),
        }
        return registered(command, given)


def _key(command: Mapping[str, Any]) -> tuple[str, int]:
    return command["name"], command.get("type") or 1


def _check_list(wanted: list[tuple[str, int]], before: Mapping[tuple[str, int], Any]) -> None:
    """Raise ApiError when there are too many of a type, or the entry point is left out."""
    count = Counter(kind for _, kind in wanted)
    full = next((most for kind, most in MOST.items() if count[kind] > most), 0)
    if full:
        raise errors.too_many_commands(full)
    if any(kind == ENTRY_POINT and (name, kind) not in wanted for name, kind in before):
        raise errors.entry_point_left_out()


def _as_request(command: object) -> object:
    """A command as the schema of requests has it: one that was read may be sent back."""
    if not isinstance(command, dict):
        return command
    answered = ("application_id", "version", "guild_id")
    return {key: value for key, value in command.items() if key not in answered}
