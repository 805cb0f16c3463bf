"""A table as it is beside the table as it has to be: each part, what is wrong, how it is mended."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bot.deployment.tables import Request, Table, key_of

KEY = "key"
"""The part that nothing but another table mends."""

ENCRYPTION, RECOVERY = "encryption", "recovery"
"""The parts that protect what is kept."""

_ON = {"ENABLED", "ENABLING", "UPDATING"}
_UNITS = ("bytes", "kB", "MB", "GB", "TB")
_STEP = 1000


class Live(NamedTuple):
    """What DynamoDB says: DescribeTable, DescribeTimeToLive, DescribeContinuousBackups."""

    table: Mapping[str, Any]
    expiry: Mapping[str, Any]
    recovery: Mapping[str, Any]

    @property
    def holds(self) -> str:
        """How much is in it, as of DynamoDB's last count, some six hours ago."""
        size, unit = float(self.table.get("TableSizeBytes", 0)), 0
        while size >= _STEP and unit + 1 < len(_UNITS):
            size, unit = size / _STEP, unit + 1
        return f"{self.table.get('ItemCount', 0)} items, {size:.3g} {_UNITS[unit]}"


class Call(NamedTuple):
    """A call that mends; `adds` tells that nothing there is changed by it but what was missing."""

    operation: str
    request: Request
    adds: bool = True

    @property
    def command(self) -> str:
        """The same for AWS's command line."""
        name = self.operation.replace("_", "-")
        return f"aws dynamodb {name} --cli-input-json '{json.dumps(self.request)}'"


class Part(NamedTuple):
    """One part of a table: `wanted` in words, what is `wrong` with it ('' for nothing), the mend.

    `advice` is for what no single call mends.
    """

    what: str
    wanted: str
    wrong: str = ""
    call: Call | None = None
    advice: tuple[str, ...] = ()


def parts(table: Table, live: Live | None) -> list[Part]:
    """Every part of a table; without a live one only what is wanted."""
    if live is None:
        live = _as_wanted(table)
    return [
        _key(table, live),
        *_indexes(table, live),
        _billing(table, live),
        _stream(table, live),
        _expiry(table, live),
        _encryption(table, live),
        _recovery(table, live),
    ]


def _key(table: Table, live: Live) -> Part:
    wanted = key_of(table.create["KeySchema"], table.types)
    found = key_of(live.table["KeySchema"], _types(live))
    if wanted == found:
        return Part(KEY, wanted)
    anew = "a table keeps its key for life: save what it holds, then"
    again = (f"  ux-agent tables delete {table.name}", f"  ux-agent tables create {table.name}")
    other = f"or name another table with {table.variable}" if table.variable else ""
    return Part(KEY, wanted, f"is {found}", advice=(anew, *again, *filter(None, [other])))


def _indexes(table: Table, live: Live) -> Iterator[Part]:
    there = {one["IndexName"]: one for one in live.table.get("GlobalSecondaryIndexes", [])}
    for index in table.indexes:
        name, wanted = index["IndexName"], _index(index, table.types)
        found = there.pop(name, None)
        made = _change_of_indexes(table, {"Create": index})
        if found is None:
            yield Part(name, wanted, "is not there", made)
        elif _index(found, _types(live)) != wanted:
            gone = _change_of_indexes(table, {"Delete": {"IndexName": name}}, adds=False)
            said = f"is {_index(found, _types(live))}"
            steps = ("an index keeps its shape for life: delete it, then make it again",)
            yield Part(name, wanted, said, gone, (*steps, f"  {made.command}"))
        elif found.get("IndexStatus", "ACTIVE") != "ACTIVE":
            wait = ("DynamoDB is building it: look again in some minutes",)
            yield Part(name, wanted, f"is {found['IndexStatus'].lower()}", advice=wait)
        else:
            yield Part(name, wanted)
    for name in there:
        gone = _change_of_indexes(table, {"Delete": {"IndexName": name}}, adds=False)
        yield Part(name, "no such index", "is one of your own, which each write pays for", gone)


def _index(index: Mapping[str, Any], types: Mapping[str, str]) -> str:
    projection = index["Projection"]
    kind = {"ALL": "whole items", "KEYS_ONLY": "keys only"}.get(projection["ProjectionType"])
    kept = kind or ", ".join(projection.get("NonKeyAttributes", []))
    return f"{key_of(index['KeySchema'], types)}: {kept}"


def _change_of_indexes(table: Table, change: Mapping[str, Any], *, adds: bool = True) -> Call:
    request: Request = {"TableName": table.name}
    if "Create" in change:
        request["AttributeDefinitions"] = table.attributes
    return Call("update_table", {**request, "GlobalSecondaryIndexUpdates": [change]}, adds)


