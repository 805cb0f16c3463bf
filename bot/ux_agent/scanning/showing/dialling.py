"""Addresses that code makes of a number or an e-mail address, with `tel:` or `mailto:` before."""

from bot.ux_agent.scanning.showing.joined import Joined
from bot.ux_agent.scanning.showing.value import Value

SCHEMES = frozenset({"tel:", "mailto:", "sms:"})


def dialled(value: Value) -> Value | None:
    """The one part that is written as data behind the scheme of an address; None for all others."""
    if not isinstance(value.data, Joined):
        return None
    parts = [part for part in value.data.parts if part.text]
    if len(parts) != 2 or parts[0].text not in SCHEMES:
        return None
    origin = parts[1].origin
    return parts[1] if origin is not None and origin.kind in {"key", "object"} else None
