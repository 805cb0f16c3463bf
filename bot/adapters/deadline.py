"""The calls of one interaction, kept within the three seconds that Discord waits."""

import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, TypeVar, cast

from bot.adapters.aws.errors import AwsError, ErrorAnswer, NoAnswer

LATEST_START = 1.0
"""Seconds after an interaction began; no call starts later. One takes 1.3 s at the very most."""

_SILENCES = 2
_PAUSES = (0.05, 0.1, 0.2)  # seconds: who answers that it is busy says so quickly
_GRACE = 0.2  # seconds in which to start what must be done, after something optional was slow
_LATEST_GRACE = 0.6  # seconds after LATEST_START at which that ends too

AnyClient = TypeVar("AnyClient")
Answer = TypeVar("Answer")


def sleep_about(seconds: float) -> None:
    """Sleep between half and one and a half of this, so that containers do not return together."""
    time.sleep(seconds * (0.5 + os.urandom(1)[0] / 256))


class Deadline:
    """Lets the clients of an interaction give up together, so that there is time for an answer.

    A call that nobody answers is tried once more at once, one that AWS refuses for now after each
    of a few pauses. When all fail, or the time is up, it and every later call of the interaction
    raise NoAnswer or the refusal. `clock` gives seconds that never run backwards.
    """

    def __init__(
        self, clock: Callable[[], float], sleep: Callable[[float], None] = sleep_about
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._end = self._latest = 0.0
        self.begin()

    def begin(self, waited: float = 0.0) -> None:
        """An interaction begins now, or came `waited` seconds ago."""
        self._end = self._clock() - waited + LATEST_START
        self._latest = self._end + _LATEST_GRACE

    def guard(self, client: AnyClient, *, is_optional: bool = False) -> AnyClient:
        """The client, with every operation under this deadline.

        What is optional is tried once, and its failure costs the others nothing.
        """
        call = self.try_once if is_optional else self.call
        return cast("AnyClient", _Guarded(client, call))

    def try_once(self, operation: Callable[..., Answer], **request: object) -> Answer:
        """Carry out what the interaction can do without; what comes after it may still start."""
        if self._clock() > self._end:
            raise NoAnswer("not called: no time is left")
        try:
            return operation(**request)
        finally:
            self._end = max(self._end, min(self._clock() + _GRACE, self._latest))

    def call(self, operation: Callable[..., Answer], **request: object) -> Answer:
        """Carry the operation out; raises what it raises, or NoAnswer when it is late."""
        failure: AwsError = NoAnswer("not called: no time is left")
        pauses = iter(_PAUSES)
        silences = 0
        while self._clock() <= self._end and silences < _SILENCES:
            try:
                return operation(**request)
            except NoAnswer as error:
                failure = error
                silences += 1
            except ErrorAnswer as error:
                if not error.is_passing:
                    raise
                failure = error
                if not self._has_paused(pauses):
                    break
        self._end = float("-inf")
        raise failure

    def _has_paused(self, pauses: Iterator[float]) -> bool:
        """Whether there was another pause to make before the next try."""
        pause = next(pauses, None)
        if pause is not None:
            self._sleep(pause)
        return pause is not None


class _Guarded:
    def __init__(self, client: object, call: Callable[..., Any]) -> None:
        self._client = client
        self._call = call

    def __getattr__(self, name: str) -> Callable[..., Any]:
        # Kept where the next look finds it: these are the same few for every interaction.
        operation = self.__dict__[name] = partial(self._call, getattr(self._client, name))
        return operation
