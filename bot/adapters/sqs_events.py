"""Events through Amazon SQS: a standard queue, at least once, in any order, in few requests.

Source: Amazon SQS API reference, SendMessageBatch: at most ten messages a request, and each may
be refused for itself. All of a request together keep below 256 kB, which every queue takes.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeAlias

from bot.adapters.aws.errors import AwsError, ErrorAnswer, NotCalled
from bot.analytics import repair
from bot.analytics.event import LARGEST_MESSAGE, Event, as_message
from bot.analytics.ports import Unsent
from bot.errors import ConfigurationError, TransientError

MOST_MESSAGES = 10
MOST_BYTES = LARGEST_MESSAGE
"""Of all bodies in a request."""

_DEFINITE = ("AccessDenied", "NonExistentQueue", "QueueDoesNotExist", "InvalidAddress")

Batch: TypeAlias = list[tuple[int, str]]
"""Bodies with their places among all of them."""


class Client(Protocol):
    """The one operation of an SQS client that is used; arguments and reply are SQS's own."""

    @property
    def send_message_batch(self) -> Callable[..., object]:
        """Send at most ten messages."""
        ...


class SqsEventQueue:
    """The port bot.analytics.ports.EventQueue over an SQS client."""

    def __init__(self, client: Client, queue_url: str) -> None:
        self._client = client
        self._queue_url = queue_url

    def send(self, events: Sequence[Event]) -> None:
        left = send_bodies(self._client, self._queue_url, [as_message(event) for event in events])
        if left:
            raise Unsent([events[place] for place in left])


class SqsRepairQueue:
    """The port bot.analytics.ports.RepairQueue over an SQS client: a message for each key."""

    def __init__(self, client: Client, queue_url: str) -> None:
        self._client = client
        self._queue_url = queue_url

    def send(self, keys: Sequence[str]) -> None:
        bodies = [repair.encode([key]) for key in keys]
        left = send_bodies(self._client, self._queue_url, bodies)
        if left:
            raise TransientError(f"{len(left)} events not sent to be repaired")


def send_bodies(client: Client, queue_url: str, bodies: Sequence[str]) -> list[int]:
    """Send bodies in order; the places of those that the queue did not take for now.

    Raises ConfigurationError where the queue is not there or may not be used.
    """
    left: list[int] = []
    for batch in _batches(bodies):
        left += _send(client, queue_url, batch)
    return sorted(left)


def _send(client: Client, queue_url: str, batch: Batch) -> list[int]:
    entries = [{"Id": str(place), "MessageBody": body} for place, body in batch]
    try:
        reply = client.send_message_batch(QueueUrl=queue_url, Entries=entries)
    except AwsError as error:
        _raise_definite(error)
        return [place for place, _ in batch]
    failed = reply.get("Failed", []) if isinstance(reply, dict) else []
    return [int(one["Id"]) for one in failed]


def _raise_definite(error: AwsError) -> None:
    """Raise ConfigurationError where no later try can succeed until somebody acts."""
    if isinstance(error, NotCalled):
        raise ConfigurationError(f"the queue of events cannot be used: {error}") from error
    code = error.code if isinstance(error, ErrorAnswer) and not error.is_passing else ""
    if any(word in code for word in _DEFINITE):
        raise ConfigurationError(f"the queue of events cannot be used: {code}") from error


def _batches(bodies: Sequence[str]) -> Iterator[Batch]:
    batch: Batch = []
    size = 0
    for place, body in enumerate(bodies):
        own = len(body.encode())
        if batch and (len(batch) == MOST_MESSAGES or size + own > MOST_BYTES):
            yield batch
            batch, size = [], 0
        batch.append((place, body))
        size += own
    if batch:
        yield batch
