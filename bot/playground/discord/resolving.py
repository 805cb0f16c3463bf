"""The objects behind the ids that a person picks (docs: Resolved Data Structure)."""

from collections.abc import Iterable
from typing import Any

from bot.playground.discord.people import Channel
from bot.playground.discord.refused import ClientRefused
from bot.playground.discord.state import State

USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT, FILE_UPLOAD = 5, 6, 7, 8, 19
_KINDS = {
    USER_SELECT: ("users",),
    ROLE_SELECT: ("roles",),
    MENTIONABLE_SELECT: ("users", "roles"),
    CHANNEL_SELECT: ("channels",),
    FILE_UPLOAD: ("attachments",),
}


class Resolved:
    """Collects what an interaction's ids mean; `data` is its `resolved`, {} for nothing."""

    def __init__(self, state: State, channel: Channel) -> None:
        self._state = state
        self._guild = state.world.guild_of(channel)
        self.data: dict[str, dict[str, Any]] = {}

    def add(self, component_type: int, ids: Iterable[str]) -> None:
        """Resolve what a component of that type picked; raises ClientRefused for an unknown id."""
        for identity in ids:
            found = [kind for kind in _KINDS.get(component_type, ()) if self._add(kind, identity)]
            if component_type in _KINDS and not found:
                raise ClientRefused("that cannot be picked here")

    def _add(self, kind: str, identity: str) -> bool:
        about = self._find(kind, identity)
        if about is None:
            return False
        self.data.setdefault(kind, {})[identity] = about
        if kind == "users" and self._guild is not None:
            member = self._state.world.user(identity).member(self._guild)
            partial = {key: member[key] for key in member if key not in {"user", "deaf", "mute"}}
            self.data.setdefault("members", {})[identity] = partial
        return True

    def _find(self, kind: str, identity: str) -> dict[str, Any] | None:
        state, guild = self._state, self._guild
        match kind:
            case "users":
                known = {user.id: user.resource() for user in state.world.everybody}
            case "roles":
                known = {role["id"]: role for role in (guild.all_roles() if guild else ())}
            case "channels":
                known = {
                    channel.id: channel.resource(None)
                    for channel in state.world.channels
                    if guild is not None and channel.guild_id == guild.id
                }
            case _:
                return state.cdn.attachment(identity) if identity in state.cdn.files else None
        return known.get(identity)
