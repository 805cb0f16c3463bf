"""What Discord makes of a command that is registered.

Source: Discord docs, Application Commands (Application Command Object, with_localizations), and
the description's ApplicationCommandResponse.
"""

from collections.abc import Mapping
from typing import Any

_CHAT_INPUT, _USER, _MESSAGE, ENTRY_POINT = 1, 2, 3, 4
_IN_DIRECT_MESSAGES, _BY_SERVERS = 1, 0
MOST = {_CHAT_INPUT: 100, _USER: 15, _MESSAGE: 15, ENTRY_POINT: 1}
"""Commands of each type that one list may hold."""

_GIVEN = ("id", "application_id", "version", "guild_id", "dm_permission")
_LOCALIZATIONS = ("name_localizations", "description_localizations")
_SORTED = ("contexts", "integration_types", "channel_types")


def registered(command: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """A command as it comes back: with what is `given` to it, without what says nothing."""
    kind = command.get("type") or _CHAT_INPUT
    made: dict[str, Any] = {
        **given,
        "default_member_permissions": None,
        "nsfw": False,
        "contexts": None,
        "integration_types": [_BY_SERVERS],
        **dict.fromkeys(_LOCALIZATIONS),
        **{key: _value(key, value) for key, value in command.items() if _is_kept(key, value)},
        "type": kind,
        "description": command.get("description") or "",
    }
    if made["default_member_permissions"] is not None:
        made["default_member_permissions"] = str(made["default_member_permissions"])
    if "guild_id" not in given:
        contexts = made["contexts"]
        made["dm_permission"] = contexts is None or _IN_DIRECT_MESSAGES in contexts
    return made


def without_localizations(command: Mapping[str, Any]) -> dict[str, Any]:
    """A command as it is told to whom does not ask for all languages."""
    told = {key: value for key, value in command.items() if key not in _LOCALIZATIONS}
    if "options" in told:
        told["options"] = [without_localizations(option) for option in told["options"]]
    return told


def _is_kept(key: str, value: object) -> bool:
    return key not in _GIVEN and value is not None and value != []


def _value(key: str, value: Any) -> Any:  # noqa: ANN401 - any JSON
    if key in _SORTED:
        return sorted(value)
    if key == "options":
        return [_option(option) for option in value]
    return (value or None) if key in _LOCALIZATIONS else value


def _option(option: Mapping[str, Any]) -> dict[str, Any]:
    kept = {
        key: _value(key, value)
        for key, value in option.items()
        if _is_kept(key, value) and value is not False
    }
    return {**dict.fromkeys(_LOCALIZATIONS), **kept}
