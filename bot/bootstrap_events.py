"""Settings to the processor of session events: the only place that chooses what it writes to."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.adapters.dynamodb.session_events import DynamoSessionEvents
    from bot.adapters.dynamodb.session_summaries import DynamoSessionSummaries
    from bot.adapters.s3_events import S3EventArchive
    from bot.analytics.processing import Processor
    from bot.analytics.tables import Each
    from bot.metrics import Metrics

Clock = Callable[[], int]

AT_ONCE = 10
"""As many requests as a batch has events: those of botocore's pool of connections."""


class SessionTables(NamedTuple):
    """The two tables."""

    events: "DynamoSessionEvents"
    summaries: "DynamoSessionSummaries"


def session_tables(
    settings: Settings,
    now: Clock,
    client: Any = None,  # noqa: ANN401 - of either make
) -> SessionTables:
    """The two tables behind a low-level client, behind one for batches where none is given."""
    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import BATCH
    from bot.adapters.dynamodb.session_events import DynamoSessionEvents
    from bot.adapters.dynamodb.session_summaries import DynamoSessionSummaries

    client = client or boto.make("dynamodb", BATCH)
    return SessionTables(
        DynamoSessionEvents(client, settings.session_events_table, now),
        DynamoSessionSummaries(client, settings.session_summaries_table, now),
    )


def archive(settings: Settings) -> "S3EventArchive":
    """The bucket of events; raises ConfigurationError where none is named."""
    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import BATCH
    from bot.adapters.s3_events import S3EventArchive

    settings.require("EVENTS_BUCKET")
    return S3EventArchive(boto.make("s3", BATCH), settings.events_bucket)


def processor(settings: Settings, now: Clock) -> "Processor":
    """What the events function needs; without DYNAMODB_WRITE_ENABLED the bucket is all.

    Raises ConfigurationError naming what is missing.
    """
    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import BATCH
    from bot.adapters.sqs_events import SqsRepairQueue
    from bot.analytics.processing import Outside, Processor, Watch
    from bot.analytics.tables import Tables
    from bot.log import Log, show

    kept, at_once, metrics = archive(settings), each(), _metrics(settings, now)
    outside = Outside(kept, each=at_once)
    if settings.dynamodb_write_enabled:
        settings.require("REPAIR_QUEUE_URL")
        tables = session_tables(settings, now, _consuming(metrics))
        repairs = SqsRepairQueue(boto.make("sqs", BATCH), settings.repair_queue_url)
        outside = Outside(kept, Tables(*tables, at_once), repairs, at_once)
    watch = Watch(now, time.perf_counter)
    return Processor(outside, watch, Log(show, settings.log_level), metrics)


def each() -> "Each":
    """`map`, with several requests on their way at once."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(AT_ONCE, "event").map


def _metrics(settings: Settings, now: Clock) -> "Metrics":
    from bot.log import show
    from bot.metrics import Metrics

    return Metrics(settings.metrics_namespace, "events", lambda: now() * 1000, show)


def _consuming(metrics: "Metrics") -> object:
    """A client of DynamoDB whose units are measured."""
    from threading import Lock

    from bot.adapters.aws import boto
    from bot.adapters.aws.pace import BATCH
    from bot.adapters.dynamodb.consumed import Consuming

    lock = Lock()

    def spent(is_write: bool, units: float) -> None:  # noqa: FBT001 - as Consuming tells it
        with lock:
            metrics.put("ConsumedWriteUnits" if is_write else "ConsumedReadUnits", units)

    return Consuming(boto.make("dynamodb", BATCH), spent)
