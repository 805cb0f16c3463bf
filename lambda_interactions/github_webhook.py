"""AWS Lambda's entry for GitHub's push webhook: has the sites that moved read again."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from bot import bootstrap
from bot.adapters.github.push import is_signed, moved_sites, read_push
from bot.conversation.job import Job, JobQueue
from bot.errors import BotError, Refused, UserError
from bot.log import CONTAINER, Fields, Log, describe, show
from bot.settings import from_environment
from lambda_interactions.http_event import Response, TooLarge, parts_of, respond
from lambda_interactions.kept import Kept

MOST_BYTES = 6 * 1024 * 1024
"""As much as a function URL lets through (AWS Lambda quotas); a push may list 2,048 commits."""

_Answer = tuple[int, dict[str, Any]]


class LambdaContext(Protocol):
    """What is used of AWS Lambda's context object."""

    aws_request_id: str


class Webhook:
    """Sends a job `index` for each server whose site a signed push moved.

    `secrets` gives the valid ones, one a line; `sites` maps guild ids to sites.
    """

    def __init__(
        self, secrets: Callable[[], str], sites: Mapping[str, str], queue: JobQueue, log: Log
    ) -> None:
        self._secrets = secrets
        self._sites = sites
        self._queue = queue
        self._log = log

    def answer(self, event: object, request_id: str) -> Response:
        """The HTTP response to one delivery; never raises, for GitHub shows it to its owner."""
        fields: Fields = {"level": "INFO", "request_id": request_id}
        try:
            status, said = self._answer(event, fields)
        except BotError as error:  # the queue or the secret is away: GitHub can deliver again
            fields |= {"level": "ERROR", "outcome": "unavailable", "error": str(error)}
            status, said = 503, {"error": "not taken: deliver it again later"}
        except Exception as error:  # noqa: BLE001 - a crash would show as a bare 502
            fields |= {"level": "ERROR", "outcome": "failed", "traceback": describe(error, ())}
            status, said = 500, {"error": "failed: see the function's log"}
        fields["status"] = status
        self._log(fields)
        return respond(status, said, container=CONTAINER)

    def _answer(self, event: object, fields: Fields) -> _Answer:
        try:
            headers, body = parts_of(event, MOST_BYTES)
        except TooLarge:
            fields["outcome"] = "too_large"
            return 413, {"error": "too large"}
        except Refused:
            headers, body = {}, b""
        if not is_signed(headers.get("x-hub-signature-256", ""), body, self._secrets()):
            fields["outcome"] = "refused"
            return 401, {"error": "invalid signature"}
        kind = headers.get("x-github-event", "")
        fields["kind"] = kind
        if kind != "push":
            fields["outcome"] = "pong" if kind == "ping" else "ignored"
            return 200, {"outcome": fields["outcome"]}
        return self._pushed(body, fields)

    def _pushed(self, body: bytes, fields: Fields) -> _Answer:
        try:
            push = read_push(body)
        except UserError as fault:
            fields |= {"level": "WARNING", "outcome": "malformed", "error": str(fault)}
            return 400, {"error": str(fault)}
        guild_ids = moved_sites(push, self._sites) if push else []
        for guild_id in guild_ids:
            self._queue.send(Job("index", guild_id))
        fields["outcome"] = "refreshing" if guild_ids else "ignored"
        return 202, {"outcome": fields["outcome"], "sites": len(guild_ids)}


def make() -> Webhook:
    """The webhook as the environment says; raises ConfigurationError naming what is missing."""
    settings = from_environment()
    settings.require("JOBS_QUEUE_URL")
    secrets, queue = bootstrap.webhook(settings)
    return Webhook(secrets, settings.sites, queue, Log(show, settings.log_level))


_WEBHOOK = Kept(make, show)


def lambda_handler(event: dict[str, Any], context: LambdaContext) -> Response:
    """Answer one delivery; raises ConfigurationError while a setting is missing."""
    return _WEBHOOK().answer(event, context.aws_request_id)
