"""Secrets in AWS Systems Manager's parameter store."""

import logging
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from botocore.exceptions import BotoCoreError, ClientError

CACHED_SECONDS = 300

_log = logging.getLogger(__name__)


class Client(Protocol):
    """The operation of an SSM client that is used."""

    @property
    def get_parameter(self) -> Callable[..., Mapping[str, Any]]:
        """Read one parameter."""
        ...


class SecretParameter:
    """Call it for a SecureString's value; asked for anew after CACHED_SECONDS by `clock`.

    While it cannot be read, the last known value stands, '' when there is none.
    """

    def __init__(self, client: Client, name: str, clock: Callable[[], float]) -> None:
        self._client = client
        self._name = name
        self._clock = clock
        self._value = ""
        self._read_at: float | None = None

    def __call__(self) -> str:
        now = self._clock()
        if self._read_at is None or now - self._read_at >= CACHED_SECONDS:
            self._read_at = self._refresh(now)
        return self._value

    def _refresh(self, now: float) -> float | None:
        """When the value was read, None when it could not be."""
        try:
            reply = self._client.get_parameter(Name=self._name, WithDecryption=True)
        except (BotoCoreError, ClientError) as error:
            _log.warning("parameter %s cannot be read: %s", self._name, type(error).__name__)
            return None
        self._value = str(reply["Parameter"]["Value"])
        return now
