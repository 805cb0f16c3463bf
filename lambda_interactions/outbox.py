"""AWS Lambda's entry for the tables' streams: what follows from each change.

Source: AWS Lambda, "Using Lambda with Amazon DynamoDB", reporting batch item failures: delivery
begins again at the lowest sequence number named, so that what follows a failure comes again too.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, Protocol, TypeAlias

from bot import bootstrap
from bot.adapters.dynamodb.wire import decode
from bot.conversation.condition import Item
from bot.conversation.transcript import Recorder, Transcripts, Turn
from bot.errors import ConfigurationError, TransientError
from bot.log import Fields, Log, describe, show
from bot.payment import transcribing as of_payments
from bot.settings import from_environment
from bot.ux_agent import transcribing
from bot.ux_agent.outbox import Transition, effects_of
from bot.ux_agent.schedules import Schedules
from lambda_interactions.kept import Kept

BatchResponse: TypeAlias = dict[str, list[dict[str, str]]]

COLLECTOR = "dynamodb.amazonaws.com"
"""Who deletes what is over (DynamoDB guide, "DynamoDB Streams and Time to Live")."""

_PAYMENT = "sessionId"


class LambdaContext(Protocol):
    """What is used of AWS Lambda's context object."""

    aws_request_id: str


class Wish(NamedTuple):
    """Something to do, with the sequence number of the first change that asked for one like it."""

    kind: str
    key: str
    subject: str
    perform: Callable[[], None]
    sequence: str = ""


class Scribe(NamedTuple):
    """Where turns are written, the key of their ids, and how far the clock is moved (seconds)."""

    transcripts: Transcripts
    key: str
    offset: int = 0


class Outbox:
    """Does what follows from the changes of a batch.

    Without `schedules` no card turns grey by itself, without a `scribe` nothing said is kept.
    """

    def __init__(self, schedules: Schedules | None, log: Log, scribe: Scribe | None = None) -> None:
        self._schedules = schedules
        self._scribe = scribe
        self._log = log
        self._barred: set[str] = set()

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
            sequence = str(record["dynamodb"]["SequenceNumber"])
            for wish in self._wishes(record):
                earlier = wishes.get(wish.key)
                first = earlier.sequence if earlier else sequence
                wishes[wish.key] = wish._replace(sequence=first)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            # It will never be one that can be read: in the way it would keep back all the others.
            self._log({**fields, "outcome": "poison", "error": type(error).__name__})

    def _wishes(self, record: Mapping[str, Any]) -> Iterator[Wish]:
        told = record["dynamodb"]
        if _PAYMENT in told["Keys"]:
            if self._scribe:
                yield from self._written(payment_turn_of(record, self._scribe))
            return
        change = transition_of(record)
        if self._schedules:
            for effect in effects_of(change):
                act = partial(effect.perform, self._schedules)
                yield Wish(type(effect).__name__, effect.key, effect.conversation_id, act)
        if self._scribe:
            moved = change._replace(at=change.at + self._scribe.offset)
            yield from self._written(transcribing.turn_of(moved, self._scribe.key))

    def _written(self, turn: Turn | None) -> Iterator[Wish]:
        if turn and self._scribe:
            act = partial(self._scribe.transcripts.append, turn)
            yield Wish("Turn", f"turn {turn.turn_id}", turn.turn_id.partition("#")[0], act)

    def _is_done(self, wish: Wish, context: LambdaContext) -> bool:
        fields: Fields = {"level": "INFO", "request_id": context.aws_request_id}
        fields |= {"kind": wish.kind, "conversation_id": wish.subject}
        try:
            wish.perform()
            fields["outcome"] = "done"
        except TransientError as error:
            fields |= {"level": "WARNING", "outcome": "unreachable", "error": str(error)}
        except ConfigurationError as error:  # one word is enough: it stays so until somebody acts
            level = "DEBUG" if wish.kind in self._barred else "WARNING"
            self._barred.add(wish.kind)
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
        at=_at(told),
    )


def payment_turn_of(record: Mapping[str, Any], scribe: Scribe) -> Turn | None:
    """What a change of a payment session says; raises as transition_of does."""
    told = record["dynamodb"]
    old, new = (_image(told, name, of_payments.ATTRIBUTES) for name in ("OldImage", "NewImage"))
    return of_payments.turn_of(old, new, _at(told) + scribe.offset, scribe.key)


def _at(told: Mapping[str, Any]) -> int:
    return int(float(told.get("ApproximateCreationDateTime", 0)))


def _image(told: Mapping[str, Any], name: str, only: Sequence[str] = ()) -> Item | None:
    """An item of a record; of `only` these attributes where they are named."""
    found = told.get(name)
    if not found:
        return None
    return decode({name: found[name] for name in only if name in found} if only else found)


def make() -> Outbox:
    """The outbox as the environment says; raises ConfigurationError naming what is missing."""
    settings = from_environment()
    named = (settings.schedule_group, settings.schedule_queue_arn, settings.schedule_role_arn)
    schedules = bootstrap.schedules(settings) if any(named) else None
    key, offset = settings.conversation_id_key, settings.clock_offset_seconds
    recorder = Recorder(bootstrap.chat_sessions(settings), bootstrap.clock(settings))
    scribe = Scribe(recorder, key, offset)
    return Outbox(schedules, Log(show, settings.log_level), scribe)


_OUTBOX: Callable[[], Outbox] = Kept(make, show)


def lambda_handler(event: dict[str, Any], context: LambdaContext) -> BatchResponse:
    """Act on one batch of changes; raises ConfigurationError while a setting is missing."""
    return _OUTBOX().handle(event, context)
