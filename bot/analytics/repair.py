"""The messages that bring archived events back until the tables have them."""

import json
from collections.abc import Sequence

FIELD = "repair"


def encode(keys: Sequence[str]) -> str:
    """A message's body that names the archive keys of some events."""
    return json.dumps({FIELD: list(keys)}, separators=(",", ":"))


def keys_in(raw: object) -> list[str] | None:
    """The archive keys that a read body names; None for any other body."""
    if not isinstance(raw, dict) or set(raw) != {FIELD}:
        return None
    keys = raw[FIELD]
    return keys if isinstance(keys, list) and all(isinstance(key, str) for key in keys) else None
