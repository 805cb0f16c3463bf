"""A session's data as JSON: one text for one content, and no value that comes back changed."""

import json
import math
from collections.abc import Mapping
from typing import Any

MOST_BYTES = 400 * 1024 - 512
"""Of the text: an item may have 400 KB with its other attributes and their names.

Source: Amazon DynamoDB Developer Guide, "Service, account, and table quotas" (item size).
"""
_encode = json.JSONEncoder(
    ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode
_LONGEST = 64  # of a value in a message


class Unstorable(ValueError):
    """The session holds what JSON or the table cannot; what was stored before still is."""


def canonical(data: Mapping[str, Any]) -> str:
    """The text, in ASCII; raises Unstorable, naming the place."""
    plain = dict(data)
    try:
        text = _encode(plain)
    except (TypeError, ValueError, RecursionError) as error:
        raise Unstorable(_reason(plain) or f"the session cannot be stored: {error}") from error
    if text.find("{", 1) > 0 or not all(type(key) is str for key in plain):
        reason = _reason(plain)  # the encoder takes keys that are not text, and changes them
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


def _reason(data: Mapping[str, Any]) -> str | None:
    """Why the data cannot be stored: the first place of it that JSON does not hold."""
    try:
        found = _fault(data, "session", ())
    except RecursionError:
        return "the session is nested too deep for JSON"
    return f"{found}: JSON cannot hold that" if found else None


def _fault(value: object, place: str, above: tuple[int, ...]) -> str | None:
    if id(value) in above:
        return f"{place} contains itself"
    if isinstance(value, Mapping | list | tuple):
        if not isinstance(value, dict | list | tuple):
            return f"{place} is a {type(value).__name__}"
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        return _fault_within(parts, place, (*above, id(value)), is_map=isinstance(value, dict))
    if isinstance(value, float) and not math.isfinite(value):
        return f"{place} is {value}"
    if value is None or isinstance(value, str | bool | int | float):
        return None
    return f"{place} is a {type(value).__name__} ({repr(value)[:_LONGEST]})"


def _fault_within(parts: Any, place: str, above: tuple[int, ...], *, is_map: bool) -> str | None:  # noqa: ANN401 - pairs of either kind
    for key, part in parts:
        if is_map and not isinstance(key, str):
            return f"{place} has the key {key!r}, which is no text"
        found = _fault(part, f"{place}[{key!r}]", above)
        if found:
            return found
    return None
