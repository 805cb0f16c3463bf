"""A batch of SQS messages: each is its own affair, with one log line."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest

from bot.adapters.sqs import encode
from bot.conversation.job import Job
from bot.errors import TransientError
from bot.ux_agent.work.services import Context, Done, HandBack, Result
from lambda_interactions.batch import BatchResponse, Delivery, Intake
from tests.lambda_interactions.events import LeftTime, batch, record

TOKEN = "aW50ZXJhY3Rpb246c2VjcmV0"
JOB = Job("execute", "g1", "c1", "i1", TOKEN)


class Counter:
    """The queue's side: what was handed back."""

    def __init__(self) -> None:
        self.returned: list[tuple[str, float]] = []
        self.is_down = False

    def hand_back(self, receipt: str, delay: float) -> None:
        if self.is_down:
            raise TransientError("visibility not changed")
        self.returned.append((receipt, delay))


class Hall:
    """An intake with its queue and its log lines."""

    def __init__(self) -> None:
        self.queue = Counter()
        self.text: list[str] = []
        self.intake = Intake(self.queue, self.text.append)

    def serve(
        self, act: Callable[[Job, Context], Result], *records: dict[str, Any]
    ) -> BatchResponse:
        return self.intake.serve(
            batch(*records), LeftTime(), lambda _, job, context: act(job, context)
        )

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text]


@pytest.fixture
def hall() -> Hall:
    return Hall()


def well(job: Job, context: Context) -> Result:
    return Done("completed")


def test_a_job_that_is_done_is_not_named(hall: Hall) -> None:
    assert hall.serve(well, record(JOB)) == {"batchItemFailures": []}
    assert hall.queue.returned == []


def test_a_job_to_come_again_is_named_and_told_when(hall: Hall) -> None:
    answer = hall.serve(lambda *_: HandBack("leased", 43), record(JOB, name="m1"))
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m1"}]}
    assert hall.queue.returned == [("receipt-m1", 43)]


def test_a_queue_that_does_not_hear_of_it_sends_it_again_anyway(hall: Hall) -> None:
    hall.queue.is_down = True
    answer = hall.serve(lambda *_: HandBack("leased", 43), record(JOB, name="m1"))
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m1"}]}
    assert hall.lines[0]["error"] == "visibility not changed"


@pytest.mark.parametrize("body", ["{", "null", '{"v": 99, "kind": "execute"}', "\ud800"])
def test_F50_poison_is_acked_with_a_line_and_its_neighbours_are_served(
    hall: Hall, body: str
) -> None:
    served: list[str] = []

    def act(job: Job, context: Context) -> Result:
        served.append(job.conversation_id)
        return Done("completed")

    poison = record(JOB) | {"body": body}
    other = record(JOB._replace(conversation_id="c2"))
    assert hall.serve(act, record(JOB), poison, other) == {"batchItemFailures": []}
    assert served == ["c1", "c2"]
    assert [line["outcome"] for line in hall.lines] == ["completed", "poison", "completed"]


def test_F50_what_nobody_foresaw_stays_with_its_own_message(hall: Hall) -> None:
    def act(job: Job, context: Context) -> Result:
        if job.conversation_id == "c1":
            raise ZeroDivisionError(f"with {job.interaction_token}")
        return Done("completed")

    other = record(JOB._replace(conversation_id="c2"))
    answer = hall.serve(act, record(JOB, name="m1", received=3), other)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "m1"}]}
    assert hall.queue.returned == [("receipt-m1", 20)]
    assert "ZeroDivisionError" in hall.lines[0]["traceback"]
    assert TOKEN not in "".join(hall.text)


def test_one_line_tells_of_each_job_and_holds_no_token(hall: Hall) -> None:
    hall.serve(lambda *_: HandBack("put off", 61.5), record(JOB, received=4))
    (line,) = hall.lines
    assert line.pop("duration_ms") >= 0
    assert line == {
        "level": "INFO",
        "received": 4,
        "request_id": "request-1",
        "kind": "execute",
        "conversation_id": "c1",
        "guild_id": "g1",
        "interaction_id": "i1",
        "outcome": "put off",
        "delay_s": 61.5,
    }


def test_lines_below_the_least_severity_are_not_written() -> None:
    text: list[str] = []
    intake = Intake(Counter(), text.append, "ERROR")
    intake.serve(batch(record(JOB)), LeftTime(), lambda *_: Done("completed"))
    assert text == []


def test_the_context_tells_of_this_delivery_alone(hall: Hall) -> None:
    seen: list[Context] = []

    def act(job: Job, context: Context) -> Result:
        seen.append(context)
        return Done("completed")

    hall.serve(act, record(JOB, name="m1", received=3), record(JOB, name="m2"))
    assert [context.received for context in seen] == [3, 1]
    assert [context.owner for context in seen] == ["request-1/m1/3", "request-1/m2/1"]
    assert seen[0].remaining() == 60
    assert not seen[0].is_stopping()


def test_a_record_without_a_count_is_a_first_delivery() -> None:
    bare = {"messageId": "m", "receiptHandle": "r", "body": encode(JOB)}
    assert Delivery.from_record(bare).received == 1


def test_batches_are_served_off_the_main_thread_too(hall: Hall) -> None:
    answers: list[BatchResponse] = []
    thread = threading.Thread(target=lambda: answers.append(hall.serve(well, record(JOB))))
    thread.start()
    thread.join()
    assert answers == [{"batchItemFailures": []}]


STOPPED = """
import os, signal, sys
from lambda_interactions.batch import Intake
from bot.ux_agent.work.services import Done
from tests.lambda_interactions.events import LeftTime, batch, record
from tests.lambda_interactions.test_batch import Counter, JOB

def act(delivery, job, context):
    os.kill(os.getpid(), signal.SIGTERM)
    print("stopping", context.is_stopping(), flush=True)
    return Done("completed")

Intake(Counter(), print).serve(batch(record(JOB)), LeftTime(), act)
print("still here")
"""


@pytest.mark.slow
def test_a_sigterm_is_noted_during_a_job_and_ends_the_process_after_it(root: Any) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOPPED],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGTERM
    assert "stopping True" in done.stdout
    assert '"outcome": "completed"' in done.stdout
    assert "still here" not in done.stdout


def test_after_a_batch_a_sigterm_means_what_it_meant_before(hall: Hall) -> None:
    before = signal.getsignal(signal.SIGTERM)
    hall.serve(well, record(JOB))
    assert signal.getsignal(signal.SIGTERM) is before
