"""The light clients: asked and answered as boto3's are, set up by the same variables."""

import json
import os
import time
from http import HTTPStatus
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import ReadOnlyCredentials
from botocore.exceptions import ClientError
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.aws.errors import ErrorAnswer, NoAnswer
from bot.adapters.aws.light import LightDynamoDB, LightSqs, open_clients
from bot.adapters.deadline import Deadline
from bot.errors import ConfigurationError
from bot.settings import AwsSettings
from tests.adapters.aws.conftest import Serve
from tests.adapters.aws.scripted import (
    Asked,
    Scripted,
    answer,
    closes,
    keeps_silent,
    refuses,
    says,
    sends,
)
from tests.authority import Authority
from tests.conftest import NotLoopbackError

KEY = {"id": {"S": "1"}}
GET: dict[str, Any] = {"TableName": "t", "Key": KEY, "ConsistentRead": True}
HELD = {"id": {"S": "1"}, "n": {"N": "2"}}
OPERATIONS: dict[str, dict[str, Any]] = {
    "get_item": GET,
    "put_item": {"TableName": "t", "Item": {**HELD, "t": {"S": "ünï 😀 \u2028\x00"}}},
    "update_item": {"TableName": "t", "Key": KEY, "UpdateExpression": "SET a = :a"},
    "delete_item": {"TableName": "t", "Key": KEY, "ReturnValues": "ALL_OLD"},
    "transact_write_items": {
        "TransactItems": [{"Delete": {"TableName": "t", "Key": KEY}}],
        "ClientRequestToken": "token",
    },
}
MESSAGE: dict[str, Any] = {"QueueUrl": "http://q/1/jobs", "MessageBody": "{}", "DelaySeconds": 1}
HANDED_BACK: dict[str, Any] = {"QueueUrl": "q", "ReceiptHandle": "r", "VisibilityTimeout": 5}


def variables(server: Scripted, **changed: str) -> dict[str, str]:
    """The environment of a function whose AWS is this server."""
    return {
        "AWS_ENDPOINT_URL": server.url,
        "AWS_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "secret",
        **changed,
    }


def opened(server: Scripted, **changed: str) -> tuple[LightDynamoDB, LightSqs]:
    """Clients of this server."""
    return open_clients(AwsSettings.read(variables(server, **changed)))


def by_boto3(service: Any, server: Scripted) -> Any:
    """The client that has to be equalled."""
    config = Config(retries={"total_max_attempts": 1}, parameter_validation=False)
    return boto3.client(service, endpoint_url=server.url, config=config)


@pytest.mark.parametrize(("name", "given_to"), OPERATIONS.items(), ids=OPERATIONS)
def test_dynamodb_is_asked_what_boto3_asks(
    serve: Serve, name: str, given_to: dict[str, Any]
) -> None:
    server = serve(Scripted())
    getattr(by_boto3("dynamodb", server), name)(**given_to)
    getattr(opened(server)[0], name)(**given_to)
    assert_alike(*server.asked)


def test_sqs_is_asked_what_boto3_asks(serve: Serve) -> None:
    server = serve(Scripted())
    theirs, ours = by_boto3("sqs", server), opened(server)[1]
    theirs.send_message(**MESSAGE)
    ours.send_message(**MESSAGE)
    assert_alike(*server.asked)
    theirs.change_message_visibility(**HANDED_BACK)
    ours.change_message_visibility(**HANDED_BACK)
    assert_alike(*server.asked[2:])


def assert_alike(theirs: Asked, ours: Asked) -> None:
    """Two requests mean the same."""
    same = ("x-amz-target", "content-type", "host", "accept-encoding")
    assert [ours.headers.get(name) for name in same] == [theirs.headers.get(name) for name in same]
    assert json.loads(ours.body) == json.loads(theirs.body)


@pytest.mark.parametrize("token", ["", "a/token+of==a-role"])
def test_a_request_that_arrives_is_signed(serve: Serve, token: str) -> None:
    server = serve(Scripted())
    opened(server, AWS_SESSION_TOKEN=token)[0].get_item(**GET)
    (asked,) = server.asked
    signed = asked.headers["authorization"].partition("SignedHeaders=")[2].partition(",")[0]
    names = ["content-type", "host", "x-amz-date", "x-amz-security-token", "x-amz-target"]
    assert signed.split(";") == [name for name in names if token or "token" not in name]

    request = AWSRequest(
        "POST", server.url, {n: asked.headers[n] for n in names if n in asked.headers}
    )
    request.data = asked.body
    request.context["timestamp"] = asked.headers["x-amz-date"]
    keys = ReadOnlyCredentials("AKIDEXAMPLE", "secret", None)
    judge = SigV4Auth(keys, "dynamodb", "eu-west-1")
    text = judge.string_to_sign(request, judge.canonical_request(request))
    assert asked.headers["authorization"].endswith(f"Signature={judge.signature(text, request)}")


