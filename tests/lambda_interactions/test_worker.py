"""The worker's door: from an SQS event to a pull request."""

import json
from pathlib import Path

import pytest

from bot.adapters.sqs import SqsJobQueue
from bot.errors import ConfigurationError
from lambda_interactions import worker
from lambda_interactions.kept import Kept
from tests.lambda_interactions.events import LeftTime, batch, record
from tests.lambda_interactions.test_batch import TOKEN
from tests.ux_agent.work.workshop import Workshop


class Queue(SqsJobQueue):
    """An SQS queue that only remembers."""

    def __init__(self) -> None:
        super().__init__(self, "url")
        self.calls: list[dict[str, object]] = []

    def send_message(self, **request: object) -> None:
        self.calls.append(request)

    def change_message_visibility(self, **request: object) -> None:
        self.calls.append(request)


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path / "site")


def test_a_job_of_the_queue_becomes_a_pull_request(shop: Workshop) -> None:
    lines: list[str] = []
    at_work = worker.Worker(shop.services, Queue(), lines.append, "INFO")
    event = batch(record(shop.confirmed()._replace(interaction_token=TOKEN)))
    assert at_work.handle(event, LeftTime()) == {"batchItemFailures": []}
    assert len(shop.pulls) == 1
    assert json.loads(lines[0])["outcome"] == "completed"
    assert TOKEN not in lines[0]


def test_a_job_ahead_of_its_confirm_is_hidden_for_five_seconds(shop: Workshop) -> None:
    queue = Queue()
    at_work = worker.Worker(shop.services, queue, lambda _: None, "INFO")
    shop.preview()
    answer = at_work.handle(batch(record(shop.job(), received=2)), LeftTime())
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m1"}]}
    assert queue.calls == [
        {"QueueUrl": "url", "ReceiptHandle": "receipt-m1", "VisibilityTimeout": 5}
    ]


def test_the_sixth_delivery_of_an_unconfirmed_job_is_the_last(shop: Workshop) -> None:
    at_work = worker.Worker(shop.services, Queue(), lambda _: None, "INFO")
    shop.preview()
    event = batch(record(shop.job(), received=6))
    assert at_work.handle(event, LeftTime()) == {"batchItemFailures": []}


def test_a_worker_without_settings_says_which_are_missing() -> None:
    with pytest.raises(ConfigurationError, match="JOBS_QUEUE_URL"):
        worker.lambda_handler(batch(), LeftTime())


def test_a_failed_start_is_logged_and_met_again_at_the_first_use() -> None:
    lines: list[str] = []
    made: list[int] = []

    def make() -> str:
        made.append(1)
        if len(made) == 1:
            raise ConfigurationError("no region")
        return "made"

    kept = Kept(make, lines.append)
    assert "no region" in json.loads(lines[0])["traceback"]
    assert (kept(), kept()) == ("made", "made")
    assert len(made) == 2


def test_the_worker_is_made_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBS_QUEUE_URL", "http://127.0.0.1:1/queue")
    monkeypatch.setattr(worker, "_WORKER", Kept(worker.make, print))
    poison = {"messageId": "m1", "receiptHandle": "r", "body": "{", "attributes": {}}
    assert worker.lambda_handler(batch(poison), LeftTime()) == {"batchItemFailures": []}
