"""A payment session: what is stored of one conversation, and what each attribute is called."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import accumulate
from typing import Any, Literal, TypeAlias

from bot.card_numbers import holds_card
from bot.payment.wishes import Step
from bot.record import Record

Status: TypeAlias = Literal["collecting", "awaiting_confirmation", "completed", "error"]

SCHEMA_VERSION = 1
KEPT_SECONDS = 3600
"""How long after its last message a session may be gone on with."""

MOST_MESSAGE = 2000
"""Characters of one message."""

_MOST_LINES = 100  # of the conversation's history
_MOST_BYTES = 200_000  # of all its lines: an item stays far below DynamoDB's 400 kB
_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")
_JOINS = re.compile(r"[._:-]+")


class Line(Record):
    """One line of the history, without card data: "user" or "assistant", and what was said."""

    role: str
    content: str


class Collected(Record):
    """What is known: the name, the card as shown, `12/25`, and whether its CVV was verified."""

    name: str = ""
    card: str = ""
    expiry: str = ""
    cvv: str = ""

    def as_map(self) -> dict[str, str]:
        """The fields that are there, by their documented names."""
        return {
            field: value
            for field, value in self._asdict().items()
            if isinstance(value, str) and value
        }


class Attempt(Record):
    """A try to verify the card: its number, the key Stripe knows it by, and until when it runs."""

    number: int = 0
    key: str = ""
    until: int = 0


class Session(Record):
    """One session as stored.

    `version` counts the writes, `sealed` is the number that only the vault opens (until
    `sealed_until`, epoch seconds), `said_in` an hour and the messages in it, `link` what
    `/payment` noted.
    """

    session_id: str
    secret_hash: str
    version: int = 0
    step: Step = "none"
    status: Status = "collecting"
    collected: Collected = Collected()
    history: tuple[Line, ...] = ()
    error: str = ""
    updated_at: float = 0.0
    sealed: bytes = b""
    sealed_until: int = 0
    token: str = ""
    attempt: Attempt = Attempt()
    paused_until: int = 0
    said_in: tuple[int, int] = (0, 0)
    link: Mapping[str, Any] = {}

    def __repr__(self) -> str:
        return f"Session({self.session_id!r}, {self.step!r}, {self.status!r}, {self.version})"

    @property
    def ttl(self) -> int:
        """When the session is over, in epoch seconds."""
        return int(self.updated_at) + KEPT_SECONDS

    @property
    def brand(self) -> str:
        """The name of the card's brand; '' without a card."""
        return self.collected.card.partition(" ••••")[0]

    def said(self, *lines: Line) -> "Session":
        """The same with these lines in its history, of which the oldest make room."""
        every = (*self.history, *lines)[-_MOST_LINES:]
        sizes = accumulate(len(line.content.encode()) for line in reversed(every))
        count = sum(size <= _MOST_BYTES for size in sizes)
        return self._replace(history=every[len(every) - count :])


def is_session_id(text: object) -> bool:
    """Whether a client may call its session so: a name of 1 to 128 plain characters, no card."""
    if not isinstance(text, str) or not _ID.fullmatch(text):
        return False
    return not holds_card(_JOINS.sub("-", text))


OPTIONAL = (
    *("error", "sealed", "sealed_until", "token", "attempt", "idempotency_key"),
    *("verifying_until", "paused_until", "link_hash"),
)
"""Attributes that an item has only while there is something in them."""


def item_of(session: Session) -> dict[str, Any]:
    """The attributes of a session: the documented ones, then ours; no empty one of OPTIONAL."""
    number, key, until = session.attempt
    ours = {
        "error": session.error,
        "sealed": session.sealed,
        "sealed_until": session.sealed_until,
        "token": session.token,
        "attempt": number,
        "idempotency_key": key,
        "verifying_until": until,
        "paused_until": session.paused_until,
    }
    return {
        "sessionId": session.session_id,
        "conversationHistory": [line._asdict() for line in session.history],
        "collectionData": session.collected.as_map(),
        "currentStep": session.step,
        "status": session.status,
        "lastUpdated": moment(session.updated_at),
        "ttl": session.ttl,
        "version": session.version,
        "schema_version": SCHEMA_VERSION,
        "secret_hash": session.secret_hash,
        "hour": session.said_in[0],
        "said": session.said_in[1],
        **session.link,
        **{name: value for name, value in ours.items() if value},
    }


_OURS = {"sessionId", "conversationHistory", "collectionData", "currentStep", "status"} | {
    *("lastUpdated", "ttl", "version", "schema_version", "secret_hash", "hour", "said", *OPTIONAL)
}


def session_of(item: Mapping[str, Any]) -> Session:
    """The session that an item is; raises KeyError or ValueError on one of another shape."""
    known = {name: item["collectionData"].get(name, "") for name in Collected._fields}
    link = {name: value for name, value in item.items() if name not in _OURS or name == "link_hash"}
    return Session(
        session_id=item["sessionId"],
        secret_hash=item["secret_hash"],
        version=item["version"],
        step=item["currentStep"],
        status=item["status"],
        collected=Collected(**known),
        history=tuple(Line(**line) for line in item["conversationHistory"]),
        error=item.get("error", ""),
        updated_at=_seconds(item["lastUpdated"]),
        sealed=bytes(item.get("sealed", b"")),
        sealed_until=item.get("sealed_until", 0),
        token=item.get("token", ""),
        attempt=Attempt(
            item.get("attempt", 0), item.get("idempotency_key", ""), item.get("verifying_until", 0)
        ),
        paused_until=item.get("paused_until", 0),
        said_in=(item.get("hour", 0), item.get("said", 0)),
        link=link,
    )


def moment(now: float) -> str:
    """Epoch seconds as the session writes a time: `2025-10-15T13:34:21.346Z`."""
    return f"{datetime.fromtimestamp(now, UTC):%Y-%m-%dT%H:%M:%S}.{int(now * 1000) % 1000:03}Z"


def _seconds(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()
