"""The dead letters' door: every job that was delivered too often ends truthfully."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.transition import take
from bot.errors import ConfigurationError, TransientError
from lambda_interactions import dead_letters
from lambda_interactions.dead_letters import DeadLetters
from lambda_interactions.kept import Kept
from tests.lambda_interactions.events import LeftTime, batch, record
from tests.lambda_interactions.test_worker import Queue
from tests.ux_agent.work.workshop import ID, Workshop, killed


class Office:
    """The handler of dead letters with its queue and its log."""

    def __init__(self, folder: Path) -> None:
        self.shop = Workshop(folder)
        self.queue = Queue()
        self.lines: list[str] = []
        self.door = DeadLetters(self.shop.services, self.queue, self.lines.append, "INFO")

    def handle(self, *records: dict[str, Any]) -> list[dict[str, str]]:
        return self.door.handle(batch(*records), LeftTime())["batchItemFailures"]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "site")


def test_F37_a_pull_request_whose_worker_died_is_adopted(office: Office) -> None:
    job = office.shop.confirmed()
    office.shop.dies_with("open_pull_request", after=True)
    with killed():
        office.shop.perform(job)
    office.shop.clock.advance(71)
    assert office.handle(record(job)) == []
    assert office.shop.item()["phase"] == "completed"
    assert office.queue.calls == []


def test_what_is_given_up_is_looked_at_once_more_after_a_quarter_of_an_hour(
    office: Office,
) -> None:
    job = office.shop.confirmed()
    assert office.handle(record(job)) == []
    assert office.shop.item()["phase"] == "failed"
    (sent,) = office.queue.calls
    assert sent["DelaySeconds"] == 900
    again = record(job) | {"body": sent["MessageBody"]}
    assert office.handle(again) == []
    assert len(office.queue.calls) == 1


def test_a_live_lease_is_come_back_to_once(office: Office) -> None:
    job = office.shop.confirmed()
    now = office.shop.clock.now
    office.shop.store.perform(take(ID, "w", now=now, until=now + 60))
    assert office.handle(record(job)) == []
    assert office.shop.item()["phase"] == "executing"
    office.shop.clock.advance(900)
    again = record(job) | {"body": office.queue.calls[0]["MessageBody"]}
    assert office.handle(again) == []
    assert office.shop.item()["phase"] == "failed"


def test_F36_a_failure_made_at_a_second_look_is_looked_at_again(office: Office) -> None:
    """A worker that began since the first look may live, and be about to open a pull request."""
    job = office.shop.confirmed()
    now = office.shop.clock.now
    office.shop.store.perform(take(ID, "w", now=now, until=now + 60))
    assert office.handle(record(job)) == []
    for _ in ("the second look gives up", "the third is sure"):
        office.shop.clock.advance(900)
        again = record(job) | {"body": office.queue.calls[-1]["MessageBody"]}
        assert office.handle(again) == []
        assert office.shop.item()["phase"] == "failed"
        assert len(office.queue.calls) == 2


def test_a_last_look_that_cannot_be_ordered_brings_the_message_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(body: str, *, delay: int) -> None:
        raise TransientError("queue away")

    monkeypatch.setattr(office.queue, "send_body", refuse)
    job = office.shop.confirmed()
    assert office.handle(record(job, name="m1")) == [{"itemIdentifier": "m1"}]
    assert json.loads(office.lines[0])["outcome"] == "not sent again"


def test_a_repository_that_is_away_is_looked_at_later(office: Office) -> None:
    job = office.shop.confirmed()
    office.shop.open_faults = [TransientError("away")]
    assert office.handle(record(job)) == [{"itemIdentifier": "m1"}]
    assert office.queue.calls[0]["VisibilityTimeout"] == 5


def test_F50_poison_is_acked_with_a_line(office: Office) -> None:
    job = office.shop.confirmed()
    assert office.handle(record(job) | {"body": "[]"}, record(job)) == []
    assert [json.loads(line)["outcome"] for line in office.lines] == ["poison", "failed"]


def test_without_settings_it_says_which_are_missing() -> None:
    with pytest.raises(ConfigurationError, match="DEAD_LETTER_QUEUE_URL"):
        dead_letters.lambda_handler(batch(), LeftTime())


def test_it_is_made_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEAD_LETTER_QUEUE_URL", "http://127.0.0.1:1/queue")
    monkeypatch.setattr(dead_letters, "_DEAD_LETTERS", Kept(dead_letters.make, print))
    poison = {"messageId": "m1", "receiptHandle": "r", "body": "{", "attributes": {}}
    assert dead_letters.lambda_handler(batch(poison), LeftTime()) == {"batchItemFailures": []}
