"""How fast GitHub may be called: at most one write a second, and not at all while it says so.

Source: GitHub docs, "Best practices for using the REST API" (pause between mutative requests,
handle rate limit errors) and "Rate limits for the REST API" (exceeding the rate limit).
"""

import math
import re
from collections.abc import Callable, Mapping
from threading import Lock

from bot.errors import TransientError

SECONDS_BETWEEN_WRITES = 1.0
SECONDS_UNTOLD = 60.0
"""The least wait after a secondary limit that does not say how long it lasts."""

LONGEST_SECONDS = 3600.0
"""The most that is believed: the longest limit is the hour's, and clocks may differ."""

_LIMITED = re.compile(r"rate limit|abuse detection|submitted too quickly")


class Pace:
    """This process's turns at GitHub.

    `clock` gives seconds that never go back, `sleep` waits for as many.
    """

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._clock = clock
        self._sleep = sleep
        self._next: dict[str, float] = {}
        self._quiet_until = -math.inf
        self._lock = Lock()

    def before_write(self, repository: str) -> None:
        """Wait until a second has passed since the last write to the repository."""
        with self._lock:
            now = self._clock()
            due = max(now, self._next.get(repository, now))
            self._next[repository] = due + SECONDS_BETWEEN_WRITES
        if due > now:
            self._sleep(due - now)

    def hold(self, seconds: float) -> None:
        """Let nobody call for so long: GitHub blocks who goes on while limited."""
        with self._lock:
            self._quiet_until = max(self._quiet_until, self._clock() + seconds)

    def require_open(self) -> None:
        """Raise TransientError, with the wait that is left, while calls are held."""
        left = self._quiet_until - self._clock()
        if left > 0:
            raise TransientError("GitHub asked to wait", math.ceil(left))


def asked_wait(status: int, headers: Mapping[str, str], said: str, now: float) -> float | None:
    """Seconds that a refusal asks to wait, an hour at most; None when it asks for none.

    `headers` have lower-case names; `said` is what the body says, in lower case; `now` is in epoch
    seconds.
    """
    if status in (403, 429) or status >= 500:
        after = _whole(headers.get("retry-after", ""))
        if after is not None:
            return _bounded(after)
    if status in (403, 429) and headers.get("x-ratelimit-remaining") == "0":
        reset = _whole(headers.get("x-ratelimit-reset", ""))
        return SECONDS_UNTOLD if reset is None else _bounded(reset - now + 1)
    is_limit = status == 429 or (status in (403, 422) and _LIMITED.search(said))
    return SECONDS_UNTOLD if is_limit else None


def _bounded(seconds: float) -> float:
    return min(max(seconds, 1.0), LONGEST_SECONDS)


def _whole(text: str) -> float | None:
    return float(text) if re.fullmatch(r"[0-9]{1,12}", text) else None
