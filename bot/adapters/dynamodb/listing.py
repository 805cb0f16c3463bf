"""A person's conversations in DynamoDB, found by an index and then read as they stand.

An index lags behind its table (Amazon DynamoDB Developer Guide, "Using global secondary
indexes"), so that it is asked for keys alone, and the items come by consistent reads.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from bot.adapters.aws.errors import AwsError, ErrorAnswer
from bot.adapters.dynamodb.client import IndexClient
from bot.adapters.dynamodb.expression import KEY
from bot.adapters.dynamodb.failure import meaning_of
from bot.adapters.dynamodb.wire import Wire, decode
from bot.conversation.condition import Item
from bot.errors import TransientError
from bot.ux_agent.listing import NotEnabled

INDEX = "userId-index"
"""The template's name of the index: user_id, then created_at, keys only."""

_PAGE = 25
_MOST_PAGES = 4  # of one person's conversations, those of other servers included
_MOST_ASKS = 4
_NOT_THERE = ("ValidationException", "ResourceNotFoundException", "AccessDeniedException")

_log = logging.getLogger(__name__)


class DynamoListing:
    """The port bot.ux_agent.listing.Listing over a low-level client."""

    def __init__(self, client: IndexClient, table: str) -> None:
        self._client = client
        self._table = table

    def of_user(self, user_id: str, guild_id: str, *, most: int = 25) -> list[Item]:
        found: list[Item] = []
        start: Mapping[str, Wire] = {}
        for _ in range(_MOST_PAGES):
            page = self._page(user_id, start)
            keys = [{KEY: entry[KEY]} for entry in page["Items"]]
            items = self._read(keys) if keys else []
            found += [item for item in items if item.get("guild_id") == guild_id]
            start = page.get("LastEvaluatedKey", {})
            if not start or len(found) >= most:
                break
        return sorted(found, key=_age, reverse=True)[:most]

    def _page(self, user_id: str, start: Mapping[str, Wire]) -> Mapping[str, Any]:
        more = {"ExclusiveStartKey": start} if start else {}
        return self._call(
            self._client.query,
            TableName=self._table,
            IndexName=INDEX,
            KeyConditionExpression="#user = :user",
            ExpressionAttributeNames={"#user": "user_id"},
            ExpressionAttributeValues={":user": {"S": user_id}},
            ScanIndexForward=False,
            Limit=_PAGE,
            **more,
        )

    def _read(self, keys: list[dict[str, Wire]]) -> list[Item]:
        """The items that are still there; what DynamoDB leaves out is asked for again."""
        found: list[Item] = []
        wanted: Mapping[str, Any] = {self._table: {"Keys": keys, "ConsistentRead": True}}
        for _ in range(_MOST_ASKS):
            reply = self._call(self._client.batch_get_item, RequestItems=wanted)
            found += [decode(item) for item in reply.get("Responses", {}).get(self._table, [])]
            wanted = reply.get("UnprocessedKeys", {})
            if not wanted:
                return found
        raise TransientError(f"table {self._table} gives a part of what it is asked for only")

    def _call(
        self, operation: Callable[..., Mapping[str, Any]], **request: object
    ) -> Mapping[str, Any]:
        try:
            return operation(**request)
        except AwsError as error:
            meaning = meaning_of(error, self._table)
            if isinstance(error, ErrorAnswer) and error.code in _NOT_THERE:
                _log.warning("nobody's conversations can be listed: %s", meaning)
                raise NotEnabled from error
            raise meaning from error


def _age(item: Item) -> tuple[int, str]:
    return item["created_at"], item[KEY]
