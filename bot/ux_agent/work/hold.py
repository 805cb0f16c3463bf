"""A worker's hold on one confirmed conversation, and what can end it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.conversation.condition import Item
from bot.conversation.job import Job
from bot.conversation.store import Lost
from bot.conversation.transition import Lease, Write, checkpoint
from bot.ux_agent.plan import Plan
from bot.ux_agent.work.services import Context, Services

LEASE_GRACE = 10
"""Seconds that a lease outlives the time its worker has left."""


class LeaseLost(Exception):
    """Another worker holds the job, or it is over: nothing more may be done."""


class OutOfTime(Exception):
    """Too little time is left, or the process was asked to end."""


class SiteMoved(Exception):
    """A file that the plan touches is not what it was when the plan was shown."""


class Hold(NamedTuple):
    """A job taken; `item` is the conversation after our last write."""

    job: Job
    item: Item
    lease: Lease
    services: Services
    context: Context

    @property
    def conversation_id(self) -> str:
        """The conversation held."""
        return self.job.conversation_id

    @property
    def plan(self) -> Plan:
        """The plan that was confirmed."""
        return Plan.from_data(self.item["plan"])

    def recorded(self, step: str, found: Mapping[str, Any]) -> "Hold":
        """T6: the step is done. Renews the lease; raises LeaseLost when it is ours no more."""
        lease = self.lease._replace(until=lease_end(self.services, self.context))
        written = self.written(checkpoint(self.conversation_id, lease, {"step": step, **found}))
        return written._replace(lease=lease)

    def written(self, write: Write) -> "Hold":
        """The hold after a write behind its fence; raises LeaseLost as `recorded` does."""
        try:
            return self._replace(item=self.services.store.perform(write))
        except Lost as lost:
            raise LeaseLost(write.name) from lost


def lease_end(services: Services, context: Context) -> int:
    """Epoch second until which a worker with this much time left holds a job."""
    return int(services.clock() + context.remaining()) + LEASE_GRACE
