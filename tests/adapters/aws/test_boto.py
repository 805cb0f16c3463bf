"""The boto3 clients: how they are made, and that they raise what the light ones raise."""

import traceback
from typing import Any

import pytest
from botocore.exceptions import (
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ReadTimeoutError,
    SSLError,
)

from bot.adapters.aws import boto
from bot.adapters.aws.errors import AwsError, ErrorAnswer, NoAnswer, NotCalled
from bot.adapters.aws.pace import DELIVERY, INTERACTION, JOB
from bot.errors import ConfigurationError

URL = "http://127.0.0.1:9"
LOST: Any = {
    "Error": {"Code": "ConditionalCheckFailedException", "Message": "lost"},
    "ResponseMetadata": {"HTTPStatusCode": 400},
    "Item": {"id": {"S": "1"}},
}


@pytest.mark.parametrize("service", ["dynamodb", "sqs"])
def test_F11_one_try_of_an_interaction_waits_a_second_and_a_half_at_most(service: Any) -> None:
    config = boto.make(service, INTERACTION).meta.config
    assert config.retries["total_max_attempts"] == 1
    assert config.connect_timeout + config.read_timeout <= 1.5


@pytest.mark.parametrize("service", ["dynamodb", "sqs"])
def test_F49_a_job_tries_a_few_times_and_no_more(service: Any) -> None:
    config = boto.make(service, JOB).meta.config
    longest = (config.connect_timeout + config.read_timeout) * config.retries["total_max_attempts"]
    assert config.retries["total_max_attempts"] > 1
    assert longest <= 30


def test_F49_a_delivery_of_githubs_is_answered_in_its_ten_seconds() -> None:
    pauses = DELIVERY.tries - 1  # botocore waits a second at most before the second try
    one = (DELIVERY.connect + DELIVERY.answer) * DELIVERY.tries + pauses
    assert 2 * one <= 10  # the secret is read, then a job is sent


def test_without_a_region_the_operator_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    with pytest.raises(ConfigurationError, match=r"no client of dynamodb can be made: .*region"):
        boto.make("dynamodb", INTERACTION)


class Failing:
    """A boto3 client whose operation fails in this way."""

    def __init__(self, failure: Exception) -> None:
        self._failure = failure

    def get_item(self, **request: object) -> object:
        raise self._failure


@pytest.mark.parametrize(
    ("failure", "meaning"),
    [
        (ConnectTimeoutError(endpoint_url=URL), NoAnswer),
        (ReadTimeoutError(endpoint_url=URL), NoAnswer),
        (EndpointConnectionError(endpoint_url=URL), NoAnswer),
        (SSLError(endpoint_url=URL, error=ValueError("no trust")), NoAnswer),
        (NoCredentialsError(), NotCalled),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_call_without_an_answer_tells_whether_another_may_get_one(
    failure: Exception, meaning: type[AwsError]
) -> None:
    with pytest.raises(meaning):
        boto.Translated(Failing(failure)).get_item(TableName="t")


def test_an_error_that_quotes_the_request_shows_no_token_of_it() -> None:
    words = "The signature does not match.\n\nThe Canonical String:\nx-amz-security-token:hunter2"
    error: Any = {"Error": {"Code": "InvalidSignatureException", "Message": words}}
    with pytest.raises(ErrorAnswer, match="does not match") as caught:
        boto.Translated(Failing(ClientError(error, "GetItem"))).get_item(TableName="t")
    assert caught.value.message == "The signature does not match."
    assert "hunter2" not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("InvalidSignatureException", "Signature expired: 20261121T0000Z is now earlier than …"),
        ("InvalidSignatureException", "Signature not yet current: 20261121T0000Z is still …"),
        ("RequestTimeTooSkewed", ""),
        ("RequestExpired", ""),
        ("RequestLimitExceeded", ""),
        ("RequestTimeout", ""),
        ("SlowDown", ""),
    ],
)
def test_F49_what_a_new_try_may_mend_is_told_apart(code: str, message: str) -> None:
    error = {"Code": code, "Message": message}
    meta = {"HTTPStatusCode": 400}
    assert ErrorAnswer({"Error": error, "ResponseMetadata": meta}).is_passing


@pytest.mark.parametrize(
    ("code", "message"),
    [("InvalidSignatureException", "The signature …"), ("AccessDeniedException", "")],
)
def test_F49_what_no_try_mends_is_told_apart(code: str, message: str) -> None:
    error = {"Code": code, "Message": message}
    meta = {"HTTPStatusCode": 400}
    assert not ErrorAnswer({"Error": error, "ResponseMetadata": meta}).is_passing


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_F49_a_status_alone_tells_that_it_may_pass(status: int) -> None:
    assert ErrorAnswer({"ResponseMetadata": {"HTTPStatusCode": status}}).is_passing


def test_an_answer_with_an_error_is_kept_whole() -> None:
    with pytest.raises(ErrorAnswer) as caught:
        boto.Translated(Failing(ClientError(LOST, "GetItem"))).get_item(TableName="t")
    assert caught.value.response == LOST
    assert (caught.value.code, caught.value.status) == ("ConditionalCheckFailedException", 400)
