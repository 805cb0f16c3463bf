"""Events as SQS messages: few requests, each below its bounds, and who was not taken is known."""

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws import boto
from bot.adapters.aws.errors import AwsError, ErrorAnswer, NoAnswer, NotCalled
from bot.adapters.aws.pace import JOB
from bot.adapters.sqs_events import MOST_BYTES, SqsEventQueue, SqsRepairQueue
from bot.analytics.event import Event, parse_json
from bot.analytics.ports import Unsent
from bot.analytics.repair import keys_in
from bot.errors import ConfigurationError, TransientError

DENIED = ErrorAnswer({"Error": {"Code": "AccessDenied", "Message": ""}})


def event(number: int, size: int = 0) -> Event:
    """An event, with so many characters in it."""
    return Event(
        f"e{number}",
        "WIDGET_OPENED",
        "s1",
        "0123456789abcd",
        "2027-01-15T08:00:00.000Z",
        properties={"text": "x" * size},
    )


class Client:
    """SQS's one operation; `fails` are ids not taken, `faults` befall the next calls."""

    def __init__(self) -> None:
        self.requests: list[list[dict[str, str]]] = []
        self.fails: set[str] = set()
        self.faults: list[AwsError | None] = []

    def send_message_batch(self, **request: Any) -> dict[str, Any]:
        fault = self.faults.pop(0) if self.faults else None
        if fault:
            raise fault
        self.requests.append(request["Entries"])
        failed = [one["Id"] for one in request["Entries"] if self._name(one) in self.fails]
        return {"Failed": [{"Id": name, "SenderFault": False} for name in failed]}

    def _name(self, entry: dict[str, str]) -> str:
        return str(json.loads(entry["MessageBody"]).get("event_id"))


@pytest.fixture
def client() -> Client:
    return Client()


def sent(client: Client, events: list[Event]) -> list[str]:
    """The ids of those that were not taken."""
    try:
        SqsEventQueue(client, "url").send(events)
    except Unsent as error:
        return [one.event_id for one in error.events]
    return []


def test_ten_go_in_one_request(client: Client) -> None:
    assert sent(client, [event(number) for number in range(23)]) == []
    assert [len(entries) for entries in client.requests] == [10, 10, 3]
    bodies = [one["MessageBody"] for entries in client.requests for one in entries]
    assert [parse_json(body).event_id for body in bodies] == [f"e{n}" for n in range(23)]


def test_no_request_is_larger_than_a_queue_takes(client: Client) -> None:
    sent(client, [event(number, 60_000) for number in range(9)])
    sizes = [sum(len(one["MessageBody"]) for one in entries) for entries in client.requests]
    assert max(sizes) <= MOST_BYTES
    assert [len(entries) for entries in client.requests] == [4, 4, 1]


def test_a_character_that_sqs_refuses_is_escaped(client: Client) -> None:
    sent(client, [event(1)._replace(properties={"text": "\ufffe ä"})])
    ((entry,),) = client.requests
    assert entry["MessageBody"].isascii()
    assert parse_json(entry["MessageBody"]).properties == {"text": "\ufffe ä"}


def test_no_events_are_no_request(client: Client) -> None:
    assert sent(client, []) == []
    assert client.requests == []


def test_those_that_the_queue_does_not_take_are_named(client: Client) -> None:
    client.fails = {"e3", "e12"}
    assert sent(client, [event(number) for number in range(15)]) == ["e3", "e12"]


def test_a_request_that_fails_leaves_its_own_and_no_others(client: Client) -> None:
    client.faults = [None, NoAnswer("timed out")]
    events = [event(number) for number in range(25)]
    assert sent(client, events) == [f"e{number}" for number in range(10, 20)]
    assert len(client.requests) == 2


@pytest.mark.parametrize("error", [NotCalled("no credentials"), DENIED])
def test_a_queue_that_is_closed_to_us_is_the_operators(client: Client, error: AwsError) -> None:
    client.faults = [error]
    with pytest.raises(ConfigurationError, match="cannot be used"):
        sent(client, [event(1)])


@pytest.fixture
def queue() -> Iterator[tuple[Any, str]]:
    """A client and a queue of moto's."""
    with mock_aws():
        url = str(boto3.client("sqs").create_queue(QueueName="events")["QueueUrl"])
        yield boto.make("sqs", JOB), url


def test_events_arrive_as_they_were_sent(queue: tuple[Any, str]) -> None:
    client, url = queue
    SqsEventQueue(client, url).send([event(1), event(2)])
    found = boto3.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
    assert sorted(parse_json(one["Body"]).event_id for one in found) == ["e1", "e2"]


def test_a_queue_that_is_not_there_is_the_operators(queue: tuple[Any, str]) -> None:
    client, url = queue
    with pytest.raises(ConfigurationError):
        SqsEventQueue(client, f"{url}-gone").send([event(1)])


def test_F55_each_archived_event_is_a_repair_of_its_own(client: Client) -> None:
    keys = [f"tenant=x/date=2026-11-21/{number}.json" for number in range(12)]
    SqsRepairQueue(client, "https://queue").send(keys)
    bodies = [json.loads(one["MessageBody"]) for batch in client.requests for one in batch]
    assert [keys_in(body) for body in bodies] == [[key] for key in keys]
    assert [len(batch) for batch in client.requests] == [10, 2]


@pytest.mark.parametrize(
    ("fault", "meaning"), [(NoAnswer("gone"), TransientError), (DENIED, ConfigurationError)]
)
def test_F55_repairs_that_are_not_taken_are_told(
    client: Client, fault: AwsError, meaning: type[Exception]
) -> None:
    client.faults = [fault]
    with pytest.raises(meaning):
        SqsRepairQueue(client, "https://queue").send(["key"])
