"""What the doctor says of cards that turn grey by themselves."""

import json
import time
from typing import Any

import pytest

from bot.deployment import expiry
from bot.deployment.finding import Finding, Mark
from bot.deployment.stack import Stack
from tests.deployment.at_desk import Room

OUTBOX, WORKER = "ux-agent-Outbox", "ux-agent-Worker"


class Cloud:
    """A deployment whose logs and queue a test fills."""

    def __init__(self, here: Room) -> None:
        self.here = here
        self.logs = here.amazon.client("logs")
        self.sqs = here.amazon.client("sqs")
        self.queue = self.sqs.create_queue(QueueName="failures")["QueueUrl"]
        self.outputs = {
            "OutboxFunction": "outbox",
            "OutboxLogGroup": OUTBOX,
            "WorkerLogGroup": WORKER,
            "OutboxFailuresQueueUrl": self.queue,
        }
        self.parameters = {"DiscordBotTokenParameter": "/ux-agent/prod/discord-bot-token"}
        for group in (OUTBOX, WORKER):
            self.logs.create_log_group(logGroupName=group)
            self.logs.create_log_stream(logGroupName=group, logStreamName="one")

    def logged(self, group: str, *lines: object) -> None:
        """Lines that a function wrote, in this order."""
        now = int(time.time() * 1000) - 1000
        events = [
            {"timestamp": now + number, "message": json.dumps(line)}
            for number, line in enumerate(lines)
        ]
        self.logs.put_log_events(logGroupName=group, logStreamName="one", logEvents=events)

    def looked_at(self) -> list[Finding]:
        """What the doctor finds."""
        stack = Stack("UPDATE_COMPLETE", self.outputs, self.parameters)
        return list(expiry.look(self.here.desk(), stack))


@pytest.fixture
def cloud(here: Room) -> Cloud:
    return Cloud(here)


def ended(outcome: str, guild_id: str = "g1") -> dict[str, Any]:
    """The worker's line of a card whose time was over."""
    return {"level": "INFO", "kind": "expire", "outcome": outcome, "guild_id": guild_id}


def test_cards_that_turned_grey_are_well(cloud: Cloud) -> None:
    cloud.logged(WORKER, {"outcome": "completed"}, ended("expired"), "no object")
    (found,) = cloud.looked_at()
    assert (found.mark, found.detail) == (Mark.WELL, "turned grey on time")


def test_where_nothing_has_expired_yet_it_is_on_all_the_same(cloud: Cloud) -> None:
    (found,) = cloud.looked_at()
    assert (found.mark, found.detail) == (Mark.WELL, "turned grey on time; none so far")


def test_without_a_bot_token_it_is_off_and_says_why(cloud: Cloud) -> None:
    cloud.parameters.clear()
    (found,) = cloud.looked_at()
    assert found.mark is Mark.NOTE
    assert "only the bot itself" in found.detail
    assert "bot token" in found.mend[0]


def test_a_stack_of_an_earlier_version_is_told_to_be_deployed_again(cloud: Cloud) -> None:
    del cloud.outputs["OutboxFunction"]
    (found,) = cloud.looked_at()
    assert found.mark is Mark.NOTE
    assert found.mend == ("make deploy",)


def test_a_channel_that_the_bot_could_not_see_last_time_is_named_by_its_server(
    cloud: Cloud,
) -> None:
    cloud.logged(WORKER, ended("expired"), ended("expired, message gone", "g2"))
    (found,) = cloud.looked_at()
    assert found.mark is Mark.NOTE
    assert "(server g2)" in found.detail
    assert "View Channel" in found.mend[0]


def test_a_channel_that_the_bot_sees_by_now_is_no_news(cloud: Cloud) -> None:
    cloud.logged(WORKER, ended("expired, message gone"), ended("expired"))
    assert [found.mark for found in cloud.looked_at()] == [Mark.WELL]


def test_a_scheduler_that_is_closed_to_the_outbox_is_wrong(cloud: Cloud) -> None:
    error = "schedules cannot be used: AccessDeniedException"
    cloud.logged(OUTBOX, {"outcome": "misconfigured", "error": error})
    (found,) = cloud.looked_at()
    assert found.mark is Mark.WRONG
    assert "AccessDeniedException" in found.detail


def test_changes_that_were_left_out_are_wrong(cloud: Cloud) -> None:
    cloud.sqs.send_message(QueueUrl=cloud.queue, MessageBody="{}")
    found = cloud.looked_at()[0]
    assert (found.mark, "1 times" in found.detail) == (Mark.WRONG, True)
    assert found.mend == (f"{OUTBOX} says why",)


def test_logs_that_cannot_be_read_are_no_reason_to_worry(cloud: Cloud) -> None:
    cloud.logs.delete_log_group(logGroupName=WORKER)
    (found,) = cloud.looked_at()
    assert found.mark is Mark.NOTE
    assert "cannot be read: FilterLogEvents" in found.detail
