"""Completes an answer with all that GitHub's description requires of it.

What the bot reads is said by the fake; the rest of a repository or a user is there for form.
"""

from collections.abc import Mapping
from typing import Any

from bot.playground.github.schema import description, resolved

_ADDRESS = "https://docs.github.com/rest"
_TIME = "2026-01-01T00:00:00Z"
_PLAIN: dict[str, Any] = {"integer": 0, "number": 0, "boolean": False, "array": []}


def completed(name: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of a resource, and a value of the right type for all else that is required."""
    return _object(description()["components"]["schemas"][name], known)


def _object(schema: dict[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    properties = schema.get("properties", {})
    whole = dict(known)
    for name in schema.get("required", ()):
        part = resolved(properties.get(name, {}))
        if name not in whole:
            whole[name] = _value(part)
        elif isinstance(whole[name], Mapping):
            whole[name] = _object(part, whole[name])
    return whole


def _value(schema: dict[str, Any]) -> object:
    if schema.get("nullable"):
        return None
    if "oneOf" in schema:
        return _value(resolved(schema["oneOf"][0]))
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type")
    if kind == "string":
        return {"uri": _ADDRESS, "date-time": _TIME}.get(str(schema.get("format")), "")
    return _PLAIN[kind] if kind in _PLAIN else _object(schema, {})
