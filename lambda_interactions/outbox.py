"""AWS Lambda's entry for the conversations table's stream: what follows from each change.

Source: AWS Lambda, "Using Lambda with Amazon DynamoDB", reporting batch item failures: delivery
begins again at the lowest sequence number named, so that what follows a failure comes again too.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol, TypeAlias

from bot import bootstrap
from bot.adapters.dynamodb.wire import decode
from bot.conversation.condition import Item
from bot.errors import ConfigurationError, TransientError
from bot.log import Fields, Log, describe, show
from bot.settings import from_environment
from bot.ux_agent.outbox import Effect, Transition, effects_of
from bot.ux_agent.schedules import Schedules
from lambda_interactions.kept import Kept

BatchResponse: TypeAlias = dict[str, list[dict[str, str]]]

COLLECTOR = "dynamodb.amazonaws.com"
"""Who deletes what is over (DynamoDB guide, "DynamoDB Streams and Time to Live")."""


class LambdaContext(Protocol):
    """What is used of AWS Lambda's context object."""

    aws_request_id: str


class Wish(NamedTuple):
    """An effect with the sequence number of the first change that asked for one like it."""

    effect: Effect
    sequence: str


class Outbox:
    """Does what follows from the changes of a batch."""

    def __init__(self, schedules: Schedules, log: Log) -> None:
        self._schedules = schedules
        self._log = log
        self._is_barred = False

    def handle(self, event: Mapping[str, Any], context: LambdaContext) -> BatchResponse:
        """Act on every change; the response names the first of each that must come again."""
        wishes: dict[str, Wish] = {}
        for record in event["Records"]:
            self._read(record, context, wishes)
        failed = [wish.sequence for wish in wishes.values() if not self._is_done(wish, context)]
        return {"batchItemFailures": [{"itemIdentifier": sequence} for sequence in failed]}

    def _read(
        self, record: Mapping[str, Any], context: LambdaContext, wishes: dict[str, Wish]
    ) -> None:
        """Note what a change asks for: the last word on something is the one that counts."""
        fields: Fields = {"level": "ERROR", "request_id": context.aws_request_id}
        try:
            change = transition_of(record)
            sequence = str(record["dynamodb"]["SequenceNumber"])
            for effect in effects_of(change):
                earlier = wishes.get(effect.key)
                wishes[effect.key] = Wish(effect, earlier.sequence if earlier else sequence)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            # It will never be one that can be read: in the way it would keep back all the others.
            self._log({**fields, "outcome": "poison", "error": type(error).__name__})

    def _is_done(self, wish: Wish, context: LambdaContext) -> bool:
        fields: Fields = {"level": "INFO", "request_id": context.aws_request_id}
        fields["kind"] = type(wish.effect).__name__
        fields["conversation_id"] = wish.effect.conversation_id
        try:
            wish.effect.perform(self._schedules)
            fields["outcome"] = "done"
        except TransientError as error:
            fields |= {"level": "WARNING", "outcome": "unreachable", "error": str(error)}
        except ConfigurationError as error:  # one word is enough: it stays so until somebody acts
            level = "DEBUG" if self._is_barred else "WARNING"
            self._is_barred = True
            fields |= {"level": level, "outcome": "misconfigured", "error": str(error)}
        except Exception as error:  # noqa: BLE001 - a change must not take its neighbours with it
            traceback = describe(error, ())
            fields |= {"level": "ERROR", "outcome": "unexpected", "traceback": traceback}
        self._log(fields)
        return fields["outcome"] in {"done", "misconfigured"}


def transition_of(record: Mapping[str, Any]) -> Transition:
    """The change in a stream record; raises KeyError, TypeError, ValueError on another shape."""
    told = record["dynamodb"]
    return Transition(
        str(told["Keys"]["conversation_id"]["S"]),
        _image(told, "OldImage"),
        _image(told, "NewImage"),
        is_garbage=(record.get("userIdentity") or {}).get("principalId") == COLLECTOR,
    )


def _image(told: Mapping[str, Any], name: str) -> Item | None:
    return decode(told[name]) if told.get(name) else None


def make() -> Outbox:
    """The outbox as the environment says; raises ConfigurationError naming what is missing."""
    settings = from_environment()
    return Outbox(bootstrap.schedules(settings), Log(show, settings.log_level))


_OUTBOX: Callable[[], Outbox] = Kept(make, show)


def lambda_handler(event: dict[str, Any], context: LambdaContext) -> BatchResponse:
    """Act on one batch of changes; raises ConfigurationError while a setting is missing."""
    return _OUTBOX().handle(event, context)
