"""Every transition of a conversation or a payment session as exactly one event.

A change that a stream tells again gives the same event again: its id is made of the conversation,
of the life that the item is in, and of the version that the change made. Whose the event is, a
server or the application itself, is decided here as well: what happens in direct messages, and
payments that nobody began in Discord, belong to the application, so that no server's operators
read them.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from bot.analytics.event import Actor, Event, tenant_hash
from bot.analytics.outcome import ABANDONED, BROWSING, FORM_COMPLETED, LINK_CLICKED, REFUSED
from bot.analytics.payment_steps import life_of, payment_step, told_of_payment
from bot.analytics.steps import Step, step_of
from bot.analytics.told import Properties, of_conversation
from bot.conversation.condition import Item

GONE = "absent"
"""The phase of what is there no more."""

READ_FIRST = frozenset(
    {
        *("PREVIEW_SHOWN", "QUESTION_ASKED", "ANSWERED", "CARD_MOVED", "EXECUTING"),
        *("REDRIVEN", "ABANDONED"),
    }
)
"""Steps of a conversation before which the item is read; the others are written at once."""

_DIRECT = "dm"
_OUTCOMES = {"completed": FORM_COMPLETED, "open": BROWSING, REFUSED: BROWSING}


class Change(NamedTuple):
    """One change as a stream tells it: the item before (None: it begins) and after (it goes).

    `is_garbage`: DynamoDB collected what was over. `at` is in epoch seconds; the units are what the
    write cost, and the read that came before it.
    """

    old: Item | None
    new: Item | None
    is_garbage: bool = False
    at: int = 0
    write_units: int = 0
    read_units: int = 0


class Names(NamedTuple):
    """Who is called what: `key` makes the hashes of people, `application_id` is the bot's.

    Events of the people in `samples` are marked as sample.
    """

    key: str
    application_id: str = ""
    samples: frozenset[str] = frozenset()

    def person(self, user_id: str) -> str:
        """The same 22 characters for a person wherever they act; '' for nobody."""
        return person(self.key, user_id)

    def tenant(self, guild_id: str, application_id: str = "") -> str:
        """The tenant of a server; outside of servers that of the application."""
        if guild_id and guild_id != _DIRECT:
            return tenant_hash(guild_id)
        return tenant_hash(f"{_DIRECT}:{application_id or self.application_id}")


def person(key: str, user_id: str) -> str:
    """What events call a person in place of their id; '' for nobody."""
    return made(key, f"person:{user_id}") if user_id else ""


def made(key: str, text: str) -> str:
    """22 characters that nobody can make without the key."""
    mac = hmac.digest(key.encode(), text.encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(mac[:16]).rstrip(b"=").decode()


def of_ux(change: Change, names: Names) -> Event | None:
    """The event of a conversation's change; None where it is no transition.

    Raises KeyError, TypeError or ValueError on an item of another shape.
    """
    old, new = change.old, change.new
    step = step_of(old, new, is_garbage=change.is_garbage)
    item = new or old
    if step is None or item is None:
        return None
    if step.type not in READ_FIRST:
        change = change._replace(read_units=0)
    version = int(item["version"]) + (new is None)
    told = of_conversation(item) | {
        "was": str(old["phase"]) if old else "",
        "phase": str(new["phase"]) if new else GONE,
    }
    if "confirmed_by" in item and step.type == "CONFIRMED":
        told["by_role"] = item["confirmed_by"] != item["user_id"]
    key = item["conversation_id"]
    return _event(step, change, item, names)._replace(
        event_id=f"{key}:{version}:{item['created_at']}",
        session_id=key,
        step_number=version,
        started_at=moment(item["created_at"]),
        question=told.pop("intent", ""),
        properties=_properties(step, change, told),
    )


def of_payment(change: Change, names: Names) -> Iterator[Event]:
    """The event of a payment session's change, none where it is no transition.

    Two where a new session took the place of one whose time was over. Raises as of_ux does.
    """
    old, new = change.old, change.new
    if old and new and life_of(old) != life_of(new):
        yield from of_payment(change._replace(new=None, is_garbage=True, read_units=0), names)
        yield from of_payment(change._replace(old=None), names)
        return
    step = payment_step(old, new, is_garbage=change.is_garbage)
    item = new or old
    if step is None or item is None:
        return
    if old is None and "link_hash" in item:
        change = change._replace(read_units=0)
    version, session_id = int(item["version"]) + (new is None), item["sessionId"]
    key = f"pay-{made(names.key, f'payment:{session_id}:{life_of(item)}')}"
    told = told_of_payment(old, new) | {
        "was": str(old["currentStep"]) if old else "",
        "phase": str(new["currentStep"]) if new else GONE,
    }
    asked_at = item.get("asked_at")
    yield _event(step, change, item, names)._replace(
        event_id=f"{key}:{version}",
        session_id=key,
        step_number=version,
        started_at=moment(asked_at) if asked_at else "",
        source="payment",
        question=told.pop("intent", ""),
        properties=_properties(step, change, told),
    )


def moment(at: int) -> str:
    """Epoch seconds as events write a time: `2025-10-15T13:34:21.000Z`."""
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def _event(step: Step, change: Change, item: Item, names: Names) -> Event:
    """What is the same for both."""
    owner = str(item.get("user_id", ""))
    guild_id, application_id = str(item.get("guild_id", "")), str(item.get("application_id", ""))
    return Event(
        event_id="",
        event_type=step.type,
        session_id="",
        tenant_hash=names.tenant(guild_id, application_id),
        timestamp=moment(_when(step, change, item)),
        source="ux",
        actor=Actor(step.kind, names.person(step.user_id)),
        user_messages=step.said,
        bot_messages=step.shown,
        outcome=_outcome(step),
        ending=step.ending,
        sample=owner in names.samples,
    )


def _when(step: Step, change: Change, item: Item) -> int:
    """When it happened; what expired did so when its time was over, not when it was collected.

    The clock of the stream is another than that of what began the conversation.
    """
    at = max(change.at, int(item.get("created_at", 0)))
    return min(at, int(item["ttl"])) if step.type == "EXPIRED" else at


def _outcome(step: Step) -> str:
    if step.type == "LINK_CLICKED":
        return LINK_CLICKED
    return _OUTCOMES.get(step.ending, ABANDONED)


def _properties(step: Step, change: Change, told: Properties) -> Properties:
    told |= {"reason": step.reason}
    if not change.is_garbage:  # what the table deletes by itself costs nothing
        told |= {"write_units": change.write_units, "read_units": change.read_units}
    if step.type == "EXPIRED":
        told["collected_at"] = moment(change.at)
    return {name: value for name, value in told.items() if value not in ("", None)}
