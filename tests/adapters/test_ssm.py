"""A secret in the parameter store, on moto and on a store that is away."""

from collections.abc import Iterator, Mapping
from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.aws.errors import AwsError, ErrorAnswer, NoAnswer
from bot.adapters.github.credentials import IfReadable
from bot.adapters.ssm import Parameter, read_secret
from bot.errors import ConfigurationError, TransientError

NAME = "/ux/discord/bot"


@pytest.fixture
def client() -> Iterator[Any]:
    with mock_aws():
        yield Translated(boto3.client("ssm", region_name="eu-west-1"))


class Store:
    """A store whose answers are told beforehand: a value, or an error to raise."""

    def __init__(self, *answers: str | AwsError) -> None:
        self.answers = list(answers)

    def get_parameter(self, **_: object) -> Mapping[str, Any]:
        answer = self.answers.pop(0)
        if isinstance(answer, AwsError):
            raise answer
        return {"Parameter": {"Value": answer}}


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def refusal(code: str, status: int) -> ErrorAnswer:
    error = {"Code": code, "Message": "the secret is hunter2"}
    return ErrorAnswer({"Error": error, "ResponseMetadata": {"HTTPStatusCode": status}})


def test_the_value_is_read_decrypted(client: Any) -> None:
    client.put_parameter(Name=NAME, Value="secret", Type="SecureString")
    assert read_secret(client, NAME) == "secret"


def test_a_parameter_that_is_not_there_is_the_operators_to_mend(client: Any) -> None:
    with pytest.raises(ConfigurationError, match=f"{NAME} cannot be read: ParameterNotFound"):
        read_secret(client, NAME)


def test_an_optional_secret_that_cannot_be_read_is_none_and_is_logged(
    client: Any, caplog: pytest.LogCaptureFixture
) -> None:
    assert IfReadable(Parameter(client, NAME, Clock()))() == ""
    assert f"{NAME} cannot be read: ParameterNotFound" in caplog.text


@pytest.mark.parametrize(
    "error",
    [refusal("ThrottlingException", 400), refusal("InternalServerError", 500), NoAnswer("Timeout")],
)
def test_a_store_that_is_away_may_be_back_later(error: AwsError) -> None:
    with pytest.raises(TransientError, match="cannot be read"):
        IfReadable(Parameter(Store(error), NAME, Clock()))()


def test_an_error_says_nothing_that_aws_says_of_the_secret() -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_secret(Store(refusal("AccessDeniedException", 400)), NAME)
    assert "hunter2" not in str(caught.value)


def test_a_parameter_is_read_again_after_five_minutes() -> None:
    clock = Clock()
    parameter = Parameter(Store("first", "second"), NAME, clock)
    values = [parameter()]
    for clock.now in (299.0, 300.0):
        values.append(parameter())
    assert values == ["first", "first", "second"]


def test_an_optional_secret_is_kept_too_without_its_blanks() -> None:
    token = IfReadable(Parameter(Store("first\n", "second"), NAME, Clock()))
    assert [token(), token()] == ["first", "first"]


def test_an_optional_secret_that_is_set_later_is_found() -> None:
    gone = refusal("ParameterNotFound", 400)
    token = IfReadable(Parameter(Store(gone, "first"), NAME, Clock()))
    assert [token(), token()] == ["", "first"]


def test_a_parameter_that_was_refused_is_read_at_once() -> None:
    parameter = Parameter(Store("first", "second"), NAME, Clock())
    assert [parameter(), parameter(fresh=True), parameter()] == ["first", "second", "second"]


def test_while_the_store_is_away_the_value_of_before_serves_for_an_hour() -> None:
    clock = Clock()
    away = NoAnswer("ConnectTimeout")
    parameter = Parameter(Store("first", away, away), NAME, clock)
    parameter()
    clock.now = 3599.0
    assert parameter() == "first"
    clock.now = 3600.0
    with pytest.raises(TransientError):
        parameter()


def test_while_the_store_is_away_it_is_not_asked_each_time() -> None:
    clock = Clock()
    parameter = Parameter(Store("first", NoAnswer("away"), "second"), NAME, clock)
    parameter()
    values = []
    for clock.now in (300.0, 301.0, 329.0, 330.0):
        values.append(parameter())
    assert values == ["first", "first", "first", "second"]


def test_a_value_that_was_refused_does_not_serve_while_the_store_is_away() -> None:
    parameter = Parameter(Store("first", NoAnswer("away")), NAME, Clock())
    parameter()
    with pytest.raises(TransientError):
        parameter(fresh=True)


def test_a_parameter_that_is_gone_serves_no_longer() -> None:
    parameter = Parameter(Store("first", refusal("ParameterNotFound", 400)), NAME, Clock())
    parameter()
    with pytest.raises(ConfigurationError):
        parameter(fresh=True)
