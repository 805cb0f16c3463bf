"""The messages that bring archived events back until the tables have them."""

import json
from collections.abc import Sequence

FIELD = "repair"
SOONEST, LATEST = 30, 240
"""Seconds until a repair that failed is tried again: four minutes after the tables are back."""


def encode(keys: Sequence[str]) -> str:
    """A message's body that names the archive keys of some events."""
    return json.dumps({FIELD: list(keys)}, separators=(",", ":"))


def keys_in(raw: object) -> list[str] | None:
    """The archive keys that a read body names; None for any other body."""
    if not isinstance(raw, dict) or set(raw) != {FIELD}:
        return None
    keys = raw[FIELD]
    return keys if isinstance(keys, list) and all(isinstance(key, str) for key in keys) else None


def is_repair(body: str) -> bool:
    """Whether encode made this body."""
    return body.startswith(f'{{"{FIELD}":')


def delay(received: int) -> int:
    """Seconds until a repair that was delivered so often and failed is tried again."""
    return min(LATEST, SOONEST << min(received - 1, 8))
