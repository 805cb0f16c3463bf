"""The calls of one interaction, kept within the three seconds that Discord waits."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar, cast

from botocore.exceptions import ClientError, HTTPClientError, ReadTimeoutError
from botocore.exceptions import ConnectionError as NoConnection

LATEST_START = 1.0
"""Seconds after an interaction began; no call starts later. One takes 1.3 s at the very most."""

_TRIES = 2
_GRACE = 0.2  # seconds in which to start what must be done, after something optional was slow
_SERVER_ERROR = 500

AnyClient = TypeVar("AnyClient")
Answer = TypeVar("Answer")


class Deadline:
    """Lets the clients of an interaction give up together, so that there is time for an answer.

    A call that fails for now is tried once more at once. When both fail, or the time is up, it and
    every later call of the interaction raise what botocore raises when nobody answers.
    `clock` gives seconds that never run backwards.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = 0.0
        self.begin()

    def begin(self) -> None:
        """An interaction begins now."""
        self._end = self._clock() + LATEST_START

    def guard(self, client: AnyClient, *, is_optional: bool = False) -> AnyClient:
        """The client, with every operation under this deadline.

        What is optional is tried once, and its failure costs the others nothing.
        """
        call = self.try_once if is_optional else self.call
        return cast("AnyClient", _Guarded(client, call))

    def try_once(self, operation: Callable[..., Answer], **request: object) -> Answer:
        """Carry out what the interaction can do without; what comes after it may still start."""
        if self._clock() > self._end:
            raise ReadTimeoutError(endpoint_url="not called: no time is left")
        try:
            return operation(**request)
        finally:
            self._end = max(self._end, self._clock() + _GRACE)

    def call(self, operation: Callable[..., Answer], **request: object) -> Answer:
        """Carry the operation out; raises what it raises, or ReadTimeoutError when it is late."""
        failure: Exception = ReadTimeoutError(endpoint_url="not called: no time is left")
        for _ in range(_TRIES):
            if self._clock() > self._end:
                break
            try:
                return operation(**request)
            except (HTTPClientError, NoConnection) as error:
                failure = error
            except ClientError as error:
                if not _is_passing(error):
                    raise
                failure = error
        self._end = float("-inf")
        raise failure


class _Guarded:
    def __init__(self, client: object, call: Callable[..., Any]) -> None:
        self._client = client
        self._call = call

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return partial(self._call, getattr(self._client, name))


def _is_passing(error: ClientError) -> bool:
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return status >= _SERVER_ERROR or "Thrott" in str(error.response["Error"]["Code"])
