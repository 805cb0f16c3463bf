"""Chat sessions: what was said by one person in one server, and how a turn gets into it.

A session is one item, and a turn two writes on it. The first appends the messages, once however
often it comes (`seen`) and begins the session where there is none; the second settles what the
first left open (`unsettled`): the messages in their order, the last ten of them, and the
preferences. It is bound to the item's version, so that of several at once one settles for all.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal, Protocol, TypeAlias

from bot.card_numbers import cards_in, holds_card, plain, shown
from bot.conversation.condition import Item
from bot.errors import TransientError
from bot.record import Record

KEPT_SECONDS = 30 * 86_400
"""A session goes this long after its last turn."""

MOST_MESSAGES = 10
"""Messages of a session that are kept; `messageCount` counts the others too."""

MOST_CONTENT = 4000
"""Characters of one message that are kept."""

MOST_PREFERENCES = 8
"""Kinds of each preference that are kept, those asked for most."""

SEEN_SECONDS = 7200
"""How long it is known which turns came: a stream hands none out that is older than an hour."""

MOST_TRIES = 1000

Line: TypeAlias = Mapping[str, str]
"""One line of a payment session's history: its `role` and its `content`."""

Speaker: TypeAlias = Literal["user_query", "trini_response"]
PREFERENCES = ("sections", "properties", "colors")


class Message(Record):
    """One thing said, with the documented attributes; `confidence` from 0 to 1."""

    message_id: str
    type: Speaker
    content: str
    timestamp: str
    extracted_filters: Mapping[str, Any] = {}
    recommendations: tuple[str, ...] = ()
    confidence: float = 0.0

    def to_data(self) -> Item:
        """As it is stored: without card numbers, which people type anywhere."""
        content = _masked(self.content)
        filters = dict(self.extracted_filters)
        if len(content) > MOST_CONTENT:
            content = f"{content[: MOST_CONTENT - 1]}…"
        return {
            "messageId": self.message_id,
            "type": self.type,
            "content": content,
            "timestamp": self.timestamp,
            "extractedFilters": {} if holds_card(json.dumps(filters)) else filters,
            "recommendations": list(self.recommendations),
            "confidence": self.confidence,
        }


def _masked(text: str) -> str:
    if not holds_card(text):
        return text
    text, parts, kept = plain(text), [], 0
    for card in cards_in(text):
        parts += [text[kept : card.start], shown(card.number)]
        kept = card.end
    return "".join([*parts, text[kept:]])


class Turn(Record):
    """What one step of a conversation adds to a session.

    `turn_id` is the same however often the step is told of; `at` is when it was, epoch seconds.
    """

    session_id: str
    user_id: str
    guild_id: str
    turn_id: str
    at: int
    messages: tuple[Message, ...]

    @property
    def mark(self) -> str:
        """What is remembered of the turn: when it was, and which it was."""
        return f"{self.at}.{hashlib.sha256(self.turn_id.encode()).hexdigest()[:12]}"


def added_lines(old: Sequence[Line], new: Sequence[Line]) -> Sequence[Line]:
    """What stands at the end of a history that did not before; a long one loses its beginning."""
    for kept in range(min(len(old), len(new)), 0, -1):
        if list(old[len(old) - kept :]) == list(new[:kept]):
            return new[kept:]
    return new


class Transcripts(Protocol):
    """Where turns go; raises bot.errors.TransientError when it cannot be reached."""

    def append(self, turn: Turn) -> None:
        """Add the turn to its session, once however often it is called."""
        ...


class Page(Record):
    """Sessions of one person, newest first; `after` is where the next page begins, {} for none."""

    sessions: list[Item]
    after: Mapping[str, str] = {}


class ChatSessions(Protocol):
    """The sessions of a person; raises bot.errors.TransientError when they cannot be reached."""

    def of_user(self, user_id: str, *, most: int, after: Mapping[str, str] = {}) -> Page:
        """At most so many sessions, newest first, from behind `after` on; none that are over."""
        ...

    def delete(self, session_id: str, user_id: str) -> bool:
        """Delete the person's session; False where they have none of that id."""
        ...


class SessionTable(Protocol):
    """The writes that a turn is made of, each atomic; raises bot.errors.TransientError."""

    def append(self, turn: Turn, now: int) -> tuple[Item | None, bool]:
        """Append to the session, or begin it; the item as it is then, and True.

        False where the turn is in it already, or its time is over: with the item as it stands.
        """
        ...

    def replace(self, item: Item, old: Item) -> bool:
        """Put the item in place of one that is over; False where that has changed meanwhile."""
        ...

    def settle(self, item: Item, values: Mapping[str, Any]) -> tuple[Item | None, bool]:
        """Set the values where the version is the item's, one higher then; else as it stands."""
        ...


