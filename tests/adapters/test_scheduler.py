"""Schedules of conversations' ends, on moto's EventBridge Scheduler and on one that is away."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import boto3
import pytest
from moto import mock_aws

from bot.adapters.aws.boto import Translated
from bot.adapters.aws.errors import AwsError, ErrorAnswer, NoAnswer, NotCalled
from bot.adapters.scheduler import LEAST_AHEAD, Delivery, EventBridgeSchedules
from bot.adapters.sqs import decode
from bot.conversation.job import Job
from bot.errors import ConfigurationError, TransientError

NOW = 1_800_000_000.0  # 2027-01-15 08:00 UTC
KEY = "AbC_-123456789012345-z"
QUEUE = "arn:aws:sqs:eu-west-1:123456789012:jobs"
ROLE = "arn:aws:iam::123456789012:role/schedules"
WHERE = Delivery("ux-agent", QUEUE, ROLE)
JOB = Job("expire", "g1", KEY, card_channel_id="c1", card_interaction_id="i1")


@pytest.fixture
def client() -> Iterator[Any]:
    with mock_aws():
        made = boto3.client("scheduler", region_name="eu-west-1")
        made.create_schedule_group(Name=WHERE.group)
        yield made


@pytest.fixture
def schedules(client: Any) -> EventBridgeSchedules:
    return EventBridgeSchedules(Translated(client), WHERE, lambda: NOW)


def kept(client: Any) -> dict[str, Any]:
    """The conversation's schedule."""
    found: dict[str, Any] = client.get_schedule(Name=KEY, GroupName=WHERE.group)
    return found


def when(client: Any) -> str:
    """When it fires."""
    return str(kept(client)["ScheduleExpression"])


def count(client: Any) -> int:
    """How many schedules there are."""
    return len(client.list_schedules(GroupName=WHERE.group)["Schedules"])


def test_an_end_fires_once_at_its_second_and_leaves_nothing(
    client: Any, schedules: EventBridgeSchedules
) -> None:
    schedules.put(KEY, int(NOW) + 3600, JOB)
    found = kept(client)
    assert found["ScheduleExpression"] == "at(2027-01-15T09:00:00)"
    assert found["ActionAfterCompletion"] == "DELETE"
    assert found["FlexibleTimeWindow"] == {"Mode": "OFF"}
    assert found["ScheduleExpressionTimezone"] == "UTC"


def test_it_hands_the_job_to_the_queue_by_its_own_role(
    client: Any, schedules: EventBridgeSchedules
) -> None:
    schedules.put(KEY, int(NOW) + 3600, JOB)
    target = kept(client)["Target"]
    assert (target["Arn"], target["RoleArn"]) == (QUEUE, ROLE)
    assert decode(target["Input"]) == JOB


def test_a_later_end_takes_the_place_of_the_earlier_one(
    client: Any, schedules: EventBridgeSchedules
) -> None:
    schedules.put(KEY, int(NOW) + 3600, JOB)
    schedules.put(KEY, int(NOW) + 7200, JOB)
    assert (count(client), when(client)) == (1, "at(2027-01-15T10:00:00)")


def test_F53_late_news_never_bring_an_end_forward(
    client: Any, schedules: EventBridgeSchedules
) -> None:
    schedules.put(KEY, int(NOW) + 7200, JOB)
    schedules.put(KEY, int(NOW) + 3600, JOB)
    assert when(client) == "at(2027-01-15T10:00:00)"


def test_F52_a_schedule_that_is_there_already_is_as_good_as_made(
    client: Any, schedules: EventBridgeSchedules
) -> None:
    for _ in range(3):
        schedules.put(KEY, int(NOW) + 3600, JOB)
    assert (count(client), when(client)) == (1, "at(2027-01-15T09:00:00)")


def test_the_same_end_at_another_place_is_told_to_the_job(
    client: Any, schedules: EventBridgeSchedules
) -> None:
    moved = JOB._replace(card_channel_id="c2", card_interaction_id="i2")
    schedules.put(KEY, int(NOW) + 3600, JOB)
    schedules.put(KEY, int(NOW) + 3600, moved)
    assert decode(kept(client)["Target"]["Input"]) == moved


