"""Jobs through Amazon SQS: a standard queue, at least once, in any order."""

import json
from collections.abc import Callable
from typing import Protocol, get_args

from bot.adapters.aws.errors import AwsError, ErrorAnswer, NotCalled
from bot.conversation.job import Job, JobKind
from bot.errors import BotError, ConfigurationError, TransientError

BODY_VERSION = 1
LONGEST_DELAY = 900
"""Seconds that SQS can hold a new message back (API reference, SendMessage)."""

LONGEST_VISIBILITY = 39_600
"""Seconds: SQS hides a message for 12 hours in all since it was received, of which this is 11."""

_DEFINITE = ("AccessDenied", "NonExistentQueue", "QueueDoesNotExist", "InvalidAddress")
_KINDS = get_args(JobKind)
_OF_A_SERVER = ("index", "setup")  # these name no conversation
_TEXTS = (
    "guild_id",
    "conversation_id",
    "interaction_id",
    "interaction_token",
    "application_id",
    "channel_id",
    "locale",
    "card_channel_id",
    "card_interaction_id",
    "outcome",
)


class Client(Protocol):
    """The operations of an SQS client that are used; arguments and replies are SQS's own."""

    @property
    def send_message(self) -> Callable[..., object]:
        """Send one message."""
        ...

    @property
    def change_message_visibility(self) -> Callable[..., object]:
        """Say when a received message comes again."""
        ...


class Poison(BotError):
    """The body is no job that this version can read; the text never quotes it."""


class SqsJobQueue:
    """The port bot.conversation.job.JobQueue over an SQS client."""

    def __init__(self, client: Client, queue_url: str) -> None:
        self._client = client
        self._queue_url = queue_url

    def send(self, job: Job, *, delay: int = 1) -> None:
        self.send_body(encode(job), delay=delay)

    def send_body(self, body: str, *, delay: int) -> None:
        """Send a body as it stands.

        Raises TransientError when the queue did not take it for now, ConfigurationError when it
        is not there or may not be used.
        """
        try:
            self._client.send_message(
                QueueUrl=self._queue_url,
                MessageBody=body,
                DelaySeconds=max(0, min(delay, LONGEST_DELAY)),
            )
        except AwsError as error:
            raise _meaning_of(error) from error

    def hand_back(self, receipt: str, delay: float) -> None:
        """Let a received message come again after `delay` seconds.

        Raises TransientError when SQS did not hear it: the message then comes again by itself.
        """
        try:
            self._client.change_message_visibility(
                QueueUrl=self._queue_url,
                ReceiptHandle=receipt,
                VisibilityTimeout=max(0, min(round(delay), LONGEST_VISIBILITY)),
            )
        except AwsError as error:
            raise TransientError(f"visibility not changed: {error}") from error


def _meaning_of(error: AwsError) -> BotError:
    if isinstance(error, NotCalled):
        return ConfigurationError(f"the jobs queue cannot be used: {error}")
    if not isinstance(error, ErrorAnswer):
        return TransientError(f"job not sent: {error}")
    if any(word in error.code for word in _DEFINITE) and not error.is_passing:
        return ConfigurationError(f"the jobs queue cannot be used: {error.code}")
    return TransientError(f"job not sent: {error.code}")


def encode(job: Job) -> str:
    """The body of a job's message: JSON with the version `v`."""
    data = job._asdict()
    return json.dumps({"v": data.pop("version"), **data}, separators=(",", ":"))


def decode(body: str) -> Job:
    """The job in a message's body; raises Poison on anything else."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Poison("the body is not JSON") from error
    if not isinstance(data, dict) or data.get("v") != BODY_VERSION:
        raise Poison("the body is of an unknown version")
    if data.get("kind") not in _KINDS:
        raise Poison("the job is of an unknown kind")
    texts = {name: data.get(name, "") for name in _TEXTS}
    sent_at = data.get("sent_at", 0)
    if not all(isinstance(text, str) for text in texts.values()) or type(sent_at) is not int:
        raise Poison("a field of the job has the wrong type")
    if data["kind"] not in _OF_A_SERVER and not texts["conversation_id"]:
        raise Poison("the job names no conversation")
    return Job(data["kind"], **texts, sent_at=sent_at)