class Recorder:
    """The port Transcripts over a table's writes; `clock` in epoch seconds."""

    def __init__(self, table: SessionTable, clock: Callable[[], int]) -> None:
        self._table = table
        self._clock = clock

    def append(self, turn: Turn) -> None:
        """Add the turn: two writes, and one more for each conflict with another one."""
        for _ in range(MOST_TRIES):
            now = self._clock()
            item, is_appended = self._table.append(turn, now)
            if not is_appended and item is not None and item["ttl"] <= now:
                fresh = begun(turn, now)
                if not self._table.replace(fresh, item):
                    continue
                item = fresh
            self._settle(item)
            return
        raise TransientError("the chat session is begun anew again and again")

    def _settle(self, item: Item | None) -> None:
        for _ in range(MOST_TRIES):
            if item is None or not item["unsettled"]:
                return
            item, is_settled = self._table.settle(item, settled(item))
            if is_settled:
                return
        raise TransientError("others write to the chat session all the time")


def begun(turn: Turn, now: int) -> Item:
    """A session with this turn alone, as the first write makes it."""
    return {
        "sessionId": turn.session_id,
        "userId": turn.user_id,
        "createdAt": moment(turn.at),
        **touched(turn, now),
        "messages": [message.to_data() for message in turn.messages],
        "userPreferences": {},
        "messageCount": len(turn.messages),
        "guildId": turn.guild_id,
        "seen": [turn.mark],
        "unsettled": len(turn.messages),
        "version": 1,
    }


def touched(turn: Turn, now: int) -> Item:
    """What every turn sets."""
    return {
        "updatedAt": moment(turn.at),
        "ttl": now + KEPT_SECONDS,
        "sessionStatus": "active",
    }


def settled(item: Item) -> Item:
    """What the second write sets: order, window, preferences, and the marks still needed."""
    messages = sorted(item["messages"], key=lambda message: str(message["timestamp"]))
    fresh = item["messages"][-item["unsettled"] :]
    newest = max(_at(mark) for mark in item["seen"])
    return {
        "messages": messages[-MOST_MESSAGES:],
        "userPreferences": preferring(item["userPreferences"], fresh),
        "updatedAt": max(item["updatedAt"], str(messages[-1]["timestamp"])),
        "seen": [mark for mark in item["seen"] if _at(mark) > newest - SEEN_SECONDS],
        "unsettled": 0,
    }


def preferring(known: Mapping[str, Any], messages: Sequence[Mapping[str, Any]]) -> Item:
    """How often each section, property and colour was asked for, with these messages too."""
    counts = {kind: dict(known.get(kind, {})) for kind in PREFERENCES}
    for message in messages:
        if message["type"] == "user_query":
            for change in message["extractedFilters"].get("changes", ()):
                for kind, wanted in _wanted(change):
                    counts[kind][wanted] = counts[kind].get(wanted, 0) + 1
    return {kind: _most(counts[kind]) for kind in PREFERENCES if counts[kind]}


def _wanted(change: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = [("sections", str(change["section"])), ("properties", str(change["property"]))]
    value = str(change["value"])
    is_colour = value.startswith("#") and len(value) in (4, 7)
    return [*found, *([("colors", value)] if is_colour else [])]


def _most(counts: Mapping[str, int]) -> dict[str, int]:
    """Those asked for most; of equals the first by name."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return dict(ordered[:MOST_PREFERENCES])


def _at(mark: str) -> int:
    return int(mark.partition(".")[0])


def session_id_of(key: str, user_id: str, guild_id: str) -> str:
    """The id of a person's session in a server ("dm" outside), which nobody else can tell."""
    return shaped(key, "chat-session", user_id, guild_id)


def shaped(key: str, *parts: str) -> str:
    """An HMAC of the parts in the shape of a random UUID (RFC 9562, version 4)."""
    text = "\0".join(parts).encode()
    digest = hmac.new(key.encode(), text, hashlib.sha256).hexdigest()
    variant = "89ab"[int(digest[16], 16) % 4]
    parted = (digest[:8], digest[8:12], f"4{digest[13:16]}", f"{variant}{digest[17:20]}")
    return "-".join((*parted, digest[20:32]))


def moment(at: int, order: int = 0) -> str:
    """ISO 8601, UTC; the stream tells seconds, `order` (0 to 999) stands for what came in one."""
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%S}.{min(order, 999):03d}Z"
