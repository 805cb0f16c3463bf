"""Payment sessions in DynamoDB: each change is one conditional write on one item.

The client is botocore's (bot.adapters.aws.boto): a sealed number is of type B.
"""

from collections.abc import Mapping
from typing import Any, NoReturn

from bot.adapters.aws.errors import AwsError, ErrorAnswer
from bot.adapters.dynamodb.client import Client
from bot.adapters.dynamodb.failure import CONDITION_FAILED, meaning_of
from bot.adapters.dynamodb.wire import Wire, decode_value, encode_value
from bot.payment.ports import Conflict
from bot.payment.session import Session, item_of, session_of

KEY = "sessionId"


class DynamoPaymentSessions:
    """The port bot.payment.ports.PaymentSessions over a low-level client."""

    def __init__(self, client: Client, table: str) -> None:
        self._client = client
        self._table = table

    def create(self, session: Session, now: float) -> bool:
        request = {
            "ConditionExpression": "attribute_not_exists(#id) OR #ttl <= :now",
            "ExpressionAttributeNames": {"#id": KEY, "#ttl": "ttl"},
            "ExpressionAttributeValues": {":now": {"N": str(int(now))}},
        }
        try:
            self._client.put_item(TableName=self._table, Item=encoded(session), **request)
        except AwsError as error:
            if isinstance(error, ErrorAnswer) and error.code == CONDITION_FAILED:
                return False
            raise meaning_of(error, self._table) from error
        return True

    def read(self, session_id: str) -> Session | None:
        try:
            reply = self._client.get_item(
                TableName=self._table, Key={KEY: {"S": session_id}}, ConsistentRead=True
            )
        except AwsError as error:
            raise meaning_of(error, self._table) from error
        return decoded(reply["Item"]) if "Item" in reply else None

    def update(self, session: Session, expected_version: int) -> None:
        try:
            self._client.put_item(
                TableName=self._table, Item=encoded(session), **_still(expected_version)
            )
        except AwsError as error:
            self._refuse(session.session_id, error)

    def finish(self, session_id: str, expected_version: int) -> None:
        try:
            self._client.delete_item(
                TableName=self._table, Key={KEY: {"S": session_id}}, **_still(expected_version)
            )
        except AwsError as error:
            self._refuse(session_id, error)

    def _refuse(self, session_id: str, error: AwsError) -> NoReturn:
        if not isinstance(error, ErrorAnswer) or error.code != CONDITION_FAILED:
            raise meaning_of(error, self._table) from error
        held: Any = error.response.get("Item")
        # Without the item there was none, or the server does not tell: only a read can know.
        raise Conflict(decoded(held) if held else self.read(session_id)) from error


def encoded(session: Session) -> dict[str, Wire]:
    """The item of a session in wire format; raises as wire.encode does."""
    return {
        name: {"B": value} if isinstance(value, bytes) else encode_value(value)
        for name, value in item_of(session).items()
    }


def decoded(item: Mapping[str, Wire]) -> Session:
    """The session that an item in wire format is."""
    return session_of(
        {
            name: bytes(wire["B"]) if "B" in wire else decode_value(wire)
            for name, wire in item.items()
        }
    )


def _still(version: int) -> dict[str, Any]:
    """The condition that nobody wrote since that version."""
    return {
        "ConditionExpression": "#version = :version",
        "ExpressionAttributeNames": {"#version": "version"},
        "ExpressionAttributeValues": {":version": {"N": str(version)}},
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
    }
