"""Session events in DynamoDB: the table that `ux-agent tables describe` calls SESSION_EVENTS_TABLE.

A row is written where nobody else's is; the session's start is fixed in an item beside its rows,
one for each tenant, which no index shows. Every name is aliased.

Source: Amazon DynamoDB Developer Guide, "Condition expressions", "Key condition expressions".
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from bot.adapters.aws.errors import AwsError, ErrorAnswer
from bot.adapters.dynamodb.failure import CONDITION_FAILED, meaning_of
from bot.adapters.dynamodb.numbers import decoded, encoded
from bot.adapters.dynamodb.wire import Wire
from bot.analytics.event import (
    BadEvent,
    Event,
    archive_key,
    as_json,
    in_order,
    other_key,
    parse,
    sort_key,
    ttl_of,
)

POINTER_SECONDS = 90 * 86_400
"""How much longer than a row the item stays that says when the session began.

It is moved on once half of that is used up: no write with every batch.
"""

_SESSION = "SESSION#"
_STEP = "STEP#"
_NUMBERED = re.compile(r"STEP#~?(\d+)")
_OURS = ("pk", "sk", "ttl", "extra")


class DynamoSessionEvents:
    """The port SessionEvents over a low-level client; `clock` in epoch seconds."""

    def __init__(self, client: Any, table: str, clock: Callable[[], int]) -> None:  # noqa: ANN401
        self._client = client
        self._table = table
        self._clock = clock

    def add(self, events: Sequence[Event]) -> None:
        for event in events:
            item = encoded(row(event))
            if not self._put(item, event):
                self._put({**item, "sk": {"S": other_key(event)}}, event)

    def of_session(
        self, session_id: str, tenant_hash: str, *, is_fresh: bool = False
    ) -> list[Event]:
        found: list[Event] = []
        start: Mapping[str, Wire] = {}
        while True:
            page = self._page(session_id, tenant_hash, start, is_fresh=is_fresh)
            found += self._events(page["Items"], is_fresh=is_fresh)
            start = page.get("LastEvaluatedKey", {})
            if not start:  # a page may hold nothing but another tenant's
                return in_order(_distinct(found))

    def began(self, session_id: str, tenant_hash: str) -> str:
        return str(self._start(session_id, tenant_hash).get("started_at", ""))

    def begin(self, session_id: str, tenant_hash: str, at: str) -> str:
        there = self._start(session_id, tenant_hash)
        until = ttl_of(at) + POINTER_SECONDS
        if there and until - there["ttl"] < POINTER_SECONDS // 2:
            return str(there["started_at"])
        written = self._asked(
            "update_item",
            Key=_pointer(session_id, tenant_hash),
            UpdateExpression="SET #started_at = if_not_exists(#started_at, :at), #ttl = :ttl",
            ExpressionAttributeNames={"#started_at": "started_at", "#ttl": "ttl"},
            ExpressionAttributeValues={
                ":at": {"S": at},
                ":ttl": {"N": str(until)},
            },
            ReturnValues="ALL_NEW",
        )
        return str(written["Attributes"]["started_at"]["S"])

    def _start(self, session_id: str, tenant_hash: str) -> dict[str, Any]:
        item = self._asked("get_item", Key=_pointer(session_id, tenant_hash), ConsistentRead=True)
        return decoded(item.get("Item") or {})

    def check(self) -> None:
        """Raise as every call does where the table cannot be read."""
        self._asked("get_item", Key=_pointer("", ""))

    def _put(self, item: Mapping[str, Wire], event: Event) -> bool:
        """Whether the row is there now; its place may be another event's."""
        try:
            self._asked(
                "put_item",
                Item=item,
                ConditionExpression=(
                    "attribute_not_exists(#pk) OR (#event_id = :event_id AND"
                    " #tenant_hash = :tenant_hash AND begins_with(#timestamp, :date))"
                ),
                ExpressionAttributeNames={
                    "#pk": "pk",
                    "#event_id": "event_id",
                    "#tenant_hash": "tenant_hash",
                    "#timestamp": "timestamp",
                },
                ExpressionAttributeValues={
                    ":event_id": {"S": event.event_id},
                    ":tenant_hash": {"S": event.tenant_hash},
                    ":date": {"S": event.timestamp[:10]},
                },
            )
        except _Taken:
            return False
        return True

    def _page(
        self, session_id: str, tenant_hash: str, start: Mapping[str, Wire], *, is_fresh: bool
    ) -> Mapping[str, Any]:
        return self._asked(
            "query",
            KeyConditionExpression="#pk = :pk AND begins_with(#sk, :step)",
            FilterExpression="#tenant_hash = :tenant_hash",
            ExpressionAttributeNames={"#pk": "pk", "#sk": "sk", "#tenant_hash": "tenant_hash"},
            ExpressionAttributeValues={
                ":pk": {"S": f"{_SESSION}{session_id}"},
                ":step": {"S": _STEP},
                ":tenant_hash": {"S": tenant_hash},
            },
            ConsistentRead=is_fresh,
            **({"ExclusiveStartKey": start} if start else {}),
        )

    def _events(self, items: Sequence[Mapping[str, Wire]], *, is_fresh: bool) -> list[Event]:
        """The events of rows; who counts has those too that wait to be collected."""
        found = []
        least = 0 if is_fresh else self._clock()
        for item in items:
            with suppress(BadEvent):  # written by hand, and no event
                found += [event_of(decoded(item))] if _ttl(item) > least else []
        return found

    def _asked(self, operation: str, **request: object) -> Mapping[str, Any]:
        try:
            reply: Mapping[str, Any] = getattr(self._client, operation)(
                TableName=self._table, **request
            )
        except AwsError as error:
            if isinstance(error, ErrorAnswer) and error.code == CONDITION_FAILED:
                raise _Taken from error
            raise meaning_of(error, self._table) from error
        return reply


class _Taken(Exception):
    """The place of a row is another event's."""


def row(event: Event) -> dict[str, Any]:
    """An event as the table's item; what an event has besides its own fields stands in `extra`."""
    known = as_json(event._replace(extra={}))
    extra = {"extra": event.extra} if event.extra else {}
    keys = {"pk": f"{_SESSION}{event.session_id}", "sk": sort_key(event)}
    return {**known, **extra, **keys, "ttl": ttl_of(event.timestamp)}


def event_of(item: Mapping[str, Any]) -> Event:
    """The event of an item; raises BadEvent on an item that is none.

    An item written by hand need not repeat what its keys say.
    """
    known = {name: value for name, value in item.items() if name not in _OURS}
    place = str(item["sk"])
    known.setdefault("session_id", str(item["pk"]).removeprefix(_SESSION))
    known.setdefault("event_id", place.replace("#", ":"))
    numbered = _NUMBERED.match(place)
    if numbered:
        known.setdefault("step_number", int(numbered[1]))
    return parse({**item.get("extra", {}), **known}, is_kept=True)


def _distinct(events: Sequence[Event]) -> Iterable[Event]:
    """Each event once: one has two rows if what had its step was collected before it came again."""
    return {archive_key(event): event for event in events}.values()


def _pointer(session_id: str, tenant_hash: str) -> dict[str, Wire]:
    return {"pk": {"S": f"{_SESSION}{session_id}"}, "sk": {"S": f"POINTER#{tenant_hash}"}}


def _ttl(item: Mapping[str, Wire]) -> int:
    return int(item["ttl"]["N"]) if "ttl" in item else 2**62
