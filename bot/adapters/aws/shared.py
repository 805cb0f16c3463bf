"""A client for one thread at a time, made good for many: each request has one to itself."""

from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from bot.adapters.aws.errors import ErrorAnswer, NoAnswer
from bot.adapters.deadline import sleep_about

_PAUSE = 0.05  # seconds: who answers that it is busy says so quickly


class Shared:
    """The operations of the clients that `make` gives; there are as many as requests at once.

    A request without an answer, or that AWS refuses for now, is made once more: it may then have
    been carried out twice.
    """

    def __init__(
        self, make: Callable[[], object], sleep: Callable[[float], None] = sleep_about
    ) -> None:
        self._make = make
        self._sleep = sleep
        self._idle = deque([make()])

    def __getattr__(self, name: str) -> Callable[..., Mapping[str, Any]]:
        return partial(self._call, name)

    def _call(self, name: str, /, **request: object) -> Mapping[str, Any]:
        try:
            client = self._idle.pop()
        except IndexError:
            client = self._make()
        try:
            return self._tried(partial(getattr(client, name), **request))
        finally:
            self._idle.append(client)

    def _tried(self, operation: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
        try:
            return operation()
        except NoAnswer:
            return operation()
        except ErrorAnswer as error:
            if not error.is_passing:
                raise
            self._sleep(_PAUSE)
            return operation()
