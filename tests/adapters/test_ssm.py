"""A secret in the parameter store, on moto."""

import logging
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot.adapters.ssm import CACHED_SECONDS, SecretParameter


class Vault:
    """A parameter, a clock, and what reads it."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.now = 1000.0
        self.read = SecretParameter(client, "/ux/discord/bot", lambda: self.now)

    def keep(self, value: str) -> None:
        name = "/ux/discord/bot"
        self.client.put_parameter(Name=name, Value=value, Type="SecureString", Overwrite=True)


@pytest.fixture
def vault() -> Iterator[Vault]:
    with mock_aws():
        yield Vault(boto3.client("ssm", region_name="eu-west-1"))


def test_the_decrypted_value_is_read(vault: Vault) -> None:
    vault.keep("first")
    assert vault.read() == "first"


def test_a_rotated_value_is_taken_over_after_a_while_and_not_before(vault: Vault) -> None:
    vault.keep("first")
    vault.read()
    vault.keep("second")
    vault.now += CACHED_SECONDS - 1
    assert vault.read() == "first"
    vault.now += 1
    assert vault.read() == "second"


def test_the_last_value_stands_while_it_cannot_be_read(
    vault: Vault, caplog: pytest.LogCaptureFixture
) -> None:
    vault.keep("first")
    vault.read()
    vault.client.delete_parameter(Name="/ux/discord/bot")
    vault.now += CACHED_SECONDS
    assert vault.read() == "first"
    assert "/ux/discord/bot cannot be read" in caplog.text
    assert caplog.records[0].levelno == logging.WARNING


def test_a_parameter_that_never_was_is_no_secret(vault: Vault) -> None:
    assert vault.read() == ""
    vault.keep("at last")
    assert vault.read() == "at last"
