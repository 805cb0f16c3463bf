"""AWS Lambda's entry for session events: those that come in, and those that are to be repaired.

The functions besides `lambda_handler` are for scripts: each does one part of it with a low-level
client of DynamoDB, on an event as JSON has it, as often as one likes.

Source: AWS Lambda, "Using Lambda with Amazon SQS", reporting batch item failures.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Protocol, TypeAlias

from bot import bootstrap, bootstrap_events
from bot.adapters.aws.boto import Translated
from bot.adapters.aws.pace import BATCH
from bot.analytics.event import parse, tenant_hash, ttl_of
from bot.analytics.processing import Processor, Record
from bot.analytics.repair import delay, is_repair
from bot.analytics.tables import Tables
from bot.errors import TransientError
from bot.log import Log, show
from bot.settings import from_environment
from lambda_interactions.kept import Kept

BatchResponse: TypeAlias = dict[str, list[dict[str, str]]]


class LambdaContext(Protocol):
    """What is used of AWS Lambda's context object."""

    aws_request_id: str


class Events:
    """Writes batches; `hand_back` says when a failed repair comes again, by its receipt."""

    def __init__(
        self, processor: Processor, hand_back: Callable[[str, float], None] | None, log: Log
    ) -> None:
        self._processor = processor
        self._hand_back = hand_back
        self._log = log

    def handle(self, event: Mapping[str, Any], context: LambdaContext) -> BatchResponse:
        """Write one batch; the response names the messages that must come again."""
        told = {record["messageId"]: record for record in event["Records"]}
        records = [Record(name, record["body"]) for name, record in told.items()]
        failed = self._processor.process(records, context.aws_request_id)
        self._sooner([told[name] for name in failed if is_repair(told[name]["body"])])
        return {"batchItemFailures": [{"itemIdentifier": name} for name in failed]}

    def _sooner(self, repairs: Iterable[Mapping[str, Any]]) -> None:
        """Let repairs come again before their time-out is over, unless the queue does not hear."""
        if self._hand_back is None:
            return
        try:
            for record in repairs:
                received = int(record["attributes"]["ApproximateReceiveCount"])
                self._hand_back(record["receiptHandle"], delay(received))
        except TransientError as error:
            self._log({"level": "WARNING", "outcome": "not handed back", "error": str(error)})


def make() -> Events:
    """The function as the environment says; raises ConfigurationError naming what is missing."""
    settings = from_environment()
    processor = bootstrap_events.processor(settings, bootstrap.clock(settings))
    url = settings.repair_queue_url
    hand_back = bootstrap.queue(url, BATCH).hand_back if url else None
    return Events(processor, hand_back, Log(show, settings.log_level))


_EVENTS = Kept(make, show)


def lambda_handler(event: Mapping[str, Any], context: LambdaContext) -> BatchResponse:
    """Write one batch; raises ConfigurationError while a setting is missing."""
    return _EVENTS().handle(event, context)


def write_session_event(event: Mapping[str, Any], dynamodb_client: object) -> None:
    """Write one event's row; raises BadEvent, TransientError or ConfigurationError."""
    _tables(dynamodb_client).events.add([parse(dict(event))])


def update_session_summary(event: Mapping[str, Any], dynamodb_client: object) -> None:
    """Count one event into its session's summary, and write the row that is counted; raises so."""
    write_events_to_dynamodb([event], dynamodb_client)


def write_events_to_dynamodb(events: Iterable[Mapping[str, Any]], dynamodb_client: object) -> None:
    """Write the rows and the summaries of events of any sessions; raises so, but tries each."""
    tables = Tables(*_tables(dynamodb_client))
    for unwritten in tables.write([parse(dict(event)) for event in events]):
        raise unwritten.error


def get_tenant_hash(tenant_id: str) -> str:
    """The hash that a tenant is known by: 14 hex digits."""
    return tenant_hash(tenant_id)


def calculate_ttl(timestamp: str) -> int:
    """Epoch seconds, 90 days after an ISO 8601 time, at which what is of it may be deleted."""
    return ttl_of(timestamp)


def decimal_default(value: object) -> object:
    """A value in which every fraction is a Decimal, as DynamoDB's resources of boto3 want it."""
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, list | tuple):
        return [decimal_default(part) for part in value]
    if isinstance(value, Mapping):
        return {name: decimal_default(part) for name, part in value.items()}
    return value


def _tables(client: object) -> bootstrap_events.SessionTables:
    settings = from_environment()
    now = bootstrap.clock(settings)
    return bootstrap_events.session_tables(settings, now, Translated(client))