ERRORS = {
    "a condition with its item": refuses("ConditionalCheckFailedException", Item=HELD),
    "a condition": refuses("ConditionalCheckFailedException", message="The conditional"),
    "a throttle": refuses("ThrottlingException", message="slow down"),
    "Message with a capital": refuses("AccessDeniedException", Message="not you"),
    "a failure of the server": refuses("InternalServerError", 500),
    "a code with an address": says({"__type": "Bad:http://internal.amazon.com/x#y"}, 400),
    "a bare code": says({"__type": "MissingTable"}, 400),
    "no JSON": sends(answer(b"<html>busy</html>", 503)),
    "nothing": sends(answer(b"", 502)),
    "a code of the old protocol": says(
        {"__type": "com.amazonaws.sqs#QueueDoesNotExist", "message": "none"},
        400,
        x_amzn_query_error="AWS.SimpleQueueService.NonExistentQueue;Sender",
    ),
}


@pytest.mark.parametrize("move", ERRORS.values(), ids=ERRORS)
@pytest.mark.parametrize("service", ["dynamodb", "sqs"])
def test_an_error_is_read_as_botocore_reads_it(serve: Serve, service: str, move: Any) -> None:
    server = serve(Scripted(move, move))
    tables, queues = opened(server)
    theirs: Any = by_boto3(service, server)
    with pytest.raises(ClientError) as expected:
        theirs.get_item(**GET) if service == "dynamodb" else theirs.send_message(**MESSAGE)
    with pytest.raises(ErrorAnswer) as caught:
        tables.get_item(**GET) if service == "dynamodb" else queues.send_message(**MESSAGE)
    ours: Any = caught.value.response
    wanted: Any = expected.value.response
    status = wanted["ResponseMetadata"]["HTTPStatusCode"]
    assert ours["ResponseMetadata"]["HTTPStatusCode"] == status
    assert ours["Error"]["Code"] == wanted["Error"]["Code"]
    if wanted["Error"]["Message"] != HTTPStatus(status).phrase:  # botocore's word for silence
        assert ours["Error"]["Message"] == wanted["Error"]["Message"]
    if service == "dynamodb":
        assert ours.get("Item") == wanted.get("Item")


def test_the_id_of_a_request_is_kept_for_the_log(serve: Serve) -> None:
    server = serve(Scripted(says({"__type": "Bad"}, 400, x_amzn_requestid="r1")))
    with pytest.raises(ErrorAnswer) as caught:
        opened(server)[0].get_item(**GET)
    assert caught.value.response["ResponseMetadata"]["RequestId"] == "r1"


@pytest.mark.parametrize("status", [200, 400])
def test_a_damaged_answer_is_none(serve: Serve, status: int) -> None:
    server = serve(Scripted(says({"Item": HELD}, status, x_amz_crc32="1")))
    with pytest.raises(NoAnswer, match="damaged"):
        opened(server)[0].get_item(**GET)


@pytest.mark.parametrize("body", [b"[]", b"{", b"\xff", b'"x"', b"[" * 100_000])
def test_an_answer_that_is_no_object_is_none(serve: Serve, body: bytes) -> None:
    server = serve(Scripted(sends(answer(body))))
    with pytest.raises(NoAnswer, match="cannot be read"):
        opened(server)[0].get_item(**GET)


