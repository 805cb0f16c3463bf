"""Sessions' summaries in DynamoDB: the table that `ux-agent tables` calls SESSION_SUMMARIES_TABLE.

Every name is aliased, and every write is one UpdateItem under a condition: one of them adds, and
only to what is earlier, for a request that is repeated must not add twice.

Source: Amazon DynamoDB Developer Guide, "Update expressions", "Atomic counters" (which are not
idempotent), "Working with items" (return values when a condition fails).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.adapters.aws.errors import AwsError, ErrorAnswer
from bot.adapters.dynamodb.failure import CONDITION_FAILED, meaning_of
from bot.adapters.dynamodb.numbers import decoded, encoded
from bot.adapters.dynamodb.wire import Wire
from bot.analytics.event import ttl_of
from bot.analytics.outcome import rank
from bot.analytics.ports import Stored, SummaryPage
from bot.analytics.summary import COUNTS, FIRSTS, Addition, Summary

_ALWAYS = (
    "session_id",
    "tenant_hash",
    "started_at",
    "ended_at",
    "latest_at",
    "last_step",
    "last_type",
    "duration_ms",
)
_EMPTY = {name: kind() for name, kind in Summary.__annotations__.items()}
_UNLESS_EMPTY = ("ending", "reached")
_RANK = "outcome_rank"


class DynamoSessionSummaries:
    """The port SessionSummaries over a low-level client; `clock` in epoch seconds."""

    def __init__(self, client: Any, table: str, clock: Callable[[], int]) -> None:  # noqa: ANN401
        self._client = client
        self._table = table
        self._clock = clock

    def add(self, addition: Addition) -> Stored:
        summary = addition.summary
        sets, values = _said(addition)
        adds = {name: getattr(summary, name) for name in COUNTS} | {"version": 1}
        values |= adds | {"ttl": ttl_of(summary.latest_at)}
        names = [*values, *sets]
        earlier = "#last_step < :first_step AND #latest_at <= :first_at"
        values |= {"first_step": addition.first_step, "first_at": addition.first_at}
        if addition.decides:
            earlier += f" AND #{_RANK} <= :{_RANK}"
        told = [f"#{name} = {value}" for name, value in sets.items()]
        return self._written(
            summary,
            names,
            values,
            UpdateExpression=(
                f"SET {', '.join([*told, '#ttl = :ttl'])}"
                f" ADD {', '.join(f'#{name} :{name}' for name in adds)}"
            ),
            ConditionExpression=f"attribute_not_exists(#last_step) OR ({earlier})",
        )

    def replace(self, summary: Summary, version: int) -> Stored:
        told = {**summary._asdict(), "version": version + 1, "ttl": ttl_of(summary.latest_at)}
        told[_RANK] = rank(summary.outcome)
        sets = {name: value for name, value in told.items() if value != ""}
        empty = [f"#{name}" for name in told if name not in sets]
        removed = f" REMOVE {', '.join(empty)}" if empty else ""
        condition = "#version = :was" if version else "attribute_not_exists(#version)"
        return self._written(
            summary,
            list(told),
            {**sets, **({"was": version} if version else {})},
            UpdateExpression=f"SET {', '.join(f'#{name} = :{name}' for name in sets)}{removed}",
            ConditionExpression=condition,
        )

    def read(self, tenant_hash: str, started_at: str, session_id: str) -> Summary | None:
        key = _key(tenant_hash, started_at, session_id)
        item = self._asked("get_item", Key=key, ConsistentRead=True).get("Item")
        return summary_of(decoded(item)) if item else None

    def page(
        self, tenant_hash: str, *, since: str = "", until: str = "", after: str = "", limit: int
    ) -> SummaryPage:
        low, high = f"SESSION#{since}", f"SESSION#{until}~"
        if after and after <= low:
            return SummaryPage([], "")  # DynamoDB refuses to begin outside of what is asked for
        start = {"pk": {"S": f"TENANT#{tenant_hash}"}, "sk": {"S": after}}
        found = self._asked(
            "query",
            KeyConditionExpression="#pk = :pk AND #sk BETWEEN :low AND :high",
            ExpressionAttributeNames={"#pk": "pk", "#sk": "sk"},
            ExpressionAttributeValues={
                ":pk": {"S": f"TENANT#{tenant_hash}"},
                ":low": {"S": low},
                ":high": {"S": high},
            },
            ScanIndexForward=False,
            Limit=limit,
            **({"ExclusiveStartKey": start} if after and after < high else {}),
        )
        rows = [decoded(item) for item in found["Items"]]
        living = [summary_of(item) for item in rows if item.get("ttl", 2**62) > self._clock()]
        last = found.get("LastEvaluatedKey") or {}
        return SummaryPage(living, str(last["sk"]["S"]) if last else "")

    def check(self) -> None:
        """Raise as every call does where the table cannot be read."""
        self._asked("get_item", Key=_key("", "", ""))

    def _written(
        self, summary: Summary, names: Sequence[str], values: Mapping[str, Any], **request: str
    ) -> Stored:
        try:
            reply = self._asked(
                "update_item",
                Key=_key(summary.tenant_hash, summary.started_at, summary.session_id),
                ExpressionAttributeNames={f"#{name}": name for name in names},
                ExpressionAttributeValues=encoded({f":{n}": v for n, v in values.items()}),
                ReturnValues="UPDATED_NEW",
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
                **request,
            )
        except _Otherwise as otherwise:
            return Stored(is_written=False, version=otherwise.version)
        return Stored(is_written=True, version=int(reply["Attributes"]["version"]["N"]))

    def _asked(self, operation: str, **request: object) -> Mapping[str, Any]:
        try:
            reply: Mapping[str, Any] = getattr(self._client, operation)(
                TableName=self._table, **request
            )
        except AwsError as error:
            if isinstance(error, ErrorAnswer) and error.code == CONDITION_FAILED:
                raise _Otherwise(error.response.get("Item") or {}) from error
            raise meaning_of(error, self._table) from error
        return reply


class _Otherwise(Exception):
    """What is there is not what was expected; `version` is that of what is there."""

    def __init__(self, item: Mapping[str, Wire]) -> None:
        super().__init__()
        self.version = int(item["version"]["N"]) if "version" in item else 0


def summary_of(item: Mapping[str, Any]) -> Summary:
    """The summary of an item; what an item written by hand does not have is empty."""
    return Summary(**{name: item.get(name, empty) for name, empty in _EMPTY.items()})


def _said(addition: Addition) -> tuple[dict[str, str], dict[str, Any]]:
    """What the update sets, as expressions, and the values in them."""
    summary = addition.summary
    known = {**summary._asdict(), _RANK: rank(summary.outcome)}
    firsts = [name for name in FIRSTS if known[name] or name == "sample"]
    sets = {name: f":{name}" for name in _ALWAYS}
    sets |= {name: f":{name}" for name in _UNLESS_EMPTY if known[name]}
    sets |= {name: _once(name) for name in firsts}
    sets |= {name: f":{name}" if addition.decides else _once(name) for name in ("outcome", _RANK)}
    if summary.sample:
        sets["sample"] = ":sample"
    return sets, {name: known[name] for name in sets}


def _once(name: str) -> str:
    return f"if_not_exists(#{name}, :{name})"


def _key(tenant_hash: str, started_at: str, session_id: str) -> dict[str, Wire]:
    sort_key = f"SESSION#{started_at}#{session_id}"
    return {"pk": {"S": f"TENANT#{tenant_hash}"}, "sk": {"S": sort_key}}
