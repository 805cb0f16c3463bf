"""The events function as AWS calls it, and its parts as scripts call them."""

import json
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.s3_events import S3EventArchive
from bot.analytics import repair
from bot.analytics.event import BadEvent, archive_key, as_text, parse
from bot.bootstrap_events import SessionTables, session_tables
from bot.errors import ConfigurationError, TransientError
from bot.log import Log
from bot.settings import from_environment
from lambda_interactions import events
from lambda_interactions.kept import Kept
from tests.analytics.samples import NOW, TENANT, at, event, raw
from tests.analytics.world import Away, world
from tests.lambda_interactions.events import LeftTime
from tests.real_server import create_table

HOME = "us-east-1"
REPAIRS = f"https://sqs.{HOME}.amazonaws.com/123456789012/repairs"
TABLES = {
    "picasso-session-events": "SessionEventsTable",
    "picasso-session-summaries": "SessionSummariesTable",
}
RESERVED = {"SET", "ADD", "REMOVE", "AND", "OR", "BETWEEN", "if_not_exists"}
FUNCTIONS = {"attribute_not_exists", "begins_with"}


class OneAtATime:
    """A client whose calls are atomic, as DynamoDB's are and moto's are not; notes each."""

    def __init__(self, client: Any) -> None:
        self.asked: list[dict[str, Any]] = []
        self.exceptions = client.exceptions
        self._client = client
        self._lock = threading.Lock()

    def __getattr__(self, name: str) -> Any:
        def call(**request: Any) -> Any:
            with self._lock:
                self.asked.append(request)
                return getattr(self._client, name)(**request)

        return call


