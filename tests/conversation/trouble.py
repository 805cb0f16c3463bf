"""What can befall a worker at each boundary: death, a long pause, a refusal, a lost reply."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from bot.errors import Failed, TransientError
from tests.ux_agent.work.workshop import Killed

Kind: TypeAlias = Literal["killed", "paused", "given up", "unreachable", "impossible"]
KINDS: tuple[Kind, ...] = ("killed", "paused", "given up", "unreachable", "impossible")
SLEEPS: tuple[Kind, ...] = ("paused", "given up")
CALLS = {
    "commit",
    "create_branch",
    "get",
    "head",
    "open_pull_request",
    "perform",
    "pull_requests",
    "read",
    "show",
    "tree",
}
OF_THE_CODE_HOST = CALLS - {"get", "perform", "show"}


class Trouble(NamedTuple):
    """What happens at which boundary: each call counts twice, before and after it."""

    at: int
    kind: Kind


class Boundaries:
    """Counts the boundaries of one delivery, and has the troubles happen there.

    `meanwhile` plays what goes on while the worker is paused; it is told whether the job is also
    given up.
    """

    def __init__(
        self, troubles: tuple[Trouble, ...], meanwhile: Callable[[bool], object] = bool
    ) -> None:
        self._kinds: Mapping[int, Kind] = {one.at: one.kind for one in troubles}
        self._meanwhile = meanwhile
        self._count = 0

    def around(self, real: object) -> Any:
        """The same object, with a boundary before and after each of CALLS."""
        return _Bounded(real, self)

    def reach(self, call: str, *, is_before: bool) -> None:
        """Here is a boundary; a refusal for good comes before a call: nothing was done."""
        self._count += 1
        kind = self._kinds.get(self._count)
        if kind == "killed":
            raise Killed(call)
        if kind == "unreachable":
            raise TransientError(f"{call}: nobody answers")
        if kind == "impossible" and is_before and call in OF_THE_CODE_HOST:
            raise Failed("gone", "The repository is gone.")
        if kind in {"paused", "given up"}:
            self._meanwhile(kind == "given up")


class _Bounded:
    def __init__(self, real: object, boundaries: Boundaries) -> None:
        self._real = real
        self._boundaries = boundaries

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._real, name)
        if name not in CALLS:
            return real

        def call(*arguments: Any, **options: Any) -> Any:
            self._boundaries.reach(name, is_before=True)
            found = real(*arguments, **options)
            self._boundaries.reach(name, is_before=False)
            return found

        return call
