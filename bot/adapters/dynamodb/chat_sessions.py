"""Chat sessions in DynamoDB: the table that `ux-agent tables describe` calls CHAT_SESSIONS_TABLE.

Every name is aliased. A confidence is the one number that is not whole: to two places.

Source: Amazon DynamoDB Developer Guide, "Update expressions" (list_append, if_not_exists),
"Working with items" (return values when a condition fails), "Using time to live".
"""

from collections.abc import Callable, Mapping
from typing import Any

from bot.adapters.aws.errors import AwsError, ErrorAnswer
from bot.adapters.dynamodb.failure import CONDITION_FAILED, meaning_of
from bot.adapters.dynamodb.wire import Wire, decode_value, encode_value
from bot.conversation.condition import Item
from bot.conversation.transcript import Page, Turn, begun

INDEX = "userId-index"
_KEY = "sessionId"
_ONCE = ("userId", "createdAt", "guildId", "userPreferences")
_LISTS = ("messages", "seen")
_COUNTS = ("messageCount", "unsettled", "version")
_MOST_PAGES = 5


class DynamoSessionTable:
    """The ports SessionTable and ChatSessions over a low-level client; `clock` in epoch seconds."""

    def __init__(self, client: Any, table: str, clock: Callable[[], int]) -> None:  # noqa: ANN401
        self._client = client
        self._table = table
        self._clock = clock

    def append(self, turn: Turn, now: int) -> tuple[Item | None, bool]:
        item = begun(turn, now)
        parts = {name: value for name, value in item.items() if name != _KEY}
        sets = [_set(name) for name in parts if name not in _COUNTS]
        adds = ", ".join(f"#{name} :{name}" for name in _COUNTS)
        values = {f":{name}": encode(value) for name, value in parts.items()}
        return self._tried(
            self._client.update_item,
            Key={_KEY: {"S": turn.session_id}},
            UpdateExpression=f"SET {', '.join(sets)} ADD {adds}",
            ConditionExpression=(
                "attribute_not_exists(#ttl) OR "
                "(#ttl > :now AND #userId = :userId AND NOT contains(#seen, :mark))"
            ),
            ExpressionAttributeNames={f"#{name}": name for name in parts},
            ExpressionAttributeValues={
                **values,
                ":none": {"L": []},
                ":now": {"N": str(now)},
                ":mark": {"S": turn.mark},
            },
            ReturnValues="ALL_NEW",
        )

    def replace(self, item: Item, old: Item) -> bool:
        return self._tried(
            self._client.put_item,
            Item=encoded(item),
            ConditionExpression=(
                "attribute_not_exists(#ttl) OR (#version = :version AND #ttl = :ttl)"
            ),
            ExpressionAttributeNames={"#version": "version", "#ttl": "ttl"},
            ExpressionAttributeValues={
                f":{name}": encode(old[name]) for name in ("version", "ttl")
            },
        )[1]

    def settle(self, item: Item, values: Mapping[str, Any]) -> tuple[Item | None, bool]:
        sets = ", ".join(f"#{name} = :{name}" for name in values)
        return self._tried(
            self._client.update_item,
            Key={_KEY: {"S": item[_KEY]}},
            UpdateExpression=f"SET {sets} ADD #version :one",
            ConditionExpression="#version = :version",
            ExpressionAttributeNames={f"#{name}": name for name in (*values, "version")},
            ExpressionAttributeValues={
                **{f":{name}": encode(value) for name, value in values.items()},
                ":one": {"N": "1"},
                ":version": {"N": str(item["version"])},
            },
            ReturnValues="ALL_NEW",
        )

    def of_user(self, user_id: str, *, most: int, after: Mapping[str, str] = {}) -> Page:
        found: list[Item] = []
        start: Mapping[str, Wire] = {name: {"S": value} for name, value in after.items()}
        for _ in range(_MOST_PAGES):
            page = self._page(user_id, start, most - len(found))
            items = [decoded(item) for item in page["Items"]]
            found += [item for item in items if item["ttl"] > self._clock()]
            start = page.get("LastEvaluatedKey", {})
            if not start or len(found) >= most:
                break
        return Page(found, {name: str(value["S"]) for name, value in start.items()})

    def delete(self, session_id: str, user_id: str) -> bool:
        return self._tried(
            self._client.delete_item,
            Key={_KEY: {"S": session_id}},
            ConditionExpression="#userId = :userId",
            ExpressionAttributeNames={"#userId": "userId"},
            ExpressionAttributeValues={":userId": {"S": user_id}},
        )[1]

    def _page(self, user_id: str, start: Mapping[str, Wire], most: int) -> Mapping[str, Any]:
        more = {"ExclusiveStartKey": start} if start else {}
        try:
            found: Mapping[str, Any] = self._client.query(
                TableName=self._table,
                IndexName=INDEX,
                KeyConditionExpression="#userId = :userId",
                ExpressionAttributeNames={"#userId": "userId"},
                ExpressionAttributeValues={":userId": {"S": user_id}},
                ScanIndexForward=False,
                Limit=most,
                **more,
            )
        except AwsError as error:
            raise meaning_of(error, self._table) from error
        return found

    def _tried(
        self, operation: Callable[..., Mapping[str, Any]], **request: object
    ) -> tuple[Item | None, bool]:
        """The item after a write and True, or as it stands where the condition did not hold."""
        old = {"ReturnValuesOnConditionCheckFailure": "ALL_OLD"}
        try:
            reply = operation(TableName=self._table, **old, **request)
        except AwsError as error:
            if isinstance(error, ErrorAnswer) and error.code == CONDITION_FAILED:
                return _item(error.response.get("Item")), False
            raise meaning_of(error, self._table) from error
        return _item(reply.get("Attributes")), True


def _set(name: str) -> str:
    """What the first write does with an attribute: keeps it, appends to it, or sets it."""
    if name in _ONCE:
        return f"#{name} = if_not_exists(#{name}, :{name})"
    if name in _LISTS:
        return f"#{name} = list_append(if_not_exists(#{name}, :none), :{name})"
    return f"#{name} = :{name}"


def _item(found: Mapping[str, Wire] | None) -> Item | None:
    return decoded(found) if found else None


def encoded(item: Mapping[str, Any]) -> dict[str, Wire]:
    """The item in wire format; raises as bot.adapters.dynamodb.wire.encode does."""
    return {name: encode(value) for name, value in item.items()}


def decoded(item: Mapping[str, Wire]) -> Item:
    """The inverse of encoded."""
    return {name: _decode(value) for name, value in item.items()}


def encode(value: object) -> Wire:
    """One value in wire format, a fraction with two places."""
    if isinstance(value, float):
        return {"N": f"{value:.2f}"}
    if isinstance(value, list | tuple):
        return {"L": [encode(part) for part in value]}
    if isinstance(value, Mapping):
        return {"M": encoded(value)}
    return encode_value(value)


def _decode(wire: Wire) -> object:
    ((kind, value),) = wire.items()
    if kind == "N":
        return int(value) if value.lstrip("-").isdecimal() else float(value)
    if kind == "L":
        return [_decode(part) for part in value]
    if kind == "M":
        return decoded(value)
    return decode_value(wire)
