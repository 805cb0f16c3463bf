"""A secret in the parameter store, on moto."""

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot.adapters.ssm import read_secret

NAME = "/ux/discord/bot"


@pytest.fixture
def client() -> Iterator[Any]:
    with mock_aws():
        yield boto3.client("ssm", region_name="eu-west-1")


def test_the_value_is_read_decrypted(client: Any) -> None:
    client.put_parameter(Name=NAME, Value="secret", Type="SecureString")
    assert read_secret(client, NAME) == "secret"


def test_a_parameter_that_cannot_be_read_is_no_secret_and_is_logged(
    client: Any, caplog: pytest.LogCaptureFixture
) -> None:
    assert read_secret(client, NAME) == ""
    assert f"{NAME} cannot be read: ParameterNotFound" in caplog.text
