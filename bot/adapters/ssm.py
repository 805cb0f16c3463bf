"""Secrets in AWS Systems Manager's parameter store."""

import logging
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from botocore.exceptions import BotoCoreError, ClientError

_log = logging.getLogger(__name__)


class Client(Protocol):
    """The operation of an SSM client that is used; arguments and reply are SSM's own."""

    @property
    def get_parameter(self) -> Callable[..., Mapping[str, Any]]:
        """Read one parameter."""
        ...


def read_secret(client: Client, name: str) -> str:
    """The value of a SecureString, '' (and a word in the log) when it cannot be read."""
    try:
        reply = client.get_parameter(Name=name, WithDecryption=True)
    except (BotoCoreError, ClientError) as error:
        _log.warning("parameter %s cannot be read: %s", name, type(error).__name__)
        return ""
    return str(reply["Parameter"]["Value"])
