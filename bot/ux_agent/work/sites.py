"""The index of a site as its repository stands now."""

from contextlib import suppress

from bot.errors import TransientError
from bot.ux_agent.code_host import CodeHost
from bot.ux_agent.declared.indexing import build_index
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.sites import STALE_SECONDS, SiteRecord
from bot.ux_agent.work.services import Services


def current_index(services: Services, guild_id: str, site: str, host: CodeHost) -> SiteIndex:
    """The whole index of the base branch's head; kept in the sites table on the way.

    Built anew when the head moved or only part of it was kept. Raises as the code host does.
    """
    record = services.sites.find(guild_id, fresh=True)
    kept = record if record is not None and record.site == site else SiteRecord(site, None)
    known, now = kept.known, services.clock()
    if known is None or known.is_partial or known.commit != host.head():
        known, is_due = build_index(site, host), True
    else:
        is_due = now - kept.refreshed_at > STALE_SECONDS
    if kept is record and is_due:
        with suppress(TransientError):  # the index at hand serves; the next job keeps it
            services.sites.save(guild_id, known, now)
    return known
