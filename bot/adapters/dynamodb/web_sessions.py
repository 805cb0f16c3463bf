"""Web sessions in DynamoDB: the table that `ux-agent tables describe` calls SESSION_TABLE_NAME.

`session_id`, `user_data`, `created_at` and `ttl` are what a table of sessions has at others too;
`version` and `seed` are ours. Every name is aliased, every read consistent, a change conditional.

Source: Amazon DynamoDB Developer Guide, "Condition expressions", "Working with items" (return
values when a condition fails), "Amazon DynamoDB Transactions: How it works" (idempotency), "Using
time to live".
"""

import hashlib
import logging
from collections.abc import Mapping
from typing import Any, Protocol

from bot.adapters.aws.errors import AwsError, ErrorAnswer
from bot.adapters.dynamodb.client import Client
from bot.adapters.dynamodb.failure import CONDITION_FAILED, meaning_of
from bot.adapters.dynamodb.wire import Wire
from bot.errors import TransientError
from bot.web_sessions.ports import Stored, Written

KEY = "session_id"
_NAMES = {"#data": "user_data", "#ttl": "ttl", "#version": "version"}
_STANDS = "#version = :before AND #ttl > :now"
_CANCELLED = "TransactionCanceledException"
_CONTENDED = ("TransactionConflict", "TransactionConflictException")
_log = logging.getLogger(__name__)


class SessionClient(Client, Protocol):
    """The operations that sessions need, the errors of bot.adapters.aws.errors included."""

    def transact_write_items(self, **request: object) -> Mapping[str, Any]:
        """Carry out several writes, or none."""
        ...


class DynamoWebSessions:
    """The port bot.web_sessions.ports.SessionStore over a low-level client."""

    def __init__(self, client: SessionClient, table: str) -> None:
        self._client = client
        self._table = table

    def get(self, key: str) -> Stored | None:
        try:
            reply = self._client.get_item(TableName=self._table, Key=_key(key), ConsistentRead=True)
        except AwsError as error:
            raise meaning_of(error, self._table) from error
        return _stored(reply.get("Item"))

    def create(self, key: str, session: Stored) -> bool:
        request = {"TableName": self._table, **_new(key, session)}
        return self._tried(self._client.put_item, key, request).is_done

    def replace(self, key: str, session: Stored, *, now: int) -> Written:
        request = {
            "TableName": self._table,
            "Key": _key(key),
            "UpdateExpression": "SET #data = :data, #ttl = :ttl, #version = :version",
            "ConditionExpression": _STANDS,
            "ExpressionAttributeNames": _NAMES,
            "ExpressionAttributeValues": {
                ":data": {"S": session.text},
                ":ttl": _number(session.ttl),
                ":version": _number(session.version),
                **_standing(session, now),
            },
            "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        }
        return self._tried(self._client.update_item, key, request)

    def extend(self, key: str, ttl: int, *, now: int) -> bool:
        request = {
            "TableName": self._table,
            "Key": _key(key),
            "UpdateExpression": "SET #ttl = :ttl",
            "ConditionExpression": "#ttl > :now",
            "ExpressionAttributeNames": {"#ttl": "ttl"},
            "ExpressionAttributeValues": {":ttl": _number(ttl), ":now": _number(now)},
        }
        return self._tried(self._client.update_item, key, request).is_done

    def move(self, key: str, to: str, session: Stored, *, now: int) -> Written:
        old = {
            "TableName": self._table,
            "Key": _key(key),
            "ConditionExpression": _STANDS,
            "ExpressionAttributeNames": {name: _NAMES[name] for name in ("#ttl", "#version")},
            "ExpressionAttributeValues": _standing(session, now),
            "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        }
        new = {"TableName": self._table, **_new(to, session)}
        whole = f"{key} {to} {session}"  # asked for twice, its reply lost, it is carried out once
        token = hashlib.sha256(whole.encode()).hexdigest()[:36]
        request = {
            "TransactItems": [{"Delete": old}, {"Put": new}],
            "ClientRequestToken": token,
        }
        return self._tried(self._client.transact_write_items, key, request)

    def delete(self, key: str) -> bool:
        request = {"TableName": self._table, "Key": _key(key), "ReturnValues": "ALL_OLD"}
        try:
            return bool(self._client.delete_item(**request).get("Attributes"))
        except AwsError as error:
            raise meaning_of(error, self._table) from error

    def _tried(self, operation: Any, key: str, request: Mapping[str, Any]) -> Written:  # noqa: ANN401 - of a client
        try:
            operation(**request)
        except AwsError as error:
            return self._refused(error, key)
        return Written(is_done=True)

    def _refused(self, error: AwsError, key: str) -> Written:
        """What stands there where a condition failed; raises what any other error means."""
        if not isinstance(error, ErrorAnswer):
            raise meaning_of(error, self._table) from error
        reason: Mapping[str, Any] = error.response
        code = error.code
        if code == _CANCELLED:
            reasons = [one for one in reason.get("CancellationReasons", ()) if _is_one(one)]
            reason = reasons[0] if reasons else {}
            code = {"ConditionalCheckFailed": CONDITION_FAILED}.get(
                str(reason.get("Code")), str(reason.get("Code"))
            )
        if code in _CONTENDED:  # another request is writing to it at this moment
            return Written(is_done=False, there=self.get(key))
        if code == CONDITION_FAILED:
            return Written(is_done=False, there=_stored(reason.get("Item")))
        if error.code == _CANCELLED:
            raise TransientError(f"table {self._table} refuses for now: {code}") from error
        raise meaning_of(error, self._table) from error


def _is_one(reason: Mapping[str, Any]) -> bool:
    return reason.get("Code") not in {None, "None"}


def _new(key: str, session: Stored) -> dict[str, Any]:
    return {
        "Item": {
            **_key(key),
            "user_data": {"S": session.text},
            "created_at": {"S": session.created_at},
            "ttl": _number(session.ttl),
            "version": _number(session.version),
            "seed": {"S": session.seed},
        },
        "ConditionExpression": "attribute_not_exists(#key)",
        "ExpressionAttributeNames": {"#key": KEY},
    }


def _key(key: str) -> dict[str, Wire]:
    return {KEY: {"S": key}}


def _standing(session: Stored, now: int) -> dict[str, Wire]:
    return {":before": _number(session.version - 1), ":now": _number(now)}


def _number(value: int) -> Wire:
    return {"N": str(value)}


def _stored(item: Mapping[str, Wire] | None) -> Stored | None:
    """The session of an item, None where there is no item, or none that we wrote."""
    if not item:
        return None
    try:
        return Stored(
            item["user_data"]["S"],
            item["created_at"]["S"],
            int(item["ttl"]["N"]),
            int(item["version"]["N"]),
            item["seed"]["S"],
        )
    except (KeyError, ValueError):
        _log.warning("an item of the table of web sessions is none of ours")
        return None
