"""A command's options as a person filled them in (docs: Application Command Option Type)."""

from collections.abc import Mapping
from typing import Any

from bot.playground.discord.refused import ClientRefused
from bot.playground.discord.resolving import (
    CHANNEL_SELECT,
    FILE_UPLOAD,
    MENTIONABLE_SELECT,
    ROLE_SELECT,
    USER_SELECT,
    Resolved,
)

STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = (
    *range(3, 11),
    11,
)
_PICKED = {
    USER: USER_SELECT,
    CHANNEL: CHANNEL_SELECT,
    ROLE: ROLE_SELECT,
    MENTIONABLE: MENTIONABLE_SELECT,
    ATTACHMENT: FILE_UPLOAD,
}
_MOST_TEXT = 6000


def filled(
    command: Mapping[str, Any], given: Mapping[str, str], resolved: Resolved
) -> list[dict[str, Any]]:
    """The options as they are sent; an empty one was left out by the person.

    Raises ClientRefused where the client would not send it.
    """
    known = {option["name"]: option for option in command.get("options", ())}
    lacking = [
        name for name, option in known.items() if option.get("required") and not given.get(name)
    ]
    if lacking:
        raise ClientRefused(f"the option {lacking[0]} is required")
    return [
        _option(known.get(name) or {"name": name, "type": STRING}, value, resolved)
        for name, value in given.items()
        if value
    ]


def typed(
    command: Mapping[str, Any], given: Mapping[str, str], focused: str
) -> list[dict[str, Any]]:
    """The options as they are sent while one is being typed: required ones may be missing."""
    known = {option["name"]: option for option in command.get("options", ())}
    if not known.get(focused, {}).get("autocomplete"):
        raise ClientRefused("nothing is suggested for this option")
    sent = [
        {"name": name, "type": known[name]["type"], "value": value}
        for name, value in given.items()
        if name in known and name != focused and value and known[name]["type"] == STRING
    ]
    now = {"name": focused, "type": known[focused]["type"], "value": given.get(focused, "")}
    return [*sent, {**now, "focused": True}]


def _option(option: Mapping[str, Any], value: str, resolved: Resolved) -> dict[str, Any]:
    name, kind = option["name"], option["type"]
    if kind in _PICKED:
        resolved.add(_PICKED[kind], [value])
    return {"name": name, "type": kind, "value": _value(option, value)}


def _value(option: Mapping[str, Any], value: str) -> str | int | float | bool:
    name, kind = option["name"], option["type"]
    choices = {str(choice["value"]) for choice in option.get("choices") or ()}
    if choices and value not in choices:
        raise ClientRefused(f"the option {name} takes one of its choices")
    if kind == BOOLEAN:
        return value == "true"
    if kind in {INTEGER, NUMBER}:
        return _number(option, value)
    least, most = option.get("min_length") or 0, option.get("max_length") or _MOST_TEXT
    if kind == STRING and not least <= len(value) <= most:
        raise ClientRefused(f"the option {name} takes {least} to {most} characters")
    return value


def _number(option: Mapping[str, Any], value: str) -> int | float:
    try:
        number = int(value) if option["type"] == INTEGER else float(value)
    except ValueError:
        raise ClientRefused(f"the option {option['name']} takes a number") from None
    least, most = option.get("min_value"), option.get("max_value")
    if (least is not None and number < least) or (most is not None and number > most):
        raise ClientRefused(f"the option {option['name']} is out of range")
    return number
