"""Numbers, times and names of events as people read them."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400

EVENTS: Mapping[str, str] = {
    "CONVERSATION_STARTED": "Asked for a change",
    "QUESTION_ASKED": "A question was asked",
    "PREVIEW_SHOWN": "A preview was shown",
    "ANSWERED": "Answered",
    "CONFIRMED": "Confirmed",
    "EXECUTING": "The worker took the job",
    "CHECKPOINT": "A step was done",
    "RETRY_SCHEDULED": "Put off, to be tried again",
    "PULL_REQUEST_OPENED": "Pull request opened",
    "NOTIFIED": "The outcome was shown",
    "CARD_MOVED": "The card was brought elsewhere",
    "TAKEN_BACK": "The change is being taken back",
    "CANCELLED": "Cancelled",
    "EXPIRED": "Expired",
    "REFUSED": "Told why not",
    "FAILED": "Failed",
    "REDRIVEN": "Handed back",
    "ABANDONED": "Closed by an operator",
    "LINK_CLICKED": "A link was followed",
    "FIELD_COLLECTED": "A field was collected",
    "FIELD_REFUSED": "A field was refused",
    "VERIFYING": "The card is being verified",
    "TOKEN_ISSUED": "A token was issued",
    "TOKEN_GIVEN_UP": "No token could be issued",
    "PAYMENT_COMPLETED": "The payment was completed",
}
"""What each type of event is called; others are named by their type."""

PHASES: Mapping[str, str] = {
    "collecting": "While it was read",
    "needs_clarification": "At a question",
    "awaiting_confirmation": "At the preview",
    "confirmed": "Before it was made",
    "executing": "While it was made",
}
"""Where people left, by the phase that they left it in."""

STANDS: Mapping[str, str] = {
    "absent": "gone",
    "collecting": "being read",
    "needs_clarification": "at a question",
    "awaiting_confirmation": "at the preview",
    "confirmed": "waiting for the worker",
    "executing": "being made",
    "completed": "completed",
    "failed": "failed",
}
"""Where a conversation stands, by its phase."""

UNTITLED: Mapping[str, str] = {"payment": "A payment", "widget": "A visit of the website"}
"""What a session without a question is called, by its source."""

WORK_STEPS: Mapping[str, str] = {
    "G0": "the site was read",
    "G2": "the commit is made",
    "G3": "the branch is made",
    "G5": "ready to open the pull request",
    "G7": "finished",
}
"""What the worker's steps are, by the names that bot/ux_agent/work/steps.py gives them."""

REASONS: Mapping[str, str] = {
    "undo_refused": "the change could not be taken back; the card says why",
}
"""What reasons of events mean that no failure has."""

ENDINGS: Mapping[str, str] = {
    "open": "Open",
    "completed": "Completed",
    "cancelled": "Cancelled",
    "expired": "Expired",
    "refused": "Told why not",
    "failed": "Failed",
    "": "Unknown",
}
OUTCOMES: Mapping[str, str] = {
    "form_completed": "Completed",
    "link_clicked": "Link followed",
    "cta_clicked": "Call to action",
    "abandoned": "Abandoned",
    "browsing": "Browsing",
}
SOURCES: Mapping[str, str] = {"ux": "UX agent", "payment": "Payment", "widget": "Widget"}
SPANS: Mapping[str, str] = {"1d": "1 day", "7d": "7 days", "30d": "30 days", "90d": "90 days"}
ACTORS: Mapping[str, str] = {
    "user": "somebody",
    "bot": "the bot",
    "system": "the system",
    "operator": "an operator",
}


def said(word: str) -> str:
    """A fixed word of ours as people read it: of an event, a phase, an outcome."""
    for words in (EVENTS, PHASES, OUTCOMES, SOURCES, ENDINGS):
        if word in words:
            return words[word]
    plain = word.replace("_", " ").strip().lower()
    return plain[:1].upper() + plain[1:]


def stands(phase: str) -> str:
    """Where a conversation stands, in words."""
    return STANDS.get(phase, phase.replace("_", " "))


def titled(row: Mapping[str, Any]) -> str:
    """What a session is about, as far as that is known."""
    return str(row["first_question"] or UNTITLED.get(row["source"], "A wish without a plan"))


def moment(value: str | float) -> str:
    """An ISO 8601 time or epoch seconds, to the second in UTC; the text as it is if it is none."""
    try:
        if isinstance(value, str):
            at = datetime.fromisoformat(value).astimezone(UTC)
        else:
            at = datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        return str(value)
    return f"{at.day} {at:%b %Y, %H:%M:%S} UTC"


def iso(value: float) -> str:
    """Epoch seconds as ISO 8601 in UTC."""
    return f"{datetime.fromtimestamp(value, UTC):%Y-%m-%dT%H:%M:%SZ}"


def seconds(value: float | None) -> str:
    """A length of time in its two largest units; a dash for none."""
    if value is None:
        return "–"
    if 0 < value < 1:
        return f"{round(value * 1000)} ms"
    if 0 < value < 10:
        return f"{value:.1f} s".replace(".0 ", " ")
    whole = round(value)
    if whole < _MINUTE:
        return f"{whole} s"
    for size, name, below, part in (
        (_DAY, "d", _HOUR, "h"),
        (_HOUR, "h", _MINUTE, "min"),
        (_MINUTE, "min", 1, "s"),
    ):
        if whole >= size:
            rest = whole % size // below
            return f"{whole // size} {name} {rest} {part}" if rest else f"{whole // size} {name}"
    return f"{whole} s"


def dollars(value: float | None) -> str:
    """An amount to the cent, a small one to two digits that are not zero; a dash for none."""
    if value is None:
        return "–"
    if value >= 1 or value == 0:
        return f"${value:,.2f}"
    places = 1 - math.floor(math.log10(value))
    return f"${value:.{max(2, places)}f}"


def percent(share: float | None) -> str:
    """A share of one as per cent; a dash for none."""
    if share is None:
        return "–"
    value = share * 100
    return f"{value:.1f}%" if 0 < value < 10 or 99 < value < 100 else f"{value:.0f}%"


def number(value: float | None) -> str:
    """A count with its thousands apart; a dash for none."""
    return "–" if value is None else f"{value:,}"
