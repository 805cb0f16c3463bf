"""What the fields of the dashboard's answers mean, for its OpenAPI document."""

from collections.abc import Mapping
from typing import Final

from lambda_interactions.openapi import Json

_UNITS = "that the conversation's changes cost at its own table"

FIELDS: Final[Mapping[str, Mapping[str, str]]] = {
    "Session": {
        "session_id": "Its id; a payment's begins with pay-.",
        "first_question": "Which part of the site the request was about; no words of a person.",
        "last_event": "The type of its newest event.",
        "started_at": "When it began.",
        "ended_at": "When its last step was, over or not; what an operator does is no step.",
        "message_count": "Messages of the person and of the bot together.",
        "user_message_count": "Messages of the person.",
        "bot_message_count": "Messages of the bot.",
        "event_count": "Its events.",
        "duration_seconds": "Seconds from started_at to ended_at.",
        "write_units": f"Write units of DynamoDB {_UNITS}.",
        "read_units": f"Read units of DynamoDB {_UNITS}.",
        "cost": "What it cost by PRICES, in dollars.",
        "outcome": "The furthest that it came: form_completed where a pull request was opened.",
        "ending": "How it stands, or how it ended; refused: an undo was answered with why not.",
        "source": "Whose conversation it is: a site's change, a payment, a website's widget.",
        "sample": "Whether it is one of the local stack's sample conversations.",
    },
    "Event": {
        "event_id": "Its id: what has the same one is the same event.",
        "event_type": "What happened; docs/events.md lists the types.",
        "timestamp": "When it happened.",
        "step_number": "The version that the change made, from 1 on without gaps; null where none.",
        "source": "As the session's.",
        "actor": "Who did it; the id is an HMAC, the same wherever the person acts.",
        "user_messages": "How many messages of the person there were by then.",
        "bot_messages": "How many messages of the bot there were by then.",
        "outcome": "The session's by then; empty where the event says nothing of it.",
        "ending": "The session's by then; empty where the event says nothing of it.",
        "sample": "As the session's.",
        "properties": "What else is known of it, by its type.",
    },
    "Numbers": {
        "range": "How far back is looked: sessions that started since then.",
        "since": "The begin of the range.",
        "until": "Its end: now.",
        "is_complete": "Whether all were counted; else the newest were, back to since.",
        "sessions": "How many sessions started in the range.",
        "active": "How many are open and were moved in the last 60 minutes.",
        "sampled": "How many are sample conversations; nothing here is an estimate from samples.",
        "confirmed": "In how many somebody pressed Confirm, whatever came of it.",
        "cancelled": "How many a person cancelled.",
        "average_duration_seconds": "The mean of those that are not active; null where none is.",
        "completion_rate": "Completed ones of those neither active nor refused, 0 to 1, or null.",
        "median_seconds_to_confirm": "From the preview to Confirm, where both were; else null.",
        "median_seconds_to_pull_request": "From Confirm to the pull request; else null.",
        "endings": "How many stand, or ended, in which way.",
        "funnel": "How many conversations about a site came to each step, or past it.",
        "drop_off": "At which step sessions were left, the most first; share is of 1.",
        "cost": "What the sessions cost by PRICES: in total, and each on average.",
        "days": "The same by the day on which sessions started, UTC; days without one too.",
    },
    "Told": {
        "event_id": "Unique in its session on its day: sent again it is the same event.",
        "event_type": "What happened.",
        "session_id": "Which session it belongs to.",
        "timestamp": "When it happened: 30 days ago at most, and 5 minutes ahead.",
        "step_number": "Where it stands among the session's events, if the sender counts them.",
        "properties": "What else is to be kept of it.",
    },
    "Health": {
        "status": "ok, or unavailable.",
        "tables": "Of each table ok, missing, unusable or unreachable; or that they are off.",
    },
}
"""Schema, field, meaning."""


def described(schemas: Json) -> Json:
    """The schemas with what their fields mean, where a field itself does not say more."""
    for name, fields in FIELDS.items():
        properties = schemas[name]["properties"]
        for field, meaning in fields.items():
            properties[field] = {"description": meaning, **properties[field]}
    return schemas
