"""A record of a table's stream, as AWS Lambda delivers it: the item before and after a change."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.adapters.dynamodb.wire import decode
from bot.conversation.condition import Item
from bot.ux_agent.outbox import Transition

COLLECTOR = "dynamodb.amazonaws.com"
"""Who deletes what is over (DynamoDB guide, "DynamoDB Streams and Time to Live")."""

_PAYMENT = "sessionId"


def transition_of(record: Mapping[str, Any]) -> Transition:
    """The change of a conversation; raises KeyError, TypeError, ValueError on another shape."""
    return Transition(
        str(record["dynamodb"]["Keys"]["conversation_id"]["S"]),
        image_of(record, "OldImage"),
        image_of(record, "NewImage"),
        is_garbage=is_garbage(record),
        at=at_of(record),
    )


def is_of_payment(record: Mapping[str, Any]) -> bool:
    """Whether it is a payment session's, by its key; raises as transition_of does."""
    return _PAYMENT in record["dynamodb"]["Keys"]


def is_garbage(record: Mapping[str, Any]) -> bool:
    """Whether DynamoDB itself deleted what was over."""
    return (record.get("userIdentity") or {}).get("principalId") == COLLECTOR


def at_of(record: Mapping[str, Any]) -> int:
    """When the change was made, in epoch seconds; 0 where the record does not say."""
    return int(float(record["dynamodb"].get("ApproximateCreationDateTime", 0)))


def wire_of(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """An item of a record in wire format, {} where it is not there."""
    found: Mapping[str, Any] = record["dynamodb"].get(name) or {}
    return found


def image_of(record: Mapping[str, Any], name: str, only: Sequence[str] = ()) -> Item | None:
    """An item of a record; of `only` these attributes where they are named."""
    found = wire_of(record, name)
    if not found:
        return None
    return decode({name: found[name] for name in only if name in found} if only else dict(found))
