"""The low-level DynamoDB client: how it is made, and what its failures mean."""

from collections.abc import Mapping
from typing import Any, Literal, Protocol, TypeAlias

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError

from bot.errors import ConfigurationError

Pace: TypeAlias = Literal["interaction", "job"]


_PACES = {
    # bot.adapters.deadline tries again, at once: botocore would wait up to a second before.
    "interaction": Config(
        connect_timeout=0.5,
        read_timeout=0.8,
        retries={"mode": "standard", "total_max_attempts": 1},
        parameter_validation=False,
        tcp_keepalive=True,
    ),
    "job": Config(
        connect_timeout=2,
        read_timeout=5,
        retries={"mode": "standard", "total_max_attempts": 4},
        parameter_validation=False,
        tcp_keepalive=True,
    ),
}


class Client(Protocol):
    """The operations that the stores use; arguments and replies are DynamoDB's own."""

    def get_item(self, **request: object) -> Mapping[str, Any]:
        """Read one item."""
        ...

    def put_item(self, **request: object) -> Mapping[str, Any]:
        """Write one item."""
        ...

    def update_item(self, **request: object) -> Mapping[str, Any]:
        """Change one item."""
        ...

    def delete_item(self, **request: object) -> Mapping[str, Any]:
        """Delete one item."""
        ...


def make_client(pace: Pace) -> Client:
    """A client whose timeouts and tries suit an interaction's three seconds, or a job.

    Raises ConfigurationError when no region is set.
    """
    try:
        client: Any = boto3.client("dynamodb", config=_PACES[pace])
    except BotoCoreError as error:
        raise ConfigurationError(f"no DynamoDB client can be made: {error}") from error
    return client  # type: ignore[no-any-return]
