"""A session's data as JSON: whether it changed, and no value that comes back changed."""

import json
import math
from collections.abc import Callable, Mapping
from typing import Any

MOST_BYTES = 400 * 1024 - 512
"""Of the text: an item may have 400 KB with its other attributes and their names.

Source: Amazon DynamoDB Developer Guide, "Service, account, and table quotas" (item size).
"""
_encode = json.JSONEncoder(allow_nan=False, separators=(",", ":")).encode
_encode_sorted = json.JSONEncoder(allow_nan=False, sort_keys=True, separators=(",", ":")).encode
_LONGEST = 64  # of a value in a message


class Unstorable(ValueError):
    """The session holds what JSON or the table cannot; what was stored before still is."""


def text_of(data: Mapping[str, Any]) -> str:
    """The text of what storable takes, in ASCII; raises Unstorable on most other data."""
    return _encoded(data, _encode)


def canonical(data: Mapping[str, Any]) -> str:
    """The same text for the same JSON, whatever the order of its keys; raises as text_of does."""
    return _encoded(data, _encode_sorted)


def storable(data: Mapping[str, Any]) -> str:
    """The text of what comes back from it as it is; raises Unstorable, naming the place."""
    text = text_of(data)
    reason = _reason(data)  # the encoder takes keys that are not text, and changes them
    if reason:
        raise Unstorable(reason)
    if len(text) > MOST_BYTES:
        raise Unstorable(
            f"the session is {len(text):,} bytes of JSON, and a session may be {MOST_BYTES:,} in "
            "DynamoDB: keep large values elsewhere and their key in the session"
        )
    return text


def data_of(text: str) -> dict[str, Any] | None:
    """The data of a text, None where it is no JSON object."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _encoded(data: Mapping[str, Any], encode: Callable[[object], str]) -> str:
    plain = dict(data)
    try:
        return encode(plain)
    except (TypeError, ValueError, RecursionError) as error:
        raise Unstorable(_reason(plain) or f"the session cannot be stored: {error}") from error


def _reason(data: Mapping[str, Any]) -> str | None:
    """Why the data cannot be stored: the first place of it that JSON does not hold."""
    try:
        found = _fault(dict(data), "session", ())
    except RecursionError:
        return "the session is nested too deep for JSON"
    return f"{found}: JSON cannot hold that" if found else None


def _fault(value: object, place: str, above: tuple[int, ...]) -> str | None:
    if value is None or isinstance(value, str | int):
        return None
    if isinstance(value, float):
        return None if math.isfinite(value) else f"{place} is {value}"
    if not isinstance(value, dict | list | tuple):
        return f"{place} is a {type(value).__name__} ({repr(value)[:_LONGEST]})"
    if id(value) in above:
        return f"{place} contains itself"
    is_map = isinstance(value, dict)
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        if is_map and not isinstance(key, str):
            return f"{place} has the key {key!r}, which is no text"
        found = type(part) is not str and _fault(part, f"{place}[{key!r}]", (*above, id(value)))
        if found:
            return found
    return None
