"""Jobs as SQS messages, on moto's queue."""

import json
import os
import sys
from collections.abc import Iterator
from typing import Any, get_args

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws import boto
from bot.adapters.aws.errors import ErrorAnswer, NoAnswer, NotCalled
from bot.adapters.aws.light import open_clients
from bot.adapters.aws.pace import JOB as JOB_PACE
from bot.adapters.sqs import Poison, SqsJobQueue, decode, encode
from bot.conversation.job import Job, JobKind
from bot.errors import ConfigurationError, TransientError
from bot.settings import AwsSettings
from tests.moto_over_http import moto_over_http

JOB = Job("execute", "g1", "c1", "i1", "token", "app", "ch", "en-GB", 1_800_000_000)


@pytest.fixture(params=["light", "boto3"])
def client(request: pytest.FixtureRequest) -> Iterator[Any]:
    """The client that sends."""
    with mock_aws(), moto_over_http() as address:
        if request.param == "light":
            yield open_clients(AwsSettings.read({**os.environ, "AWS_ENDPOINT_URL": address}))[1]
        else:
            yield boto.make("sqs", JOB_PACE)


@pytest.fixture
def url(client: Any) -> str:
    return str(boto3.client("sqs").create_queue(QueueName="jobs")["QueueUrl"])


def received(url: str) -> list[Any]:
    return boto3.client("sqs").receive_message(QueueUrl=url).get("Messages", [])


def test_a_job_arrives_as_it_was_sent(client: Any, url: str) -> None:
    SqsJobQueue(client, url).send(JOB, delay=0)
    (message,) = received(url)
    assert json.loads(message["Body"])["v"] == 1
    assert decode(message["Body"]) == JOB


@pytest.mark.parametrize("kind", get_args(JobKind))
def test_every_kind_of_job_can_be_read_again(kind: JobKind) -> None:
    job = JOB._replace(kind=kind, card_channel_id="88", card_interaction_id="99")
    assert decode(encode(job)) == job


@pytest.mark.parametrize("kind", get_args(JobKind))
def test_only_a_job_of_a_whole_server_names_no_conversation(kind: JobKind) -> None:
    body = encode(JOB._replace(kind=kind, conversation_id=""))
    if kind in ("index", "setup"):
        assert decode(body).conversation_id == ""
    else:
        with pytest.raises(Poison, match="no conversation"):
            decode(body)


def test_a_job_waits_for_its_delay(client: Any, url: str) -> None:
    SqsJobQueue(client, url).send(JOB, delay=60)
    assert received(url) == []


@pytest.mark.parametrize(("asked", "given"), [(-5, 0), (1, 1), (900, 900), (5000, 900)])
def test_a_delay_stays_within_what_sqs_takes(asked: int, given: int) -> None:
    sent: list[dict[str, Any]] = []

    class Listening:
        def send_message(self, **request: Any) -> None:
            sent.append(request)

        def change_message_visibility(self, **request: Any) -> None:
            sent.append(request)

    SqsJobQueue(Listening(), "url").send(JOB, delay=asked)
    assert sent[0]["DelaySeconds"] == given


def test_a_message_handed_back_comes_again_when_it_was_told_to(client: Any, url: str) -> None:
    queue = SqsJobQueue(client, url)
    queue.send(JOB, delay=0)
    (message,) = received(url)
    queue.hand_back(message["ReceiptHandle"], 0.4)
    (again,) = received(url)
    queue.hand_back(again["ReceiptHandle"], 1e9)
    assert received(url) == []


def test_a_queue_that_is_not_there_is_its_operators_to_mend(client: Any, url: str) -> None:
    queue = SqsJobQueue(client, url + "-missing")
    with pytest.raises(ConfigurationError, match="NonExistentQueue"):
        queue.send(JOB)
    with pytest.raises(TransientError, match="visibility not changed"):
        queue.hand_back("no-such-receipt", 5)


class Refusing:
    """An SQS client that answers every message with this error."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def send_message(self, **request: object) -> object:
        raise self.error


def answer(code: str, status: int) -> ErrorAnswer:
    meta = {"HTTPStatusCode": status}
    return ErrorAnswer({"Error": {"Code": code}, "ResponseMetadata": meta})


@pytest.mark.parametrize(
    "error",
    [
        NoAnswer("no answer in time"),
        answer("ThrottlingException", 400),
        answer("AccessDenied", 503),
    ],
)
def test_a_queue_that_is_away_may_do_later(error: Exception) -> None:
    client: Any = Refusing(error)
    with pytest.raises(TransientError, match="job not sent"):
        SqsJobQueue(client, "url").send(JOB)


@pytest.mark.parametrize("code", ["QueueDoesNotExist", "KMS.AccessDeniedException"])
def test_a_queue_that_may_not_be_used_is_its_operators_to_mend(code: str) -> None:
    client: Any = Refusing(answer(code, 400))
    with pytest.raises(ConfigurationError, match=code):
        SqsJobQueue(client, "url").send(JOB)


def test_a_queue_without_credentials_is_its_operators_to_mend() -> None:
    client: Any = Refusing(NotCalled("no credentials"))
    with pytest.raises(ConfigurationError, match="no credentials"):
        SqsJobQueue(client, "url").send(JOB)


def body(**changed: Any) -> str:
    return json.dumps(json.loads(encode(JOB)) | changed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        '"execute"',
        "[" * 100_000,
        "{}",
        body(v=2),
        body(v="1"),
        body(kind="delete"),
        body(kind=None),
        body(kind=["execute"]),
        body(conversation_id=""),
        body(conversation_id=7),
        body(guild_id=None),
        body(sent_at="now"),
        body(sent_at=True),
    ],
)
def test_F50_whatever_is_no_job_is_told_apart(text: str) -> None:
    with pytest.raises(Poison):
        decode(text)


def test_F50_what_is_wrong_is_told_without_quoting_the_body() -> None:
    with pytest.raises(Poison) as caught:
        decode(body(kind="secret-token"))
    assert "secret" not in str(caught.value)


def test_fields_that_are_missing_or_unknown_do_no_harm() -> None:
    text = '{"v": 1, "kind": "index", "guild_id": "g1", "later": [1]}'
    assert decode(text) == Job("index", "g1")


def test_a_size_that_python_would_choke_on_is_no_job() -> None:
    digits = "9" * (sys.get_int_max_str_digits() + 1)
    with pytest.raises(Poison):
        decode('{"v": 1, "kind": "index", "sent_at": ' + digits + "}")


def test_a_job_never_shows_its_token() -> None:
    job = Job("execute", "500", "c1", interaction_token="hidden")
    assert repr(job) == "Job('execute', '500', 'c1')"
