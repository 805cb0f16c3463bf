"""The port to what is known of each server's site."""

from typing import Protocol

from bot.record import Record
from bot.ux_agent.site import SiteIndex

STALE_SECONDS = 600
"""An index older than this is refreshed; it may be used meanwhile."""


class SiteRecord(Record):
    """A server's site and, when at hand, its index (`known`); `refreshed_at` in epoch seconds."""

    site: str
    known: SiteIndex | None
    refreshed_at: int = 0


class Sites(Protocol):
    """Which site a server edits."""

    def find(self, guild_id: str, *, fresh: bool = False) -> SiteRecord | None:
        """The server's site ("dm" outside servers), or None when it has none.

        May be a minute old unless `fresh`. A missing or unreachable table is no error: the site
        then comes from the settings, without an index.
        """
        ...

    def save(self, guild_id: str, index: SiteIndex, refreshed_at: int) -> None:
        """Keep a new index; a missing table is no error."""
        ...
