"""The port to what is known of each server's site, and to what its admins have set."""

from typing import Protocol

from bot.record import Record
from bot.ux_agent.site import SiteIndex

STALE_SECONDS = 600
"""An index older than this is refreshed; it may be used meanwhile."""


class SiteRecord(Record):
    """A server's site and, when at hand, its index (`known`); `refreshed_at` in epoch seconds.

    The roles are those that `/ux-setup` named; where it named none, the index says.
    """

    site: str
    known: SiteIndex | None
    refreshed_at: int = 0
    request_roles: tuple[str, ...] = ()
    confirm_roles: tuple[str, ...] = ()


class SiteSetting(Record):
    """What `/ux-setup` has set: '' as `site` where the settings' site is in force.

    `wanted` was chosen and comes into force once the worker has read it. `set_id` names the form
    that set this, `set_at` is its epoch second. `was_by` and `was_at` tell of the setting before,
    `seen_at` of the one that its author saw in the form.
    """

    site: str = ""
    wanted: str = ""
    request_roles: tuple[str, ...] = ()
    confirm_roles: tuple[str, ...] = ()
    set_id: str = ""
    set_by: str = ""
    set_at: int = 0
    seen_at: int = 0
    was_by: str = ""
    was_at: int = 0


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

    def given(self, guild_id: str) -> str:
        """The site that the settings name for the server; '' for none."""
        ...

    def allowed(self, guild_id: str) -> tuple[str, ...]:
        """What an admin may choose: bot.ux_agent.choosing."""
        ...

    def setting(self, guild_id: str) -> SiteSetting:
        """What was set, as of now; raises TransientError or ConfigurationError."""
        ...

    def configure(self, guild_id: str, setting: SiteSetting) -> SiteSetting:
        """Set this in one write; what was set before.

        Its `site` counts only where it is '': the one in force stays while another is `wanted`.
        Raises as `setting` does.
        """
        ...

    def settle(self, guild_id: str, wanted: str, *, is_read: bool) -> None:
        """The site that was wanted comes into force, or is dropped where it could not be read.

        Nothing happens when it is no longer the one wanted. Raises as `setting` does.
        """
        ...
