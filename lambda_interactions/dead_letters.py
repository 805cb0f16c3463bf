"""AWS Lambda's entry for jobs that were delivered too often: none ends without a truthful word."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from bot import bootstrap
from bot.adapters.sqs import LONGEST_DELAY, SqsJobQueue
from bot.audit import RecordedStore
from bot.conversation.job import Job
from bot.errors import TransientError
from bot.log import Log, show
from bot.settings import from_environment
from bot.ux_agent.work.abandoned import end
from bot.ux_agent.work.services import Context, HandBack, Result, Services
from bot.ux_agent.work.telling import backoff
from lambda_interactions.batch import BatchResponse, Delivery, Intake, LambdaContext
from lambda_interactions.kept import Kept

LOOKED = "looked"
"""In a body: it has been here before, and was sent once more for another look."""


class DeadLetters:
    """Ends the conversations of the messages in `queue`, the dead-letter queue."""

    def __init__(
        self, services: Services, queue: SqsJobQueue, write: Callable[[str], None], least: str
    ) -> None:
        self._services = services
        self._queue = queue
        self._intake = Intake(queue, write, least)

    def handle(self, event: Mapping[str, Any], context: LambdaContext) -> BatchResponse:
        """End every conversation of the batch; the response names the messages to come again."""
        return self._intake.serve(event, context, self._act)

    def _act(self, delivery: Delivery, job: Job, context: Context) -> Result:
        """Another look comes 15 minutes later: no Lambda function lives that long."""
        body = json.loads(delivery.body)
        ending = end(job, self._services, context, is_second=LOOKED in body)
        if ending.look_again and not isinstance(ending.result, HandBack):
            try:
                self._queue.send_body(json.dumps({**body, LOOKED: True}), delay=LONGEST_DELAY)
            except TransientError as error:
                return HandBack("not sent again", backoff(delivery.received, error))
        return ending.result


def make() -> DeadLetters:
    """The handler as the environment says; raises ConfigurationError naming what is missing."""
    settings = from_environment()
    settings.require("DEAD_LETTER_QUEUE_URL")
    queue, services = bootstrap.queue(settings.dead_letter_queue_url), bootstrap.worker(settings)
    recorded = RecordedStore(services.store, Log(show, settings.log_level))
    return DeadLetters(services._replace(store=recorded), queue, show, settings.log_level)


_DEAD_LETTERS = Kept(make, show)


def lambda_handler(event: dict[str, Any], context: LambdaContext) -> BatchResponse:
    """End one batch of conversations; raises ConfigurationError while a setting is missing."""
    return _DEAD_LETTERS().handle(event, context)