def test_an_end_that_is_past_comes_in_a_moment(
    client: Any, schedules: EventBridgeSchedules
) -> None:
    schedules.put(KEY, int(NOW) - 3600, JOB)
    assert when(client) == f"at(2027-01-15T08:00:{LEAST_AHEAD})"


def test_an_end_by_a_clock_that_is_ahead_fires_by_the_real_one(client: Any) -> None:
    ahead = EventBridgeSchedules(Translated(client), WHERE, lambda: NOW, offset=86_400)
    ahead.put(KEY, int(NOW) + 86_400 + 60, JOB)
    assert when(client) == "at(2027-01-15T08:01:00)"


def test_what_is_dropped_does_not_fire(client: Any, schedules: EventBridgeSchedules) -> None:
    schedules.put(KEY, int(NOW) + 3600, JOB)
    schedules.drop(KEY)
    assert count(client) == 0


def test_F52_what_has_fired_or_never_was_can_be_dropped(schedules: EventBridgeSchedules) -> None:
    schedules.drop(KEY)
    schedules.drop(KEY)


class Scripted:
    """A Scheduler that answers as told: an error is raised; each call is kept."""

    def __init__(self, **answers: Mapping[str, Any] | AwsError) -> None:
        self.answers = answers
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., Mapping[str, Any]]:
        def call(**_: object) -> Mapping[str, Any]:
            self.calls.append(name)
            answer = self.answers.get(name, {})
            if isinstance(answer, AwsError):
                raise answer
            return answer

        return call


def refusal(code: str, status: int = 400) -> ErrorAnswer:
    """An error that AWS answers with."""
    error = {"Code": code, "Message": "no"}
    return ErrorAnswer({"Error": error, "ResponseMetadata": {"HTTPStatusCode": status}})


def put(scripted: Scripted) -> None:
    """Schedule an end on it."""
    EventBridgeSchedules(scripted, WHERE, lambda: NOW).put(KEY, int(NOW) + 60, JOB)


def drop(scripted: Scripted) -> None:
    """Drop an end on it."""
    EventBridgeSchedules(scripted, WHERE, lambda: NOW).drop(KEY)


@pytest.mark.parametrize(
    "error", [NoAnswer("time"), refusal("ThrottlingException"), refusal("Internal", 500)]
)
def test_what_may_pass_is_left_for_later(error: AwsError) -> None:
    with pytest.raises(TransientError):
        put(Scripted(create_schedule=error))
    with pytest.raises(TransientError):
        drop(Scripted(delete_schedule=error))


@pytest.mark.parametrize(
    "error",
    [NotCalled("no credentials"), refusal("AccessDeniedException", 403), refusal("Validation")],
)
def test_what_is_refused_is_the_operators_to_mend(error: AwsError) -> None:
    with pytest.raises(ConfigurationError):
        put(Scripted(create_schedule=error))
    with pytest.raises(ConfigurationError):
        drop(Scripted(delete_schedule=error))


def test_a_group_that_is_gone_is_the_operators_to_mend() -> None:
    with pytest.raises(ConfigurationError):
        put(Scripted(create_schedule=refusal("ResourceNotFoundException", 404)))


@pytest.mark.parametrize("call", ["get_schedule", "update_schedule"])
def test_F52_a_schedule_that_fires_between_two_calls_is_made_at_the_next_try(call: str) -> None:
    answers: dict[str, Mapping[str, Any] | AwsError] = {
        "create_schedule": refusal("ConflictException", 409),
        "get_schedule": {"ScheduleExpression": "at(2026-01-01T00:00:00)"},
        call: refusal("ResourceNotFoundException", 404),
    }
    with pytest.raises(TransientError):
        put(Scripted(**answers))


def test_a_change_that_meets_another_one_is_tried_again() -> None:
    with pytest.raises(TransientError):
        drop(Scripted(delete_schedule=refusal("ConflictException", 409)))