def test_an_answer_without_a_checksum_is_taken(serve: Serve) -> None:
    server = serve(Scripted(sends(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")))
    assert opened(server)[0].get_item(**GET) == {}


def test_any_text_arrives_as_it_was(serve: Serve) -> None:
    server = serve(Scripted())
    client, _ = opened(server)

    @given(st.text(), st.integers(0, 3000))
    def arrives(text: str, times: int) -> None:
        item = {"t": {"S": text * times}}
        server.moves.append(says({"Item": item}))
        assert client.put_item(TableName="t", Item=item) == {"Item": item}
        assert json.loads(server.asked[-1].body)["Item"] == item

    arrives()


def test_F10_both_connections_are_open_before_the_first_call(serve: Serve) -> None:
    server = serve(Scripted())
    tables, queues = opened(server)
    server.wait_for(connections=2)
    tables.get_item(**GET)
    queues.send_message(**MESSAGE)
    assert server.connections == 2


def test_F10_a_service_that_is_away_at_the_start_is_found_later(serve: Serve) -> None:
    server = serve(Scripted())
    server.stop()
    tables, _ = opened(server)
    with pytest.raises(NoAnswer):
        tables.get_item(**GET)
    server.start()
    assert tables.get_item(**GET) == {}


def guarded(server: Scripted) -> LightDynamoDB:
    """A client as the interactions function has it."""
    return Deadline(time.monotonic).guard(opened(server)[0])


def test_F11_a_throttle_in_passing_is_not_noticed(serve: Serve) -> None:
    busy = refuses("ProvisionedThroughputExceededException")
    server = serve(Scripted(busy, refuses("InternalServerError", 500), says({"Item": HELD})))
    assert guarded(server).get_item(**GET) == {"Item": HELD}


def test_F11_a_kept_connection_that_fell_silent_is_replaced_by_the_second_try(
    serve: Serve,
) -> None:
    server = serve(Scripted(says({}), keeps_silent, says({"Item": HELD})))
    client = guarded(server)
    client.get_item(**GET)
    assert client.get_item(**GET) == {"Item": HELD}
    assert len(server.asked) == 3


def test_F11_with_silence_alone_there_is_time_left_for_an_answer(serve: Serve) -> None:
    client = guarded(serve(Scripted(*[keeps_silent] * 5)))
    started = time.monotonic()
    with pytest.raises(NoAnswer):
        client.get_item(**GET)
    assert time.monotonic() - started < 2.3


def test_F11_a_write_whose_reply_was_lost_meets_itself(serve: Serve) -> None:
    lost = refuses("ConditionalCheckFailedException", Item=HELD)
    server = serve(Scripted(closes, lost))
    with pytest.raises(ErrorAnswer) as caught:
        guarded(server).put_item(TableName="t", Item=HELD)
    assert caught.value.response["Item"] == HELD


class TestVariables:
    def test_each_service_may_have_an_address_of_its_own(self, serve: Serve) -> None:
        other = serve(Scripted())
        tables_at = serve(Scripted())
        queues_at = serve(Scripted())
        tables, queues = opened(
            other,
            AWS_ENDPOINT_URL_DYNAMODB=tables_at.url,
            AWS_ENDPOINT_URL_SQS=queues_at.url,
        )
        tables.get_item(**GET)
        queues.send_message(**MESSAGE)
        counts = [len(server.asked) for server in (other, tables_at, queues_at)]
        assert counts == [0, 1, 1]

    def test_the_bundle_is_trusted_by_both(self, serve: Serve, tmp_path: Path) -> None:
        authority = Authority(tmp_path)
        server = serve(Scripted(tls=authority.context("127.0.0.1")))
        tables, queues = opened(server, AWS_CA_BUNDLE=str(authority.bundle))
        assert tables.get_item(**GET) == queues.send_message(**MESSAGE) == {}

    def test_without_a_bundle_a_stranger_is_refused(self, serve: Serve, tmp_path: Path) -> None:
        server = serve(Scripted(tls=Authority(tmp_path).context("127.0.0.1")))
        tables, _ = opened(server)
        with pytest.raises(NoAnswer, match="certificate"):
            tables.get_item(**GET)

    def test_without_an_address_it_is_the_regions_own(self) -> None:
        with pytest.raises(NotLoopbackError, match=r"'dynamodb\.cn-north-1\.amazonaws\.com\.cn'"):
            self.call_nobody(AWS_REGION="cn-north-1")

    def test_addresses_that_are_to_be_ignored_are(self, serve: Serve) -> None:
        with pytest.raises(NotLoopbackError, match=r"'dynamodb\.eu-west-1\.amazonaws\.com'"):
            self.call_nobody(
                AWS_ENDPOINT_URL=serve(Scripted()).url,
                AWS_IGNORE_CONFIGURED_ENDPOINT_URLS="TRUE",
            )

    @staticmethod
    def call_nobody(**changed: str) -> None:
        """Have a service looked up that no test may reach."""
        known = {"AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "s"}
        open_clients(AwsSettings.read({**known, **changed}))[0].get_item(**GET)

    @pytest.mark.parametrize("missing", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
    def test_credentials_from_elsewhere_need_the_other_client(
        self, serve: Serve, missing: str
    ) -> None:
        with pytest.raises(ConfigurationError, match="AWS_CLIENT=boto3"):
            opened(serve(Scripted()), **{missing: ""})

    def test_without_a_region_the_operator_is_told(self, serve: Serve) -> None:
        with pytest.raises(ConfigurationError, match="AWS_REGION"):
            opened(serve(Scripted()), AWS_REGION="")

    @pytest.mark.parametrize("name", ["AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"])
    def test_endpoints_of_other_kinds_need_the_other_client(self, serve: Serve, name: str) -> None:
        with pytest.raises(ConfigurationError, match="AWS_CLIENT=boto3"):
            opened(serve(Scripted()), AWS_ENDPOINT_URL="", **{name: "true"})

    def test_an_address_that_is_none_is_named(self, serve: Serve) -> None:
        with pytest.raises(ConfigurationError, match="no address of a service: 'localhost:4566'"):
            opened(serve(Scripted()), AWS_ENDPOINT_URL="localhost:4566")

    def test_the_region_is_the_one_that_boto3_takes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("AWS_REGION", "eu-west-3")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
        theirs = boto3.client("dynamodb").meta.region_name
        assert AwsSettings.read(os.environ).region == theirs
