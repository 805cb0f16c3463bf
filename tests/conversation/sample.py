"""A stored item, a write on it, what that changes and what makes it lose: a sample's form."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from bot.conversation import operating
from bot.conversation.condition import Item
from bot.conversation.phase import SCHEMA_VERSION, Phase
from bot.conversation.transition import Presser, Write

NOW = 1_800_000_000
KEY = "AbC_-12345678901234-zZ"
ADA = Presser("11", "500")
OPERATOR = operating.Operator("99", NOW)
DIGEST = "d1" * 32
GONE = "(gone)"
"""In a table of changes: the attribute is missing."""

Changes: TypeAlias = Mapping[str, Any]
Cases: TypeAlias = Mapping[str, Changes]


class Sample(NamedTuple):
    """A write, the item on which it wins (None: no item), the changes, and the changes that lose.

    The keys of `loses` say in words which clause is false.
    """

    write: Write
    before: Item | None
    changes: Changes
    loses: Cases


def item(phase: str, **more: Any) -> Item:
    """A stored conversation in this phase, without what no condition reads."""
    return {
        "conversation_id": KEY,
        "user_id": ADA.user_id,
        "guild_id": ADA.guild_id,
        "schema_version": SCHEMA_VERSION,
        "phase": phase,
        "version": 3,
        "created_at": NOW - 100,
        "expires_at": NOW + 1,
        "ttl": NOW + 1,
        "rounds": 4,
        "attempts": 4,
        "epoch": 2,
        "confirmed": False,
        "plan_digest": DIGEST,
        "updates": {"background": "#00008b"},
        "images": [],
        **more,
    }


def changed(before: Item | None, changes: Changes) -> Item:
    """The item with these changes."""
    merged = {**(before or {}), **changes}
    return {name: value for name, value in merged.items() if value != GONE}


LEASED: Changes = {"lease_owner": "w1", "lease_until": NOW - 1}
UNLEASED: Changes = {"lease_owner": GONE, "lease_until": GONE}
TEXT_OF_ERROR: Changes = {"error_code": "gone", "error_message": "The file is gone."}
NOT_FAILED: Changes = {"error_code": GONE, "error_message": GONE, "notified_at": GONE}
HELD = item(Phase.EXECUTING, **LEASED)
CONFIRMED: Changes = {"confirmed": True, "confirm_id": "9", "confirmed_at": 9, "confirmed_by": "11"}
FENCE: Cases = {
    "it is not executing": {"phase": "confirmed"},
    "a later worker holds it": {"epoch": 3},
    "an earlier worker holds it": {"epoch": 1},
}
NEWER: Cases = {"a newer version wrote it": {"schema_version": SCHEMA_VERSION + 1}}
EXPIRED: Cases = {"its hour is over": {"expires_at": NOW}}