class Cloud(NamedTuple):
    """The account that the function runs in."""

    dynamodb: OneAtATime
    s3: Any
    sqs: Any

    @property
    def tables(self) -> SessionTables:
        return session_tables(from_environment(), lambda: NOW, Translated(self.dynamodb))

    @property
    def archived(self) -> list[str]:
        return list(S3EventArchive(Translated(self.s3), "events-bucket").keys())

    def items(self, table: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.dynamodb.scan(TableName=table)["Items"]
        return found

    def repair_bodies(self) -> list[str]:
        found = self.sqs.receive_message(QueueUrl=REPAIRS, MaxNumberOfMessages=10)
        return [message["Body"] for message in found.get("Messages", [])]

    def clear(self) -> None:
        """Leave nothing of an earlier test."""
        for table in TABLES:
            for item in self.items(table):
                key = {part: item[part] for part in ("pk", "sk")}
                self.dynamodb.delete_item(TableName=table, Key=key)
        for name in self.archived:
            self.s3.delete_object(Bucket="events-bucket", Key=name)
        self.dynamodb.asked.clear()


@pytest.fixture(scope="module")
def account(root: Path) -> Iterator[Cloud]:
    with mock_aws():
        dynamodb, sqs = boto3.client("dynamodb", HOME), boto3.client("sqs", HOME)
        for table, like in TABLES.items():
            create_table(dynamodb, root, table, like)
        s3 = boto3.client("s3", HOME)
        s3.create_bucket(Bucket="events-bucket")
        assert sqs.create_queue(QueueName="repairs")["QueueUrl"] == REPAIRS
        yield Cloud(OneAtATime(dynamodb), s3, sqs)


@pytest.fixture
def cloud(account: Cloud, monkeypatch: pytest.MonkeyPatch) -> Cloud:
    monkeypatch.setenv("AWS_DEFAULT_REGION", HOME)
    monkeypatch.setenv("EVENTS_BUCKET", "events-bucket")
    monkeypatch.setenv("REPAIR_QUEUE_URL", REPAIRS)
    monkeypatch.setenv("DYNAMODB_WRITE_ENABLED", "true")
    account.clear()
    return account


def delivery(*bodies: str, received: int = 1) -> dict[str, Any]:
    """A batch as Lambda has it."""
    told = [
        {
            "messageId": f"m{place}",
            "receiptHandle": f"receipt-{place}",
            "body": body,
            "attributes": {"ApproximateReceiveCount": str(received)},
        }
        for place, body in enumerate(bodies)
    ]
    return {"Records": told}


def deliver(monkeypatch: pytest.MonkeyPatch, *bodies: str) -> list[str]:
    """Hand a batch to a new container; the messages that must come again."""
    monkeypatch.setattr(events, "_EVENTS", Kept(events.make, print))
    answer = events.lambda_handler(delivery(*bodies), LeftTime())
    return [failed["itemIdentifier"] for failed in answer["batchItemFailures"]]


def measured(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (found,) = [line for line in lines if "_aws" in line]
    return dict(found)


def test_a_batch_is_written_everywhere_and_the_failed_record_named(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [event(step) for step in range(1, 4)]
    assert deliver(monkeypatch, *map(as_text, told), "{") == ["m3"]
    assert cloud.archived == sorted(map(archive_key, told))
    assert cloud.tables.events.of_session("session-1", TENANT) == told
    metrics = measured(capsys)
    assert metrics["EventsProcessed"] == 3
    assert metrics["DynamoDBWriteTime"] > 0
    assert metrics["ConsumedWriteUnits"] > 0
    assert metrics["ConsumedReadUnits"] > 0


def test_S3_up_with_DynamoDB_down_and_F55_the_repair_afterwards(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as missing:
        missing.setenv("SESSION_EVENTS_TABLE", "not-there")
        assert deliver(monkeypatch, as_text(event(1))) == []
    assert (cloud.archived, cloud.tables.events.of_session("session-1", TENANT)) == (
        [archive_key(event(1))],
        [],
    )
    (body,) = cloud.repair_bodies()
    assert deliver(monkeypatch, body) == []
    assert cloud.tables.events.of_session("session-1", TENANT) == [event(1)]


def test_F55_a_repair_that_fails_comes_again_within_minutes_and_nothing_else_does_sooner() -> None:
    there, handed = world(), []
    away = Away(TransientError("away"))
    processor = there.processor(archive=away, tables=away)
    function = events.Events(processor, lambda *told: handed.append(told), Log(print))
    bodies = (repair.encode(["tenant=x/y"]), as_text(event(1)))
    for received in (1, 2, 3, 4, 5, 500):
        function.handle(delivery(*bodies, received=received), LeftTime())
    assert handed == [("receipt-0", seconds) for seconds in (30, 60, 120, 240, 240, 240)]


def test_a_repair_that_cannot_be_handed_back_comes_when_its_time_out_is_over() -> None:
    lines: list[str] = []

    def not_heard(receipt: str, seconds: float) -> None:
        raise TransientError("not heard")

    processor = world().processor(archive=Away(TransientError("away")))
    function = events.Events(processor, not_heard, Log(lines.append))
    answer = function.handle(delivery(repair.encode(["tenant=x/y"])), LeftTime())
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m0"}]}
    assert "not handed back" in lines[-1]


def test_F55_with_DynamoDB_and_the_repair_queue_down_the_message_comes_again(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SESSION_EVENTS_TABLE", "not-there")
    monkeypatch.setenv("REPAIR_QUEUE_URL", f"{REPAIRS}-not-there")
    assert deliver(monkeypatch, as_text(event(1))) == ["m0"]


def test_F54_with_S3_down_every_message_comes_again_and_no_table_has_any(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVENTS_BUCKET", "not-there")
    assert deliver(monkeypatch, as_text(event(1)), as_text(event(2))) == ["m0", "m1"]
    assert cloud.tables.events.of_session("session-1", TENANT) == []


def test_with_the_tables_switched_off_only_the_bucket_is_written(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DYNAMODB_WRITE_ENABLED")
    monkeypatch.delenv("REPAIR_QUEUE_URL")
    assert deliver(monkeypatch, as_text(event(1))) == []
    assert cloud.archived == [archive_key(event(1))]
    assert cloud.tables.events.of_session("session-1", TENANT) == []


def test_without_a_bucket_or_a_repair_queue_the_operator_is_told(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REPAIR_QUEUE_URL")
    with pytest.raises(ConfigurationError, match="REPAIR_QUEUE_URL"):
        events.make()
    monkeypatch.delenv("EVENTS_BUCKET")
    with pytest.raises(ConfigurationError, match="EVENTS_BUCKET"):
        events.make()


def test_concurrent_session_updates(cloud: Cloud) -> None:
    told = [raw(step) for step in range(1, 9)]
    start = threading.Barrier(4)

    def update(place: int) -> None:
        start.wait()
        events.write_events_to_dynamodb(told[place::4], cloud.dynamodb)
        events.update_session_summary(told[place], cloud.dynamodb)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(update, range(4)))
    (summary,) = cloud.tables.summaries.page(TENANT, limit=5).rows
    assert (summary.user_message_count, summary.message_count, summary.steps) == (8, 8, 8)
    assert summary.ended_at == at(8)


def test_session_reconstruction_of_ten_events(cloud: Cloud) -> None:
    told = [raw(step) for step in range(1, 11)]
    for one in reversed(told):
        events.write_session_event(one, cloud.dynamodb)
    found = cloud.tables.events.of_session("session-1", TENANT)
    assert [one.step_number for one in found] == list(range(1, 11))
    assert [one.timestamp for one in found] == [at(step) for step in range(1, 11)]
    assert found == list(map(parse, told))


def test_every_item_has_the_time_at_which_it_may_go(cloud: Cloud) -> None:
    events.write_events_to_dynamodb([raw(1), raw(3)], cloud.dynamodb)
    found = [item for table in TABLES for item in cloud.items(table)]
    assert len(found) == 4
    days = {(int(item["ttl"]["N"]) - NOW + 3600) // 86_400 for item in found}
    assert days == {90, 180}
    assert events.calculate_ttl(at(0)) == NOW - 3600 + 90 * 86_400


def test_no_name_in_an_expression_can_be_a_reserved_word(cloud: Cloud) -> None:
    events.write_events_to_dynamodb([raw(2, outcome="cta_clicked"), raw(3)], cloud.dynamodb)
    events.write_events_to_dynamodb([raw(1)], cloud.dynamodb)
    cloud.tables.summaries.page(TENANT, limit=1)
    expressions = [
        told
        for request in cloud.dynamodb.asked
        for name, told in request.items()
        if name.endswith("Expression")
    ]
    bare = {word for told in expressions for word in re.findall(r"(?<![#:\w])[A-Za-z]\w*", told)}
    assert len(expressions) >= 8
    assert bare <= RESERVED | FUNCTIONS


def test_what_cannot_be_written_is_raised(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadEvent):
        events.write_session_event(raw(step_number=0.5), cloud.dynamodb)
    monkeypatch.setenv("SESSION_SUMMARIES_TABLE", "not-there")
    with pytest.raises(ConfigurationError):
        events.write_events_to_dynamodb([raw(1)], cloud.dynamodb)


def test_a_tenant_is_known_by_its_hash() -> None:
    assert events.get_tenant_hash("1") == "6b86b273ff34fc"


def test_fractions_become_decimals_at_any_depth() -> None:
    told = {"share": 0.1, "list": [1, 2.5, ("x", {"y": 1e-7})], "flag": True}
    assert events.decimal_default(told) == {
        "share": Decimal("0.1"),
        "list": [1, Decimal("2.5"), ["x", {"y": Decimal("1E-7")}]],
        "flag": True,
    }
