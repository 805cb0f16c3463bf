"""`ux-agent events redrive`: the dead letters of events go into their queue again, or are shown."""

from collections.abc import Iterator
from typing import Any

import pytest
from moto import mock_aws

from bot.__main__ import main
from bot.deployment import events_redrive
from bot.deployment.amazon import Amazon
from tests.deployment.at_desk import REGION, Stacks

DEAD, LIVING = "EventsDeadLetterQueueUrl", "EventsQueueUrl"


class Account:
    """An account with both queues."""

    def __init__(self) -> None:
        self.amazon = Amazon(REGION)
        self.sqs = self.amazon.client("sqs")
        self.stacks = Stacks()
        self.stacks.status = "UPDATE_COMPLETE"
        for output in (DEAD, LIVING):
            made = self.sqs.create_queue(QueueName=output)
            self.stacks.outputs[output] = made["QueueUrl"]
        self.amazon.clients["cloudformation"] = self.stacks

    def put(self, *bodies: str) -> None:
        """Dead letters."""
        for body in bodies:
            self.sqs.send_message(QueueUrl=self.stacks.outputs[DEAD], MessageBody=body)

    def held(self, output: str) -> list[str]:
        """What a queue holds."""
        url, found = self.stacks.outputs[output], []
        while messages := self.sqs.receive_message(QueueUrl=url).get("Messages"):
            found += [one["Body"] for one in messages]
        return sorted(found)


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> Iterator[Account]:
    """That account, where the command finds it."""
    with mock_aws():
        made = Account()

        def amazon(region: str, **_: Any) -> Amazon:
            return made.amazon

        monkeypatch.setattr(events_redrive, "Amazon", amazon)
        yield made


def test_what_is_dead_is_sent_again_once(account: Account) -> None:
    bodies = [f"event {number:02d}" for number in range(23)]
    account.put(*bodies)
    assert main(["events", "redrive"]) == 0
    assert account.held(LIVING) == bodies
    assert account.held(DEAD) == []


def test_what_is_shown_stays_where_it_is(
    account: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    account.put("one", "two")
    assert main(["events", "redrive", "--show"]) == 0
    told = capsys.readouterr()
    assert sorted(told.out.split()) == ["one", "two"]
    assert told.err == "2 there\n"
    assert account.held(DEAD) == ["one", "two"]
    assert account.held(LIVING) == []


def test_a_deployment_without_events_is_told(
    account: Account, capsys: pytest.CaptureFixture[str]
) -> None:
    account.stacks.outputs.clear()
    assert main(["events", "redrive", "--stage", "test"]) == 1
    assert "the stack ux-agent-test has no session events" in capsys.readouterr().err
