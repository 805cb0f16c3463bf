"""The tables of template.yaml as calls of DynamoDB's API, under the names that the settings give.

Sources: CloudFormation's AWS::DynamoDB::Table beside CreateTable, UpdateTimeToLive and
UpdateContinuousBackups in the DynamoDB API reference: what the two spell differently is here.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from bot.errors import ConfigurationError

TABLE = "AWS::DynamoDB::Table"
Request: TypeAlias = dict[str, Any]
_SAME = (
    "BillingMode",
    "AttributeDefinitions",
    "KeySchema",
    "GlobalSecondaryIndexes",
    "LocalSecondaryIndexes",
    "ProvisionedThroughput",
    "TableClass",
    "DeletionProtectionEnabled",
    "Tags",
)
"""What CreateTable takes as CloudFormation does."""


class Table(NamedTuple):
    """A table as it has to be: CreateTable's input, and what only a table that is there can have.

    `variable` is the setting that names it, '' where none does; `expires_by` the attribute of its
    expiry, '' for none.
    """

    logical_id: str
    variable: str
    create: Request
    expires_by: str
    is_recoverable: bool

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.create["TableName"])

    @property
    def types(self) -> dict[str, str]:
        """Type (S, N, B) of each attribute in a key."""
        return {one["AttributeName"]: one["AttributeType"] for one in self.attributes}

    @property
    def attributes(self) -> list[dict[str, str]]:
        """AttributeDefinitions."""
        found: list[dict[str, str]] = self.create["AttributeDefinitions"]
        return found

    @property
    def indexes(self) -> list[dict[str, Any]]:
        """GlobalSecondaryIndexes."""
        found: list[dict[str, Any]] = self.create.get("GlobalSecondaryIndexes", [])
        return found

    @property
    def stream(self) -> str:
        """StreamViewType, '' without a stream."""
        return str(self.create.get("StreamSpecification", {}).get("StreamViewType", ""))

    @property
    def time_to_live(self) -> Request | None:
        """UpdateTimeToLive's input; None where nothing expires."""
        if not self.expires_by:
            return None
        wanted = {"Enabled": True, "AttributeName": self.expires_by}
        return {"TableName": self.name, "TimeToLiveSpecification": wanted}

    @property
    def backups(self) -> Request | None:
        """UpdateContinuousBackups's input; None where none are wanted."""
        if not self.is_recoverable:
            return None
        wanted = {"PointInTimeRecoveryEnabled": True}
        return {"TableName": self.name, "PointInTimeRecoverySpecification": wanted}


def declared(template: Mapping[str, Any], settings: Mapping[str, str]) -> list[Table]:
    """Every table of the template, conditional ones included; `settings` is variable to value."""
    return [
        _table(template, logical_id, resource["Properties"], settings)
        for logical_id, resource in template["Resources"].items()
        if resource["Type"] == TABLE
    ]


def chosen(tables: Sequence[Table], names: Sequence[str]) -> list[Table]:
    """Those named by name, variable or logical id; all where none is named.

    Raises ConfigurationError on a name that is none of theirs.
    """
    known = {key: one for one in tables for key in (one.logical_id, one.variable, one.name) if key}
    strange = [name for name in names if name not in known]
    if strange:
        there = ", ".join(one.name for one in tables)
        raise ConfigurationError(f"no table is called {', '.join(strange)}; there are {there}")
    wanted = {known[name].logical_id for name in names}
    return [one for one in tables if one.logical_id in wanted or not names]


def key_of(schema: Sequence[Mapping[str, str]], types: Mapping[str, str]) -> str:
    """A key in words: `userId (S), createdAt (S)`."""
    names = [one["AttributeName"] for one in sorted(schema, key=lambda one: one["KeyType"])]
    return ", ".join(f"{name} ({types.get(name, '?')})" for name in names)


def _table(
    template: Mapping[str, Any],
    logical_id: str,
    found: Mapping[str, Any],
    settings: Mapping[str, str],
) -> Table:
    variable = next(_variables(template, (logical_id, _name(found["TableName"]))), "")
    name = settings.get(variable) or _default(template, found["TableName"])
    create: Request = {"TableName": name}
    create |= {part: found[part] for part in _SAME if part in found}
    if "StreamSpecification" in found:
        create["StreamSpecification"] = {"StreamEnabled": True, **found["StreamSpecification"]}
    if "SSESpecification" in found:  # a key of the stack's own is not known outside of it
        create["SSESpecification"] = {"Enabled": found["SSESpecification"]["SSEEnabled"]}
    recovery = found.get("PointInTimeRecoverySpecification", {})
    expiry = found.get("TimeToLiveSpecification", {})
    return Table(
        logical_id,
        variable,
        create,
        expires_by=expiry.get("AttributeName", "") if expiry.get("Enabled") else "",
        is_recoverable=bool(recovery.get("PointInTimeRecoveryEnabled")),
    )


def _variables(template: Mapping[str, Any], named: tuple[str, str]) -> Iterator[str]:
    """The variables by which functions learn the table's name: from itself, or its parameter."""
    whole = [template.get("Globals", {}).get("Function", {}), *_functions(template)]
    for one in whole:
        variables = one.get("Environment", {}).get("Variables", {})
        yield from (name for name, value in variables.items() if _names(value, named))


def _functions(template: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            yield resource["Properties"]


def _names(value: object, named: tuple[str, str]) -> bool:
    """Whether a value refers to one of them, also in a branch of a condition."""
    if isinstance(value, Mapping):
        branches = value.get("Fn::If", [])
        return value.get("Ref") in named or any(_names(one, named) for one in branches)
    return False


def _name(given: object) -> str:
    return str(given["Ref"]) if isinstance(given, Mapping) else ""


def _default(template: Mapping[str, Any], name: object) -> str:
    if isinstance(name, Mapping):
        return str(template["Parameters"][name["Ref"]]["Default"])
    return str(name)
