"""What is known of each server's site, and what its admins have set, in DynamoDB."""

import json
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any

from bot.adapters.aws.errors import AwsError, ErrorAnswer
from bot.adapters.dynamodb.client import Client
from bot.adapters.dynamodb.failure import CONDITION_FAILED, meaning_of
from bot.adapters.dynamodb.wire import decode, encode
from bot.conversation.condition import Item
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.sites import SiteRecord, SiteSetting

CACHED_SECONDS = 60
MAX_INDEX_BYTES = 200_000

_SETTING = {"wanted": "wanted_site"} | {
    name: name for name in SiteSetting._fields if name != "wanted"
}  # field to attribute

_log = logging.getLogger(__name__)


class _Lost(Exception):
    """Another site is wanted by now."""


class DynamoSites:
    """The port bot.ux_agent.sites.Sites: rows of guild_id, index (JSON), refreshed_at and settings.

    `sites` maps guild ids to sites where the table has no `site` of its own, `repositories` guild
    ids or "*" to what their admins may choose. A row's index counts
    only while it is of the site in force. Records are kept for CACHED_SECONDS by `clock`.
    """

    def __init__(
        self,
        client: Client,
        table: str,
        sites: Mapping[str, str],
        clock: Callable[[], float],
        repositories: Mapping[str, Sequence[str]] = {},
    ) -> None:
        self._client = client
        self._table = table
        self._sites = sites
        self._clock = clock
        self._repositories = repositories
        self._cache: dict[str, tuple[float, SiteRecord | None]] = {}
        self._changed: set[str] = set()

    def find(self, guild_id: str, *, fresh: bool = False) -> SiteRecord | None:
        now = self._clock()
        kept = self._cache.get(guild_id)
        if kept and not fresh and now - kept[0] < CACHED_SECONDS:
            return kept[1]
        # Whoever has just set something here must not meet what was before.
        row = self._row(guild_id, is_consistent=fresh or guild_id in self._changed)
        # While the table is away, what was known last is better than no index.
        record = kept[1] if row is None and kept else self._record(guild_id, row or {})
        is_settled = record is None or record.known is not None
        if row is None or (is_settled and not row.get(_SETTING["wanted"])):
            self._cache[guild_id] = (now, record)  # what is missing may come at any moment
            self._changed.discard(guild_id)
        return record

    def given(self, guild_id: str) -> str:
        return self._sites.get(guild_id, "")

    def allowed(self, guild_id: str) -> tuple[str, ...]:
        from bot.ux_agent.choosing import allowed  # noqa: PLC0415 - for /ux-setup alone

        return allowed(guild_id, self.given(guild_id), self._repositories)

    def setting(self, guild_id: str) -> SiteSetting:
        aliases = {f"#{name}": attribute for name, attribute in _SETTING.items()}
        try:
            reply = self._client.get_item(
                TableName=self._table,
                Key=encode({"guild_id": guild_id}),
                ConsistentRead=True,
                ProjectionExpression=", ".join(aliases),
                ExpressionAttributeNames=aliases,
            )
        except AwsError as error:
            raise meaning_of(error, self._table) from error
        return _setting(decode(reply.get("Item", {})))

    def configure(self, guild_id: str, setting: SiteSetting) -> SiteSetting:
        # What stood before moves aside first: every path is read before any is written.
        parts = [f"#was_{name} = if_not_exists(#set_{name}, :was_{name})" for name in ("by", "at")]
        values: dict[str, object] = {":was_by": "", ":was_at": 0}
        written = ["set_id", "set_by", "set_at", "seen_at", "request_roles", "confirm_roles"]
        written += ["wanted"] if setting.wanted else []
        for name in written:
            parts.append(f"#{name} = :{name}")
            values[f":{name}"] = getattr(setting, name)
        update = f"SET {', '.join(parts)}"
        if not setting.wanted:
            update += " REMOVE #wanted" if setting.site else " REMOVE #wanted, #site"
        return _setting(self._update(guild_id, update, values))

    def settle(self, guild_id: str, wanted: str, *, is_read: bool) -> None:
        update = "SET #site = :wanted REMOVE #wanted" if is_read else "REMOVE #wanted"
        with suppress(_Lost):
            self._update(guild_id, update, {":wanted": wanted}, condition="#wanted = :wanted")

    def _update(
        self, guild_id: str, update: str, values: Mapping[str, object], *, condition: str = ""
    ) -> Item:
        """The row as it was before; raises _Lost where the condition does not hold."""
        said = f"{update} {condition}"
        names = {f"#{name}": at for name, at in _SETTING.items() if re.search(rf"#{name}\b", said)}
        try:
            reply = self._client.update_item(
                TableName=self._table,
                Key=encode({"guild_id": guild_id}),
                UpdateExpression=update,
                ExpressionAttributeNames=names,
                ExpressionAttributeValues=encode(values),
                ReturnValues="ALL_OLD",
                **({"ConditionExpression": condition} if condition else {}),
            )
        except AwsError as error:
            if isinstance(error, ErrorAnswer) and error.code == CONDITION_FAILED:
                raise _Lost from error
            raise meaning_of(error, self._table) from error
        finally:
            self._cache.pop(guild_id, None)
            self._changed.add(guild_id)
        return decode(reply.get("Attributes", {}))

    def save(self, guild_id: str, index: SiteIndex, refreshed_at: int) -> None:
        from bot.ux_agent.declared.index_size import within  # noqa: PLC0415 - for the worker alone

        kept = within(index, MAX_INDEX_BYTES)
        text = json.dumps(kept.to_data(), ensure_ascii=False, separators=(",", ":"))
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
        roles = (_roles(row, "request_roles"), _roles(row, "confirm_roles"))
        text = row.get("index")
        known = _index(text) if isinstance(text, str) else None
        if known is None or known.site != site:
            return SiteRecord(site, None, 0, *roles)
        return SiteRecord(site, known, row.get("refreshed_at", 0), *roles)


def _roles(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(row.get(name) or ())


def _setting(row: Mapping[str, Any]) -> SiteSetting:
    """The fields that are there; the others are as if nothing was ever set."""
    found: dict[str, Any] = {name: row[at] for name, at in _SETTING.items() if at in row}
    for name in ("request_roles", "confirm_roles"):
        found[name] = tuple(found.get(name) or ())
    return SiteSetting(**found)


@lru_cache(maxsize=8)
def _index(text: str) -> SiteIndex | None:
    """The index, or None when it is missing or of another version's shape.

    The same text gives the same object: what was made of an index is known again by that.
    """
    try:
        return SiteIndex.from_data(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
