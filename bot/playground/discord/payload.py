"""Interactions exactly as Discord sends them (docs: Interaction Object; captured requests).

Bodies are compact JSON in UTF-8 with sorted keys. Discord adds keys that it does not document
(`entitlement_sku_ids`, `clan`): they are here too, for an endpoint has to ignore them.
"""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from bot.playground.discord.message import Message
from bot.playground.discord.people import Channel, User, World

_APP_PERMISSIONS = "2248473465835073"
_DIRECT_PERMISSIONS = "442368"
_SIZE_LIMIT = 10 * 1024 * 1024
_SYSTEM_USER = User("643945264868098049", "discord", "Discord", is_bot=True)


class Envelope(NamedTuple):
    """What all interactions of a person have in common; `owners` say who installed the application.

    `resolved` are the objects behind the ids that the person picked.
    """

    id: str
    token: str
    user: User
    channel: Channel
    last_message_id: str | None = None
    locale: str = "en-US"
    owners: Mapping[str, str] = MappingProxyType({})
    resolved: Mapping[str, Any] = MappingProxyType({})


def encode(body: Mapping[str, Any]) -> bytes:
    """The bytes that are signed and sent."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode()


def ping(world: World, identity: str, token: str) -> dict[str, Any]:
    """The question whether the endpoint is there."""
    user = {**_SYSTEM_USER.resource(), "discriminator": "0000", "public_flags": 1, "system": True}
    return {
        "app_permissions": "562949953601536",
        "application_id": world.application.id,
        "attachment_size_limit": 524_288_000,
        "authorizing_integration_owners": {},
        "entitlements": [],
        "id": identity,
        "token": token,
        "type": 1,
        "user": user,
        "version": 1,
    }


def command(
    world: World, envelope: Envelope, asked: Mapping[str, Any], options: list[dict[str, Any]]
) -> dict[str, Any]:
    """A slash command: `asked` is the registered one, `options` as they are sent."""
    return _interaction(world, envelope, 2, _asked(world, asked, options))


def autocomplete(
    world: World, envelope: Envelope, asked: Mapping[str, Any], options: list[dict[str, Any]]
) -> dict[str, Any]:
    """A slash command while one of its options is being typed."""
    data = _asked(world, asked, options)
    return _interaction(world, envelope, 4, {"version": world.application.command_id, **data})


def _asked(world: World, asked: Mapping[str, Any], options: list[dict[str, Any]]) -> dict[str, Any]:
    data = {"id": asked.get("id") or world.application.command_id, "name": asked["name"], "type": 1}
    if "version" in asked and any(option.get("focused") for option in options):
        data["version"] = asked["version"]
    return {**data, "options": options} if options else data


def component(
    world: World, envelope: Envelope, pressed: Mapping[str, Any], message: Message,
    values: list[str] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """A press of a button, or the pick of `values` in a select."""
    data: dict[str, Any] = {
        "component_type": pressed["type"],
        "custom_id": pressed["custom_id"],
        "id": pressed["id"],
    }
    if values is not None:
        data["values"] = values
    return {**_interaction(world, envelope, 3, data), "message": _seen(message)}


def modal_submit(
    world: World, envelope: Envelope, custom_id: str, components: list[dict[str, Any]],
    message: Message | None,
) -> dict[str, Any]:  # fmt: skip
    """A filled-in form; `message` is the one whose component opened it, if one did."""
    data = {"components": components, "custom_id": custom_id}
    body = _interaction(world, envelope, 5, data)
    return body if message is None else {**body, "message": _seen(message)}


def _interaction(
    world: World, envelope: Envelope, kind: int, data: Mapping[str, Any]
) -> dict[str, Any]:
    channel, guild = envelope.channel, world.guild_of(envelope.channel)
    is_direct = guild is None
    known = {**data, "resolved": dict(envelope.resolved)} if envelope.resolved else dict(data)
    body = {
        "app_permissions": _DIRECT_PERMISSIONS if is_direct else _APP_PERMISSIONS,
        "application_id": world.application.id,
        "attachment_size_limit": _SIZE_LIMIT,
        "authorizing_integration_owners": dict(envelope.owners),
        "channel": channel.resource(envelope.last_message_id),
        "channel_id": channel.id,
        "context": 1 if is_direct else 0,
        "data": known,
        "entitlement_sku_ids": [],
        "entitlements": [],
        "id": envelope.id,
        "locale": envelope.locale,
        "token": envelope.token,
        "type": kind,
        "version": 1,
    }
    if guild is None:
        return {**body, "user": envelope.user.resource()}
    return {
        **body,
        "guild": guild.resource(),
        "guild_id": guild.id,
        "guild_locale": guild.locale,
        "member": envelope.user.member(guild),
    }


def _seen(message: Message) -> dict[str, Any]:
    """The pressed message; interactions carry it without what the API adds."""
    resource = message.resource()
    for key in ("application_id", "webhook_id", "nonce"):
        resource.pop(key, None)
    return resource
