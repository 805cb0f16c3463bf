"""Tests of bot.adapters.deadline: two quick tries, then there is time for an answer."""

import time

import pytest

from bot.adapters.aws.errors import ErrorAnswer, NoAnswer
from bot.adapters.deadline import LATEST_START, Deadline, sleep_about

TIMEOUT = NoAnswer("no answer in time")


def refusal(code: str, status: int) -> ErrorAnswer:
    """AWS's answer with that error."""
    meta = {"HTTPStatusCode": status}
    return ErrorAnswer({"Error": {"Code": code}, "ResponseMetadata": meta})


class Client:
    """Answers from a list, an exception being raised; each call takes `seconds`."""

    def __init__(self, *answers: object, seconds: float = 0) -> None:
        self.answers = list(answers)
        self.seconds = seconds
        self.now = 0.0
        self.requests: list[object] = []
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def put_item(self, **request: object) -> object:
        self.requests.append(request)
        self.now += self.seconds
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def guarded(client: Client) -> tuple[Client, Deadline]:
    deadline = Deadline(lambda: client.now, client.sleep)
    return deadline.guard(client), deadline


def test_a_call_passes_with_what_it_is_given() -> None:
    client = Client("done")
    assert guarded(client)[0].put_item(TableName="t") == "done"
    assert client.requests == [{"TableName": "t"}]


@pytest.mark.parametrize(
    "failure",
    [
        TIMEOUT,
        refusal("InternalServerError", 500),
        refusal("ThrottlingException", 400),
    ],
)
def test_F11_what_fails_for_now_is_tried_once_more(failure: Exception) -> None:
    client = Client(failure, "done")
    assert guarded(client)[0].put_item() == "done"


def test_F11_what_nobody_answers_is_tried_again_at_once() -> None:
    client = Client(TIMEOUT, "done")
    guarded(client)[0].put_item()
    assert client.slept == []


@pytest.mark.parametrize("code", ["ThrottlingException", "ProvisionedThroughputExceededException"])
def test_F11_who_is_busy_is_left_alone_for_a_while_that_grows(code: str) -> None:
    busy = refusal(code, 400)
    client = Client(busy, busy, busy, "done")
    assert guarded(client)[0].put_item() == "done"
    assert client.slept == sorted(client.slept)
    assert 0 < sum(client.slept) < LATEST_START / 2


def test_F11_who_stays_busy_is_not_asked_without_end() -> None:
    client = Client(*[refusal("InternalServerError", 500)] * 10)
    guard, _ = guarded(client)
    with pytest.raises(ErrorAnswer, match="InternalServerError"):
        guard.put_item()
    assert len(client.requests) == 4


def test_F11_no_pause_leads_beyond_the_time() -> None:
    busy = refusal("InternalServerError", 500)
    client = Client(busy, busy, busy, seconds=LATEST_START - 0.01)
    with pytest.raises(ErrorAnswer):
        guarded(client)[0].put_item()
    assert len(client.requests) == 1


def test_a_pause_is_never_twice_the_same() -> None:
    started = time.monotonic()
    sleep_about(0.01)
    assert 0.005 <= time.monotonic() - started < 0.5


def test_what_is_refused_for_good_is_not_tried_again() -> None:
    client = Client(refusal("ConditionalCheckFailedException", 400))
    with pytest.raises(ErrorAnswer, match="ConditionalCheckFailed"):
        guarded(client)[0].put_item()


def test_a_refusal_for_good_does_not_end_the_interaction() -> None:
    client = Client(refusal("ConditionalCheckFailedException", 400), "done")
    guard, _ = guarded(client)
    with pytest.raises(ErrorAnswer):
        guard.put_item()
    assert guard.put_item() == "done"


def test_F11_two_failures_end_every_later_call_at_once() -> None:
    client = Client(TIMEOUT, TIMEOUT, seconds=0.1)
    guard, _ = guarded(client)
    for _ in range(2):
        with pytest.raises(NoAnswer):
            guard.put_item()
    assert len(client.requests) == 2


def test_F11_a_failure_late_in_the_interaction_is_not_tried_again() -> None:
    client = Client("slow", TIMEOUT, seconds=LATEST_START - 0.1)
    guard, _ = guarded(client)
    guard.put_item()
    with pytest.raises(NoAnswer):
        guard.put_item()
    assert len(client.requests) == 2


def test_F11_no_call_begins_when_the_time_is_up() -> None:
    client = Client("slow", seconds=LATEST_START + 0.1)
    guard, _ = guarded(client)
    guard.put_item()
    with pytest.raises(NoAnswer, match="no time is left"):
        guard.put_item()


def test_the_next_interaction_has_its_own_time() -> None:
    client = Client(TIMEOUT, TIMEOUT, "done", seconds=1)
    guard, deadline = guarded(client)
    with pytest.raises(NoAnswer):
        guard.put_item()
    deadline.begin()
    client.answers = ["done"]
    assert guard.put_item() == "done"


def test_F11_what_is_optional_is_tried_once_and_costs_the_others_nothing() -> None:
    client = Client(TIMEOUT, "done", seconds=LATEST_START + 0.3)
    needed, deadline = guarded(client)
    optional = deadline.guard(client, is_optional=True)
    with pytest.raises(NoAnswer):
        optional.put_item()
    assert needed.put_item() == "done"


def test_F11_what_is_optional_and_slow_leaves_no_time_where_there_was_none() -> None:
    client = Client("done", TIMEOUT, "too late", seconds=LATEST_START - 0.1)
    needed, deadline = guarded(client)
    needed.put_item()
    with pytest.raises(NoAnswer):
        deadline.guard(client, is_optional=True).put_item()
    with pytest.raises(NoAnswer, match="no time is left"):
        needed.put_item()
    assert client.now + 1.3 > 3  # one more call might have taken what Discord waits


def test_F11_what_is_optional_does_not_begin_when_the_time_is_up() -> None:
    client = Client("slow", seconds=LATEST_START + 0.1)
    needed, deadline = guarded(client)
    needed.put_item()
    with pytest.raises(NoAnswer, match="no time is left"):
        deadline.guard(client, is_optional=True).put_item()
