"""POST /chat as the document on payment sessions writes it: load, change, save.

It stands beside ours in the benchmark and is no example: it keeps card numbers and CVVs as they
come, takes whoever names a session for its owner, and the last of two writers wins.
"""

import itertools
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.adapters.dynamodb.wire import decode, encode
from bot.card_numbers import is_luhn

TABLE = "documented"
_NEXT = {"name": "card", "card": "expiry", "expiry": "cvv", "cvv": "confirm"}
_tokens = itertools.count(1)


class DocumentedChat:
    """The handler with the client that it keeps."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def __call__(self, number: int, message: str) -> Mapping[str, Any]:
        """Load the session, take the message, save the session."""
        session_id = f"s-{number}"
        found = self._client.get_item(TableName=TABLE, Key=encode({"sessionId": session_id}))
        session = decode(found["Item"]) if "Item" in found else _new(session_id)
        if session["currentStep"] == "confirm" and message == "confirm":
            self._client.delete_item(TableName=TABLE, Key=encode({"sessionId": session_id}))
            return {"reply": "✅ Payment successful!", "token": f"tok_{next(_tokens)}"}
        reply = _taken(session, message)
        session["conversationHistory"] += [
            {"role": "user", "content": message},
            {"role": "assistant", "content": reply},
        ]
        session["lastUpdated"] = datetime.now(UTC).isoformat()
        session["ttl"] = int(time.time()) + 3600
        self._client.put_item(TableName=TABLE, Item=encode(session))
        return {"reply": reply, "collected": session["collectionData"]}


def _new(session_id: str) -> dict[str, Any]:
    return {
        "sessionId": session_id,
        "conversationHistory": [],
        "collectionData": {},
        "currentStep": "none",
        "status": "collecting",
    }


def _taken(session: dict[str, Any], message: str) -> str:
    """The reply to a message, which is stored under its step."""
    step = session["currentStep"]
    if step == "none":
        session["currentStep"] = "name"
        return "Hello! Ready to help with payment. Name?"
    if step == "card" and not is_luhn(message):
        return "Invalid card number"
    session["collectionData"][step] = message
    session["currentStep"] = _NEXT[step]
    if step == "cvv":
        session["status"] = "awaiting_confirmation"
        return "Please review... Type 'confirm'"
    return f"Thanks! {_NEXT[step]}?"
