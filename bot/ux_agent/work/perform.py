"""Performing one job, whatever its kind."""

import logging
from collections.abc import Callable, Mapping

from bot.conversation.job import Job, JobKind
from bot.errors import ConfigurationError, Failed, TransientError
from bot.ux_agent.work.execute import execute
from bot.ux_agent.work.expire import expire
from bot.ux_agent.work.retire import retire
from bot.ux_agent.work.services import Context, Done, HandBack, Result, Services
from bot.ux_agent.work.setup import setup
from bot.ux_agent.work.sites import current_index
from bot.ux_agent.work.telling import backoff
from bot.ux_agent.work.understand import understand
from bot.ux_agent.work.undo import undo
from bot.ux_agent.work.whole_diff import whole_diff

_log = logging.getLogger(__name__)


def perform(job: Job, services: Services, context: Context) -> Result:
    """Do the job, or say when to come back to it.

    Every delivery may come twice, late, or after the work is done. Raises only what nobody
    foresaw: the message then comes again by itself.
    """
    try:
        return _ACTS[job.kind](job, services, context)
    except TransientError as error:
        return HandBack("unreachable", backoff(context.received, error))
    except ConfigurationError as error:
        _log.warning("a job cannot be done as this is set up: %s", error)
        return HandBack("misconfigured", backoff(context.received))


def refresh(job: Job, services: Services) -> Result:
    """The job `index`: have the sites table hold the site as it is now."""
    record = services.sites.find(job.guild_id, fresh=True)
    if record is None:
        return Done("no site")
    try:
        host = services.open_site(record.site)
        current_index(services, job.guild_id, record.site, host)
    except (ConfigurationError, Failed) as error:
        _log.warning("the site of %s cannot be read: %s", job.guild_id, error)
        return Done("site unreadable")
    return Done("refreshed")


_ACTS: Mapping[JobKind, Callable[[Job, Services, Context], Result]] = {
    "execute": execute,
    "understand": understand,
    "index": lambda job, services, _: refresh(job, services),
    "undo": undo,
    "diff": whole_diff,
    "retire": retire,
    "expire": expire,
    "setup": setup,
}
