"""How the DynamoDB client is made."""

from typing import Any

import pytest

from bot.adapters.dynamodb.client import make_client
from bot.errors import ConfigurationError


def test_F11_one_try_of_an_interaction_waits_a_second_and_a_half_at_most() -> None:
    client: Any = make_client("interaction")
    config = client.meta.config
    assert config.retries["total_max_attempts"] == 1
    assert config.connect_timeout + config.read_timeout <= 1.5


def test_F49_a_job_tries_a_few_times_and_no_more() -> None:
    client: Any = make_client("job")
    config = client.meta.config
    longest = (config.connect_timeout + config.read_timeout) * config.retries["total_max_attempts"]
    assert config.retries["total_max_attempts"] > 1
    assert longest <= 30


def test_without_a_region_the_operator_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    with pytest.raises(ConfigurationError, match=r"no DynamoDB client can be made: .*region"):
        make_client("interaction")
