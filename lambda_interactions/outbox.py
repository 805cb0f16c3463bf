"""AWS Lambda's entry for the tables' streams: what follows from each change.

Source: AWS Lambda, "Using Lambda with Amazon DynamoDB", reporting batch item failures: delivery
begins again at the lowest sequence number named, so that what follows a failure comes again too.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from time import time_ns
from typing import Any, NamedTuple, Protocol, TypeAlias

from bot import bootstrap
from bot.analytics.transitions import Names
from bot.conversation.transcript import Recorder, Transcripts, Turn
from bot.errors import ConfigurationError, TransientError
from bot.log import Fields, Log, describe, show
from bot.metrics import Metrics
from bot.payment import transcribing as of_payments
from bot.settings import from_environment
from bot.ux_agent import transcribing
from bot.ux_agent.outbox import effects_of
from bot.ux_agent.schedules import Schedules
from lambda_interactions.kept import Kept
from lambda_interactions.stream_events import Batch, Teller
from lambda_interactions.stream_record import at_of, image_of, is_of_payment, transition_of

BatchResponse: TypeAlias = dict[str, list[dict[str, str]]]


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

    Without `schedules` no card turns grey by itself, without a `scribe` nothing said is kept,
    without a `teller` no events are told.
    """

    def __init__(
        self,
        schedules: Schedules | None,
        log: Log,
        scribe: Scribe | None = None,
        teller: Teller | None = None,
    ) -> None:
        self._schedules = schedules
        self._scribe = scribe
        self._teller = teller
        self._log = log
        self._barred: set[str] = set()

    @property
    def tells_events(self) -> bool:
        """Whether there is a queue of events."""
        return self._teller is not None

    def handle(self, event: Mapping[str, Any], context: LambdaContext) -> BatchResponse:
        """Act on every change; the response names the first of each that must come again."""
        wishes: dict[str, Wish] = {}
        batch: Batch = {}
        for record in event["Records"]:
            self._read(record, context, wishes)
            if self._teller:
                self._teller.note(record, batch, context.aws_request_id)
        failed = [wish.sequence for wish in wishes.values() if not self._is_done(wish, context)]
        if self._teller:
            failed += self._teller.tell(batch, context.aws_request_id)
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
        if is_of_payment(record):
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


def payment_turn_of(record: Mapping[str, Any], scribe: Scribe) -> Turn | None:
    """What a change of a payment session says; raises as transition_of does."""
    old, new = (image_of(record, name, of_payments.ATTRIBUTES) for name in ("OldImage", "NewImage"))
    return of_payments.turn_of(old, new, at_of(record) + scribe.offset, scribe.key)


def make() -> Outbox:
    """The outbox as the environment says; raises ConfigurationError naming what is missing."""
    settings = from_environment()
    named = (settings.schedule_group, settings.schedule_queue_arn, settings.schedule_role_arn)
    schedules = bootstrap.schedules(settings) if any(named) else None
    key, offset = settings.conversation_id_key, settings.clock_offset_seconds
    recorder = Recorder(bootstrap.chat_sessions(settings), bootstrap.clock(settings))
    scribe, log = Scribe(recorder, key, offset), Log(show, settings.log_level)
    queue = bootstrap.event_queue(settings)
    if queue is None:
        return Outbox(schedules, log, scribe)
    names = Names(key, settings.discord_application_id, frozenset(settings.sample_users))
    metrics = Metrics(settings.metrics_namespace, "outbox", lambda: time_ns() // 10**6, show)
    return Outbox(schedules, log, scribe, Teller(queue, names, log, metrics, offset=offset))


_OUTBOX: Callable[[], Outbox] = Kept(make, show)


def lambda_handler(event: dict[str, Any], context: LambdaContext) -> BatchResponse:
    """Act on one batch of changes; raises ConfigurationError while a setting is missing."""
    return _OUTBOX().handle(event, context)
