"""The index of a site as its repository stands now."""

import logging
from contextlib import suppress

from bot.errors import TransientError
from bot.ux_agent.code_host import CodeHost
from bot.ux_agent.role_names import look_up
from bot.ux_agent.site import SiteIndex
from bot.ux_agent.sites import STALE_SECONDS, SiteRecord
from bot.ux_agent.work.looking import look
from bot.ux_agent.work.services import Services

_log = logging.getLogger(__name__)


def current_index(services: Services, guild_id: str, site: str, host: CodeHost) -> SiteIndex:
    """The whole index of the base branch's head; kept in the sites table on the way.

    Built anew when the head moved or only part of it was kept. Raises as the code host does.
    """
    record = services.sites.find(guild_id, fresh=True)
    kept = record if record is not None and record.site == site else SiteRecord(site, None)
    known, now = kept.known, services.clock()
    is_cut = known is not None and (known.is_partial or known.lacks_lines)
    if known is None or is_cut or known.commit != host.head():
        known, is_due = look(site, host, services.clock, services.given_up), True
    else:
        is_due = now - kept.refreshed_at > STALE_SECONDS
    named = _with_ids(known, guild_id, services)
    is_due, known = is_due or named is not known, named
    if kept is record and is_due:
        with suppress(TransientError):  # the index at hand serves; the next job keeps it
            services.sites.save(guild_id, known, now)
    return known


def _with_ids(index: SiteIndex, guild_id: str, services: Services) -> SiteIndex:
    """The index with ids for the names of roles that are known now; nobody has the others."""
    try:
        found, warning = look_up(index, guild_id, services.guild_roles)
    except TransientError as error:
        _log.warning("roles of %s cannot be looked up now: %s", guild_id, error)
        return index
    if warning:
        _log.warning("roles of %s: %s", guild_id, warning)
    return index if found == index else found
