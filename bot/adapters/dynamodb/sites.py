"""What is known of each server's site, in DynamoDB."""

import json
import logging
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from bot.adapters.aws.errors import AwsError, ErrorAnswer
from bot.adapters.dynamodb.client import Client
from bot.adapters.dynamodb.failure import CONDITION_FAILED, meaning_of
from bot.adapters.dynamodb.wire import decode, encode
from bot.conversation.condition import Item
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.sites import SiteRecord

CACHED_SECONDS = 60
MAX_INDEX_BYTES = 200_000

_log = logging.getLogger(__name__)


class DynamoSites:
    """The port bot.ux_agent.sites.Sites: rows of guild_id, site, index (JSON) and refreshed_at.

    `sites` maps guild ids to sites where the table has no `site` of its own. A row's index counts
    only while it is of the site in force. Records are kept for CACHED_SECONDS by `clock`.
    """

    def __init__(
        self, client: Client, table: str, sites: Mapping[str, str], clock: Callable[[], float]
    ) -> None:
        self._client = client
        self._table = table
        self._sites = sites
        self._clock = clock
        self._cache: dict[str, tuple[float, SiteRecord | None]] = {}

    def find(self, guild_id: str, *, fresh: bool = False) -> SiteRecord | None:
        now = self._clock()
        kept = self._cache.get(guild_id)
        if kept and not fresh and now - kept[0] < CACHED_SECONDS:
            return kept[1]
        row = self._row(guild_id, is_consistent=fresh)
        # While the table is away, what was known last is better than no index.
        record = kept[1] if row is None and kept else self._record(guild_id, row or {})
        if row is None or record is None or record.known is not None:
            self._cache[guild_id] = (now, record)  # a missing index may come at any moment
        return record

    def save(self, guild_id: str, index: SiteIndex, refreshed_at: int) -> None:
        text = json.dumps(index.to_data(), ensure_ascii=False, separators=(",", ":"))
        if len(text.encode()) > MAX_INDEX_BYTES:
            _log.warning("the index of %s is too large to be kept", index.site)
            return
        values = encode({":index": text, ":at": refreshed_at})
        try:
            self._client.update_item(
                TableName=self._table,
                Key=encode({"guild_id": guild_id}),
                UpdateExpression="SET #index = :index, #at = :at",
                # Two workers may finish in the other order than they began.
                ConditionExpression="attribute_not_exists(#at) OR #at <= :at",
                ExpressionAttributeNames={"#index": "index", "#at": "refreshed_at"},
                ExpressionAttributeValues=values,
            )
        except AwsError as error:
            if not isinstance(error, ErrorAnswer) or error.code != CONDITION_FAILED:
                _log.warning("no index was kept: %s", meaning_of(error, self._table))
        self._cache.pop(guild_id, None)

    def _row(self, guild_id: str, *, is_consistent: bool) -> Item | None:
        """The row, empty when there is none, None when the table cannot be read.

        What a person's preview is made of may be a moment old, and costs half.
        """
        try:
            reply = self._client.get_item(
                TableName=self._table,
                Key=encode({"guild_id": guild_id}),
                ConsistentRead=is_consistent,
            )
        except AwsError as error:
            _log.warning("sites come from the settings: %s", meaning_of(error, self._table))
            return None
        try:
            return decode(reply.get("Item", {}))
        except ValueError as error:
            _log.warning("sites come from the settings: a row of %s: %s", self._table, error)
            return None

    def _record(self, guild_id: str, row: Mapping[str, Any]) -> SiteRecord | None:
        site = row.get("site") or self._sites.get(guild_id)
        if not site:
            return None
        text = row.get("index")
        known = _index(text) if isinstance(text, str) else None
        if known is None or known.site != site:
            return SiteRecord(site, None)
        return SiteRecord(site, known, row.get("refreshed_at", 0))


@lru_cache(maxsize=8)
def _index(text: str) -> SiteIndex | None:
    """The index, or None when it is missing or of another version's shape.

    The same text gives the same object: what was made of an index is known again by that.
    """
    try:
        return SiteIndex.from_data(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
