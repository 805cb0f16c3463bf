"""AWS's batches of SQS messages: one job at a time, one log line each, the failed ones named.

Source: AWS Lambda, "Using Lambda with Amazon SQS", reporting batch item failures.
"""

import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from types import FrameType
from typing import Any, NamedTuple, Protocol, Self, TypeAlias

from bot.adapters.sqs import Poison, decode
from bot.conversation.job import Job
from bot.errors import TransientError
from bot.log import Field, describe, line
from bot.ux_agent.work.services import Context, HandBack, Result
from bot.ux_agent.work.telling import backoff

BatchResponse: TypeAlias = dict[str, list[dict[str, str]]]
Act: TypeAlias = Callable[["Delivery", Job, Context], Result]


class LambdaContext(Protocol):
    """What is used of AWS Lambda's context object."""

    aws_request_id: str

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds until Lambda ends this invocation."""
        ...


class Queue(Protocol):
    """Where messages came from."""

    def hand_back(self, receipt: str, delay: float) -> None:
        """Let a message come again after so many seconds; raises TransientError."""
        ...


class Delivery(NamedTuple):
    """One message as delivered; `received` counts its deliveries, this one included."""

    message_id: str
    receipt: str
    body: str
    received: int

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Delivery":
        """The delivery in a record of Lambda's event; raises KeyError on another shape."""
        received = record.get("attributes", {}).get("ApproximateReceiveCount", "1")
        return cls(record["messageId"], record["receiptHandle"], record["body"], int(received))


class Ending:
    """While entered, a SIGTERM is noted instead of ending the process; on leaving it ends it."""

    def __init__(self) -> None:
        self.is_noted = False
        self._before: Any = None

    def __enter__(self) -> Self:
        try:
            self._before = signal.signal(signal.SIGTERM, self._note)
        except ValueError:
            self._before = None  # not the main thread: nobody but Python may set handlers here
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGTERM, self._before)
        if self.is_noted:
            os.kill(os.getpid(), signal.SIGTERM)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.is_noted = True


class Intake:
    """Takes batches of `queue` apart; `write` gets the log lines of at least severity `least`."""

    def __init__(self, queue: Queue, write: Callable[[str], None], least: str = "INFO") -> None:
        self._queue = queue
        self._write = write
        self._least = least

    def serve(self, event: Mapping[str, Any], context: LambdaContext, act: Act) -> BatchResponse:
        """Act on every message; the response names those that must come again."""
        with Ending() as ending:
            failed = [
                {"itemIdentifier": delivery.message_id}
                for delivery in _deliveries(event)
                if not self._is_done(delivery, act, _context(context, delivery, ending))
            ]
        return {"batchItemFailures": failed}

    def _is_done(self, delivery: Delivery, act: Act, context: Context) -> bool:
        """Whether the message can be forgotten; its neighbours are none of its business."""
        started = time.perf_counter()
        fields: dict[str, Field] = {"level": "INFO", "received": delivery.received}
        fields["request_id"] = context.owner.partition("/")[0]
        delay = self._acted(delivery, act, context, fields)
        if delay is not None:
            self._hand_back(delivery, delay, fields)
        fields["duration_ms"] = round((time.perf_counter() - started) * 1000, 1)
        text = line(fields, self._least)
        if text is not None:
            self._write(text)
        return delay is None

    def _acted(
        self, delivery: Delivery, act: Act, context: Context, fields: dict[str, Field]
    ) -> float | None:
        """Seconds until the message must come again, None when it need not."""
        try:
            job = decode(delivery.body)
        except Poison as error:
            fields |= {"level": "ERROR", "outcome": "poison", "error": str(error)}
            return None
        fields |= {
            "kind": job.kind,
            "conversation_id": job.conversation_id,
            "guild_id": job.guild_id,
            "interaction_id": job.interaction_id,
        }
        try:
            result = act(delivery, job, context)
        except Exception as error:  # noqa: BLE001 - a message must not take its neighbours with it
            traceback = describe(error, (job.interaction_token,))
            fields |= {"level": "ERROR", "outcome": "unexpected", "traceback": traceback}
            return backoff(delivery.received)
        fields["outcome"] = result.note
        return result.delay if isinstance(result, HandBack) else None

    def _hand_back(self, delivery: Delivery, delay: float, fields: dict[str, Field]) -> None:
        fields["delay_s"] = delay
        try:
            self._queue.hand_back(delivery.receipt, delay)
        except TransientError as error:  # it comes again anyway, when its time-out is over
            fields["error"] = str(error)


def _deliveries(event: Mapping[str, Any]) -> Iterator[Delivery]:
    return (Delivery.from_record(record) for record in event["Records"])


def _context(context: LambdaContext, delivery: Delivery, ending: Ending) -> Context:
    return Context(
        owner=f"{context.aws_request_id}/{delivery.message_id}/{delivery.received}",
        remaining=lambda: context.get_remaining_time_in_millis() / 1000,
        is_stopping=lambda: ending.is_noted,
        received=delivery.received,
    )
