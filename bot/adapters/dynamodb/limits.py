"""What each person has used up, in DynamoDB: a row of sets, and one conditional write on it.

A set counts what was delivered twice once, and its size is the limit; an hour has an attribute of
its own, so that a new one begins at nothing without anybody reading the row.

Source: Amazon DynamoDB Developer Guide, "Condition expressions" (size), "Update expressions" (ADD).
"""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from bot.adapters.aws.errors import AwsError, ErrorAnswer
from bot.adapters.dynamodb.client import Client
from bot.adapters.dynamodb.failure import CONDITION_FAILED, meaning_of
from bot.errors import ConfigurationError
from bot.ux_agent.limits import MOST_COMMANDS, MOST_OPEN, Command, Opened, Tally

OFF_SECONDS = 60
"""How long a table that is missing or closed to us is not asked again."""

_KEPT_SECONDS = 90_000  # a conversation lives for a day at most, and so does what counts it
_MOST_HOURS = 26  # before the one that counts; a row that rests for longer goes as a whole
_HOUR = "hour-"
_NAMES = {"#open": "open", "#ttl": "ttl"}
_IN_HOUR = "(attribute_not_exists(#hour) OR size(#hour) < :commands OR contains(#hour, :id))"
_OPENS = "(attribute_not_exists(#open) OR size(#open) < :most OR contains(#open, :entry))"

_log = logging.getLogger(__name__)


class DynamoLimits:
    """The port bot.ux_agent.limits.Limits: rows of limit_id (`<guild>#<user>`), sets, and ttl."""

    def __init__(self, client: Client, table: str) -> None:
        self._client = client
        self._table = table
        self._off_until = 0

    def count(
        self, command: Command, *, tally: Tally | None = None, over: tuple[Opened, ...] = ()
    ) -> Tally | None:
        if command.now < self._off_until:
            return None
        arguments = _instead(command, tally, over) if tally and over else _counting(command)
        try:
            self._client.update_item(
                TableName=self._table,
                Key={"limit_id": {"S": f"{command.guild_id}#{command.user_id}"}},
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
                **arguments,
            )
        except AwsError as error:
            return self._refused(command, error)
        return None

    def _refused(self, command: Command, error: AwsError) -> Tally | None:
        if isinstance(error, ErrorAnswer) and error.code == CONDITION_FAILED:
            return _tally(command, error.response.get("Item") or {})
        meaning = meaning_of(error, self._table)
        if isinstance(meaning, ConfigurationError):
            self._off_until = command.now + OFF_SECONDS
        _log.warning("commands are not limited: %s", meaning)
        return None


def _counting(command: Command) -> dict[str, Any]:
    """The arguments of the write that counts a command where there is room for it."""
    names, values = _hour(command), _values(command)
    if not command.opens:
        # Nobody has to make room for these: without a word the row would grow for ever.
        names |= (earlier := _earlier(range(command.hour - _MOST_HOURS, command.hour - 1)))
        update = f"SET #ttl = :ttl REMOVE {', '.join(earlier)} ADD #hour :ids"
        return _arguments(names, values, update, _IN_HOUR)
    names |= _NAMES
    values |= {":most": {"N": str(MOST_OPEN)}, ":entry": {"S": _entry(command.opened)}}
    values[":entries"] = {"SS": [_entry(command.opened)]}
    update = "SET #ttl = :ttl ADD #hour :ids, #open :entries"
    return _arguments(names, values, update, f"{_IN_HOUR} AND {_OPENS}")


def _instead(command: Command, tally: Tally, over: tuple[Opened, ...]) -> dict[str, Any]:
    """The same in place of conversations that are over, while the row holds what `tally` says."""
    left = [_entry(opened) for opened in tally.opened if opened not in over]
    names = _hour(command) | _NAMES
    values = _values(command) | {
        ":size": {"N": str(len(tally.opened))},
        ":entries": {"SS": list(dict.fromkeys([*left, _entry(command.opened)]))},
    }
    conditions = [_IN_HOUR, "size(#open) = :size"]
    for number, opened in enumerate(tally.opened):
        values[f":e{number}"] = {"S": _entry(opened)}
        conditions.append(f"contains(#open, :e{number})")
    update = "SET #ttl = :ttl, #open = :entries"
    if tally.hours:
        names |= (earlier := _earlier(tally.hours))
        update += f" REMOVE {', '.join(earlier)}"
    return _arguments(names, values, f"{update} ADD #hour :ids", " AND ".join(conditions))


def _earlier(hours: Iterable[int]) -> dict[str, str]:
    return {f"#h{hour}": f"{_HOUR}{hour}" for hour in hours}


def _hour(command: Command) -> dict[str, str]:
    return {"#ttl": "ttl", "#hour": f"{_HOUR}{command.hour}"}


def _values(command: Command) -> dict[str, Any]:
    conversation_id = command.opened.conversation_id
    return {
        ":ttl": {"N": str(command.now + _KEPT_SECONDS)},
        ":id": {"S": conversation_id},
        ":ids": {"SS": [conversation_id]},
        ":commands": {"N": str(MOST_COMMANDS)},
    }


def _arguments(
    names: Mapping[str, str], values: Mapping[str, Any], update: str, condition: str
) -> dict[str, Any]:
    return {
        "UpdateExpression": update,
        "ConditionExpression": condition,
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": values,
    }


def _entry(opened: Opened) -> str:
    return f"{opened.conversation_id}:{opened.asked_at}"


def _tally(command: Command, row: Mapping[str, Any]) -> Tally:
    """The row as values; an entry that is none of ours counts as one of long ago."""
    opened = []
    for entry in row.get("open", {}).get("SS", ()):
        conversation_id, _, asked_at = entry.partition(":")
        opened.append(Opened(conversation_id, int(asked_at) if asked_at.isdecimal() else 0))
    hours = [name.removeprefix(_HOUR) for name in row if name.startswith(_HOUR)]
    earlier = {int(hour) for hour in hours if hour.isdecimal()} - {command.hour}
    return Tally(
        commands=len(row.get(f"{_HOUR}{command.hour}", {}).get("SS", ())),
        opened=tuple(sorted(opened, key=lambda one: one.asked_at)),
        hours=tuple(sorted(earlier)),
    )
