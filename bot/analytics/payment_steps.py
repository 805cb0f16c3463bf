"""What a change of a payment session is called, who made it, and what was said with it.

Decided from the attributes before and after it; of a card nothing is read but the names of the
fields that are known.
"""

from collections.abc import Sequence
from typing import Any

from bot.analytics.steps import Step
from bot.analytics.told import Properties, code
from bot.conversation.condition import Item
from bot.conversation.transcript import added_lines

ATTRIBUTES = (
    *("sessionId", "version", "currentStep", "status", "collectionData", "conversationHistory"),
    *("token", "attempt", "verifying_until", "secret_hash", "link_hash", "link_until", "ttl"),
    *("user_id", "guild_id", "application_id", "interaction_id", "asked_at", "locale"),
)
"""What is read of an item."""


def life_of(item: Item) -> str:
    """What one session is told by from the next of the same id, which clients choose."""
    return str(item.get("interaction_id") or item["secret_hash"])


def payment_step(old: Item | None, new: Item | None, *, is_garbage: bool = False) -> Step | None:
    """The step that a change within one life is; None where the version stays.

    Raises KeyError on an item of another shape.
    """
    if new is None:
        return None if old is None else _gone(old, is_garbage=is_garbage)
    if old is not None and old["version"] == new["version"]:
        return None
    step = Step("CONVERSATION_STARTED", "user") if old is None else _changed(old, new)
    roles = [line["role"] for line in _lines(old, new)]
    said = roles.count("user")
    user_id = str(new.get("user_id", "")) if step.kind == "user" else ""
    return step._replace(user_id=user_id, said=said, shown=len(roles) - said)


def told_of_payment(old: Item | None, new: Item | None) -> Properties:
    """What an event tells of it: the step, the fields that are known and which are new."""
    item = new or old or {}
    known, before = _fields(item), _fields(old or {})
    told: Properties = {
        "language": str(item.get("locale", "")),
        "property_names": known,
        "new_names": [name for name in known if name not in before] if new else [],
        "attempt": int(item.get("attempt", 0)),
        "field": code(item["currentStep"]) if item["status"] == "error" else "",
        "is_linked": "link_until" in item,
        "intent": "payment",
    }
    return {name: value for name, value in told.items() if value}


def _gone(old: Item, *, is_garbage: bool) -> Step:
    if is_garbage:
        return Step("EXPIRED", "system", ending="expired")
    user_id = str(old.get("user_id", ""))
    if "token" in old:  # whoever cancels gives it up first
        return Step("PAYMENT_COMPLETED", "user", user_id, ending="completed")
    return Step("CANCELLED", "user", user_id, ending="cancelled")


def _changed(old: Item, new: Item) -> Step:
    if "link_hash" in old and "link_hash" not in new:
        return Step("LINK_CLICKED", "user")
    if "token" in new and "token" not in old:
        return Step("TOKEN_ISSUED")
    if "token" in old and "token" not in new:
        return Step("TOKEN_GIVEN_UP", "user")
    if new.get("attempt", 0) != old.get("attempt", 0):
        return Step("VERIFYING", "user")
    if new["status"] == "error":
        return Step("FIELD_REFUSED", "bot" if "verifying_until" in old else "user")
    before, after = _fields(old), _fields(new)
    if set(after) - set(before):
        return Step("FIELD_COLLECTED", "user")
    return Step("FIELD_CLEARED" if set(before) - set(after) else "ANSWERED", "user")


def _fields(item: Item) -> list[str]:
    return sorted(item.get("collectionData") or ())


def _lines(old: Item | None, new: Item) -> Sequence[Any]:
    return added_lines(old["conversationHistory"] if old else (), new["conversationHistory"])
