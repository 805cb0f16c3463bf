"""What an event adds to the metrics: sessions that begin and end, how, where and after how long."""

from datetime import datetime

from bot.analytics.event import Event
from bot.metrics import Metrics

_ENDED = {
    "PULL_REQUEST_OPENED": "SessionsCompleted",
    "PAYMENT_COMPLETED": "SessionsCompleted",
    "CANCELLED": "SessionsCancelled",
    "EXPIRED": "SessionsExpired",
    "FAILED": "SessionsFailed",
}
_DROPPED = {
    "collecting": "DroppedAtReading",
    "needs_clarification": "DroppedAtQuestion",
    "awaiting_confirmation": "DroppedAtPreview",
    "confirm": "DroppedAtReview",
    "name": "DroppedAtName",
    "card": "DroppedAtCard",
    "expiry": "DroppedAtExpiry",
    "cvv": "DroppedAtCvv",
}
_LEFT = ("CANCELLED", "EXPIRED")


def measure(event: Event, metrics: Metrics) -> None:
    """Count one event."""
    if event.event_type == "CONVERSATION_STARTED":
        metrics.put("SessionsStarted", 1)
    ended = _ENDED.get(event.event_type)
    if ended:
        metrics.put(ended, 1)
        if event.started_at:
            metrics.put("SessionDuration", _seconds(event), "Seconds")
    dropped = _DROPPED.get(str(event.properties.get("was", "")))
    if dropped and event.event_type in _LEFT:
        metrics.put(dropped, 1)
    metrics.put("ConversationWriteUnits", event.properties.get("write_units", 0))


def _seconds(event: Event) -> float:
    began, now = map(datetime.fromisoformat, (event.started_at, event.timestamp))
    return (now - began).total_seconds()
