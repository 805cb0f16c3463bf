"""One-thread clients for many threads, and what is tried once more."""

import threading
from collections.abc import Mapping
from typing import Any

import pytest

from bot.adapters.aws.errors import AwsError, ErrorAnswer, NoAnswer, NotCalled
from bot.adapters.aws.shared import Shared

THREADS = 8


class OneThreads:
    """A client that notices a second thread, and fails as it is told to."""

    made = 0

    def __init__(self, failures: list[AwsError] | None = None) -> None:
        type(self).made += 1
        self._lock = threading.Lock()
        self._failures = failures if failures is not None else []
        self.meet = threading.Barrier(1)
        self.calls = 0

    def get_item(self, **request: Any) -> Mapping[str, Any]:
        assert self._lock.acquire(blocking=False), "two threads at once"
        try:
            self.calls += 1
            if self._failures:
                raise self._failures.pop(0)
            request["meet"].wait(10)
            return {"asked": request["name"]}
        finally:
            self._lock.release()


@pytest.fixture(autouse=True)
def none_made() -> None:
    OneThreads.made = 0


def test_each_of_many_threads_has_a_client_to_itself() -> None:
    shared, meet = Shared(OneThreads), threading.Barrier(THREADS)
    found: list[Any] = []

    def ask(name: int) -> None:
        found.append((name, shared.get_item(name=name, meet=meet)["asked"]))

    threads = [threading.Thread(target=ask, args=(name,)) for name in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [(name, name) for name in range(THREADS)]
    assert OneThreads.made == THREADS


def test_one_request_after_the_other_needs_one_client() -> None:
    shared = Shared(OneThreads)
    for name in range(3):
        shared.get_item(name=name, meet=threading.Barrier(1))
    assert OneThreads.made == 1


def refusal(code: str, status: int = 400) -> ErrorAnswer:
    """AWS's answer."""
    response = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ErrorAnswer(response)


@pytest.mark.parametrize(
    ("failure", "pauses"),
    [(NoAnswer("silence"), 0), (refusal("ThrottlingException"), 1), (refusal("Odd", 500), 1)],
)
def test_what_passes_is_tried_once_more(failure: AwsError, pauses: int) -> None:
    client = OneThreads([failure])
    slept: list[float] = []
    shared = Shared(lambda: client, slept.append)
    assert shared.get_item(name=1, meet=client.meet) == {"asked": 1}
    assert (client.calls, len(slept)) == (2, pauses)


@pytest.mark.parametrize(
    ("failures", "calls"),
    [
        ([NoAnswer("a"), NoAnswer("b")], 2),
        ([refusal("ThrottlingException")] * 2, 2),
        ([refusal("ConditionalCheckFailedException")], 1),
        ([NotCalled("no credentials")], 1),
    ],
)
def test_what_does_not_is_raised_and_the_client_serves_on(
    failures: list[AwsError], calls: int
) -> None:
    last = failures[-1]
    client = OneThreads(list(failures))
    shared = Shared(lambda: client, lambda seconds: None)
    with pytest.raises(type(last)) as raised:
        shared.get_item(name=1, meet=client.meet)
    assert raised.value is last
    assert client.calls == calls
    assert shared.get_item(name=2, meet=client.meet) == {"asked": 2}
