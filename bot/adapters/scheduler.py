"""The ends of conversations through Amazon EventBridge Scheduler: one-shot schedules to a queue.

Source: EventBridge Scheduler API reference (CreateSchedule: names of at most 64 characters) and
user guide ("Schedule types": one-time schedules, to the minute; "Managing targets": templated SQS
target; "Deleting a schedule": ActionAfterCompletion).
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple, Protocol

from bot.adapters.aws.errors import AwsError, ErrorAnswer, NoAnswer
from bot.adapters.sqs import encode
from bot.conversation.job import Job
from bot.errors import BotError, ConfigurationError, TransientError

CONFLICT = "ConflictException"
NOT_FOUND = "ResourceNotFoundException"

LEAST_AHEAD = 10
"""Seconds from now to the earliest moment asked for: nothing tells what becomes of a past one."""


class Client(Protocol):
    """The operations of a Scheduler client that are used; arguments and replies are its own."""

    @property
    def create_schedule(self) -> Callable[..., Mapping[str, Any]]:
        """Make one."""
        ...

    @property
    def get_schedule(self) -> Callable[..., Mapping[str, Any]]:
        """Read one."""
        ...

    @property
    def update_schedule(self) -> Callable[..., Mapping[str, Any]]:
        """Change one as a whole."""
        ...

    @property
    def delete_schedule(self) -> Callable[..., Mapping[str, Any]]:
        """Delete one."""
        ...


class Delivery(NamedTuple):
    """Where schedules are kept, the queue that they hand jobs to, and the role that lets them."""

    group: str
    queue_arn: str
    role_arn: str


class EventBridgeSchedules:
    """The port bot.ux_agent.schedules.Schedules.

    `clock` is the real one in epoch seconds, as EventBridge's is; the ends that are asked for are
    `offset` seconds ahead of it.
    """

    def __init__(
        self, client: Client, delivery: Delivery, clock: Callable[[], float], *, offset: int = 0
    ) -> None:
        self._client = client
        self._delivery = delivery
        self._clock = clock
        self._offset = offset

    def put(self, conversation_id: str, at: int, job: Job) -> None:
        asked = self._schedule(conversation_id, at, job)
        try:
            self._client.create_schedule(**asked)
        except AwsError as error:
            if not _says(error, CONFLICT):
                raise _meaning_of(error) from error
            self._move(asked)

    def drop(self, conversation_id: str) -> None:
        try:
            self._client.delete_schedule(Name=conversation_id, GroupName=self._delivery.group)
        except AwsError as error:
            if not _says(error, NOT_FOUND):
                raise _meaning_of(error) from error

    def _move(self, asked: Mapping[str, Any]) -> None:
        """Expressions of this form sort by time: late news never bring an end forward."""
        name = {part: asked[part] for part in ("Name", "GroupName")}
        try:
            found = self._client.get_schedule(**name)
            if found["ScheduleExpression"] <= asked["ScheduleExpression"]:
                self._client.update_schedule(**asked)
        except AwsError as error:
            if _says(error, NOT_FOUND):
                raise TransientError("the schedule fired at this very moment") from error
            raise _meaning_of(error) from error

    def _schedule(self, conversation_id: str, at: int, job: Job) -> dict[str, Any]:
        moment = max(at - self._offset, int(self._clock()) + LEAST_AHEAD)
        target = {
            "Arn": self._delivery.queue_arn,
            "RoleArn": self._delivery.role_arn,
            "Input": encode(job),
        }
        return {
            "Name": conversation_id,
            "GroupName": self._delivery.group,
            "ScheduleExpression": f"at({datetime.fromtimestamp(moment, UTC):%Y-%m-%dT%H:%M:%S})",
            "ScheduleExpressionTimezone": "UTC",
            "FlexibleTimeWindow": {"Mode": "OFF"},
            "ActionAfterCompletion": "DELETE",
            "Target": target,
        }


def _says(error: AwsError, code: str) -> bool:
    return isinstance(error, ErrorAnswer) and error.code == code


def _meaning_of(error: AwsError) -> BotError:
    """A conflict passes, as what was not answered may; what is refused does not."""
    if isinstance(error, NoAnswer):
        return TransientError(f"schedules cannot be reached: {error}")
    if isinstance(error, ErrorAnswer) and (error.is_passing or error.code == CONFLICT):
        return TransientError(f"not scheduled: {error.code}")
    why = error.code if isinstance(error, ErrorAnswer) else str(error)
    return ConfigurationError(f"schedules cannot be used: {why}")
