"""The index of a site as its repository stands now."""

from contextlib import suppress

from bot.errors import TransientError
from bot.ux_agent.code_host import CodeHost
from bot.ux_agent.indexing import build_index
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.sites import STALE_SECONDS
from bot.ux_agent.work.services import Services


def current_index(services: Services, guild_id: str, site: str, host: CodeHost) -> SiteIndex:
    """The whole index of the base branch's head; kept in the sites table on the way.

    Built anew when the head moved or only part of it was kept. Raises as the code host does.
    """
    record = services.sites.find(guild_id, fresh=True)
    is_ours = record is not None and record.site == site
    known = record.known if record is not None and is_ours else None
    if known is not None and known.site != site:
        known = None
    now = services.clock()
    is_current = known is not None and known.commit == host.head()
    if known is not None and is_current and not known.is_partial:
        index = known
        is_due = record is not None and now - record.refreshed_at > STALE_SECONDS
    else:
        index = build_index(site, host)
        is_due = True
    if is_ours and is_due:
        with suppress(TransientError):  # the index at hand serves; the next job keeps it
            services.sites.save(guild_id, index, now)
    return index
