"""Conversations in DynamoDB: each change is one conditional write on one item."""

from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from bot.adapters.aws.errors import AwsError, ErrorAnswer
from bot.adapters.dynamodb.client import Client
from bot.adapters.dynamodb.expression import (
    KEY,
    delete_arguments,
    put_arguments,
    update_arguments,
)
from bot.adapters.dynamodb.failure import CONDITION_FAILED, meaning_of
from bot.adapters.dynamodb.wire import decode, encode
from bot.conversation.condition import Item
from bot.conversation.store import Lost
from bot.conversation.transition import Write


class DynamoConversationStore:
    """The port bot.conversation.store.ConversationStore over a low-level client.

    Raises bot.errors.ConfigurationError when the table is missing or may not be used.
    """

    def __init__(self, client: Client, table: str) -> None:
        self._client = client
        self._table = table

    def get(self, conversation_id: str) -> Item | None:
        reply = self._call(
            self._client.get_item,
            TableName=self._table,
            Key=encode({KEY: conversation_id}),
            ConsistentRead=True,
        )
        return decode(reply["Item"]) if "Item" in reply else None

    def perform(self, write: Write) -> Item:
        try:
            return self._write(write)
        except AwsError as error:
            self._refuse(write, error)

    def _write(self, write: Write) -> Item:
        if write.kind == "put":
            self._client.put_item(**put_arguments(self._table, write))
            return dict(write.values)
        if write.kind == "update":
            reply = self._client.update_item(**update_arguments(self._table, write))
        else:
            reply = self._client.delete_item(**delete_arguments(self._table, write))
        return decode(reply.get("Attributes", {}))

    def _refuse(self, write: Write, error: AwsError) -> NoReturn:
        if not isinstance(error, ErrorAnswer) or error.code != CONDITION_FAILED:
            raise meaning_of(error, self._table) from error
        held: Any = error.response.get("Item")
        # Without the item there was none, or the server does not tell: only a read can know.
        old = decode(held) if held else self.get(write.conversation_id)
        raise Lost(write, old) from error

    def _call(
        self, operation: Callable[..., Mapping[str, Any]], **request: object
    ) -> Mapping[str, Any]:
        try:
            return operation(**request)
        except AwsError as error:
            raise meaning_of(error, self._table) from error
