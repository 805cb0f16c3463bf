"""What a worker remembers of looks at sites that came to no end."""

from bot.ux_agent.sites import STALE_SECONDS

MOST_GIVEN_UP = 64
"""Commits."""


class GivenUp:
    """The commits that a look came to no end with, for as long as nobody looks again."""

    def __init__(self) -> None:
        self._until: dict[tuple[str, str], int] = {}

    def has(self, site: str, commit: str, now: int) -> bool:
        """Whether it was given up lately."""
        return self._until.get((site, commit), now) > now

    def add(self, site: str, commit: str, now: int) -> None:
        """Give it up; of many the first are forgotten."""
        self._until.pop((site, commit), None)
        self._until[site, commit] = now + STALE_SECONDS
        while len(self._until) > MOST_GIVEN_UP:
            del self._until[next(iter(self._until))]
