"""Batches of session events: the archive alone, both tables besides, and as the document writes.

All talk to the same stand-in for S3 and DynamoDB, whose answers take the time that AWS names; the
document measured 305 ms of S3 alone and 156 ms more with DynamoDB.
"""

import http.client
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from botocore.config import Config
from botocore.session import Session

from bot.adapters.aws.boto import Translated
from bot.adapters.dynamodb.session_events import DynamoSessionEvents
from bot.adapters.dynamodb.session_summaries import DynamoSessionSummaries
from bot.adapters.memory_events import MemoryQueue
from bot.adapters.s3_events import S3EventArchive
from bot.analytics.event import Event, archive_key, as_text, parse, ttl_of
from bot.analytics.processing import Outside, Processor, Record, Watch
from bot.analytics.tables import Tables
from bot.log import Log
from bot.metrics import Metrics
from tests.bench.events_stand_in import DYNAMODB_SECONDS, S3_SECONDS

ROUNDS = 15
EVENTS, SESSIONS = 10, 4
AT_ONCE = 10
ALONE, BOTH, DOCUMENTED = "S3 alone", "with DynamoDB", "with DynamoDB, as the document writes"
_START = 1_790_000_000

Write = Callable[[Sequence[Event]], None]


class Measured(NamedTuple):
    """One way to write a batch: by round, milliseconds of it and of the processor; its requests."""

    name: str
    milliseconds: list[float]
    processor: list[float]
    requests: dict[str, float]


class Place(NamedTuple):
    """The stand-in's port."""

    port: int

    def client(self, service: str) -> Any:
        """A client whose pool of connections is as large as what is asked at once."""
        return Session().create_client(
            service,
            region_name="eu-west-1",
            endpoint_url=f"http://127.0.0.1:{self.port}",
            aws_access_key_id="bench",
            aws_secret_access_key="bench",
            config=Config(parameter_validation=False, max_pool_connections=AT_ONCE),
        )

    def take_counts(self) -> dict[str, int]:
        """Requests by operation since the last look."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("POST", "/counts")
        counts: dict[str, int] = json.loads(connection.getresponse().read())
        connection.close()
        return counts


def measured(root: Path, rounds: int = ROUNDS) -> list[Measured]:
    """Every way in each round, in turn; the first batch of each warms it up."""
    with stand_in(root) as place, ThreadPoolExecutor(AT_ONCE) as pool:
        ways = contenders(place, pool)
        found = {name: Measured(name, [], [], {}) for name in ways}
        numbers = count()
        for name, write in ways.items():
            write(batch(next(numbers)))
            place.take_counts()
            write(batch(next(numbers)))
            found[name].requests.update(place.take_counts())
        for _ in range(rounds):
            for name, write in ways.items():
                events = batch(next(numbers))
                wall, own = time.perf_counter(), time.process_time()
                write(events)
                found[name].processor.append((time.process_time() - own) * 1000)
                found[name].milliseconds.append((time.perf_counter() - wall) * 1000)
    return list(found.values())


def told(found: Sequence[Measured]) -> str:
    """The lines of the report."""
    alone = statistics.median(found[0].milliseconds)
    waits = f"{S3_SECONDS * 1000:.0f} ms an answer of S3, {DYNAMODB_SECONDS * 1000:.0f} of DynamoDB"
    lines = [f"A batch of {EVENTS} session events of {SESSIONS} sessions ({waits}):"]
    for one in found:
        took = statistics.median(one.milliseconds)
        own = statistics.median(one.processor)
        asked = ", ".join(f"{number:g} {name}" for name, number in sorted(one.requests.items()))
        more = f"{took - alone:+7.1f}" if one.name != ALONE else " " * 7
        lines.append(f"  {one.name:<38}{took:8.1f} ms{more}  processor {own:5.1f} ms  {asked}")
    return "\n".join(lines) + "\n"


def contenders(place: Place, pool: ThreadPoolExecutor) -> dict[str, Write]:
    """Ours with and without the tables, and the document's."""
    s3, dynamodb = place.client("s3"), place.client("dynamodb")
    archive = S3EventArchive(Translated(s3), "events")
    table = Translated(dynamodb)
    tables = Tables(
        DynamoSessionEvents(table, "events", lambda: _START),
        DynamoSessionSummaries(table, "summaries", lambda: _START),
        pool.map,
    )
    return {
        ALONE: ours(Outside(archive, each=pool.map)),
        BOTH: ours(Outside(archive, tables, MemoryQueue(), pool.map)),
        DOCUMENTED: documented(s3, dynamodb),
    }


def ours(outside: Outside) -> Write:
    """A processor that logs to nobody."""
    metrics = Metrics("bench", "events", lambda: _START * 1000, lambda line: None)
    watch = Watch(lambda: _START, time.perf_counter)
    processor = Processor(outside, watch, Log(lambda line: None), metrics)

    def write(events: Sequence[Event]) -> None:
        records = [Record(one.event_id, as_text(one)) for one in events]
        assert processor.process(records) == []

    return write


def documented(s3: Any, dynamodb: Any) -> Write:
    """One object for all, then a row and a summary for one event after the other."""

    def write(events: Sequence[Event]) -> None:
        body = "\n".join(map(as_text, events)).encode()
        s3.put_object(Bucket="events", Key=archive_key(events[0]), Body=body)
        for one in events:
            write_session_event(one, dynamodb)
            update_session_summary(one, dynamodb)

    return write


def write_session_event(event: Event, dynamodb: Any) -> None:
    """As the document: one PutItem."""
    dynamodb.put_item(
        TableName="events",
        Item={
            "pk": {"S": f"SESSION#{event.session_id}"},
            "sk": {"S": f"STEP#{event.step_number:03d}"},
            "tenant_hash": {"S": event.tenant_hash},
            "timestamp": {"S": event.timestamp},
            "event_type": {"S": event.event_type},
            "ttl": {"N": str(ttl_of(event.timestamp))},
        },
    )


def update_session_summary(event: Event, dynamodb: Any) -> None:
    """As the document: one UpdateItem that adds."""
    dynamodb.update_item(
        TableName="summaries",
        Key={
            "pk": {"S": f"TENANT#{event.tenant_hash}"},
            "sk": {"S": f"SESSION#{event.started_at}#{event.session_id}"},
        },
        UpdateExpression="SET ended_at = :ended_at, #ttl = :ttl ADD message_count :inc",
        ExpressionAttributeNames={"#ttl": "ttl"},
        ExpressionAttributeValues={
            ":ended_at": {"S": event.timestamp},
            ":ttl": {"N": str(ttl_of(event.timestamp))},
            ":inc": {"N": str(event.user_messages)},
        },
    )


def batch(number: int) -> list[Event]:
    """Ten new events of four sessions, in order."""
    return [
        parse(
            {
                "event_id": f"s-{number}-{place % SESSIONS}:{place}",
                "event_type": "MESSAGE_SENT",
                "session_id": f"s-{number}-{place % SESSIONS}",
                "tenant_hash": "a1b2c3d4e5f607",
                "timestamp": f"2026-11-21T10:00:{place:02d}.000Z",
                "started_at": "2026-11-21T10:00:00.000Z",
                "step_number": place,
                "properties": {"section": "header", "property_names": ["background"]},
            }
        )
        for place in range(EVENTS)
    ]


@contextmanager
def stand_in(root: Path) -> Iterator[Place]:
    """The stand-in in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.events_stand_in"]
    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        try:
            yield Place(int(process.stdout.readline()))
        finally:
            assert process.stdin
            process.stdin.close()