def _billing(table: Table, live: Live) -> Part:
    wanted = table.create.get("BillingMode", "PROVISIONED")
    found = live.table.get("BillingModeSummary", {}).get("BillingMode", "PROVISIONED")
    words = {"PAY_PER_REQUEST": "per request", "PROVISIONED": "provisioned"}
    if wanted == found:
        return Part("billing", words[wanted])
    request = {"TableName": table.name, "BillingMode": wanted}
    call = Call("update_table", request, adds=False)
    return Part("billing", words[wanted], f"is {words.get(found, found)}", call)


def _stream(table: Table, live: Live) -> Part:
    found = live.table.get("StreamSpecification", {})
    view = found.get("StreamViewType", "") if found.get("StreamEnabled") else ""
    wanted = _view(table.stream)
    if view == table.stream:
        return Part("stream", wanted)
    if not table.stream:
        off = {"TableName": table.name, "StreamSpecification": {"StreamEnabled": False}}
        return Part("stream", wanted, f"is {_view(view)}", Call("update_table", off, adds=False))
    request = {"TableName": table.name, "StreamSpecification": table.create["StreamSpecification"]}
    if not view:
        return Part("stream", wanted, "is off", Call("update_table", request))
    off = {"TableName": table.name, "StreamSpecification": {"StreamEnabled": False}}
    steps = ("then, once it is off,", f"  {Call('update_table', request).command}")
    return Part("stream", wanted, f"is {_view(view)}", Call("update_table", off, adds=False), steps)


def _view(kind: str) -> str:
    return kind.replace("_", " ").lower() if kind else "none"


def _expiry(table: Table, live: Live) -> Part:
    is_on = live.expiry.get("TimeToLiveStatus") in _ON
    found = live.expiry.get("AttributeName", "") if is_on else ""
    wanted = f"by {table.expires_by}" if table.expires_by else "none"
    if found == table.expires_by:
        return Part("expiry", wanted)
    off = {"TableName": table.name, "TimeToLiveSpecification": {"Enabled": False}}
    off["TimeToLiveSpecification"] = {"Enabled": False, "AttributeName": found}
    request = table.time_to_live
    if request and not found:
        return Part("expiry", wanted, "is off: nothing is deleted", _expire(request))
    again = ("DynamoDB takes one change of it in an hour; after that",) if request else ()
    steps = (*again, *([f"  {_expire(request).command}"] if request else []))
    return Part("expiry", wanted, f"is by {found}", _expire(off, adds=False), steps)


def _expire(request: Request, *, adds: bool = True) -> Call:
    return Call("update_time_to_live", request, adds)


def _encryption(table: Table, live: Live) -> Part:
    is_wanted = bool(table.create.get("SSESpecification", {}).get("Enabled"))
    is_on = live.table.get("SSEDescription", {}).get("Status") in _ON
    wanted = "with a key of the account" if is_wanted else "with DynamoDB's own key"
    if is_on or not is_wanted:  # a stronger one than asked for does no harm
        return Part(ENCRYPTION, wanted)
    request = {"TableName": table.name, "SSESpecification": {"Enabled": True}}
    return Part(ENCRYPTION, wanted, "is with DynamoDB's own key", Call("update_table", request))


def _recovery(table: Table, live: Live) -> Part:
    status = live.recovery.get("PointInTimeRecoveryDescription", {})
    is_on = status.get("PointInTimeRecoveryStatus") in _ON
    wanted = "to any second of 35 days" if table.is_recoverable else "none"
    if is_on or not table.backups:
        return Part(RECOVERY, wanted)
    return Part(RECOVERY, wanted, "is off", Call("update_continuous_backups", table.backups))


def _types(live: Live) -> dict[str, str]:
    found: Sequence[Mapping[str, str]] = live.table.get("AttributeDefinitions", [])
    return {one["AttributeName"]: one["AttributeType"] for one in found}


def _as_wanted(table: Table) -> Live:
    """A live table in which all is as it should be."""
    create = table.create
    encrypted = "ENABLED" if create.get("SSESpecification", {}).get("Enabled") else ""
    described = {
        **create,
        "BillingModeSummary": {"BillingMode": create.get("BillingMode", "PROVISIONED")},
        "SSEDescription": {"Status": encrypted},
    }
    expiry = {"TimeToLiveStatus": "ENABLED", "AttributeName": table.expires_by}
    status = "ENABLED" if table.is_recoverable else "DISABLED"
    recovery = {"PointInTimeRecoveryDescription": {"PointInTimeRecoveryStatus": status}}
    return Live(described, expiry if table.expires_by else {}, recovery)
