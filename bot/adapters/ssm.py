"""Secrets in AWS Systems Manager's parameter store."""

import logging
import math
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from bot.adapters.aws.errors import AwsError, ErrorAnswer, NoAnswer
from bot.errors import ConfigurationError, TransientError

KEPT_SECONDS = 300
STALE_SECONDS = 3600
"""How old a value may be that serves while the store is away."""

RETRY_SECONDS = 30
"""How long a value that serves meanwhile does so before the store is asked again."""

_log = logging.getLogger(__name__)


class Client(Protocol):
    """The operation of an SSM client that is used, with the errors of bot.adapters.aws.errors.

    Arguments and reply are SSM's own.
    """

    @property
    def get_parameter(self) -> Callable[..., Mapping[str, Any]]:
        """Read one parameter."""
        ...


class Parameter:
    """The SecureString `name`, kept for 300 s; `clock` gives seconds that never go back."""

    def __init__(self, client: Client, name: str, clock: Callable[[], float]) -> None:
        self._client = client
        self._name = name
        self._clock = clock
        self._value = ""
        self._read_at: float | None = None
        self._away_until = -math.inf

    def __call__(self, *, fresh: bool = False) -> str:
        """The value, read anew when `fresh`: after it was refused, so that no old one will do.

        Raises ConfigurationError when it cannot be read, TransientError when a later try may do.
        """
        now = self._clock()
        age = math.inf if self._read_at is None else now - self._read_at
        longest = STALE_SECONDS if now < self._away_until else KEPT_SECONDS
        if age < longest and not fresh:
            return self._value
        try:
            self._value = read_secret(self._client, self._name)
        except TransientError:
            if fresh or age >= STALE_SECONDS:
                raise
            self._away_until = now + RETRY_SECONDS
            _log.warning("parameter %s cannot be read: the value of before serves", self._name)
            return self._value
        self._read_at = self._clock()
        return self._value


def read_secret(client: Client, name: str) -> str:
    """The value of a SecureString.

    Raises ConfigurationError when it cannot be read, TransientError when a later try may do.
    """
    try:
        reply = client.get_parameter(Name=name, WithDecryption=True)
    except AwsError as error:
        raise _meaning_of(error, name) from None
    return str(reply["Parameter"]["Value"])


def _meaning_of(error: AwsError, name: str) -> ConfigurationError | TransientError:
    """The error to raise instead; it holds AWS's code, and nothing else that AWS says."""
    if isinstance(error, ErrorAnswer):
        is_passing, why = error.is_passing, error.code
    else:
        is_passing, why = isinstance(error, NoAnswer), str(error)
    kind = TransientError if is_passing else ConfigurationError
    return kind(f"parameter {name} cannot be read: {why}")
