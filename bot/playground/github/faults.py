"""Trouble on demand: what happens to the nth request of a kind, before or after it is processed."""

import re
from collections.abc import Callable
from typing import NamedTuple

from bot.playground.github import errors
from bot.playground.github.errors import Refusal


class Trouble(NamedTuple):
    """What befalls a request. Each part is left out unless given.

    `act` runs first (somebody else at GitHub does something); `wait` seconds pass; `refusal`,
    `page` (status and HTML) or a cut connection take the place of all processing; `act_after` runs
    once it was processed; with `is_lost` the reply then never leaves; with `is_garbled` only half
    of it does, as a whole one.
    """

    act: Callable[[], object] | None = None
    wait: float = 0.0
    refusal: Refusal | None = None
    page: tuple[int, str] | None = None
    is_cut: bool = False
    act_after: Callable[[], object] | None = None
    is_lost: bool = False
    is_garbled: bool = False


LOSE_REPLY = Trouble(is_lost=True)
"""It was done, and nobody hears of it."""

CUT = Trouble(is_cut=True)
"""The connection ends before anything was done."""

GARBLE = Trouble(is_garbled=True)
"""It was done, and the answer's body is half of its JSON."""


def hang(seconds: float) -> Trouble:
    """Nothing is heard for that long, then the connection ends and nothing was done."""
    return Trouble(wait=seconds, is_cut=True)


def slow(seconds: float) -> Trouble:
    """It is done, that many seconds late."""
    return Trouble(wait=seconds)


def broken(status: int = 502) -> Trouble:
    """GitHub itself is in trouble: JSON for 500, a page for the others."""
    if status == 500:
        return Trouble(refusal=Refusal(500, "Server Error"))
    return Trouble(page=(status, "<!DOCTYPE html><title>Unicorn! · GitHub</title>"))


def secondary_limit(retry_after: int | None = None, *, status: int = 403) -> Trouble:
    """The secondary rate limit, saying how long to wait or not; 403 or 429."""
    return Trouble(refusal=errors.secondary_limit(status, retry_after))


def primary_limit(reset_at: int) -> Trouble:
    """The primary rate limit, until those epoch seconds."""
    return Trouble(refusal=errors.primary_limit(reset_at))


class Planned(NamedTuple):
    """Which requests meet a trouble: the `first` to the `last` that match."""

    method: str
    path: re.Pattern[str]
    first: int
    last: int
    trouble: Trouble


class Faults:
    """The troubles that were asked for; requests are counted per trouble from when it was."""

    def __init__(self) -> None:
        self._planned: list[Planned] = []
        self._seen: list[int] = []

    def plan(
        self, method: str, path: str, trouble: Trouble, *, nth: int = 1, times: int = 1
    ) -> None:
        """Let `trouble` befall the nth request, and the `times` - 1 after it, that match.

        `method` is a method or "*"; `path` is a regular expression, searched in the path.
        """
        self._planned.append(Planned(method, re.compile(path), nth, nth + times - 1, trouble))
        self._seen.append(0)

    def clear(self) -> None:
        """No more trouble."""
        self._planned.clear()
        self._seen.clear()

    def ahead(self) -> list[Planned]:
        """The troubles that are still to come, or not yet over."""
        pairs = zip(self._planned, self._seen, strict=True)
        return [planned for planned, seen in pairs if seen < planned.last]

    def meet(self, method: str, path: str) -> Trouble:
        """The trouble of this request, the first one planned; an empty one when there is none."""
        found = Trouble()
        for position, planned in enumerate(self._planned):
            if planned.method not in {"*", method} or not planned.path.search(path):
                continue
            self._seen[position] += 1
            is_due = planned.first <= self._seen[position] <= planned.last
            if is_due and found == Trouble():
                found = planned.trouble
        return found
