"""AWS Lambda's entry for jobs: reads requests, opens pull requests, edits the messages."""

from collections.abc import Callable, Mapping
from typing import Any

from bot import bootstrap
from bot.adapters.sqs import SqsJobQueue
from bot.audit import RecordedStore
from bot.conversation.job import Job
from bot.log import Log, show
from bot.paying.telling import tell
from bot.settings import from_environment
from bot.ux_agent.work.perform import perform
from bot.ux_agent.work.services import Context, Result, Services
from lambda_interactions.batch import BatchResponse, Delivery, Intake, LambdaContext
from lambda_interactions.kept import Kept


class Worker:
    """Performs the jobs of a queue with the services given."""

    def __init__(
        self, services: Services, queue: SqsJobQueue, write: Callable[[str], None], least: str
    ) -> None:
        self._services = services
        self._intake = Intake(queue, write, least)

    def handle(self, event: Mapping[str, Any], context: LambdaContext) -> BatchResponse:
        """Perform every job of the batch; the response names those that must come again."""
        return self._intake.serve(event, context, self._act)

    def _act(self, delivery: Delivery, job: Job, context: Context) -> Result:
        if job.kind == "payment":
            services = self._services
            now, delivered = services.clock(), context.received
            return tell(job, services.messenger, now=now, delivered=delivered)
        return perform(job, self._services, context)


def make() -> Worker:
    """The worker as the environment says; raises ConfigurationError naming what is missing."""
    settings = from_environment()
    settings.require("JOBS_QUEUE_URL")
    queue, services = bootstrap.queue(settings.jobs_queue_url), bootstrap.worker(settings)
    recorded = RecordedStore(services.store, Log(show, settings.log_level))
    return Worker(services._replace(store=recorded), queue, show, settings.log_level)


_WORKER = Kept(make, show)


def lambda_handler(event: dict[str, Any], context: LambdaContext) -> BatchResponse:
    """Perform one batch of jobs; raises ConfigurationError while a setting is missing."""
    return _WORKER().handle(event, context)
