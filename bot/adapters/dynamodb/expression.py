"""Conditions and writes as arguments of DynamoDB's put_item, update_item and delete_item.

Every attribute name is aliased, because `section`, `ttl` and more are reserved words.

Source: Amazon DynamoDB Developer Guide, "Condition expressions" and "Update expressions".
"""

from collections.abc import Mapping
from typing import Any

from bot.adapters.dynamodb.wire import encode, encode_value
from bot.conversation.condition import (
    Absent,
    BeginsWith,
    Compare,
    Condition,
    Contains,
    Either,
    Every,
    Exists,
    OneOf,
)
from bot.conversation.transition import Write

KEY = "conversation_id"


class Placeholders:
    """The aliases of one request: #n0… for names, each once, and :v0… for values."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.values: dict[str, Any] = {}

    def name(self, attribute: str) -> str:
        """The alias of an attribute's name."""
        return self.names.setdefault(attribute, f"#n{len(self.names)}")

    def value(self, value: object) -> str:
        """A new alias of a value; raises as wire.encode does."""
        alias = f":v{len(self.values)}"
        self.values[alias] = encode_value(value)
        return alias

    def arguments(self) -> dict[str, Any]:
        """The request's arguments for both; DynamoDB refuses empty ones."""
        arguments: dict[str, Any] = {}
        if self.names:
            names = {alias: attribute for attribute, alias in self.names.items()}
            arguments["ExpressionAttributeNames"] = names
        if self.values:
            arguments["ExpressionAttributeValues"] = self.values
        return arguments


def put_arguments(table: str, write: Write) -> dict[str, Any]:
    """The arguments of put_item for a write of kind "put"."""
    return {"Item": encode(write.values), **_conditional(table, write, Placeholders())}


def update_arguments(table: str, write: Write) -> dict[str, Any]:
    """The arguments of update_item for a write of kind "update".

    Raises ValueError when the write names an attribute twice, as DynamoDB refuses it.
    """
    refuse_overlap(write)
    aliases = Placeholders()
    added = {"version": 1, **write.added}
    parts = [_assignments(write.values, aliases), _removals(write.removed, aliases)]
    additions = (f"{aliases.name(name)} {aliases.value(by)}" for name, by in added.items())
    parts.append(f"ADD {', '.join(additions)}")
    return {
        "Key": {KEY: encode_value(write.conversation_id)},
        "UpdateExpression": " ".join(part for part in parts if part),
        "ReturnValues": "ALL_NEW",
        **_conditional(table, write, aliases),
    }


def delete_arguments(table: str, write: Write) -> dict[str, Any]:
    """The arguments of delete_item for a write of kind "delete"."""
    return {
        "Key": {KEY: encode_value(write.conversation_id)},
        "ReturnValues": "ALL_OLD",
        **_conditional(table, write, Placeholders()),
    }


def refuse_overlap(write: Write) -> None:
    """Raise ValueError when an update names one attribute twice, or the key or version at all."""
    named = [*write.values, *write.removed, *write.added]
    twice = {name for name in named if named.count(name) > 1 or name in {KEY, "version"}}
    if twice:
        raise ValueError(f"{write.name} names {', '.join(sorted(twice))} twice")


def condition_expression(condition: Condition, aliases: Placeholders) -> str:
    """The condition as an expression, '' when it is always true.

    Raises ValueError on one that can never hold, which DynamoDB has no words for.
    """
    match condition:
        case Every(parts):
            return _every(parts, aliases)
        case Either(parts):
            return _either(parts, aliases)
        case OneOf(_, ()):
            raise ValueError("one of no values")
        case OneOf(name, values):
            among = ", ".join(aliases.value(value) for value in values)
            return f"{aliases.name(name)} IN ({among})"
        case Exists(name):
            return f"attribute_exists({aliases.name(name)})"
        case Absent(name):
            return f"attribute_not_exists({aliases.name(name)})"
        case Compare(name, operator, value):
            return f"{aliases.name(name)} {operator} {aliases.value(value)}"
        case Contains(name, value):
            return f"contains({aliases.name(name)}, {aliases.value(value)})"
        case BeginsWith(name, value):
            return f"begins_with({aliases.name(name)}, {aliases.value(value)})"


def _every(parts: tuple[Condition, ...], aliases: Placeholders) -> str:
    expressions = [condition_expression(part, aliases) for part in parts]
    return " AND ".join(expression for expression in expressions if expression)


def _either(parts: tuple[Condition, ...], aliases: Placeholders) -> str:
    if not parts:
        raise ValueError("either of nothing")
    if any(_is_always_true(part) for part in parts):
        return ""  # before any alias is taken: DynamoDB refuses aliases that are not used
    return f"({' OR '.join(f'({condition_expression(part, aliases)})' for part in parts)})"


def _is_always_true(condition: Condition) -> bool:
    if isinstance(condition, Every):
        return all(_is_always_true(part) for part in condition.parts)
    if isinstance(condition, Either):
        return any(_is_always_true(part) for part in condition.parts)
    return False


def _conditional(table: str, write: Write, aliases: Placeholders) -> dict[str, Any]:
    expression = condition_expression(write.condition, aliases)
    arguments: dict[str, Any] = {"TableName": table, **aliases.arguments()}
    if expression:
        arguments["ConditionExpression"] = expression
        arguments["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD"
    return arguments


def _assignments(values: Mapping[str, Any], aliases: Placeholders) -> str:
    pairs = (f"{aliases.name(name)} = {aliases.value(value)}" for name, value in values.items())
    text = ", ".join(pairs)
    return f"SET {text}" if text else ""


def _removals(names: tuple[str, ...], aliases: Placeholders) -> str:
    text = ", ".join(aliases.name(name) for name in names)
    return f"REMOVE {text}" if text else ""
